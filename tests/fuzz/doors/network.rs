//! A network of any kind and any finite numbers, out of any bytes.

use arbitrary::{Result, Unstructured};
use perceptible::network::{Activation, Cost, Network, Output};

pub(super) fn network(bytes: &mut Unstructured) -> Result<Network> {
    let activation = *bytes.choose(&[
        Activation::Sigmoid,
        Activation::Relu,
        Activation::Tanh,
        Activation::Identity,
    ])?;
    let output = *bytes.choose(&[Output::Sigmoid, Output::Softmax])?;
    let cost = *bytes.choose(&[Cost::CrossEntropy, Cost::SquaredError])?;
    let prepared = bytes.arbitrary()?;
    // Sizes that take two bytes of a file, and all remainders of a panel of 16.
    let mut layers = vec![bytes.int_in_range(1..=200)?];
    for _ in 0..bytes.int_in_range(1..=4)? {
        layers.push(bytes.int_in_range(1..=35)?);
    }
    let mut network = Network::zeros(&layers, activation, output).expect("a small network");
    network.cost = cost;
    network.prepared = prepared;
    // Bytes that are out leave the rest as it is: 0.
    for parameter in network.parameters_mut() {
        let Ok(number) = number(bytes) else { break };
        *parameter = number;
    }
    Ok(network)
}

/// Any finite number, those of everyday more often.
fn number(bytes: &mut Unstructured) -> Result<f32> {
    let kind: u8 = bytes.arbitrary()?;
    if kind < 250 {
        return Ok((f32::from(kind) - 125.0) / 64.0);
    }
    let number: f32 = bytes.arbitrary()?;
    Ok(if number.is_finite() { number } else { -0.0 })
}

//! Ten steps of gradient descent against NumPy, every parameter: `tests/golden/steps.py` made the
//! numbers and knows nothing of this crate.

use perceptible::network::{Activation, CLASSIC, Cost, Network, Output};
use perceptible::step::train_step;
use serde::Deserialize;

#[derive(Deserialize)]
struct Run {
    layers: Vec<usize>,
    activation: String,
    output: String,
    cost: String,
    minibatch: usize,
    learning_rate: f32,
    costs: Vec<f64>,
    parameters: Vec<f64>,
}

/// The script's starting parameters: small fractions of whole numbers.
fn start(layers: &[usize], activation: Activation, output: Output) -> Network {
    let mut network = Network::zeros(layers, activation, output).unwrap();
    let mut count = 0;
    for l in 1..layers.len() {
        let scale = f64::from((2.0 / (layers[l - 1] as f64).sqrt()) as f32);
        for weight in network.weights_mut(l) {
            *weight = (((count * 7919 % 2001) as f64 - 1000.0) / 1000.0 * scale) as f32;
            count += 1;
        }
        for bias in network.biases_mut(l) {
            *bias = (((count * 104_729 % 401) as f64 - 200.0) / 1000.0) as f32;
            count += 1;
        }
    }
    network
}

/// The script's images, one after another.
fn images(count: usize, inputs: usize) -> Vec<f32> {
    let mut images = Vec::new();
    for n in 0..count {
        for p in 0..inputs {
            let ink = ((n * 31 + p * 17) % 97) as f32 / 96.0;
            images.push(if (n * 7 + p * 13) % 5 < 2 { ink } else { 0.0 });
        }
    }
    images
}

/// Ten steps; the cost before each.
fn train(network: &mut Network, minibatch: usize, rate: f32) -> Vec<f32> {
    let inputs = network.inputs();
    let images = images(minibatch * 10, inputs);
    let labels: Vec<u8> = (0..minibatch * 10)
        .map(|n| (n * 3 % network.outputs()) as u8)
        .collect();
    images
        .chunks(minibatch * inputs)
        .zip(labels.chunks(minibatch))
        .map(|(images, labels)| train_step(network, images, labels, rate).unwrap())
        .collect()
}

#[test]
fn ten_steps_of_every_kind_of_network_are_those_of_numpy() {
    let runs: Vec<Run> = serde_json::from_str(include_str!("golden/steps.json")).unwrap();
    assert_eq!(runs.len(), 16);
    for run in runs {
        let activation = Activation::from_name(&run.activation).unwrap();
        let output = Output::from_name(&run.output).unwrap();
        let mut network = start(&run.layers, activation, output);
        network.cost = Cost::from_name(&run.cost).unwrap();
        let costs = train(&mut network, run.minibatch, run.learning_rate);
        for (got, expected) in costs.iter().zip(&run.costs) {
            assert!(
                (f64::from(*got) - expected).abs() < 1e-5,
                "{got} {expected}"
            );
        }
        assert_eq!(network.parameters().len(), run.parameters.len());
        for (n, (got, expected)) in network.parameters().iter().zip(&run.parameters).enumerate() {
            assert!(
                (f64::from(*got) - expected).abs() < 1e-5,
                "{} {} {}: parameter {n} is {got}, expected {expected}",
                run.activation,
                run.output,
                run.cost
            );
        }
    }
}

#[test]
fn ten_steps_of_the_classic_network_are_those_of_numpy() {
    let mut network = start(&CLASSIC, Activation::Sigmoid, Output::Sigmoid);
    train(&mut network, 10, 0.5);
    let (words, rest) = include_bytes!("golden/classic.f32").as_chunks::<4>();
    assert_eq!((words.len(), rest.len()), (13_002, 0));
    let mut moved = 0.0f32;
    let begun = start(&CLASSIC, Activation::Sigmoid, Output::Sigmoid);
    for (n, &word) in words.iter().enumerate() {
        let (got, expected) = (network.parameters()[n], f32::from_le_bytes(word));
        assert!(
            (got - expected).abs() < 1e-5,
            "parameter {n} is {got}, expected {expected}"
        );
        moved = moved.max((expected - begun.parameters()[n]).abs());
    }
    assert!(
        moved > 0.1,
        "the steps must be large enough to tell: {moved}"
    );
}

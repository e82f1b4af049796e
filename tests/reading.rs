//! The forward pass in all its shapes: against the plain network, one by one and several at once,
//! and at its door.

#[allow(dead_code, unreachable_pub)] // the gradient's tests use more of it
mod support;

use perceptible::batch::Batch;
use perceptible::network::{Activation, Network, Output};
use perceptible::random::Random;
use support::{ACTIVATIONS, OUTPUTS, Plain};

/// Layers of 1, 2, 8, 10, 16 and more neurons, of few and of many, with and without a remainder.
const SHAPES: [&[usize]; 6] = [
    &[784, 16, 16, 10],
    &[784, 16, 10],
    &[784, 100, 40, 10],
    &[64, 33, 1],
    &[65, 27, 48, 3],
    &[5, 2],
];
/// Every shape with every activation function and output, from one seed.
fn networks() -> impl Iterator<Item = Network> {
    SHAPES.iter().flat_map(|layers| {
        ACTIVATIONS.iter().flat_map(|&activation| {
            OUTPUTS.map(|output| Network::random(layers, activation, output, 5).unwrap())
        })
    })
}

/// About a fifth of the numbers are not 0, as in a digit.
fn images(count: usize, inputs: usize) -> Vec<f32> {
    let mut random = Random::new(3);
    (0..count * inputs)
        .map(|_| match random.below(5) {
            0 => random.uniform(),
            _ => 0.0,
        })
        .collect()
}

#[test]
fn a_network_of_any_shape_reads_as_the_plain_one_does() {
    for network in networks() {
        let plain = Plain::of(&network);
        let mut trace = network.trace();
        for image in images(20, network.inputs()).chunks_exact(network.inputs()) {
            network.forward(image, &mut trace);
            let wide: Vec<f64> = image.iter().map(|&pixel| pixel.into()).collect();
            for (got, expected) in trace.outputs().iter().zip(plain.outputs(&wide)) {
                assert!(
                    (f64::from(*got) - expected).abs() < 1e-5,
                    "{:?} {:?}: {got}, expected {expected}",
                    network.layers(),
                    network.activation()
                );
            }
        }
    }
}

#[test]
fn several_images_at_once_give_the_bits_of_one_by_one() {
    for network in networks() {
        let mut batch = Batch::new(&network);
        let mut trace = network.trace();
        for count in [0, 1, 7, 20, 2] {
            let images = images(count, network.inputs());
            let mut single = Vec::new();
            for image in images.chunks_exact(network.inputs()) {
                network.forward(image, &mut trace);
                single.extend_from_slice(trace.outputs());
            }
            let together: Vec<f32> = batch
                .outputs(&network, 0, &images)
                .unwrap()
                .flatten()
                .copied()
                .collect();
            assert_eq!(together, single, "{count} images: {:?}", network.layers());
        }
    }
}

#[test]
fn what_is_not_in_0_to_1_is_refused_with_its_place_and_minus_0_is_not() {
    let network = Network::random(&[784, 16, 10], Activation::Sigmoid, Output::Sigmoid, 5).unwrap();
    let mut trace = network.trace();
    let mut batch = Batch::new(&network);
    let mut images = images(3, 784);
    images[784 + 700] = -0.0;
    assert!(batch.outputs(&network, 0, &images).is_ok());
    trace.input_mut().copy_from_slice(&images[784..2 * 784]);
    assert!(network.read(&mut trace).is_ok());

    for (value, name) in [(1.5, "1.5"), (-0.25, "-0.25"), (f32::NAN, "NaN")] {
        images[784 + 700] = value;
        let refused = batch.outputs(&network, 40, &images).err().unwrap();
        let expected = format!("expected numbers of 0 to 1, got {name} at 700");
        assert_eq!(refused.to_string(), format!("image 41: {expected}"));
        trace.input_mut()[700] = value;
        assert_eq!(network.read(&mut trace).unwrap_err().to_string(), expected);
    }
    let refused = batch.outputs(&network, 0, &images[1..]).err().unwrap();
    let expected = "expected n x 784 numbers for n images, got 2351";
    assert_eq!(refused.to_string(), expected);
}

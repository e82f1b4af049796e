//! The gradient against the slope of the cost, measured: every parameter moved a little up and a
//! little down in a network too simple to be wrong.

#[allow(unreachable_pub)]
mod support;

use perceptible::minibatch::Minibatch;
use perceptible::network::{Activation, Cost, Network, Output};
use perceptible::random::Random;
use perceptible::step::train_step;
use support::{ACTIVATIONS, COSTS, OUTPUTS, Plain};

const SHAPES: [&[usize]; 4] = [&[5, 3], &[7, 5, 4], &[9, 6, 5, 3], &[20, 19, 18, 17, 2]];

/// Every combination of shape, activation, output and cost, with biases that are not 0.
fn networks() -> Vec<Network> {
    let mut networks = Vec::new();
    for (n, shape) in SHAPES.iter().enumerate() {
        for activation in ACTIVATIONS {
            for output in OUTPUTS {
                for cost in COSTS {
                    let seed = 40 + n as u64;
                    let mut network = Network::random(shape, activation, output, seed).unwrap();
                    let mut random = Random::new(seed);
                    for l in 1..shape.len() {
                        network.biases_mut(l).fill_with(|| 0.3 * random.normal());
                    }
                    network.cost = cost;
                    networks.push(network);
                }
            }
        }
    }
    networks
}

/// An input with some zeros, as images have, and a soft target.
fn example(network: &Network) -> (Vec<f32>, Vec<f32>) {
    let mut random = Random::new(9);
    let mut input: Vec<f32> = (0..network.inputs()).map(|_| random.uniform()).collect();
    input[1] = 0.0;
    let mut target: Vec<f32> = (0..network.outputs()).map(|_| random.uniform()).collect();
    let total: f32 = target.iter().sum();
    target.iter_mut().for_each(|y| *y /= total);
    (input, target)
}

/// The mean cost of examples and its derivative by every parameter.
fn gradient<'a>(
    network: &Network,
    examples: impl IntoIterator<Item = (&'a [f32], &'a [f32])>,
) -> (f32, Vec<f32>) {
    let mut minibatch = Minibatch::new(network);
    for (input, target) in examples {
        minibatch.push(input, target).unwrap();
    }
    minibatch.forward(network);
    minibatch.backward(network, 1.0);
    let mut gradient = vec![0.0; network.parameters().len()];
    minibatch.add_gradient(&mut gradient);
    (minibatch.cost(network), gradient)
}

fn wide(numbers: &[f32]) -> Vec<f64> {
    numbers.iter().map(|&number| number.into()).collect()
}

#[test]
fn outputs_and_cost_are_those_of_the_plain_network() {
    for network in networks() {
        let (input, target) = example(&network);
        let mut trace = network.trace();
        network.forward(&input, &mut trace);
        let plain = Plain::of(&network);
        let outputs = plain.outputs(&wide(&input));
        for (got, expected) in trace.outputs().iter().zip(&outputs) {
            assert!(
                (f64::from(*got) - expected).abs() < 2e-6,
                "{got} {expected}"
            );
        }
        let (cost, _) = gradient(&network, [(&input[..], &target[..])]);
        let got = f64::from(cost);
        let expected = plain.cost(&wide(&input), &wide(&target));
        assert!(
            (got - expected).abs() < 1e-5 * expected.max(1.0),
            "{got} {expected}"
        );
    }
}

#[test]
fn every_parameters_slope_is_the_central_difference() {
    for network in networks() {
        let (input, target) = example(&network);
        let (_, gradient) = gradient(&network, [(&input[..], &target[..])]);
        let mut plain = Plain::of(&network);
        let (input, target) = (wide(&input), wide(&target));
        let h = 1e-6;
        for (n, &got) in gradient.iter().enumerate() {
            let at = plain.parameters[n];
            plain.parameters[n] = at + h;
            let above = plain.cost(&input, &target);
            plain.parameters[n] = at - h;
            let below = plain.cost(&input, &target);
            plain.parameters[n] = at;
            let measured = (above - below) / (2.0 * h);
            assert!(
                (f64::from(got) - measured).abs() < 1e-5 * measured.abs().max(1.0),
                "{:?} {:?} {:?} {:?}: parameter {n} has slope {got}, measured {measured}",
                network.layers(),
                network.activation(),
                network.output(),
                network.cost
            );
        }
    }
}

#[test]
fn a_small_step_lowers_the_cost_by_rate_times_squared_gradient() {
    for mut network in networks() {
        let (input, _) = example(&network);
        let label = [1u8];
        let mut target = vec![0.0; network.outputs()];
        target[1] = 1.0;
        let (_, slopes) = gradient(&network, [(&input[..], &target[..])]);
        let squared: f32 = slopes.iter().map(|slope| slope * slope).sum();
        let rate = 1e-3;
        let before = train_step(&mut network, &input, &label, rate).unwrap();
        let (after, _) = gradient(&network, [(&input[..], &target[..])]);
        let fall = before - after;
        let expected = rate * squared;
        assert!(
            (fall - expected).abs() < 0.05 * expected + 2e-6,
            "{fall} {expected}"
        );
    }
}

#[test]
fn a_minibatch_is_the_mean_of_its_examples() {
    let start = Network::random(&[6, 5, 4], Activation::Tanh, Output::Softmax, 5).unwrap();
    let mut random = Random::new(3);
    let images: Vec<f32> = (0..18).map(|_| random.uniform()).collect();
    let labels = [0, 3, 1];
    let mut together = start.clone();
    train_step(&mut together, &images, &labels, 0.3).unwrap();
    for n in 0..start.parameters().len() {
        let mut moved = 0.0;
        for (image, &label) in images.chunks(6).zip(&labels) {
            let mut alone = start.clone();
            train_step(&mut alone, image, &[label], 0.3).unwrap();
            moved += alone.parameters()[n] - start.parameters()[n];
        }
        let got = together.parameters()[n] - start.parameters()[n];
        assert!((got - moved / 3.0).abs() < 1e-6);
    }
}

#[test]
fn bad_minibatches_are_refused_and_change_nothing() {
    let start = Network::random(&[4, 3, 2], Activation::Relu, Output::Sigmoid, 5).unwrap();
    let image = [0.1, 0.2, 0.3, 0.4];
    let cases: [(&[f32], &[u8], f32, &str); 11] = [
        (
            &[],
            &[],
            0.1,
            "expected at least 1 label in a minibatch, got none",
        ),
        (
            &image[1..],
            &[0],
            0.1,
            "expected 1 x 4 = 4 numbers for 1 labels, got 3",
        ),
        (
            &image,
            &[0, 1],
            0.1,
            "expected 2 x 4 = 8 numbers for 2 labels, got 4",
        ),
        (
            &image,
            &[2],
            0.1,
            "expected labels of 0 to 1, got 2 for image 0",
        ),
        (
            &[0.0, f32::NAN, 0.0, 0.0],
            &[0],
            0.1,
            "image 0: expected numbers of 0 to 1, got NaN at 1",
        ),
        (
            &[0.0, 0.0, 1.5, 0.0],
            &[0],
            0.1,
            "image 0: expected numbers of 0 to 1, got 1.5 at 2",
        ),
        (
            &image,
            &[0],
            0.0,
            "expected a learning rate that is positive and finite, got 0",
        ),
        (
            &image,
            &[0],
            -1.0,
            "expected a learning rate that is positive and finite, got -1",
        ),
        (
            &image,
            &[0],
            f32::NAN,
            "expected a learning rate that is positive and finite, got NaN",
        ),
        (
            &image,
            &[0],
            f32::INFINITY,
            "expected a learning rate that is positive and finite, got infinity",
        ),
        (
            &image,
            &[1],
            f32::MAX,
            "expected a step to finite weights, got an overflow at learning rate 3.402823e38; the weights are as they were",
        ),
    ];
    for (images, labels, rate, sentence) in cases {
        let mut network = start.clone();
        if rate == f32::MAX {
            network.biases_mut(2).copy_from_slice(&[30.0, -30.0]);
            network.biases_mut(1).fill(5.0);
        }
        let before = network.clone();
        let error = train_step(&mut network, images, labels, rate).unwrap_err();
        assert_eq!(error.to_string(), sentence);
        assert_eq!(network, before);
    }
}

#[test]
fn the_four_activations_are_told_apart_by_their_slopes() {
    // A guard on the list above: with one parameter layer only, activations would not matter.
    let costs: Vec<f32> = ACTIVATIONS
        .iter()
        .map(|&activation| {
            let mut network = Network::random(&[4, 3, 2], activation, Output::Sigmoid, 5).unwrap();
            network.cost = Cost::SquaredError;
            train_step(&mut network, &[0.9, 0.2, 0.7, 0.4], &[0], 1.0).unwrap();
            train_step(&mut network, &[0.9, 0.2, 0.7, 0.4], &[0], 1.0).unwrap()
        })
        .collect();
    for (n, a) in costs.iter().enumerate() {
        assert!(costs[..n].iter().all(|b| a != b), "{costs:?}");
    }
}

//! A minibatch against one example at a time, over shapes that leave panels, pairs and rows odd.

use perceptible::minibatch::Minibatch;
use perceptible::network::{Activation, Network, Output};
use perceptible::random::Random;
use perceptible::step::Step;

const SHAPES: [&[usize]; 6] = [
    &[5, 3],
    &[70, 16, 16, 10],
    &[70, 33, 1, 2],
    &[130, 18, 31, 17],
    &[64, 48, 32, 5],
    &[3, 4, 100, 6],
];

/// Images of which four fifths are paper, the first of a minibatch quite blank.
fn images(n: usize, inputs: usize, random: &mut Random) -> Vec<f32> {
    let mut pixel = |k: usize| {
        if k < inputs || random.below(5) > 0 {
            0.0
        } else {
            random.uniform()
        }
    };
    (0..n * inputs).map(&mut pixel).collect()
}

fn each_network(mut test: impl FnMut(&Network, &mut Random)) {
    let mut random = Random::new(6);
    for shape in SHAPES {
        for (activation, output) in [
            (Activation::Sigmoid, Output::Sigmoid),
            (Activation::Relu, Output::Softmax),
        ] {
            let mut network = Network::random(shape, activation, output, 3).unwrap();
            for parameter in network.parameters_mut() {
                *parameter += 0.1 * random.normal();
            }
            test(&network, &mut random);
        }
    }
}

#[test]
fn a_minibatch_says_bit_for_bit_what_each_image_is_told_alone() {
    each_network(|network, random| {
        let (inputs, outputs) = (network.inputs(), network.outputs());
        let mut minibatch = Minibatch::new(network);
        for n in [1, 2, 3, 8, 19, 5] {
            let images = images(n, inputs, random);
            let labels: Vec<u8> = (0..n).map(|n| (n % outputs) as u8).collect();
            minibatch.read(&images, &labels).unwrap();
            minibatch.forward(network);
            let mut trace = network.trace();
            for (n, image) in images.chunks(inputs).enumerate() {
                network.forward(image, &mut trace);
                assert_eq!(
                    minibatch.outputs(n),
                    trace.outputs(),
                    "{:?}",
                    network.layers()
                );
            }
        }
    });
}

#[test]
fn deltas_do_not_depend_on_what_else_is_in_the_minibatch() {
    each_network(|network, random| {
        let (inputs, outputs) = (network.inputs(), network.outputs());
        let images = images(5, inputs, random);
        let labels: Vec<u8> = (0..5).map(|n| (n % outputs) as u8).collect();
        let mut together = Minibatch::labelled(network, &images, &labels).unwrap();
        together.forward(network);
        together.backward(network, 5.0);
        for (n, image) in images.chunks(inputs).enumerate() {
            let mut alone = Minibatch::labelled(network, image, &labels[n..=n]).unwrap();
            alone.forward(network);
            alone.backward(network, 1.0);
            for l in 1..network.layers().len() {
                assert_eq!(together.deltas(l, n), alone.deltas(l, 0));
                assert_eq!(alone.deltas(l, 0).len(), network.layers()[l]);
            }
        }
    });
}

#[test]
fn a_gradient_is_added_to_what_there_was_example_by_example() {
    each_network(|network, random| {
        let (inputs, outputs) = (network.inputs(), network.outputs());
        let images = images(5, inputs, random);
        let labels: Vec<u8> = (0..5).map(|n| (n % outputs) as u8).collect();
        let mut minibatch = Minibatch::new(network);
        let mut add = |images: &[f32], labels: &[u8], scale: f32, to: &mut [f32]| {
            minibatch.read(images, labels).unwrap();
            minibatch.forward(network);
            minibatch.backward(network, scale);
            minibatch.add_gradient(to);
        };
        let mut together = vec![1.0; network.parameters().len()];
        add(&images, &labels, 5.0, &mut together);
        let mut one_by_one = vec![1.0; network.parameters().len()];
        for (n, image) in images.chunks(inputs).enumerate() {
            add(image, &labels[n..=n], 1.0, &mut one_by_one);
        }
        for (n, (a, b)) in together.iter().zip(&one_by_one).enumerate() {
            let layers = network.layers();
            assert!((a - b).abs() < 1e-5, "{layers:?}: parameter {n}: {a}, {b}");
        }
    });
}

#[test]
fn a_refused_image_leaves_no_example_behind() {
    let network = Network::random(&[3, 2], Activation::Relu, Output::Sigmoid, 1).unwrap();
    let mut minibatch = Minibatch::labelled(&network, &[0.0, 0.5, 1.0], &[1]).unwrap();
    let bad = [0.0, 0.5, 1.0, 0.0, 0.5, -0.1];
    let error = minibatch.read(&bad, &[0, 1]).unwrap_err();
    assert_eq!(
        error.to_string(),
        "image 1: expected numbers of 0 to 1, got -0.1 at 2"
    );
    assert!(minibatch.is_empty());
    minibatch.push(&[0.0, -0.0, 1.0], &[0.5, 0.5]).unwrap();
    for image in [&[0.0, 1.0][..], &[0.0, f32::NAN, 0.0]] {
        assert!(minibatch.push(image, &[1.0, 0.0]).is_err());
    }
    assert_eq!(minibatch.len(), 1);
}

/// As close to infinity as finite numbers can be: the bias is the largest f32, and the only output
/// says "not at all" where it should say "quite", so that every step pushes the bias on.
#[test]
fn no_step_that_is_taken_ends_in_infinity_and_none_that_is_refused_changes_a_bit() {
    let mut start = Network::zeros(&[2, 1], Activation::Sigmoid, Output::Sigmoid).unwrap();
    start.weights_mut(1).fill(f32::MIN * (0.5 + 1.0 / 128.0));
    start.biases_mut(1).fill(f32::MAX);
    for n in [1, 2, 32] {
        for exponent in 0..39 {
            let mut network = start.clone();
            let rate = libm::powf(10.0, exponent as f32);
            let images = vec![1.0; 2 * n];
            let taken = Step::new(&network).take(&mut network, &images, &vec![0; n], rate);
            if exponent < 30 {
                assert!(taken.is_ok(), "{n} images, 1e{exponent}");
                assert!(network.parameters().iter().all(|p| p.is_finite()));
            }
            if exponent > 30 {
                assert!(taken.is_err(), "{n} images, 1e{exponent}");
                assert_eq!(network, start);
            }
        }
    }
}

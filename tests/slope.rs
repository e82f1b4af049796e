//! What examples ask for, against the cost itself: moved a little, it changes as the slopes say.

use perceptible::lessons::Lessons;
use perceptible::measure::{answers, measure};
use perceptible::minibatch::Minibatch;
use perceptible::network::{Activation, Cost, Network, Output};
use perceptible::random::Random;
use perceptible::samples::Samples;
use perceptible::slope::{costs_along, gradient, image_slopes, mean_cost, wishes};
use perceptible::step::train_step;

fn network(output: Output, cost: Cost) -> Network {
    let layers = [12, 7, 6, 5];
    let mut network = Network::random(&layers, Activation::Sigmoid, output, 5).unwrap();
    network.cost = cost;
    network
}

fn every_kind() -> [Network; 4] {
    [
        network(Output::Sigmoid, Cost::CrossEntropy),
        network(Output::Sigmoid, Cost::SquaredError),
        network(Output::Softmax, Cost::CrossEntropy),
        network(Output::Softmax, Cost::SquaredError),
    ]
}

fn images(n: usize) -> Vec<f32> {
    let mut random = Random::new(8);
    (0..n * 12).map(|_| random.uniform()).collect()
}

const LABELS: [u8; 4] = [3, 0, 4, 3];

#[test]
fn the_gradient_is_what_a_step_of_descent_takes() {
    for network in every_kind() {
        let images = images(4);
        let mut minibatch = Minibatch::labelled(&network, &images, &LABELS).unwrap();
        let slopes = gradient(&network, &mut minibatch);
        let mut stepped = network.clone();
        let cost = train_step(&mut stepped, &images, &LABELS, 0.5).unwrap();
        assert!((cost - mean_cost(&network, &mut minibatch)).abs() < 1e-6);
        for ((before, after), slope) in network
            .parameters()
            .iter()
            .zip(stepped.parameters())
            .zip(slopes)
        {
            assert!((before - 0.5 * slope - after).abs() < 1e-6);
        }
    }
}

#[test]
fn the_cost_along_the_gradient_falls_as_steeply_as_its_square_says() {
    for network in every_kind() {
        let images = images(4);
        let mut minibatch = Minibatch::labelled(&network, &images, &LABELS).unwrap();
        let slopes = gradient(&network, &mut minibatch);
        let steepness: f32 = slopes.iter().map(|slope| slope * slope).sum();
        let h = 1e-3;
        let costs = costs_along(&network, &mut minibatch, &slopes, &[-h, 0.0, h]).unwrap();
        assert_eq!(costs[1], mean_cost(&network, &mut minibatch));
        let measured = (costs[2] - costs[0]) / (2.0 * h);
        assert!(
            (measured - steepness).abs() < 0.02 * steepness + 2e-4,
            "{measured} measured, {steepness} expected"
        );
    }
}

/// dC/da of neuron `j` of layer `l`: the next layer's biases moved by what the neuron would add.
fn measured_wish(network: &Network, image: &[f32], label: u8, l: usize, j: usize) -> f32 {
    let h = 1e-2;
    let out = network.layers()[l + 1];
    let cost = |by: f32| {
        let mut moved = network.clone();
        for k in 0..out {
            moved.biases_mut(l + 1)[k] += by * network.weights(l + 1)[j * out + k];
        }
        mean_cost(
            &moved,
            &mut Minibatch::labelled(&moved, image, &[label]).unwrap(),
        )
    };
    (cost(h) - cost(-h)) / (2.0 * h)
}

#[test]
fn wishes_are_the_slopes_along_activations_and_weighted_sums() {
    for mut network in every_kind() {
        let image = images(1);
        let mut trace = network.trace();
        network.forward(&image, &mut trace);
        let wishes = wishes(&network, &image, 2).unwrap();
        let labels = [2];
        let mut minibatch = Minibatch::labelled(&network, &image, &labels).unwrap();
        assert!((wishes.cost - mean_cost(&network, &mut minibatch)).abs() < 1e-6);
        for l in 1..=3 {
            for j in 0..network.layers()[l] {
                let h = 1e-2;
                let before = network.biases(l)[j];
                let mut cost = |bias: f32| {
                    network.biases_mut(l)[j] = bias;
                    mean_cost(
                        &network,
                        &mut Minibatch::labelled(&network, &image, &labels).unwrap(),
                    )
                };
                let slope = (cost(before + h) - cost(before - h)) / (2.0 * h);
                cost(before);
                let wish = wishes.weighted_sums[l - 1][j];
                assert!((wish - slope).abs() < 1e-3, "layer {l}: {wish}, {slope}");
                if l < 3 {
                    let slope = measured_wish(&network, &image, 2, l, j);
                    let wish = wishes.activations[l - 1][j];
                    assert!((wish - slope).abs() < 1e-3, "layer {l}: {wish}, {slope}");
                }
            }
        }
        let outputs = trace.outputs();
        for (k, &wish) in wishes.activations[2].iter().enumerate() {
            let (a, y) = (outputs[k], if k == 2 { 1.0 } else { 0.0 });
            let expected = match (network.cost, network.output()) {
                (Cost::SquaredError, _) => a - y,
                (_, Output::Sigmoid) => (1.0 - y) / (1.0 - a) - y / a,
                (_, Output::Softmax) => -y / a,
            };
            assert!((wish - expected).abs() < 1e-4 * expected.abs().max(1.0));
        }
    }
}

#[test]
fn the_doors_say_what_came() {
    let network = network(Output::Sigmoid, Cost::SquaredError);
    let images = images(1);
    let refused = |images: &[f32], labels: &[u8]| {
        Minibatch::labelled(&network, images, labels)
            .unwrap_err()
            .to_string()
    };
    assert_eq!(
        refused(&[], &[]),
        "expected at least 1 label in a minibatch, got none"
    );
    assert_eq!(
        refused(&images, &[1, 2]),
        "expected 2 x 12 = 24 numbers for 2 labels, got 12"
    );
    assert_eq!(
        refused(&images, &[5]),
        "expected labels of 0 to 4, got 5 for image 0"
    );
    let mut minibatch = Minibatch::labelled(&network, &images, &[1]).unwrap();
    let mut along = |direction: &[f32], steps: &[f32]| {
        costs_along(&network, &mut minibatch, direction, steps)
            .unwrap_err()
            .to_string()
    };
    assert_eq!(
        along(&[1.0], &[0.0]),
        "expected a direction of 174 numbers, got 1"
    );
    let straight = vec![1.0; 174];
    assert_eq!(
        along(&straight, &[0.0, f32::NAN]),
        "expected steps of finite numbers, got NaN at 1"
    );
    let mut broken = straight;
    broken[7] = f32::INFINITY;
    assert_eq!(
        along(&broken, &[0.0]),
        "expected a direction of finite numbers, got infinity at 7"
    );
}

#[test]
fn a_measure_counts_every_sample_once_where_it_belongs() {
    let samples = Samples::drawn(300, &mut Random::new(2)).prepared();
    let network = perceptible::model::bundled();
    let lessons = samples.lessons();
    let found = measure(&network, &lessons);
    assert_eq!(found.n, 300);
    assert_eq!(found.confusion.iter().sum::<u32>(), 300);
    let diagonal: u32 = (0..10).map(|k| found.confusion[k * 11]).sum();
    assert_eq!(diagonal as usize, found.correct);
    for (n, &answer) in answers(&network, &lessons).iter().enumerate() {
        let mut trace = network.trace();
        network.forward(&samples.image(n), &mut trace);
        assert_eq!(trace.digit(), usize::from(answer));
    }
    assert!(found.correct > 255, "{} of 300", found.correct);
    assert!(found.cost > 0.0 && found.cost < 1.0);
    assert_eq!(measure(&network, &Lessons::default()).cost, 0.0);
}

#[test]
fn shuffled_samples_keep_what_they_are_made_of() {
    let samples = Samples::drawn(50, &mut Random::new(3));
    let mut random = Random::new(4);
    let labels = samples.with_shuffled_labels(&mut random);
    let sorted = |labels: &[u8]| {
        let mut labels = labels.to_vec();
        labels.sort_unstable();
        labels
    };
    assert_ne!(labels.labels(), samples.labels());
    assert_eq!(sorted(labels.labels()), sorted(samples.labels()));
    assert_eq!(labels.image(7), samples.image(7));

    let pixels = samples.with_shuffled_pixels(&mut random);
    assert_eq!(pixels.labels(), samples.labels());
    let place =
        |of: &Samples, n: usize, value: f32| of.image(n).iter().filter(|v| **v == value).count();
    assert_ne!(pixels.image(0), samples.image(0));
    for n in 0..50 {
        for value in samples.image(n) {
            assert_eq!(place(&pixels, n, value), place(&samples, n, value));
        }
    }
    // One order for all: a pixel that is paper in every image stays so somewhere.
    let never = |of: &Samples| {
        (0..784)
            .filter(|&p| (0..50).all(|n| of.image(n)[p] == 0.0))
            .count()
    };
    assert_eq!(never(&pixels), never(&samples));
}

#[test]
fn the_slopes_along_an_image_are_those_of_the_weighted_sums() {
    for network in every_kind() {
        let mut image = images(1);
        let of: Vec<f32> = vec![1.0, 0.0, -1.0, 0.5, 0.0];
        let mut trace = network.trace();
        let mut sum = |image: &[f32]| -> f32 {
            network.forward(image, &mut trace);
            let sums = trace.weighted_sums(3);
            sums.iter().zip(&of).map(|(z, k)| z * k).sum()
        };
        sum(&image);
        let slopes = {
            let mut trace = network.trace();
            network.forward(&image, &mut trace);
            image_slopes(&network, &trace, &of)
        };
        for pixel in 0..12 {
            let (before, h) = (image[pixel], 1e-2);
            image[pixel] = before + h;
            let above = sum(&image);
            image[pixel] = before - h;
            let below = sum(&image);
            image[pixel] = before;
            let measured = (above - below) / (2.0 * h);
            assert!((slopes[pixel] - measured).abs() < 1e-3, "pixel {pixel}");
        }
    }
}

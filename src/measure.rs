//! How well a network reads samples: its answers, how many are right, the mean cost, and which digits
//! are taken for which.

use crate::forward::brightest;
use crate::minibatch::Minibatch;
use crate::network::Network;
use crate::samples::Samples;

/// What a network makes of samples.
#[derive(Clone, Debug, PartialEq)]
pub struct Measure {
    /// The number of samples.
    pub n: usize,
    /// How many were read as their label says.
    pub correct: usize,
    /// Their mean cost; 0 where there is none.
    pub cost: f32,
    /// How often a digit (row) got an answer (column), row-major 10 x 10.
    pub confusion: [u32; 100],
    /// The fullest output for each sample.
    pub answers: Vec<u8>,
}

/// Samples read together.
const TOGETHER: usize = 64;

/// Reads every sample with a network of 784 inputs and ten outputs.
pub fn measure(network: &Network, samples: &Samples) -> Measure {
    assert_eq!(network.outputs(), 10, "outputs");
    let mut measure = Measure {
        n: samples.len(),
        correct: 0,
        cost: 0.0,
        confusion: [0; 100],
        answers: Vec::with_capacity(samples.len()),
    };
    let mut minibatch = Minibatch::new(network);
    let mut total = 0.0;
    for (n, labels) in samples.labels().chunks(TOGETHER).enumerate() {
        minibatch.clear();
        for (k, &label) in labels.iter().enumerate() {
            let mut target = [0.0; 10];
            target[usize::from(label)] = 1.0;
            minibatch
                .push(&samples.image(n * TOGETHER + k), &target)
                .expect("bytes are numbers of 0 to 1");
        }
        minibatch.forward(network);
        total += f64::from(minibatch.cost(network)) * labels.len() as f64;
        for (k, &label) in labels.iter().enumerate() {
            let answer = brightest(minibatch.outputs(k));
            measure.correct += usize::from(answer == usize::from(label));
            measure.confusion[usize::from(label) * 10 + answer] += 1;
            measure.answers.push(answer as u8);
        }
    }
    if measure.n > 0 {
        measure.cost = (total / measure.n as f64) as f32;
    }
    measure
}

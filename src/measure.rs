//! How well a network reads samples: its answers, how many are right, the mean cost, and which digits
//! are taken for which.

use crate::learn::cost;
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

/// Reads every sample with a network of 784 inputs and ten outputs.
pub fn measure(network: &Network, samples: &Samples) -> Measure {
    assert_eq!(network.outputs(), 10, "outputs");
    let mut trace = network.trace();
    let mut measure = Measure {
        n: samples.len(),
        correct: 0,
        cost: 0.0,
        confusion: [0; 100],
        answers: Vec::with_capacity(samples.len()),
    };
    let mut total = 0.0;
    for (n, &label) in samples.labels().iter().enumerate() {
        network.forward(&samples.image(n), &mut trace);
        let answer = trace.digit();
        let mut target = [0.0; 10];
        target[usize::from(label)] = 1.0;
        total += cost(network, &trace, &target);
        measure.correct += usize::from(answer == usize::from(label));
        measure.confusion[usize::from(label) * 10 + answer] += 1;
        measure.answers.push(answer as u8);
    }
    if measure.n > 0 {
        measure.cost = total / measure.n as f32;
    }
    measure
}

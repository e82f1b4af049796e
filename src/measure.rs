//! How well a network reads: its answers, how many are right, the mean cost, and which digits are
//! taken for which.

use std::ops::Range;

use crate::forward::brightest;
use crate::lessons::Lessons;
use crate::minibatch::Minibatch;
use crate::network::Network;

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
}

/// Lessons read together.
const TOGETHER: usize = 64;

/// Reads every lesson with a network of ten outputs; each lesson's label is the output that it asks
/// most of.
pub fn measure(network: &Network, lessons: &Lessons) -> Measure {
    assert_eq!(network.outputs(), 10, "outputs");
    let mut measure = Measure {
        n: lessons.len(),
        correct: 0,
        cost: 0.0,
        confusion: [0; 100],
    };
    let mut total = 0.0;
    each(network, lessons, |range, minibatch| {
        total += f64::from(minibatch.cost(network)) * range.len() as f64;
        for (k, n) in range.enumerate() {
            let (label, answer) = (
                brightest(lessons.target(n)),
                brightest(minibatch.outputs(k)),
            );
            measure.correct += usize::from(answer == label);
            measure.confusion[label * 10 + answer] += 1;
        }
    });
    if measure.n > 0 {
        measure.cost = (total / measure.n as f64) as f32;
    }
    measure
}

/// The fullest of at most 256 outputs for each lesson.
pub fn answers(network: &Network, lessons: &Lessons) -> Vec<u8> {
    let mut answers = Vec::with_capacity(lessons.len());
    each(network, lessons, |range, minibatch| {
        let fullest = (0..range.len()).map(|k| brightest(minibatch.outputs(k)) as u8);
        answers.extend(fullest);
    });
    answers
}

/// The forward pass of all lessons, some at a time.
fn each(network: &Network, lessons: &Lessons, mut see: impl FnMut(Range<usize>, &Minibatch)) {
    let mut minibatch = Minibatch::new(network);
    for first in (0..lessons.len()).step_by(TOGETHER) {
        let range = first..lessons.len().min(first + TOGETHER);
        minibatch.clear();
        for n in range.clone() {
            minibatch.push_lesson(lessons, n);
        }
        minibatch.forward(network);
        see(range, &minibatch);
    }
}

//! Learning's formulas: the cost of answers, and the deltas that its gradient is made of by
//! back-propagation. The way back through the layers is in [`crate::minibatch`]; what is done with
//! a gradient in [`crate::step`] and [`crate::train`].
//!
//! With target y (a label is a 1 among 0s; a target may also be soft):
//!
//! ```text
//! cross-entropy, sigmoid outputs   C = - sum_k [ y_k ln a_k + (1 - y_k) ln(1 - a_k) ]
//! cross-entropy, softmax outputs   C = - sum_k y_k ln a_k
//! squared error                    C = 1/2 sum_k (a_k - y_k)^2
//!
//! delta(L) = dC/dz(L),   delta(l) = (W(l+1)^T delta(l+1)) * f'(z(l))
//! dC/dW(l) = delta(l) a(l-1)^T,   dC/db(l) = delta(l)
//! ```
//!
//! Source: M. Nielsen, "Neural Networks and Deep Learning", chapters 2 and 3, for one
//! example.

use crate::kernel::{Panel, WIDE};
use crate::math::{exp, softplus};
use crate::network::{Activation, Cost, Network, Output};

/// What the outputs said to every example, and what they should have: `size` numbers an example,
/// and room to the end of a panel.
pub(crate) struct Answers<'a> {
    pub(crate) size: usize,
    pub(crate) sums: &'a [Panel],
    pub(crate) activations: &'a [Panel],
    pub(crate) targets: &'a [Panel],
}

/// The costs of all examples together.
pub(crate) fn cost(network: &Network, answers: &Answers) -> f32 {
    let Answers {
        size,
        sums,
        activations,
        targets,
    } = *answers;
    match (network.cost, network.output()) {
        (Cost::SquaredError, _) => {
            by_column(size, activations, targets, |a, y| 0.5 * ((a - y) * (a - y)))
        }
        // From the sums rather than the activations, so that a sure mistake has a finite cost.
        (Cost::CrossEntropy, Output::Sigmoid) => {
            by_column(size, sums, targets, |z, y| softplus(z) - y * z)
        }
        (Cost::CrossEntropy, Output::Softmax) => {
            let panels = size.div_ceil(WIDE);
            let rows = sums.chunks_exact(panels).zip(targets.chunks_exact(panels));
            rows.map(|(sums, targets)| {
                let sums = &sums.as_flattened()[..size];
                let largest = sums.iter().fold(sums[0], |a, &b| if b > a { b } else { a });
                let total: f32 = sums.iter().map(|&z| exp(z - largest)).sum();
                let log_total = largest + libm::logf(total);
                let each = sums.iter().zip(targets.as_flattened());
                each.map(|(z, y)| y * (log_total - z)).sum::<f32>()
            })
            .sum()
        }
    }
}

/// The sum of a term of each number and its target: each column's over the examples, then those of
/// the columns.
fn by_column(
    size: usize,
    numbers: &[Panel],
    targets: &[Panel],
    term: impl Fn(f32, f32) -> f32,
) -> f32 {
    let panels = size.div_ceil(WIDE);
    let column = |p: usize| {
        let mut sums = [0.0f32; WIDE];
        let targets = targets[p..].iter().step_by(panels);
        for (x, y) in numbers[p..].iter().step_by(panels).zip(targets) {
            for k in 0..WIDE {
                sums[k] += term(x[k], y[k]);
            }
        }
        sums[..WIDE.min(size - p * WIDE)].iter().sum::<f32>()
    };
    (0..panels).map(column).sum()
}

/// Turns the target y of an example's sigmoid outputs a into the one that teaches them as rivals.
/// The error that cross-entropy sends back is a - y; wanted is (1 - r)(a - y) + r (q - y), where q
/// are the outputs of a softmax over the sums and a 0 for "no digit". So y becomes y + r (a - q).
pub(crate) fn rival(
    rivalry: f32,
    size: usize,
    sums: &[Panel],
    activations: &[Panel],
    scratch: &mut [Panel],
    targets: &mut [Panel],
) {
    let real = &sums.as_flattened()[..size];
    let largest = real
        .iter()
        .fold(0.0, |a: f32, &b| if b > a { b } else { a });
    for (powers, z) in scratch.iter_mut().zip(sums) {
        for k in 0..WIDE {
            powers[k] = exp(z[k] - largest);
        }
    }
    let total: f32 = scratch.as_flattened()[..size].iter().sum();
    let total = total + exp(-largest);
    for ((y, a), q) in targets.iter_mut().zip(activations).zip(scratch) {
        for k in 0..WIDE {
            y[k] += rivalry * (a[k] - q[k] / total);
        }
    }
}

/// `scale` times dC/dz of the output layer, for every example; 0 where there is room to spare.
pub(crate) fn output_deltas(
    network: &Network,
    answers: &Answers,
    scale: f32,
    deltas: &mut [Panel],
) {
    let stride = answers.size.div_ceil(WIDE) * WIDE;
    let outputs = answers.activations.as_flattened().chunks_exact(stride);
    let targets = answers.targets.as_flattened().chunks_exact(stride);
    let deltas = deltas.as_flattened_mut().chunks_exact_mut(stride);
    for ((outputs, targets), deltas) in outputs.zip(targets).zip(deltas) {
        let pairs = || outputs.iter().zip(targets).take(answers.size);
        // One number of the example's, where the outputs hang together.
        let shared: f32 = match (network.cost, network.output()) {
            (_, Output::Sigmoid) => 0.0,
            (Cost::CrossEntropy, Output::Softmax) => pairs().map(|(_, y)| y).sum(),
            (Cost::SquaredError, Output::Softmax) => pairs().map(|(a, y)| (a - y) * a).sum(),
        };
        let each = deltas.iter_mut().zip(outputs).zip(targets);
        match (network.cost, network.output()) {
            (Cost::CrossEntropy, Output::Sigmoid) => {
                each.for_each(|((d, a), y)| *d = (a - y) * scale);
            }
            (Cost::CrossEntropy, Output::Softmax) => {
                each.for_each(|((d, a), y)| *d = (a * shared - y) * scale);
            }
            (Cost::SquaredError, Output::Sigmoid) => {
                each.for_each(|((d, a), y)| *d = (a - y) * a * (1.0 - a) * scale);
            }
            (Cost::SquaredError, Output::Softmax) => {
                each.for_each(|((d, a), y)| *d = a * ((a - y) - shared) * scale);
            }
        }
        deltas[answers.size..].fill(0.0);
    }
}

/// dC/da of one example's outputs, where a sure mistake has a finite slope.
pub(crate) fn output_slopes(
    network: &Network,
    outputs: &[f32],
    targets: &[f32],
    slopes: &mut [f32],
) {
    for ((slope, &a), &y) in slopes.iter_mut().zip(outputs).zip(targets) {
        *slope = match (network.cost, network.output()) {
            (Cost::SquaredError, _) => a - y,
            (Cost::CrossEntropy, Output::Sigmoid) => {
                (a - y) / (a * (1.0 - a)).max(f32::MIN_POSITIVE)
            }
            (Cost::CrossEntropy, Output::Softmax) => -y / a.max(f32::MIN_POSITIVE),
        };
    }
}

/// Multiplies each of `deltas` by f'(z), from the activation f(z).
pub(crate) fn by_slope(activation: Activation, activations: &[f32], deltas: &mut [f32]) {
    let each = deltas.iter_mut().zip(activations);
    match activation {
        Activation::Sigmoid => each.for_each(|(d, a)| *d *= a * (1.0 - a)),
        Activation::Relu => each.for_each(|(d, &a)| *d *= if a > 0.0 { 1.0 } else { 0.0 }),
        Activation::Tanh => each.for_each(|(d, a)| *d *= 1.0 - a * a),
        Activation::Identity => {}
    }
}

//! Learning's arithmetic: the cost of a trace, and its gradient by back-propagation. What is done
//! with a gradient is in [`crate::step`] and [`crate::train`].
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

use crate::forward::Trace;
use crate::math::{dot, softplus};
use crate::network::{Activation, Cost, Network, Output};

/// The derivative of the cost by every parameter, in the layout of [`Network::parameters`].
#[derive(Clone, Debug)]
pub struct Gradient {
    values: Vec<f32>,
    deltas: [Vec<f32>; 2], // of the layer at hand and of the one before it
}

impl Gradient {
    /// A gradient of zeros for `network`.
    pub fn zeros(network: &Network) -> Self {
        let widest = network.layers().iter().copied().max().unwrap_or(0);
        Self {
            values: vec![0.0; network.parameters().len()],
            deltas: [Vec::with_capacity(widest), Vec::with_capacity(widest)],
        }
    }

    /// One number a parameter, in the layout of [`Network::parameters`].
    pub fn values(&self) -> &[f32] {
        &self.values
    }

    /// As [`Gradient::values`], to be changed.
    pub fn values_mut(&mut self) -> &mut [f32] {
        &mut self.values
    }

    /// Back to zeros.
    pub fn clear(&mut self) {
        self.values.fill(0.0);
    }
}

/// The cost of `trace` when `target` (one number in 0..1 an output) was wanted.
pub fn cost(network: &Network, trace: &Trace, target: &[f32]) -> f32 {
    assert_eq!(target.len(), network.outputs(), "targets");
    let outputs = trace.outputs();
    let sums = trace.weighted_sums(trace.layers() - 1);
    match (network.cost, network.output()) {
        (Cost::SquaredError, _) => {
            let squares = outputs.iter().zip(target).map(|(a, y)| (a - y) * (a - y));
            0.5 * squares.sum::<f32>()
        }
        // From the sums rather than the activations, so that a sure mistake has a finite cost.
        (Cost::CrossEntropy, Output::Sigmoid) => {
            let each = sums.iter().zip(target).map(|(&z, y)| softplus(z) - y * z);
            each.sum()
        }
        (Cost::CrossEntropy, Output::Softmax) => {
            let largest = sums.iter().fold(sums[0], |a, &b| if b > a { b } else { a });
            let total: f32 = sums.iter().map(|&z| crate::math::exp(z - largest)).sum();
            let log_total = largest + libm::logf(total);
            sums.iter()
                .zip(target)
                .map(|(z, y)| y * (log_total - z))
                .sum()
        }
    }
}

/// Adds to `gradient` what one example asks for: the derivative of its [`cost`] by every
/// parameter. `trace` is the example's forward pass, `target` as in [`cost`].
pub fn backward(network: &Network, trace: &Trace, target: &[f32], gradient: &mut Gradient) {
    assert_eq!(
        gradient.values.len(),
        network.parameters().len(),
        "parameters"
    );
    let [delta, before] = &mut gradient.deltas;
    output_delta(network, trace.outputs(), target, delta);
    for l in (1..network.layers().len()).rev() {
        let activations = trace.activations(l - 1);
        let out = delta.len();
        for (sum, d) in gradient.values[network.bias_range(l)]
            .iter_mut()
            .zip(&*delta)
        {
            *sum += d;
        }
        let slopes = &mut gradient.values[network.weight_range(l)];
        add_products(slopes, activations, delta);
        if l > 1 {
            let rows = network.weights(l).chunks_exact(out);
            before.clear();
            before.extend(rows.zip(activations).map(|(row, &activation)| {
                dot(row, delta) * slope(network.activation(), activation)
            }));
            std::mem::swap(delta, before);
        }
    }
}

/// slopes(i, j) += activations(i) * delta(j), 16 columns at a time, in rows whose activations are
/// not 0: looked at by fours, as in the forward pass; a product of 0 changes no sum.
fn add_products(slopes: &mut [f32], activations: &[f32], delta: &[f32]) {
    let out = delta.len();
    let mut j = 0;
    while j + 16 <= out {
        panel::<16>(slopes, activations, delta, j);
        j += 16;
    }
    while j + 4 <= out {
        panel::<4>(slopes, activations, delta, j);
        j += 4;
    }
    while j < out {
        panel::<1>(slopes, activations, delta, j);
        j += 1;
    }
}

/// The columns from `j` to `j + N`.
#[inline(always)]
fn panel<const N: usize>(slopes: &mut [f32], activations: &[f32], delta: &[f32], j: usize) {
    let out = delta.len();
    let delta: [f32; N] = delta[j..j + N].try_into().expect("N columns");
    for (rows, four) in slopes.chunks_mut(4 * out).zip(activations.chunks(4)) {
        if four.iter().fold(0, |bits, a| bits | a.to_bits()) == 0 {
            continue;
        }
        for (row, &activation) in rows.chunks_exact_mut(out).zip(four) {
            let row = &mut row[j..j + N];
            for k in 0..N {
                row[k] += activation * delta[k];
            }
        }
    }
}

/// dC/dz of the output layer.
fn output_delta(network: &Network, outputs: &[f32], target: &[f32], delta: &mut Vec<f32>) {
    assert_eq!(target.len(), outputs.len(), "targets");
    let errors = outputs.iter().zip(target).map(|(a, y)| a - y);
    delta.clear();
    match (network.cost, network.output()) {
        (Cost::CrossEntropy, Output::Sigmoid) => delta.extend(errors),
        (Cost::CrossEntropy, Output::Softmax) => {
            let total: f32 = target.iter().sum();
            delta.extend(outputs.iter().zip(target).map(|(a, y)| a * total - y));
        }
        (Cost::SquaredError, Output::Sigmoid) => {
            delta.extend(errors.zip(outputs).map(|(error, a)| error * a * (1.0 - a)));
        }
        (Cost::SquaredError, Output::Softmax) => {
            let shared: f32 = errors
                .clone()
                .zip(outputs)
                .map(|(error, a)| error * a)
                .sum();
            delta.extend(errors.zip(outputs).map(|(error, a)| a * (error - shared)));
        }
    }
}

/// dC/da of the outputs.
pub(crate) fn output_slopes(network: &Network, trace: &Trace, target: &[f32]) -> Vec<f32> {
    let outputs = trace.outputs().iter().zip(target);
    match (network.cost, network.output()) {
        (Cost::SquaredError, _) => outputs.map(|(a, y)| a - y).collect(),
        // From the weighted sums' side, where a sure mistake has a finite slope.
        (Cost::CrossEntropy, Output::Sigmoid) => outputs
            .map(|(a, y)| (a - y) / (a * (1.0 - a)).max(f32::MIN_POSITIVE))
            .collect(),
        (Cost::CrossEntropy, Output::Softmax) => outputs
            .map(|(a, y)| -y / a.max(f32::MIN_POSITIVE))
            .collect(),
    }
}

/// f'(z), from the activation f(z).
fn slope(activation: Activation, a: f32) -> f32 {
    match activation {
        Activation::Sigmoid => a * (1.0 - a),
        Activation::Relu => {
            if a > 0.0 {
                1.0
            } else {
                0.0
            }
        }
        Activation::Tanh => 1.0 - a * a,
        Activation::Identity => 1.0,
    }
}

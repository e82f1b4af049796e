//! Learning's arithmetic: the cost of a trace, its gradient by back-propagation, and one step of
//! gradient descent. Knows no file, no clock and no order of samples.
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
//! Source: M. Nielsen, "Neural Networks and Deep Learning", chapters 2 and 3, with the mean over
//! a minibatch.

use crate::error::{Error, Result, shown};
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
        let rows = gradient.values[network.weight_range(l)].chunks_exact_mut(out);
        for (row, &activation) in rows.zip(activations) {
            if activation != 0.0 {
                for (sum, d) in row.iter_mut().zip(&*delta) {
                    *sum += activation * d;
                }
            }
        }
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

/// One step of gradient descent on a minibatch: w -= learning_rate * mean gradient. Returns the
/// minibatch's mean cost before the step.
///
/// `images` holds n images one after another, each of the network's inputs in 0..1; `labels` n
/// numbers below the number of outputs; `learning_rate` is positive and finite.
///
/// # Errors
/// Arguments that are not as above, and a step after which a parameter would not be finite. The
/// network is then as it was.
pub fn train_step(
    network: &mut Network,
    images: &[f32],
    labels: &[u8],
    learning_rate: f32,
) -> Result<f32> {
    check_minibatch(network, images, labels)?;
    if !(learning_rate.is_finite() && learning_rate > 0.0) {
        return Err(Error::new(format!(
            "expected a learning rate that is positive and finite, got {}",
            shown(learning_rate.into())
        )));
    }
    let mut trace = network.trace();
    let mut gradient = Gradient::zeros(network);
    let mut target = vec![0.0; network.outputs()];
    let mut total = 0.0;
    for (image, &label) in images.chunks_exact(network.inputs()).zip(labels) {
        network.forward(image, &mut trace);
        target.fill(0.0);
        target[usize::from(label)] = 1.0;
        total += cost(network, &trace, &target);
        backward(network, &trace, &target, &mut gradient);
    }
    let rate = learning_rate / labels.len() as f32;
    let stepped = gradient.values_mut();
    for (value, parameter) in stepped.iter_mut().zip(network.parameters()) {
        *value = parameter - rate * *value;
    }
    let mean = total / labels.len() as f32;
    if !mean.is_finite() || stepped.iter().any(|value| !value.is_finite()) {
        return Err(Error::new(format!(
            "expected a step to finite weights, got an overflow at learning rate {}; \
             the weights are as they were",
            shown(learning_rate.into())
        )));
    }
    network.parameters_mut().copy_from_slice(stepped);
    Ok(mean)
}

/// The door of a minibatch; see [`train_step`].
fn check_minibatch(network: &Network, images: &[f32], labels: &[u8]) -> Result<()> {
    if labels.is_empty() {
        return Err(Error::new(
            "expected at least 1 label in a minibatch, got none",
        ));
    }
    let inputs = network.inputs();
    if images.len() != labels.len() * inputs {
        return Err(Error::new(format!(
            "expected {} x {inputs} = {} numbers for {} labels, got {}",
            labels.len(),
            labels.len() * inputs,
            labels.len(),
            images.len()
        )));
    }
    for (n, label) in labels.iter().enumerate() {
        if usize::from(*label) >= network.outputs() {
            return Err(Error::new(format!(
                "expected labels of 0 to {}, got {label} for image {n}",
                network.outputs() - 1
            )));
        }
    }
    for (n, image) in images.chunks_exact(inputs).enumerate() {
        network
            .check_input(image)
            .map_err(|error| Error::new(format!("image {n}: {error}")))?;
    }
    Ok(())
}

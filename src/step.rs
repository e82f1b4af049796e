//! One step of gradient descent on a minibatch that somebody hands in: the door of learning, with
//! room that is used again at every step. Orders no samples and knows no schedule.

use crate::error::{Error, Result, shown};
use crate::forward::Trace;
use crate::learn::{Gradient, backward, cost};
use crate::network::Network;

/// Room for steps on networks of one shape.
#[derive(Clone, Debug)]
pub struct Step {
    trace: Trace,
    gradient: Gradient,
    target: Vec<f32>,
}

impl Step {
    /// Room for steps on networks shaped like `network`.
    pub fn new(network: &Network) -> Self {
        Self {
            trace: network.trace(),
            gradient: Gradient::zeros(network),
            target: vec![0.0; network.outputs()],
        }
    }

    /// One step: w -= learning_rate * mean gradient. Returns the minibatch's mean cost before it.
    ///
    /// `images` holds n images one after another, each of the network's inputs in 0..1; `labels`
    /// n numbers below the number of outputs; `learning_rate` is positive and finite.
    ///
    /// # Errors
    /// Arguments that are not as above, and a step after which a parameter would not be finite.
    /// The network is then as it was.
    pub fn take(
        &mut self,
        network: &mut Network,
        images: &[f32],
        labels: &[u8],
        learning_rate: f32,
    ) -> Result<f32> {
        check(network, images, labels, learning_rate)?;
        self.gradient.clear();
        let mut total = 0.0;
        for (image, &label) in images.chunks_exact(network.inputs()).zip(labels) {
            network.forward(image, &mut self.trace);
            self.target.fill(0.0);
            self.target[usize::from(label)] = 1.0;
            total += cost(network, &self.trace, &self.target);
            backward(network, &self.trace, &self.target, &mut self.gradient);
        }
        let mean = total / labels.len() as f32;
        let rate = learning_rate / labels.len() as f32;
        let stepped = self.gradient.values_mut();
        for (value, parameter) in stepped.iter_mut().zip(network.parameters()) {
            *value = parameter - rate * *value;
        }
        if !mean.is_finite() || !all_finite(stepped) {
            return Err(Error::new(format!(
                "expected a step to finite weights, got an overflow at learning rate {}; \
                 the weights are as they were",
                shown(learning_rate.into())
            )));
        }
        network.parameters_mut().copy_from_slice(stepped);
        Ok(mean)
    }
}

/// One step with room of its own; see [`Step::take`].
///
/// # Errors
/// As [`Step::take`].
pub fn train_step(
    network: &mut Network,
    images: &[f32],
    labels: &[u8],
    learning_rate: f32,
) -> Result<f32> {
    Step::new(network).take(network, images, labels, learning_rate)
}

/// Whether no number is infinite or NaN: those have all bits of the exponent set, so the largest
/// size in bits tells, in vectors.
fn all_finite(numbers: &[f32]) -> bool {
    let sizes = numbers.iter().map(|number| number.to_bits() & !(1 << 31));
    sizes.fold(0, u32::max) < f32::INFINITY.to_bits()
}

/// The door of a step; see [`Step::take`].
fn check(network: &Network, images: &[f32], labels: &[u8], learning_rate: f32) -> Result<()> {
    check_minibatch(network, images, labels)?;
    if learning_rate.is_finite() && learning_rate > 0.0 {
        return Ok(());
    }
    Err(Error::new(format!(
        "expected a learning rate that is positive and finite, got {}",
        shown(learning_rate.into())
    )))
}

/// The door of a minibatch; see [`Step::take`].
pub(crate) fn check_minibatch(network: &Network, images: &[f32], labels: &[u8]) -> Result<()> {
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

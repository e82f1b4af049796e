//! What examples ask of a network before any step is taken: the mean cost and its gradient, which
//! activations one example wants changed, and the cost along a direction. Changes no network.
//!
//! Labels are targets of one 1 among 0s; formulas and sources are in [`crate::learn`].

use crate::error::{Error, Result};
use crate::forward::Trace;
use crate::image::check_finite;
use crate::learn::{Gradient, backward, cost};
use crate::network::Network;
use crate::step::check_minibatch;

/// Labelled images in 0..1, as `train_step` takes them: n x inputs numbers and n labels.
#[derive(Clone, Copy, Debug)]
pub struct Minibatch<'a> {
    images: &'a [f32],
    labels: &'a [u8],
}

impl<'a> Minibatch<'a> {
    /// The minibatch of `images` and `labels` for `network`.
    ///
    /// # Errors
    /// No label, another number of images than of labels, a number outside 0..1, a label that has
    /// no output.
    pub fn new(network: &Network, images: &'a [f32], labels: &'a [u8]) -> Result<Self> {
        check_minibatch(network, images, labels)?;
        Ok(Self { images, labels })
    }
}

/// One target an output: 1 for `label`, else 0.
fn target(network: &Network, label: u8) -> Vec<f32> {
    let mut target = vec![0.0; network.outputs()];
    target[usize::from(label)] = 1.0;
    target
}

/// The mean cost of a minibatch.
pub fn mean_cost(network: &Network, minibatch: Minibatch) -> f32 {
    let mut trace = network.trace();
    let images = minibatch.images.chunks_exact(network.inputs());
    let costs = images.zip(minibatch.labels).map(|(image, &label)| {
        network.forward(image, &mut trace);
        cost(network, &trace, &target(network, label))
    });
    costs.sum::<f32>() / minibatch.labels.len() as f32
}

/// The derivative of the mean cost by every parameter, in the order of [`Network::parameters`].
pub fn gradient(network: &Network, minibatch: Minibatch) -> Vec<f32> {
    let mut trace = network.trace();
    let mut gradient = Gradient::zeros(network);
    let images = minibatch.images.chunks_exact(network.inputs());
    for (image, &label) in images.zip(minibatch.labels) {
        network.forward(image, &mut trace);
        backward(network, &trace, &target(network, label), &mut gradient);
    }
    let n = minibatch.labels.len() as f32;
    gradient.values().iter().map(|slope| slope / n).collect()
}

/// What one example asks of the activations and weighted sums of a network.
#[derive(Clone, Debug)]
pub struct Wishes {
    /// The example's cost.
    pub cost: f32,
    /// dC/da of every layer after the input: an activation is to fall where it is positive.
    pub activations: Vec<Vec<f32>>,
    /// dC/dz of every layer after the input; also dC/db, the slope along each bias.
    pub weighted_sums: Vec<Vec<f32>>,
}

/// What the example that `trace` has read asks for, when `label` was wanted.
pub fn wishes(network: &Network, trace: &Trace, label: u8) -> Wishes {
    let target = target(network, label);
    let mut gradient = Gradient::zeros(network);
    backward(network, trace, &target, &mut gradient);
    let last = network.layers().len() - 1;
    let weighted_sums: Vec<Vec<f32>> = (1..=last)
        .map(|l| gradient.values()[network.bias_range(l)].to_vec())
        .collect();
    let activations = (1..=last)
        .map(|l| {
            if l == last {
                return crate::learn::output_slopes(network, trace, &target);
            }
            let rows = network.weights(l + 1).chunks_exact(network.layers()[l + 1]);
            rows.map(|row| crate::math::dot(row, &weighted_sums[l]))
                .collect()
        })
        .collect();
    Wishes {
        cost: cost(network, trace, &target),
        activations,
        weighted_sums,
    }
}

/// The mean cost of a minibatch at parameters + step * direction, for each step.
///
/// # Errors
/// A direction of another length than the parameters, a number that is not finite.
pub fn costs_along(
    network: &Network,
    minibatch: Minibatch,
    direction: &[f32],
    steps: &[f32],
) -> Result<Vec<f32>> {
    let expected = network.parameters().len();
    if direction.len() != expected {
        return Err(Error::new(format!(
            "expected a direction of {expected} numbers, got {}",
            direction.len()
        )));
    }
    check_finite("a direction", direction)?;
    check_finite("steps", steps)?;
    let mut moved = network.clone();
    Ok(steps
        .iter()
        .map(|step| {
            let each = moved.parameters_mut().iter_mut();
            for ((to, from), along) in each.zip(network.parameters()).zip(direction) {
                *to = from + step * along;
            }
            mean_cost(&moved, minibatch)
        })
        .collect())
}

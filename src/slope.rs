//! What examples ask of a network before any step is taken: the mean cost and its gradient, which
//! activations one example wants changed, and the cost along a direction. Changes no network.
//!
//! Labels are targets of one 1 among 0s; formulas and sources are in [`crate::learn`].

use crate::error::{Error, Result};
use crate::forward::Trace;
use crate::image::check_finite;
use crate::learn::by_slope;
use crate::minibatch::Minibatch;
use crate::network::Network;

/// The mean cost of a minibatch.
pub fn mean_cost(network: &Network, minibatch: &mut Minibatch) -> f32 {
    minibatch.forward(network);
    minibatch.cost(network)
}

/// The derivative of the mean cost by every parameter, in the order of [`Network::parameters`].
pub fn gradient(network: &Network, minibatch: &mut Minibatch) -> Vec<f32> {
    minibatch.forward(network);
    minibatch.backward(network, 1.0);
    let mut gradient = vec![0.0; network.parameters().len()];
    minibatch.add_gradient(&mut gradient);
    gradient
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

/// What one example asks for, when `label` was wanted of `image`.
///
/// # Errors
/// As [`Minibatch::read`].
pub fn wishes(network: &Network, image: &[f32], label: u8) -> Result<Wishes> {
    let mut minibatch = Minibatch::labelled(network, image, &[label])?;
    let cost = mean_cost(network, &mut minibatch);
    minibatch.backward(network, 1.0);
    let layers = 1..network.layers().len();
    Ok(Wishes {
        cost,
        activations: layers
            .clone()
            .map(|l| minibatch.activation_slopes(network, l))
            .collect(),
        weighted_sums: layers.map(|l| minibatch.deltas(l, 0).to_vec()).collect(),
    })
}

/// The slope of `sum over k of of(k) z(k)`, z the weighted sums of the outputs, along every pixel of
/// the image that `trace` has read.
pub fn image_slopes(network: &Network, trace: &Trace, of: &[f32]) -> Vec<f32> {
    assert_eq!(of.len(), network.outputs(), "outputs");
    let mut slopes = of.to_vec();
    for l in (1..network.layers().len()).rev() {
        let rows = network.weights(l).chunks_exact(network.layers()[l]);
        slopes = rows
            .map(|row| row.iter().zip(&slopes).map(|(w, slope)| w * slope).sum())
            .collect();
        if l > 1 {
            by_slope(network.activation(), trace.activations(l - 1), &mut slopes);
        }
    }
    slopes
}

/// The mean cost of a minibatch at parameters + step * direction, for each step.
///
/// # Errors
/// A direction of another length than the parameters, a number that is not finite.
pub fn costs_along(
    network: &Network,
    minibatch: &mut Minibatch,
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

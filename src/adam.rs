//! The optimiser Adam: D. P. Kingma and J. Ba (2015), with the decay beside the gradient of
//! I. Loshchilov and F. Hutter, "Decoupled weight decay regularization" (2019). Knows no examples
//! and no schedule.
//!
//! With the gradient g of step t, the learning rate r and a decay d for weights, none for biases:
//!
//! ```text
//! m = 0.9 m + 0.1 g,   v = 0.999 v + 0.001 g^2
//! w = (1 - r d) w - r m / (1 - 0.9^t) / (sqrt(v / (1 - 0.999^t)) + 10^-8)
//! ```

use crate::error::Result;
use crate::minibatch::Minibatch;
use crate::network::Network;
use crate::step::overflow;

const MOMENTUM: f32 = 0.9;
const MEMORY: f32 = 0.999;
const LEAST: f32 = 1e-8;
/// A mean below this is forgotten. It moves no weight by a bit, and where an input is rarely lit it
/// would fade into numbers so small that many processors take a hundred times as long for them.
const FAINT: f32 = 1e-30;

/// Within these, and while rate x decay is at most 2, no finite parameter can become infinite.
///
/// A gradient g of at most 1e15 keeps m within 1e15 and v within 1e30. By Cauchy and Schwarz m is
/// less than 7.3 times the square root of v, whatever the gradients were (where g^2 is lost to
/// rounding m is smaller than `LEAST`). So a parameter moves by less than 10 x 7.3 x rate, the 10
/// for the first step, where m is corrected the most, which is lost in the last place of the largest
/// f32; and what stays of the parameter is no larger than it was.
const LARGEST_GRADIENT: f32 = 1e15;
const LARGEST_RATE: f32 = 1e15;

/// What Adam remembers of a network's gradients.
#[derive(Clone, Debug)]
pub(crate) struct Adam {
    mean: Vec<f32>,     // of the gradient, decaying; m
    square: Vec<f32>,   // of its square; v
    powers: [f32; 2],   // of the two constants, to the number of steps
    gradient: Vec<f32>, // zeros between steps
}

impl Adam {
    pub(crate) fn new(network: &Network) -> Self {
        let zeros = vec![0.0; network.parameters().len()];
        Self {
            mean: zeros.clone(),
            square: zeros.clone(),
            powers: [1.0; 2],
            gradient: zeros,
        }
    }

    /// One step of `minibatch`, whose outputs are taught as rivals as far as `rivalry` says;
    /// weights, not biases, also shrink by rate x decay. Its mean cost before the step.
    ///
    /// # Errors
    /// A step after which a parameter might not be finite. The network is then as it was.
    pub(crate) fn step(
        &mut self,
        network: &mut Network,
        minibatch: &mut Minibatch,
        rivalry: f32,
        rate: f32,
        decay: f32,
    ) -> Result<f32> {
        let cost = minibatch.learn(network, rivalry, 1.0);
        let shrink = rate * decay;
        // Not `>`: a NaN is to be refused.
        let safe = minibatch.bound(network.activation()) <= LARGEST_GRADIENT
            && rate <= LARGEST_RATE
            && shrink <= 2.0;
        if !(cost.is_finite() && safe) {
            return Err(overflow(rate));
        }
        minibatch.add_gradient(&mut self.gradient);
        self.powers[0] *= MOMENTUM;
        self.powers[1] *= MEMORY;
        let rate_now = rate / (1.0 - self.powers[0]);
        let unbias = 1.0 / (1.0 - self.powers[1]);
        for l in 1..network.layers().len() {
            for (range, kept) in [
                (network.weight_range(l), 1.0 - shrink),
                (network.bias_range(l), 1.0),
            ] {
                let parameters = network.parameters_mut()[range.clone()].iter_mut();
                let mean = self.mean[range.clone()].iter_mut();
                let square = self.square[range.clone()].iter_mut();
                let gradient = self.gradient[range].iter_mut();
                for (((p, m), v), slot) in parameters.zip(mean).zip(square).zip(gradient) {
                    let g = std::mem::take(slot);
                    let mean = MOMENTUM * *m + (1.0 - MOMENTUM) * g;
                    *m = if mean.abs() < FAINT { 0.0 } else { mean };
                    *v = MEMORY * *v + (1.0 - MEMORY) * g * g;
                    *p = kept * *p - rate_now * *m / ((*v * unbias).sqrt() + LEAST);
                }
            }
        }
        Ok(cost)
    }
}

//! The forward pass of several images together, layer by layer, for those who want outputs alone.
//! The same numbers as one by one ([`crate::forward`]), bit for bit; keeps no trace.

use crate::error::{Error, Result};
use crate::forward::squish;
use crate::lit::{WORD, mark};
use crate::network::Network;
use crate::sums::{FEW, weighted_sums};

/// Room for a forward pass of several images.
#[derive(Clone, Debug, Default)]
pub struct Batch {
    sums: Vec<f32>,
    before: Vec<f32>, // the activations of a layer, image after image
    after: Vec<f32>,  // those of the next
    lit: Vec<u64>,    // of one image or layer, see `crate::lit`
}

impl Batch {
    /// The activations of the last layer for each of `images`, which lie one after another, each
    /// of the network's inputs in 0..1. Errors count the images from `first` on.
    ///
    /// # Errors
    /// A length that is no multiple of the inputs, and a number outside 0..1 (NaN is), named with
    /// its image and place.
    pub fn outputs(&mut self, network: &Network, first: usize, images: &[f32]) -> Result<&[f32]> {
        let inputs = network.inputs();
        if !images.len().is_multiple_of(inputs) {
            return Err(Error::new(format!(
                "expected n x {inputs} numbers for n images, got {}",
                images.len()
            )));
        }
        let count = images.len() / inputs;
        for l in 1..network.layers().len() {
            let (from, to) = (network.layers()[l - 1], network.layers()[l]);
            let before = if l == 1 { images } else { &self.before };
            self.sums.resize(count * to, 0.0);
            self.lit.resize(from.div_ceil(WORD), 0);
            let rows = before
                .chunks_exact(from)
                .zip(self.sums.chunks_exact_mut(to));
            for (n, (before, sums)) in rows.enumerate() {
                let mut lit = None;
                if l == 1 || from > FEW {
                    if !mark(before, &mut self.lit) && l == 1 {
                        network
                            .check_input(before)
                            .map_err(|error| Error::new(format!("image {}: {error}", first + n)))?;
                    }
                    lit = Some(&*self.lit);
                }
                weighted_sums(network.weights(l), network.biases(l), before, lit, sums);
            }
            self.after.resize(count * to, 0.0);
            squish(network, l, &self.sums, &mut self.after);
            std::mem::swap(&mut self.before, &mut self.after);
        }
        Ok(&self.before)
    }
}

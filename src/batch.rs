//! The forward pass of several images together, for those who want outputs alone: the same numbers as
//! one by one ([`crate::forward`]), bit for bit, and sooner. Keeps no trace and asks for nothing.

use crate::error::{Error, Result};
use crate::layer::Layer;
use crate::lit::Finder;
use crate::minibatch::forward;
use crate::network::Network;
use crate::sparse::Found;

/// Room for images on their way through a network of one shape. It grows with the most there ever
/// were, and is used again.
#[derive(Clone, Debug)]
pub struct Batch {
    layers: Vec<Layer>, // layer l at l - 1
    finder: Finder,
    places: Vec<u32>, // inputs that are not 0, image after image
    ends: Vec<usize>, // an image: where its places end
}

impl Batch {
    /// Room for images through networks shaped like `network`.
    pub fn new(network: &Network) -> Self {
        Self {
            layers: Layer::all(network),
            finder: Finder::new(),
            places: Vec::new(),
            ends: Vec::new(),
        }
    }

    /// The activations of the last layer for each of `images`, which lie one after another, each of
    /// the network's inputs in 0..1. Errors count the images from `first` on.
    ///
    /// # Errors
    /// A length that is no multiple of the inputs, and a number outside 0..1 (NaN is), named with
    /// its image and place.
    pub fn outputs(
        &mut self,
        network: &Network,
        first: usize,
        images: &[f32],
    ) -> Result<impl Iterator<Item = &[f32]>> {
        let inputs = network.inputs();
        if !images.len().is_multiple_of(inputs) {
            return Err(Error::new(format!(
                "expected n x {inputs} numbers for n images, got {}",
                images.len()
            )));
        }
        self.places.clear();
        self.ends.clear();
        for (n, image) in images.chunks_exact(inputs).enumerate() {
            let (places, in_range) = self.finder.find(image);
            if !in_range {
                network
                    .check_input(image)
                    .map_err(|error| Error::new(format!("image {}: {error}", first + n)))?;
            }
            self.places.extend_from_slice(places);
            self.ends.push(self.places.len());
        }
        let (places, ends) = (&self.places, &self.ends);
        let lit = |n: usize| Found {
            places: &places[if n == 0 { 0 } else { ends[n - 1] }..ends[n]],
            image: &images[n * inputs..][..inputs],
        };
        let count = ends.len();
        forward(network, &mut self.layers, count, lit);
        let last = self.layers.last().expect("a network has outputs");
        Ok((0..count).map(|n| last.activations(n)))
    }
}

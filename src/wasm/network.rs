//! `Network` at the boundary: the bundled one, and what a network is made of.

use wasm_bindgen::prelude::*;

use super::convert::index;
use crate::error::Error;
use crate::forward::Trace;
use crate::model;
use crate::network::Network;

/// A multi-layer perceptron.
#[wasm_bindgen(js_name = Network)]
pub struct Boundary {
    pub(super) network: Network,
    pub(super) trace: Trace,
    #[cfg(feature = "learn")]
    pub(super) seed: Option<f64>, // of a random start
    #[cfg(feature = "learn")]
    pub(super) room: super::learning::Room,
}

#[wasm_bindgen(js_class = Network)]
impl Boundary {
    /// The classic network, which comes with the code: 784-16-16-10, sigmoid throughout, taught
    /// on prepared images.
    pub fn bundled() -> Self {
        Self::new(model::bundled())
    }

    /// The number of neurons of each layer, input first.
    #[wasm_bindgen(getter)]
    pub fn layers(&self) -> Vec<u32> {
        self.network.layers().iter().map(|&n| n as u32).collect()
    }

    /// Whether the network expects prepared images: those of `rasterize` and `prepare`.
    #[wasm_bindgen(getter)]
    pub fn prepared(&self) -> bool {
        self.network.prepared
    }

    /// The weights into `layer` (counted from 1), row by row: the weight from neuron i of the
    /// layer before to neuron j is at j * (neurons of the layer before) + i.
    pub fn weights(&self, layer: f64) -> Result<Vec<f32>, JsError> {
        let layer = self.layer(layer)?;
        let (weights, out) = (self.network.weights(layer), self.network.layers()[layer]);
        let rows = (0..out).flat_map(|j| weights.iter().skip(j).step_by(out));
        Ok(rows.copied().collect())
    }

    /// The biases of `layer` (counted from 1).
    pub fn biases(&self, layer: f64) -> Result<Vec<f32>, JsError> {
        Ok(self.network.biases(self.layer(layer)?).to_vec())
    }

    pub(super) fn new(network: Network) -> Self {
        Self {
            trace: network.trace(),
            network,
            #[cfg(feature = "learn")]
            seed: None,
            #[cfg(feature = "learn")]
            room: super::learning::Room::default(),
        }
    }

    /// A layer that has weights.
    pub(super) fn layer(&self, layer: f64) -> Result<usize, Error> {
        index("a layer", layer, 1, self.network.layers().len() - 1)
    }

    /// A neuron that has weights: its layer, and its place there.
    pub(super) fn neuron(&self, layer: f64, neuron: f64) -> Result<(usize, usize), Error> {
        let layer = self.layer(layer)?;
        let most = self.network.layers()[layer] - 1;
        Ok((layer, index("a neuron", neuron, 0, most)?))
    }
}

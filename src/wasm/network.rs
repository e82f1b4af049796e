//! `Network` at the boundary: how one is made, written to a file, looked at and set by hand.

use js_sys::Uint8Array;
use serde::Serialize;
use wasm_bindgen::prelude::*;

use super::convert::{fresh_seed, index, layer_sizes, numbers, to_seed, typed};
use crate::error::Error;
use crate::forward::Trace;
use crate::model::{self, Precision};
use crate::network::{Activation, Cost, Network, Output};
use crate::step::Step;

/// What [`Boundary::facts`] says.
#[derive(Serialize)]
struct Facts<'a> {
    layers: &'a [usize],
    parameters: usize,
    activation: &'static str,
    output: &'static str,
    cost: &'static str,
    prepared: bool,
    seed: Option<f64>,
}

/// A multi-layer perceptron.
#[wasm_bindgen(js_name = Network)]
pub struct Boundary {
    pub(super) network: Network,
    pub(super) trace: Trace,
    seed: Option<f64>,
    pub(super) step: Option<Step>, // room for learning, made when it begins
    pub(super) images: Vec<f32>,   // the minibatch at hand
    pub(super) labels: Vec<u8>,
}

#[wasm_bindgen(js_class = Network)]
impl Boundary {
    /// The classic network, which comes with the code: 784-16-16-10, sigmoid throughout, taught
    /// on prepared images.
    pub fn bundled() -> Self {
        Self::new(model::bundled(), None)
    }

    /// A network at the start of its learning.
    ///
    /// `layers`: neurons a layer, input first, such as [784, 16, 16, 10]. `seed`: a whole number
    /// from 0 to 2^53 - 1, and one seed is one network; without it a fresh one is taken, which
    /// `facts` then says. `output` is "sigmoid" and `cost` "cross-entropy" unless given.
    pub fn random(
        #[wasm_bindgen(unchecked_param_type = "number[] | Uint32Array")] layers: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "Activation")] activation: &str,
        #[wasm_bindgen(unchecked_optional_param_type = "number")] seed: Option<f64>,
        #[wasm_bindgen(unchecked_optional_param_type = "Output")] output: Option<String>,
        #[wasm_bindgen(unchecked_optional_param_type = "Cost")] cost: Option<String>,
    ) -> Result<Self, JsError> {
        let layers = layer_sizes(layers)?;
        let activation = Activation::from_name(activation)?;
        let output = output.map_or(Ok(Output::Sigmoid), |name| Output::from_name(&name))?;
        let cost = cost.map_or(Ok(Cost::CrossEntropy), |name| Cost::from_name(&name))?;
        let seed = match seed {
            Some(seed) => to_seed(seed)?,
            None => fresh_seed()?,
        };
        let mut network = Network::random(&layers, activation, output, seed)?;
        network.cost = cost;
        Ok(Self::new(network, Some(seed as f64)))
    }

    /// The network of a .safetensors file.
    pub fn from_safetensors(
        #[wasm_bindgen(unchecked_param_type = "Uint8Array")] bytes: &JsValue,
    ) -> Result<Self, JsError> {
        let bytes: &Uint8Array = typed(bytes, "a Uint8Array with the bytes of a model file")?;
        Ok(Self::new(model::from_safetensors(&bytes.to_vec())?, None))
    }

    /// The network as a .safetensors file, every number of it.
    pub fn to_safetensors(&self) -> Vec<u8> {
        model::to_safetensors(&self.network, Precision::F32)
    }

    /// The network as an ONNX file: input `image` (n, inputs), output `outputs` (n, outputs).
    pub fn to_onnx(&self) -> Vec<u8> {
        model::to_onnx(&self.network)
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

    /// What there is to say of the network, as a plain object.
    #[wasm_bindgen(unchecked_return_type = "Facts")]
    pub fn facts(&self) -> Result<JsValue, JsError> {
        Ok(serde_wasm_bindgen::to_value(&Facts {
            layers: self.network.layers(),
            parameters: self.network.parameters().len(),
            activation: self.network.activation().name(),
            output: self.network.output().name(),
            cost: self.network.cost.name(),
            prepared: self.network.prepared,
            seed: self.seed,
        })?)
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

    /// Every weight and bias: for each layer from 1 on its weights, input-major (the weight from
    /// neuron i to neuron j is at i * neurons + j), then its biases. A copy.
    pub fn parameters(&self) -> Vec<f32> {
        self.network.parameters().to_vec()
    }

    /// Sets every weight and bias, in the order of `parameters`.
    pub fn set_parameters(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Float32Array")] values: &JsValue,
    ) -> Result<(), JsError> {
        let expected = self.network.parameters().len();
        let values = numbers("parameters", values, expected)?;
        self.network.parameters_mut().copy_from_slice(&values);
        Ok(())
    }

    /// Sets the weights that lead to one neuron, and its bias. `layer` counts from 1, `neuron`
    /// from 0; `weights` has one finite number for each neuron of the layer before.
    pub fn set_neuron(
        &mut self,
        layer: f64,
        neuron: f64,
        #[wasm_bindgen(unchecked_param_type = "Float32Array")] weights: &JsValue,
        bias: f64,
    ) -> Result<(), JsError> {
        let (layer, neuron) = self.neuron(layer, neuron)?;
        let layers = self.network.layers();
        let (inputs, out) = (layers[layer - 1], layers[layer]);
        let weights = numbers("weights", weights, inputs)?;
        let bias = [bias as f32];
        crate::image::check_finite("a bias", &bias)?;
        let row = self.network.weights_mut(layer).iter_mut();
        for (weight, value) in row.skip(neuron).step_by(out).zip(weights) {
            *weight = value;
        }
        self.network.biases_mut(layer)[neuron] = bias[0];
        Ok(())
    }

    /// Another network of the same shape and numbers.
    pub fn copy(&self) -> Self {
        Self::new(self.network.clone(), self.seed)
    }

    pub(super) fn new(network: Network, seed: Option<f64>) -> Self {
        Self {
            trace: network.trace(),
            network,
            seed,
            step: None,
            images: Vec::new(),
            labels: Vec::new(),
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

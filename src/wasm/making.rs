//! `Network` at the boundary, made and remade: a random start, its numbers set by hand, and files of
//! it.

use js_sys::Uint8Array;
use serde::Serialize;
use wasm_bindgen::prelude::*;

use super::arguments::{fresh_seed, layer_sizes, numbers, to_seed};
use super::convert::typed;
use super::network::Boundary;
use crate::model::{self, Precision};
use crate::network::{Activation, Cost, Network, Output};

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

#[wasm_bindgen(js_class = Network)]
impl Boundary {
    /// The network of a .safetensors file.
    pub fn from_safetensors(
        #[wasm_bindgen(unchecked_param_type = "Uint8Array")] bytes: &JsValue,
    ) -> Result<Self, JsError> {
        let bytes: &Uint8Array = typed(bytes, "a Uint8Array with the bytes of a model file")?;
        Ok(Self::new(model::from_safetensors(&bytes.to_vec())?))
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
        let mut made = Self::new(network);
        made.seed = Some(seed as f64);
        Ok(made)
    }

    /// The network as a .safetensors file, every number of it.
    pub fn to_safetensors(&self) -> Vec<u8> {
        model::to_safetensors(&self.network, Precision::F32)
    }

    /// The network as an ONNX file: input `image` (n, inputs), output `outputs` (n, outputs).
    pub fn to_onnx(&self) -> Vec<u8> {
        model::to_onnx(&self.network)
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
        let mut copy = Self::new(self.network.clone());
        copy.seed = self.seed;
        copy
    }
}

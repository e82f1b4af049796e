//! `Network` at the boundary, reading one image: the answer, everything that was computed, and what
//! made it.

use js_sys::{Array, Object, Uint32Array};
use wasm_bindgen::prelude::*;

use super::convert::{copy_image, floats, object, typed};
use super::network::Boundary;
use crate::error::Error;
use crate::explain;

#[wasm_bindgen(js_class = Network)]
impl Boundary {
    /// Reads `image` (784 numbers in 0..1) as it is.
    #[wasm_bindgen(unchecked_return_type = "Prediction")]
    pub fn predict(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Float32Array")] image: &JsValue,
    ) -> Result<Object, JsError> {
        self.read(image)?;
        Ok(object(&[
            ("digit", self.trace.digit().into()),
            ("outputs", floats(self.trace.outputs()).into()),
            (
                "activations",
                self.each_layer(|l| self.trace.activations(l)),
            ),
        ]))
    }

    /// Where in memory the activations of all layers are, the input's first: 4 bytes each. With
    /// `read_input` for callers that keep a view of them (`predict.js`).
    #[wasm_bindgen(skip_typescript)]
    pub fn activations_pointer(&self) -> *const f32 {
        self.trace.all_activations().as_ptr()
    }

    /// Reads the image that is in the activations of the input already. The digit, or -1 where a
    /// number is not in 0..1.
    #[wasm_bindgen(skip_typescript)]
    pub fn read_input(&mut self) -> i32 {
        match self.network.read(&mut self.trace) {
            Ok(()) => self.trace.digit() as i32,
            Err(_) => -1,
        }
    }

    /// Reads `image` (784 numbers in 0..1) and gives everything that was computed.
    #[wasm_bindgen(unchecked_return_type = "Trace")]
    pub fn trace(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Float32Array")] image: &JsValue,
    ) -> Result<Object, JsError> {
        self.read(image)?;
        let sums = self.each_layer(|l| match l {
            0 => &[],
            l => self.trace.weighted_sums(l),
        });
        let activations = self.each_layer(|l| self.trace.activations(l));
        Ok(object(&[
            ("weighted_sums", sums),
            ("activations", activations),
        ]))
    }

    /// The terms of one weighted sum when `image` is read: weight times activation for each
    /// neuron of the layer before. `layer` counts from 1, `neuron` from 0.
    pub fn products(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Float32Array")] image: &JsValue,
        layer: f64,
        neuron: f64,
    ) -> Result<Vec<f32>, JsError> {
        let (layer, neuron) = self.neuron(layer, neuron)?;
        self.read(image)?;
        Ok(explain::products(&self.network, &self.trace, layer, neuron).collect())
    }

    /// The edges worth looking at when `image` is read: for each layer from 1 on, the strongest
    /// `per_neuron[layer - 1]` products of every neuron. Five numbers an edge: the layer it leads
    /// to, from which neuron, to which, its product, and how much the neuron it leads to matters
    /// to the answer (0..1). Strongest first within a layer.
    pub fn path(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Float32Array")] image: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "Uint32Array")] per_neuron: &JsValue,
    ) -> Result<Vec<f32>, JsError> {
        let counts: &Uint32Array = typed(per_neuron, "a Uint32Array with one count a layer")?;
        let counts: Vec<usize> = counts.to_vec().iter().map(|&n| n as usize).collect();
        let expected = self.network.layers().len() - 1;
        if counts.len() != expected {
            let got = counts.len();
            return Err(JsError::new(&format!(
                "expected {expected} counts, one a layer after the input, got {got}"
            )));
        }
        self.read(image)?;
        let edges = explain::path(&self.network, &self.trace, &counts);
        let rows = edges.iter().flat_map(|edge| {
            [
                edge.layer as f32,
                edge.from as f32,
                edge.to as f32,
                edge.product,
                edge.relevance,
            ]
        });
        Ok(rows.collect())
    }

    /// Checks `image` and fills the trace from it.
    pub(super) fn read(&mut self, image: &JsValue) -> Result<(), Error> {
        copy_image(image, self.trace.input_mut())?;
        self.network.read(&mut self.trace)
    }

    fn each_layer<'a>(&self, numbers: impl Fn(usize) -> &'a [f32]) -> JsValue {
        let layers = 0..self.trace.layers();
        layers.map(|l| floats(numbers(l))).collect::<Array>().into()
    }
}

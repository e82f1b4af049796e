//! The boundary to JavaScript: checks the kind of what comes, converts, forwards to the core, and
//! throws the core's errors as JavaScript `Error`s. Computes nothing of its own.

mod convert;
mod types;

use js_sys::{Array, Float32Array, Object, Uint8Array, Uint32Array};
use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::error::Error;
use crate::forward::Trace;
use crate::image::{PIXELS, Preparation};
use crate::model::{self, Precision};
use crate::network::{Activation, Cost, Network, Output};
use crate::step::Step;
use crate::{explain, image, ink};
use convert::{
    copy_image, floats, fresh_seed, index, layer_sizes, object, to_preparation, to_seed,
    to_strokes, typed,
};

/// On the first call of anything: a panic reads as itself in the console, and the page hears of
/// it as the event `perceptible-panic`, whose `detail` is the message.
#[wasm_bindgen(start)]
fn start() {
    std::panic::set_hook(Box::new(|panic| {
        console_error_panic_hook::hook(panic);
        let told = web_sys::CustomEventInit::new();
        told.set_detail(&panic.to_string().into());
        let event = web_sys::CustomEvent::new_with_event_init_dict("perceptible-panic", &told);
        // Node's global object is no event target: there the error thrown is all there is.
        if let (Ok(event), Ok(target)) =
            (event, js_sys::global().dyn_into::<web_sys::EventTarget>())
        {
            // A listener that throws must not hide the panic itself.
            let _ = target.dispatch_event(&event);
        }
    }));
}

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
    network: Network,
    trace: Trace,
    seed: Option<f64>,
    step: Option<Step>, // room for learning, made when it begins
    images: Vec<f32>,   // the minibatch at hand
    labels: Vec<u8>,
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
        if self.network.check_input(self.trace.activations(0)).is_err() {
            return -1;
        }
        self.network.propagate(&mut self.trace);
        self.trace.digit() as i32
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
        let layer = self.layer(layer)?;
        let most = self.network.layers()[layer] - 1;
        let neuron = index("a neuron", neuron, 0, most)?;
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

    /// One step of gradient descent on a minibatch of n images: each weight and bias moves by
    /// -learning_rate times the mean slope of the cost. Returns the mean cost before the step.
    /// Images are taken as they are. When it throws, the network is as it was.
    pub fn train_step(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Float32Array")] images: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "Uint8Array")] labels: &JsValue,
        learning_rate: f64,
    ) -> Result<f32, JsError> {
        let images: &Float32Array = typed(images, "a Float32Array of n images")?;
        let labels: &Uint8Array = typed(labels, "a Uint8Array of n labels")?;
        self.images.resize(images.length() as usize, 0.0);
        images.copy_to(&mut self.images);
        self.labels.resize(labels.length() as usize, 0);
        labels.copy_to(&mut self.labels);
        let step = self.step.get_or_insert_with(|| Step::new(&self.network));
        Ok(step.take(
            &mut self.network,
            &self.images,
            &self.labels,
            learning_rate as f32,
        )?)
    }

    fn new(network: Network, seed: Option<f64>) -> Self {
        Self {
            trace: network.trace(),
            network,
            seed,
            step: None,
            images: Vec::new(),
            labels: Vec::new(),
        }
    }

    /// Checks `image` and fills the trace from it.
    fn read(&mut self, image: &JsValue) -> Result<(), Error> {
        copy_image(image, self.trace.input_mut())?;
        self.network.check_input(self.trace.activations(0))?;
        self.network.propagate(&mut self.trace);
        Ok(())
    }

    fn each_layer<'a>(&self, numbers: impl Fn(usize) -> &'a [f32]) -> JsValue {
        let layers = 0..self.trace.layers();
        layers.map(|l| floats(numbers(l))).collect::<Array>().into()
    }

    /// A layer that has weights.
    fn layer(&self, layer: f64) -> Result<usize, Error> {
        index("a layer", layer, 1, self.network.layers().len() - 1)
    }
}

/// What ten outputs amount to: the fullest, the next, and whether that is an answer.
#[wasm_bindgen(unchecked_return_type = "Verdict")]
pub fn judge(
    #[wasm_bindgen(unchecked_param_type = "Float32Array")] outputs: &JsValue,
) -> Result<JsValue, JsError> {
    let outputs: &Float32Array = typed(outputs, "a Float32Array of outputs")?;
    if outputs.length() == 0 {
        return Err(JsError::new("expected at least 1 output, got none"));
    }
    Ok(serde_wasm_bindgen::to_value(&explain::judge(
        &outputs.to_vec(),
    ))?)
}

/// The image of a drawing as the page gives it to `predict`: 784 numbers in 0..1, fitted,
/// rasterised and prepared. An empty drawing is a blank image.
#[wasm_bindgen]
pub fn rasterize(
    #[wasm_bindgen(unchecked_param_type = "Strokes")] strokes: &JsValue,
) -> Result<Vec<f32>, JsError> {
    let stages = ink::read(&to_strokes(strokes)?, &Preparation::default())?;
    Ok(stages.prepared.to_vec())
}

/// Any image (784 numbers in 0..1) straightened, evened and centred: what the bundled networks
/// were taught on. Steps can be switched off.
#[wasm_bindgen]
pub fn prepare(
    #[wasm_bindgen(unchecked_param_type = "Float32Array")] image: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Preparation")] preparation: &JsValue,
) -> Result<Vec<f32>, JsError> {
    let mut numbers = [0.0; PIXELS];
    copy_image(image, &mut numbers)?;
    let checked = image::check(&numbers)?;
    Ok(image::prepare(checked, &to_preparation(preparation)?).to_vec())
}

/// A drawing after each step of its way into the network.
#[wasm_bindgen(unchecked_return_type = "Stages")]
pub fn stages(
    #[wasm_bindgen(unchecked_param_type = "Strokes")] strokes: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Preparation")] preparation: &JsValue,
) -> Result<Object, JsError> {
    let stages = ink::read(&to_strokes(strokes)?, &to_preparation(preparation)?)?;
    Ok(object(&[
        ("rasterized", floats(&stages.rasterized).into()),
        ("straightened", floats(&stages.straightened).into()),
        ("evened", floats(&stages.evened).into()),
        ("prepared", floats(&stages.prepared).into()),
    ]))
}

//! The boundary to JavaScript: checks the kind of what comes, converts, forwards to the core, and
//! throws the core's errors as JavaScript `Error`s. Computes nothing of its own.

use js_sys::{Array, Float32Array, Object, Reflect, Uint8Array, Uint32Array};
use wasm_bindgen::prelude::*;

use crate::error::Error;
use crate::forward::Trace;
use crate::image::{PIXELS, Preparation};
use crate::ink::Strokes;
use crate::model::{self, Precision};
use crate::network::{Activation, Cost, Network, Output};
use crate::{explain, image, ink, learn};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** The activation function of the hidden layers. */
export type Activation = "sigmoid" | "relu" | "tanh" | "identity";
/** What the output layer does with its weighted sums. */
export type Output = "sigmoid" | "softmax";
/** What learning makes small. */
export type Cost = "cross-entropy" | "squared-error";
/** A drawing: strokes of [x, y] points, x to the right, y down, in any scale. */
export type Strokes = number[][][];
/** Which steps of preparing are on; those not named are. */
export interface Preparation { straighten?: boolean; even?: boolean; centre?: boolean }
/** A drawing after each step of its way into the network: 784 numbers in 0..1 each, row by row. */
export interface Stages {
  rasterized: Float32Array;
  straightened: Float32Array;
  evened: Float32Array;
  prepared: Float32Array;
}
/** What a network makes of an image. */
export interface Prediction {
  /** The output with the largest activation. */
  digit: number;
  /** The activations of the last layer. */
  outputs: Float32Array;
  /** The activations of every layer; the first is the image. */
  activations: Float32Array[];
}
/** Everything one forward pass computed, a layer at a time. */
export interface Trace {
  /** The weighted sums; those of the input are empty. */
  weighted_sums: Float32Array[];
  activations: Float32Array[];
}
"#;

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

/// A multi-layer perceptron.
#[wasm_bindgen(js_name = Network)]
pub struct Boundary {
    network: Network,
    trace: Trace,
    input: Vec<f32>, // the image of the call at hand
    seed: Option<f64>,
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
    /// `seed` then says. `output` is "sigmoid" and `cost` "cross-entropy" unless given.
    pub fn random(
        #[wasm_bindgen(unchecked_param_type = "number[] | Uint32Array")] layers: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "Activation")] activation: &str,
        seed: Option<f64>,
        #[wasm_bindgen(unchecked_param_type = "Output")] output: Option<String>,
        #[wasm_bindgen(unchecked_param_type = "Cost")] cost: Option<String>,
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

    /// The number of neurons of each layer, input first.
    #[wasm_bindgen(getter)]
    pub fn layers(&self) -> Vec<u32> {
        self.network.layers().iter().map(|&n| n as u32).collect()
    }

    /// The activation function of the hidden layers.
    #[wasm_bindgen(getter, unchecked_return_type = "Activation")]
    pub fn activation(&self) -> String {
        self.network.activation().name().into()
    }

    /// What the output layer does with its weighted sums.
    #[wasm_bindgen(getter, unchecked_return_type = "Output")]
    pub fn output(&self) -> String {
        self.network.output().name().into()
    }

    /// What `train_step` makes small.
    #[wasm_bindgen(getter, unchecked_return_type = "Cost")]
    pub fn cost(&self) -> String {
        self.network.cost.name().into()
    }

    /// Whether the network expects prepared images: those of `rasterize` and `prepare`.
    #[wasm_bindgen(getter)]
    pub fn prepared(&self) -> bool {
        self.network.prepared
    }

    /// How many weights and biases there are.
    #[wasm_bindgen(getter)]
    pub fn parameters(&self) -> usize {
        self.network.parameters().len()
    }

    /// The seed of a network made by `random`.
    #[wasm_bindgen(getter)]
    pub fn seed(&self) -> Option<f64> {
        self.seed
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
    /// to the answer (0..1). Weakest first within a layer.
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
        let rate = learning_rate as f32;
        Ok(learn::train_step(
            &mut self.network,
            &images.to_vec(),
            &labels.to_vec(),
            rate,
        )?)
    }

    fn new(network: Network, seed: Option<f64>) -> Self {
        Self {
            trace: network.trace(),
            input: vec![0.0; network.inputs()],
            network,
            seed,
        }
    }

    /// Checks `image` and fills the trace from it.
    fn read(&mut self, image: &JsValue) -> Result<(), Error> {
        copy_image(image, &mut self.input)?;
        self.network.check_input(&self.input)?;
        self.network.forward(&self.input, &mut self.trace);
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

/// The image of a drawing as the page gives it to `predict`: 784 numbers in 0..1, fitted,
/// rasterised and prepared. An empty drawing is a blank image.
#[wasm_bindgen]
pub fn rasterize(
    #[wasm_bindgen(unchecked_param_type = "Strokes")] strokes: JsValue,
) -> Result<Vec<f32>, JsError> {
    let stages = ink::read(&to_strokes(strokes)?, &Preparation::default())?;
    Ok(stages.prepared.to_vec())
}

/// Any image (784 numbers in 0..1) straightened, evened and centred: what the bundled networks
/// were taught on. Steps can be switched off.
#[wasm_bindgen]
pub fn prepare(
    #[wasm_bindgen(unchecked_param_type = "Float32Array")] image: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "Preparation | undefined")] preparation: JsValue,
) -> Result<Vec<f32>, JsError> {
    let mut numbers = [0.0; PIXELS];
    copy_image(image, &mut numbers)?;
    let checked = image::check(&numbers)?;
    Ok(image::prepare(checked, &to_preparation(preparation)?).to_vec())
}

/// A drawing after each step of its way into the network.
#[wasm_bindgen(unchecked_return_type = "Stages")]
pub fn stages(
    #[wasm_bindgen(unchecked_param_type = "Strokes")] strokes: JsValue,
    #[wasm_bindgen(unchecked_param_type = "Preparation | undefined")] preparation: JsValue,
) -> Result<Object, JsError> {
    let stages = ink::read(&to_strokes(strokes)?, &to_preparation(preparation)?)?;
    Ok(object(&[
        ("rasterized", floats(&stages.rasterized).into()),
        ("straightened", floats(&stages.straightened).into()),
        ("evened", floats(&stages.evened).into()),
        ("prepared", floats(&stages.prepared).into()),
    ]))
}

fn to_strokes(strokes: JsValue) -> Result<Strokes, Error> {
    let kind = kind_of(&strokes);
    serde_wasm_bindgen::from_value(strokes).map_err(|error| {
        Error::new(format!(
            "expected strokes, an array of strokes of [x, y] points, got {kind}: {error}"
        ))
    })
}

fn to_preparation(preparation: JsValue) -> Result<Preparation, Error> {
    if preparation.is_undefined() {
        return Ok(Preparation::default());
    }
    let kind = kind_of(&preparation);
    serde_wasm_bindgen::from_value(preparation).map_err(|error| {
        Error::new(format!(
            "expected a preparation such as {{straighten: false}}, got {kind}: {error}"
        ))
    })
}

/// Copies an image into `numbers`, which is as long as it must be.
fn copy_image(image: &JsValue, numbers: &mut [f32]) -> Result<(), Error> {
    let expected = numbers.len();
    let array: &Float32Array = typed(image, "a Float32Array with an image")?;
    if array.length() as usize != expected {
        return Err(Error::new(format!(
            "expected an image of {expected} numbers, got {}",
            array.length()
        )));
    }
    array.copy_to(numbers);
    Ok(())
}

/// `value` as the typed array it must be.
fn typed<'a, T: JsCast>(value: &'a JsValue, expected: &str) -> Result<&'a T, Error> {
    value
        .dyn_ref()
        .ok_or_else(|| Error::new(format!("expected {expected}, got {}", kind_of(value))))
}

/// What a value is, for a sentence.
fn kind_of(value: &JsValue) -> String {
    if value.is_null() {
        return "null".into();
    }
    match value.dyn_ref::<Object>() {
        Some(object) => format!("a value of {}", object.constructor().name()),
        None => value.js_typeof().as_string().unwrap_or_default(),
    }
}

fn layer_sizes(layers: &JsValue) -> Result<Vec<usize>, Error> {
    if !(Array::is_array(layers) || layers.is_instance_of::<Uint32Array>()) {
        return Err(Error::new(format!(
            "expected layers as an array such as [784, 16, 16, 10], got {}",
            kind_of(layers)
        )));
    }
    let each = Array::from(layers);
    each.iter()
        .map(|layer| {
            let neurons = layer.as_f64().unwrap_or(f64::NAN);
            index("a number of neurons", neurons, 1, 1 << 20)
        })
        .collect()
}

/// `value` as a whole number of `least` to `most`.
fn index(what: &str, value: f64, least: usize, most: usize) -> Result<usize, Error> {
    if value.fract() == 0.0 && value >= least as f64 && value <= most as f64 {
        return Ok(value as usize);
    }
    Err(Error::new(format!(
        "expected {what} of {least} to {most}, got {value}"
    )))
}

/// `value` as a seed: a whole number that a JavaScript number holds exactly.
fn to_seed(value: f64) -> Result<u64, Error> {
    if value.fract() == 0.0 && (0.0..=js_sys::Number::MAX_SAFE_INTEGER).contains(&value) {
        return Ok(value as u64);
    }
    Err(Error::new(format!(
        "expected a seed that is a whole number of 0 to 2^53 - 1, got {value}"
    )))
}

/// A seed that nobody has chosen, from the browser's own randomness.
fn fresh_seed() -> Result<u64, Error> {
    getrandom::u32().map(u64::from).map_err(|error| {
        Error::new(format!(
            "expected randomness for a fresh seed, got an error: {error}; give a seed instead"
        ))
    })
}

fn floats(numbers: &[f32]) -> Float32Array {
    Float32Array::from(numbers)
}

fn object(entries: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (key, value) in entries {
        Reflect::set(&object, &(*key).into(), value).expect("a new object takes any key");
    }
    object
}

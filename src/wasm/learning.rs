//! `Network` at the boundary, learning: one step, and what a minibatch asks for before it is taken.

use js_sys::{Array, Float32Array, Object, Uint8Array, Uint32Array};
use wasm_bindgen::prelude::*;

use super::arguments::numbers;
use super::convert::{floats, index, object, typed};
use super::network::Boundary;
use super::samples::Set;
use crate::error::Error;
use crate::image::PIXELS;
use crate::measure::{answers, measure};
use crate::minibatch::Minibatch;
use crate::network::Network;
use crate::slope;
use crate::step::Step;

/// Room for steps, made when the first is taken and used again at each.
#[derive(Default)]
pub(super) struct Room {
    step: Option<Step>,
    images: Vec<f32>, // the minibatch at hand
    labels: Vec<u8>,
}

#[wasm_bindgen(js_class = Network)]
impl Boundary {
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
        let room = &mut self.room;
        room.images.resize(images.length() as usize, 0.0);
        images.copy_to(&mut room.images);
        room.labels.resize(labels.length() as usize, 0);
        labels.copy_to(&mut room.labels);
        let step = room.step.get_or_insert_with(|| Step::new(&self.network));
        Ok(step.take(
            &mut self.network,
            &room.images,
            &room.labels,
            learning_rate as f32,
        )?)
    }

    /// The mean cost of n images and their labels.
    pub fn mean_cost(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Float32Array")] images: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "Uint8Array")] labels: &JsValue,
    ) -> Result<f32, JsError> {
        let mut minibatch = minibatch(&self.network, images, labels)?;
        Ok(slope::mean_cost(&self.network, &mut minibatch))
    }

    /// The slope of the mean cost along every weight and bias, in the order of `parameters`.
    pub fn gradient(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Float32Array")] images: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "Uint8Array")] labels: &JsValue,
    ) -> Result<Vec<f32>, JsError> {
        let mut minibatch = minibatch(&self.network, images, labels)?;
        Ok(slope::gradient(&self.network, &mut minibatch))
    }

    /// What one image asks for when `label` is wanted: the slope of its cost along every
    /// activation and every weighted sum, a layer at a time, that after the input first.
    #[wasm_bindgen(unchecked_return_type = "Wishes")]
    pub fn wishes(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Float32Array")] image: &JsValue,
        label: f64,
    ) -> Result<Object, JsError> {
        let label = index("a label", label, 0, self.network.outputs() - 1)?;
        self.read(image)?;
        let wishes = slope::wishes(&self.network, self.trace.activations(0), label as u8)?;
        let layers = |slopes: &[Vec<f32>]| -> JsValue {
            slopes.iter().map(|l| floats(l)).collect::<Array>().into()
        };
        Ok(object(&[
            ("cost", wishes.cost.into()),
            ("activations", layers(&wishes.activations)),
            ("weighted_sums", layers(&wishes.weighted_sums)),
        ]))
    }

    /// The slope of `sum over k of of[k] * z[k]` along every pixel of `image`, where z are the
    /// weighted sums of the outputs: what would make some outputs larger and others smaller.
    pub fn slopes(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Float32Array")] image: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "Float32Array")] of: &JsValue,
    ) -> Result<Vec<f32>, JsError> {
        let of = numbers("outputs", of, self.network.outputs())?;
        self.read(image)?;
        Ok(slope::image_slopes(&self.network, &self.trace, &of))
    }

    /// The mean cost of n images and their labels at parameters + step * direction, for each step.
    /// The network stays as it is.
    pub fn costs_along(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Float32Array")] images: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "Uint8Array")] labels: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "Float32Array")] direction: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "Float32Array")] steps: &JsValue,
    ) -> Result<Vec<f32>, JsError> {
        let mut minibatch = minibatch(&self.network, images, labels)?;
        let direction: &Float32Array = typed(direction, "a Float32Array with a direction")?;
        let steps: &Float32Array = typed(steps, "a Float32Array of steps")?;
        Ok(slope::costs_along(
            &self.network,
            &mut minibatch,
            &direction.to_vec(),
            &steps.to_vec(),
        )?)
    }

    /// How well the network reads samples.
    #[wasm_bindgen(unchecked_return_type = "Measure")]
    pub fn measure(&self, samples: &Set) -> Result<Object, JsError> {
        measured(&self.network, samples)
    }

    /// The fullest output for each of the samples.
    pub fn answers(&self, samples: &Set) -> Result<Vec<u8>, JsError> {
        check_shape(&self.network)?;
        Ok(answers(&self.network, samples.lessons()))
    }
}

/// The minibatch of `images` and `labels`.
fn minibatch(network: &Network, images: &JsValue, labels: &JsValue) -> Result<Minibatch, Error> {
    let images: &Float32Array = typed(images, "a Float32Array of n images")?;
    let labels: &Uint8Array = typed(labels, "a Uint8Array of n labels")?;
    Minibatch::labelled(network, &images.to_vec(), &labels.to_vec())
}

/// What `measure` says of a network, as an object.
pub(super) fn measured(network: &Network, samples: &Set) -> Result<Object, JsError> {
    check_shape(network)?;
    let found = measure(network, samples.lessons());
    Ok(object(&[
        ("n", found.n.into()),
        ("correct", found.correct.into()),
        ("cost", found.cost.into()),
        ("confusion", Uint32Array::from(&found.confusion[..]).into()),
    ]))
}

/// Samples are images of 784 pixels and ten digits.
pub(super) fn check_shape(network: &Network) -> Result<(), Error> {
    if (network.inputs(), network.outputs()) == (PIXELS, 10) {
        return Ok(());
    }
    Err(Error::new(format!(
        "expected a network of {PIXELS} inputs and 10 outputs, got {} and {}",
        network.inputs(),
        network.outputs()
    )))
}

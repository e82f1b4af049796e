//! Drawings and images at the boundary: strokes to pixels, any image to a prepared one, and what ten
//! outputs amount to.

use js_sys::{Float32Array, Object};
use wasm_bindgen::prelude::*;

use super::convert::{floats, object, to_preparation, to_strokes, typed};
use crate::{explain, ink};
#[cfg(feature = "learn")]
use {
    super::convert::copy_image,
    crate::image::{self, PIXELS, Preparation},
};

/// What ten outputs amount to: the fullest, the next, and whether that is an answer.
#[wasm_bindgen(unchecked_return_type = "Verdict")]
pub fn judge(
    #[wasm_bindgen(unchecked_param_type = "Float32Array")] outputs: &JsValue,
) -> Result<Object, JsError> {
    let outputs: &Float32Array = typed(outputs, "a Float32Array of outputs")?;
    if outputs.length() == 0 {
        return Err(JsError::new("expected at least 1 output, got none"));
    }
    let verdict = explain::judge(&outputs.to_vec());
    Ok(object(&[
        ("digit", verdict.digit.into()),
        ("second", verdict.second.into()),
        ("kind", verdict.kind.name().into()),
    ]))
}

/// The image of a drawing as the page gives it to `predict`: 784 numbers in 0..1, fitted,
/// rasterised and prepared. An empty drawing is a blank image.
#[cfg(feature = "learn")]
#[wasm_bindgen]
pub fn rasterize(
    #[wasm_bindgen(unchecked_param_type = "Strokes")] strokes: &JsValue,
) -> Result<Vec<f32>, JsError> {
    let stages = ink::read(&to_strokes(strokes)?, &Preparation::default())?;
    Ok(stages.prepared.to_vec())
}

/// Any image (784 numbers in 0..1) straightened, evened and centred: what the bundled networks
/// were taught on. Steps can be switched off.
#[cfg(feature = "learn")]
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

/// An image (784 numbers in 0..1) varied, not prepared.
#[cfg(feature = "learn")]
#[wasm_bindgen]
pub fn vary(
    #[wasm_bindgen(unchecked_param_type = "Float32Array")] image: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "Variation")] variation: &JsValue,
) -> Result<Vec<f32>, JsError> {
    let mut numbers = [0.0; PIXELS];
    copy_image(image, &mut numbers)?;
    let checked = image::check(&numbers)?;
    let (variation, mut random) = super::arguments::to_variation(variation)?;
    Ok(variation.of(checked, &mut random).to_vec())
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

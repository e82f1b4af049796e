//! JavaScript's values that only making and teaching networks take: numbers of a kind, layers, seeds.

use js_sys::{Array, Float32Array, Object, Uint32Array};
use wasm_bindgen::{JsCast, JsValue};

use super::convert::{index, kind_of, typed};
use crate::error::{Error, quoted, shown};
use crate::image::check_finite;
use crate::random::Random;
use crate::vary::Variation;

/// `value` as `expected` finite numbers.
pub(super) fn numbers(what: &str, value: &JsValue, expected: usize) -> Result<Vec<f32>, Error> {
    let array: &Float32Array = typed(value, &format!("a Float32Array of {what}"))?;
    if array.length() as usize != expected {
        return Err(Error::new(format!(
            "expected {expected} {what}, got {}",
            array.length()
        )));
    }
    let numbers = array.to_vec();
    check_finite(what, &numbers)?;
    Ok(numbers)
}

/// The number of neurons of each layer.
pub(super) fn layer_sizes(layers: &JsValue) -> Result<Vec<usize>, Error> {
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

/// `value` as a seed: a whole number that a JavaScript number holds exactly.
pub(super) fn to_seed(value: f64) -> Result<u64, Error> {
    if value.fract() == 0.0 && (0.0..=js_sys::Number::MAX_SAFE_INTEGER).contains(&value) {
        return Ok(value as u64);
    }
    Err(Error::new(format!(
        "expected a seed that is a whole number of 0 to 2^53 - 1, got {}",
        shown(value)
    )))
}

/// A seed that nobody has chosen, from the browser's own randomness.
pub(super) fn fresh_seed() -> Result<u64, Error> {
    getrandom::u32().map(u64::from).map_err(|error| {
        Error::new(format!(
            "expected randomness for a fresh seed, got an error: {error}; give a seed instead"
        ))
    })
}

/// A variation and what its wobble and noise come from. What is not named stays as it is.
pub(super) fn to_variation(value: &JsValue) -> Result<(Variation, Random), Error> {
    let Some(object) = value.dyn_ref::<Object>() else {
        return Err(Error::new(format!(
            "expected a variation such as {{slant: 0.3}}, got {}",
            kind_of(value)
        )));
    };
    let mut variation = Variation::default();
    let mut seed = 1;
    for entry in Object::entries(object) {
        let entry = Array::from(&entry);
        let name = entry.get(0).as_string().unwrap_or_default();
        let number = entry.get(1).as_f64().unwrap_or(f64::NAN);
        let part = match name.as_str() {
            "brightness" => &mut variation.brightness,
            "slant" => &mut variation.slant,
            "thickness" => &mut variation.thickness,
            "right" => &mut variation.right,
            "down" => &mut variation.down,
            "size" => &mut variation.size,
            "turn" => &mut variation.turn,
            "wobble" => &mut variation.wobble,
            "noise" => &mut variation.noise,
            "seed" => {
                seed = to_seed(number)?;
                continue;
            }
            _ => {
                return Err(Error::new(format!(
                    "expected brightness, slant, thickness, right, down, size, turn, wobble, noise \
                     or seed in a variation, got {}",
                    quoted(&name)
                )));
            }
        };
        *part = number as f32;
    }
    variation.check()?;
    Ok((variation, Random::new(seed)))
}

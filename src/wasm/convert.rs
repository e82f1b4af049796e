//! JavaScript's values to the core's and back. What is of the wrong kind is refused with a sentence
//! that says what was expected and what came; whether the numbers are right is the core's to say.

use js_sys::{Array, Float32Array, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::error::{Error, quoted, shown};
use crate::image::Preparation;
use crate::ink::Strokes;

/// An array of strokes, each an array of points, each two numbers. Point by point rather than by
/// serde: it is on the pen's way, and half the size.
pub(super) fn to_strokes(strokes: &JsValue) -> Result<Strokes, Error> {
    let points = |(s, stroke): (usize, JsValue)| {
        let expected = || format!("stroke {s} to be an array of points");
        let points = to_array(&stroke, expected)?;
        points
            .iter()
            .enumerate()
            .map(|(p, point)| {
                let expected = || format!("point {p} of stroke {s} to be two numbers");
                let point = to_array(&point, expected)?;
                let number = |at| point.get(at).as_f64().map(|value| value as f32);
                match (point.length(), number(0), number(1)) {
                    (2, Some(x), Some(y)) => Ok([x, y]),
                    _ => Err(Error::new(format!("expected {}, got others", expected()))),
                }
            })
            .collect()
    };
    let expected = || "strokes as an array of arrays of [x, y] points".into();
    to_array(strokes, expected)?
        .iter()
        .enumerate()
        .map(points)
        .collect()
}

pub(super) fn to_array(value: &JsValue, expected: impl Fn() -> String) -> Result<Array, Error> {
    if Array::is_array(value) {
        return Ok(Array::from(value));
    }
    Err(Error::new(format!(
        "expected {}, got {}",
        expected(),
        kind_of(value)
    )))
}

pub(super) fn to_preparation(preparation: &JsValue) -> Result<Preparation, Error> {
    if preparation.is_undefined() {
        return Ok(Preparation::default());
    }
    let Some(object) = preparation.dyn_ref::<Object>() else {
        return Err(Error::new(format!(
            "expected a preparation such as {{straighten: false}}, got {}",
            kind_of(preparation)
        )));
    };
    let mut steps = Preparation::default();
    for entry in Object::entries(object) {
        let entry = Array::from(&entry);
        let name = entry.get(0).as_string().unwrap_or_default();
        let step = match name.as_str() {
            "straighten" => &mut steps.straighten,
            "even" => &mut steps.even,
            "centre" => &mut steps.centre,
            _ => {
                return Err(Error::new(format!(
                    "expected straighten, even or centre in a preparation, got {}",
                    quoted(&name)
                )));
            }
        };
        *step = entry.get(1).as_bool().ok_or_else(|| {
            Error::new(format!(
                "expected {name} to be true or false, got {}",
                kind_of(&entry.get(1))
            ))
        })?;
    }
    Ok(steps)
}

/// Copies an image into `numbers`, which is as long as it must be.
pub(super) fn copy_image(image: &JsValue, numbers: &mut [f32]) -> Result<(), Error> {
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
pub(super) fn typed<'a, T: JsCast>(value: &'a JsValue, expected: &str) -> Result<&'a T, Error> {
    value
        .dyn_ref()
        .ok_or_else(|| Error::new(format!("expected {expected}, got {}", kind_of(value))))
}

/// What a value is, for a sentence.
pub(super) fn kind_of(value: &JsValue) -> String {
    if value.is_null() {
        return "null".into();
    }
    match value.dyn_ref::<Object>() {
        Some(object) => format!("a value of {}", object.constructor().name()),
        None => value.js_typeof().as_string().unwrap_or_default(),
    }
}

/// `value` as a whole number of `least` to `most`.
pub(super) fn index(what: &str, value: f64, least: usize, most: usize) -> Result<usize, Error> {
    if value.fract() == 0.0 && value >= least as f64 && value <= most as f64 {
        return Ok(value as usize);
    }
    Err(Error::new(format!(
        "expected {what} of {least} to {most}, got {}",
        shown(value)
    )))
}

pub(super) fn floats(numbers: &[f32]) -> Float32Array {
    Float32Array::from(numbers)
}

pub(super) fn object(entries: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (key, value) in entries {
        // Not `expect`: to print what it is not costs readers 1 KB.
        assert!(
            Reflect::set(&object, &(*key).into(), value).is_ok(),
            "a new object takes any key"
        );
    }
    object
}

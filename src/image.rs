//! 784 numbers: their conventions, the door they come in by, and how any image is prepared before
//! a network reads it. Knows no strokes ([`crate::ink`]), no variations of an image and no
//! network.
//!
//! Preparing takes out what does not tell one digit from another, step by step, each of which
//! can be switched off:
//!
//! ```text
//! straighten   the slant out of the drawing
//! even         size, aspect and darkness alike
//! centre       the centre of mass to the centre of the field
//! ```
//!
//! The numbers are in `frame.rs`.

use crate::error::{Error, Result, shown};
use crate::frame::Frame;

/// Pixels along one side of an image.
pub const SIDE: usize = 28;

/// Pixels of an image.
pub const PIXELS: usize = SIDE * SIDE;

/// Row-major 28 x 28, 0 paper .. 1 ink; pixel (x, y) is `image[y * SIDE + x]` and its middle is
/// at the point (x, y), so the centre of the field is at (13.5, 13.5).
pub type Image = [f32; PIXELS];

/// The paper alone.
pub const BLANK: Image = [0.0; PIXELS];

/// The middle of the field, in pixels.
pub(crate) const MIDDLE: f32 = (SIDE as f32 - 1.0) / 2.0;

/// Which steps of preparing are on; all of them unless said otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Preparation {
    /// Takes the slant out.
    pub straighten: bool,
    /// Makes size, aspect and darkness alike.
    pub even: bool,
    /// Moves the centre of mass to the centre of the field.
    pub centre: bool,
}

impl Preparation {
    /// No step at all.
    pub const NONE: Self = Self {
        straighten: false,
        even: false,
        centre: false,
    };
}

impl Default for Preparation {
    fn default() -> Self {
        Self {
            straighten: true,
            even: true,
            centre: true,
        }
    }
}

/// The door of an image: 784 numbers in 0..1.
///
/// # Errors
/// Another length, or a number outside 0..1 (NaN is), named with its place.
pub fn check(numbers: &[f32]) -> Result<&Image> {
    check_numbers(numbers, PIXELS)?;
    Ok(numbers.try_into().expect("the length is checked"))
}

/// The door of any input: `expected` numbers in 0..1.
pub(crate) fn check_numbers(numbers: &[f32], expected: usize) -> Result<()> {
    if numbers.len() != expected {
        return Err(Error::new(format!(
            "expected an image of {expected} numbers, got {}",
            numbers.len()
        )));
    }
    // All at once, in vectors; which one it was is looked for only where there is one.
    let is_bad = |value: f32| !(0.0..=1.0).contains(&value);
    let bad = numbers
        .iter()
        .fold(0, |bad, &value| bad | u32::from(is_bad(value)));
    if bad == 0 {
        return Ok(());
    }
    let place = numbers.iter().position(|&value| is_bad(value));
    let place = place.expect("one of them is bad");
    Err(Error::new(format!(
        "expected numbers of 0 to 1, got {} at {place}",
        shown(numbers[place].into())
    )))
}

/// The door of numbers that only have to be finite.
pub(crate) fn check_finite(what: &str, numbers: &[f32]) -> Result<()> {
    match numbers.iter().position(|number| !number.is_finite()) {
        None => Ok(()),
        Some(place) => Err(Error::new(format!(
            "expected {what} of finite numbers, got {} at {place}",
            shown(numbers[place].into())
        ))),
    }
}

/// `image` prepared by the steps that are on. A blank stays blank; with no step on, the result is
/// the image.
pub fn prepare(image: &Image, preparation: &Preparation) -> Image {
    if *preparation == Preparation::NONE {
        return *image;
    }
    match Frame::of(image, preparation) {
        Some(frame) => frame.resample(image),
        None => BLANK,
    }
}

/// The ink at the point (x, y) between pixels, bilinear; paper outside.
pub(crate) fn sample(image: &Image, x: f32, y: f32) -> f32 {
    // Beyond one pixel outside there is only paper; this also keeps the conversions small.
    if !(x > -1.0 && y > -1.0 && x < SIDE as f32 && y < SIDE as f32) {
        return 0.0;
    }
    let (left, top) = (x.floor(), y.floor());
    let (right, down) = (x - left, y - top);
    let (column, row) = (left as i32, top as i32);
    let at = |column: i32, row: i32| {
        let inside = (0..SIDE as i32).contains(&column) && (0..SIDE as i32).contains(&row);
        if inside {
            image[row as usize * SIDE + column as usize]
        } else {
            0.0
        }
    };
    let upper = at(column, row) * (1.0 - right) + at(column + 1, row) * right;
    let lower = at(column, row + 1) * (1.0 - right) + at(column + 1, row + 1) * right;
    upper * (1.0 - down) + lower * down
}

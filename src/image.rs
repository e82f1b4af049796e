//! 784 numbers: their conventions, the door they come in by, and how any image is prepared before
//! a network reads it. Knows no strokes ([`crate::ink`]), no variations of an image and no
//! network.
//!
//! Preparing takes out what does not tell one digit from another, step by step, each of which
//! can be switched off:
//!
//! ```text
//! straighten   x' = x - a y, with the slant a = xy / yy from the ink's second moments
//! even         the long side to 20 px, the short one partly with it; the darkest ink to 1
//! centre       the ink's centre of mass to the centre of the field
//! ```
//!
//! All of it is one bilinear resampling, so that nothing is blurred twice. Source of
//! the moments: Y. LeCun et al., "Comparison of learning algorithms for handwritten digit
//! recognition" (1995) for the slant; C.-L. Liu et al., "Handwritten digit recognition:
//! investigation of normalization and feature extraction techniques" (2004) for size and aspect.

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result, shown};

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

/// Ink below this share of the darkest is taken for dirt when moments are measured.
const DIRT: f32 = 0.03;
/// A drawing less tall than this variance (a dash, a dot) has no slant.
const LEAST_HEIGHT: f32 = 1.0;
/// Slants beyond are not writing; straightening stops there.
const MOST_SLANT: f32 = 1.2;
/// Added to each variance: a line has a width, and half a pixel does not become a block.
const LINE_VARIANCE: f32 = 0.08;
/// The long side of an evened drawing, as four standard deviations, in pixels.
const LONG_SIDE: f32 = 20.0;
/// An evened drawing's short side is its aspect to this power: 1 leaves it, 0 makes a square.
const ASPECT_POWER: f32 = 0.2;
/// The short side grows at most so much more than the long one: a 1 stays a line.
const MOST_WIDENING: f32 = 2.2;

/// Which steps of preparing are on; all of them unless said otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
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
    match numbers
        .iter()
        .position(|value| !(0.0..=1.0).contains(value))
    {
        None => Ok(()),
        Some(place) => Err(Error::new(format!(
            "expected numbers of 0 to 1, got {} at {place}",
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

/// Where the ink is: its centre and the second moments about it, in pixels.
struct Moments {
    darkest: f32,
    x: f32,
    y: f32,
    xx: f32,
    xy: f32,
    yy: f32,
}

impl Moments {
    /// Of the ink above [`DIRT`]; `None` where there is none.
    fn of(image: &Image) -> Option<Self> {
        let darkest = image
            .iter()
            .fold(0.0, |a: f32, &b| if b > a { b } else { a });
        if darkest <= 0.0 {
            return None;
        }
        let dirt = DIRT * darkest;
        let (mut mass, mut x, mut y) = (0.0, 0.0, 0.0);
        let (mut xx, mut xy, mut yy) = (0.0, 0.0, 0.0);
        for (row, pixels) in image.chunks_exact(SIDE).enumerate() {
            // About the middle of the field, so that the differences below lose few digits.
            let dy = row as f32 - MIDDLE;
            let (mut row_mass, mut row_x, mut row_xx) = (0.0, 0.0, 0.0);
            for (column, &value) in pixels.iter().enumerate() {
                let ink = if value > dirt { value } else { 0.0 };
                let dx = column as f32 - MIDDLE;
                row_mass += ink;
                row_x += ink * dx;
                row_xx += ink * dx * dx;
            }
            mass += row_mass;
            x += row_x;
            y += row_mass * dy;
            xx += row_xx;
            xy += row_x * dy;
            yy += row_mass * dy * dy;
        }
        let (x, y) = (x / mass, y / mass);
        Some(Self {
            darkest,
            xx: (xx / mass - x * x).max(0.0),
            xy: xy / mass - x * y,
            yy: (yy / mass - y * y).max(0.0),
            x: x + MIDDLE,
            y: y + MIDDLE,
        })
    }
}

/// From a pixel of the result back to the place of the drawing that its ink comes from:
///
/// ```text
/// down = (y - to.y) / scale.y
/// (x, y)  ->  ( from.x + (x - to.x) / scale.x + slant down,  from.y + down )
/// ```
#[derive(Clone, Copy, Debug)]
struct Frame {
    from: [f32; 2],  // the drawing's centre of mass
    to: [f32; 2],    // where it goes
    scale: [f32; 2], // pixels of the result a pixel of the drawing
    slant: f32,
    gain: f32, // makes the darkest ink 1
}

impl Frame {
    /// The frame that `preparation` puts `image` into; `None` for a blank.
    fn of(image: &Image, preparation: &Preparation) -> Option<Self> {
        let moments = Moments::of(image)?;
        let mut frame = Self {
            from: [moments.x, moments.y],
            to: [moments.x, moments.y],
            scale: [1.0, 1.0],
            slant: 0.0,
            gain: 1.0,
        };
        if preparation.straighten && moments.yy > LEAST_HEIGHT {
            frame.slant = (moments.xy / moments.yy).clamp(-MOST_SLANT, MOST_SLANT);
        }
        if preparation.even {
            let a = frame.slant;
            let xx = (moments.xx - 2.0 * a * moments.xy + a * a * moments.yy).max(0.0);
            frame.scale = evening(xx, moments.yy);
            frame.gain = 1.0 / moments.darkest;
        }
        if preparation.centre {
            frame.to = [MIDDLE, MIDDLE];
        }
        Some(frame)
    }

    /// The place of the drawing that the point (x, y) of the result shows.
    fn source(&self, x: f32, y: f32) -> (f32, f32) {
        let down = (y - self.to[1]) / self.scale[1];
        let right = (x - self.to[0]) / self.scale[0];
        (
            self.from[0] + right + self.slant * down,
            self.from[1] + down,
        )
    }

    /// `image` in this frame.
    fn resample(&self, image: &Image) -> Image {
        let mut result = BLANK;
        for (row, pixels) in result.chunks_exact_mut(SIDE).enumerate() {
            for (column, pixel) in pixels.iter_mut().enumerate() {
                let (x, y) = self.source(column as f32, row as f32);
                *pixel = (self.gain * sample(image, x, y)).min(1.0);
            }
        }
        result
    }
}

/// The scale along x and y that brings variances `xx` and `yy` to the common size, the aspect
/// made milder.
fn evening(xx: f32, yy: f32) -> [f32; 2] {
    let width = 4.0 * (xx + LINE_VARIANCE).sqrt();
    let height = 4.0 * (yy + LINE_VARIANCE).sqrt();
    let long = width.max(height);
    let aspect = (width.min(height) / long).max(0.05);
    let scale = LONG_SIDE / long;
    let widened = scale * (libm::powf(aspect, ASPECT_POWER) / aspect).min(MOST_WIDENING);
    if width < height {
        [widened, scale]
    } else {
        [scale, widened]
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

//! Strokes to an image: fit, then coverage by distance. What the pad draws and what a pen file
//! holds go through here and nowhere else. Knows no pad, no canvas and no network.
//!
//! ```text
//! fit        the longer side of the drawing's box to 18 px, the box's middle to the field's
//! coverage   pixel = clamp(r + 1/2 - distance to the nearest line, 0, 1), r = 1.2 px
//! ```
//!
//! Nothing depends on the drawing's own units, on how many points a line was sampled at, on the
//! order of the strokes or on their direction.

use crate::error::{Error, Result, shown};
use crate::image::{BLANK, Image, MIDDLE, Preparation, SIDE, prepare};

/// Points (x to the right, y down, any scale) of the strokes of one drawing.
pub type Strokes = Vec<Vec<[f32; 2]>>;

/// The longer side of a drawing after the fit, in pixels.
const FIT: f64 = 18.0;
/// Half the width of the pen, in pixels: the mean ink of MNIST.
pub(crate) const PEN: f32 = 1.2;
/// Points closer together than this, in pixels, are one: a pen at rest repeats itself.
const REST: f32 = 0.2;

/// A drawing after each step of its way into the network; each is what the image looks like when
/// that step and those before it are done. A step that is off changes nothing.
#[derive(Clone, Debug, PartialEq)]
pub struct Stages {
    /// Fitted and covered.
    pub rasterized: Image,
    /// Its slant taken out.
    pub straightened: Image,
    /// Size, aspect and darkness made alike.
    pub evened: Image,
    /// Moved to the centre of mass: what a network reads.
    pub prepared: Image,
}

/// The image of `strokes` at every step of `preparation`. No strokes: all blank.
///
/// # Errors
/// As [`rasterize`].
pub fn read(strokes: &[Vec<[f32; 2]>], preparation: &Preparation) -> Result<Stages> {
    let rasterized = rasterize(strokes)?;
    let straighten = Preparation {
        straighten: preparation.straighten,
        ..Preparation::NONE
    };
    let even = Preparation {
        centre: false,
        ..*preparation
    };
    Ok(Stages {
        straightened: prepare(&rasterized, &straighten),
        evened: prepare(&rasterized, &even),
        prepared: prepare(&rasterized, preparation),
        rasterized,
    })
}

/// The image of `strokes`, fitted and not prepared. A stroke of one point is a dot; no strokes at
/// all are a blank.
///
/// # Errors
/// A stroke without points, and a coordinate that is not finite; each names stroke and point,
/// counted from 0.
pub fn rasterize(strokes: &[Vec<[f32; 2]>]) -> Result<Image> {
    check(strokes)?;
    Ok(cover(&fit(strokes), PEN))
}

/// The door of strokes; see [`rasterize`].
pub(crate) fn check(strokes: &[Vec<[f32; 2]>]) -> Result<()> {
    for (s, stroke) in strokes.iter().enumerate() {
        if stroke.is_empty() {
            return Err(Error::new(format!(
                "expected at least 1 point a stroke, got none in stroke {s}"
            )));
        }
        for (p, [x, y]) in stroke.iter().enumerate() {
            if !(x.is_finite() && y.is_finite()) {
                return Err(Error::new(format!(
                    "expected finite coordinates, got ({}, {}) at point {p} of stroke {s}",
                    shown((*x).into()),
                    shown((*y).into())
                )));
            }
        }
    }
    Ok(())
}

/// `strokes` in pixels of the field, scaled and moved into its middle; points at rest dropped.
pub(crate) fn fit(strokes: &[Vec<[f32; 2]>]) -> Strokes {
    let mut low = [f64::INFINITY; 2];
    let mut high = [f64::NEG_INFINITY; 2];
    for point in strokes.iter().flatten() {
        for axis in 0..2 {
            low[axis] = low[axis].min(f64::from(point[axis]));
            high[axis] = high[axis].max(f64::from(point[axis]));
        }
    }
    let long = (high[0] - low[0]).max(high[1] - low[1]);
    // A single point has no size: it is a dot in the middle.
    let scale = if long > 0.0 { FIT / long } else { 0.0 };
    let place = |point: &[f32; 2]| {
        [0, 1].map(|axis| {
            let from_middle = f64::from(point[axis]) - (low[axis] + high[axis]) / 2.0;
            (from_middle * scale + f64::from(MIDDLE)) as f32
        })
    };
    strokes
        .iter()
        .map(|stroke| drop_rests(stroke.iter().map(place)))
        .collect()
}

/// The points that are at least [`REST`] from the last one kept, and the very last.
fn drop_rests(points: impl Iterator<Item = [f32; 2]>) -> Vec<[f32; 2]> {
    let mut kept: Vec<[f32; 2]> = Vec::new();
    let mut dropped = None;
    for point in points {
        let rests = kept.last().is_some_and(|last| {
            let (dx, dy) = (point[0] - last[0], point[1] - last[1]);
            dx * dx + dy * dy < REST * REST
        });
        if rests {
            dropped = Some(point);
        } else {
            kept.push(point);
            dropped = None;
        }
    }
    kept.extend(dropped);
    kept
}

/// How much of each pixel the lines of `strokes` (in pixels) cover with a pen of radius `pen`.
pub(crate) fn cover(strokes: &[Vec<[f32; 2]>], pen: f32) -> Image {
    let reach = pen + 0.5;
    let mut nearest = [reach * reach; crate::image::PIXELS]; // squared distance to a line
    for stroke in strokes {
        match stroke.as_slice() {
            [] => {}
            [dot] => draw(&mut nearest, *dot, *dot, reach),
            line => {
                for pair in line.windows(2) {
                    draw(&mut nearest, pair[0], pair[1], reach);
                }
            }
        }
    }
    let mut image = BLANK;
    for (pixel, &squared) in image.iter_mut().zip(&nearest) {
        if squared < reach * reach {
            *pixel = (reach - squared.sqrt()).min(1.0);
        }
    }
    image
}

/// Lowers `nearest` to the squared distance from the segment `a` to `b`, where that is less; only
/// pixels within `reach` of the segment's box are looked at.
fn draw(nearest: &mut Image, a: [f32; 2], b: [f32; 2], reach: f32) {
    let along = [b[0] - a[0], b[1] - a[1]];
    let squared_length = along[0] * along[0] + along[1] * along[1];
    let inverse = if squared_length > 0.0 {
        1.0 / squared_length
    } else {
        0.0
    };
    let range = |axis: usize| {
        let low = a[axis].min(b[axis]) - reach;
        let high = a[axis].max(b[axis]) + reach;
        // Float to integer conversion saturates, so a place far outside is an empty range.
        (low.ceil().max(0.0) as usize)..((high.floor() + 1.0).clamp(0.0, SIDE as f32) as usize)
    };
    let columns = range(0);
    for row in range(1) {
        let dy = row as f32 - a[1];
        for column in columns.clone() {
            let dx = column as f32 - a[0];
            let t = ((dx * along[0] + dy * along[1]) * inverse).clamp(0.0, 1.0);
            let (ex, ey) = (dx - t * along[0], dy - t * along[1]);
            let squared = ex * ex + ey * ey;
            let pixel = &mut nearest[row * SIDE + column];
            if squared < *pixel {
                *pixel = squared;
            }
        }
    }
}

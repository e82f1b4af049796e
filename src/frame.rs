//! The frame that preparing puts a drawing into: from its moments to the place each pixel of the
//! result takes its ink from. Knows nothing of which image comes from where.
//!
//! ```text
//! straighten   x' = x - a y, with the slant a = xy / yy from the ink's second moments
//! even         the long side to 20 px, the short one partly with it; the left and the right half,
//!              and the upper and the lower, partly to the same spread; the darkest ink to 1
//! centre       the ink's centre of mass to the centre of the field
//! ```
//!
//! All of it is one bilinear resampling, so that nothing is blurred twice. Source of
//! the moments: Y. LeCun et al., "Comparison of learning algorithms for handwritten digit
//! recognition" (1995) for the slant; C.-L. Liu et al., "Handwritten digit recognition:
//! investigation of normalization and feature extraction techniques" (2004) for size, aspect and
//! the halves (there "bi-moment normalization").

use crate::image::{BLANK, Image, MIDDLE, Preparation, SIDE, sample};

/// A drawing whose darkest ink is fainter is a blank: its gain would leave the range of numbers.
const FAINTEST: f32 = 1e-6;
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
/// The short side grows at most so much more than the long one: a 1 stays a line.
const MOST_WIDENING: f32 = 2.2;

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
    /// Of the ink above [`DIRT`]; `None` where there is none, or all is below [`FAINTEST`].
    fn of(image: &Image) -> Option<Self> {
        let darkest = image
            .iter()
            .fold(0.0, |a: f32, &b| if b > a { b } else { a });
        if darkest < FAINTEST {
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
///
/// with one scale for each side of the centre of mass.
pub(crate) struct Frame {
    from: [f32; 2],       // the drawing's centre of mass
    to: [f32; 2],         // where it goes
    scale: [[f32; 2]; 2], // pixels of the result a pixel of the drawing: left, right; up, down
    slant: f32,
    gain: f32, // makes the darkest ink 1
}

impl Frame {
    /// The frame that `preparation` puts `image` into; `None` for a blank.
    pub(crate) fn of(image: &Image, preparation: &Preparation) -> Option<Self> {
        let moments = Moments::of(image)?;
        let mut frame = Self {
            from: [moments.x, moments.y],
            to: [moments.x, moments.y],
            scale: [[1.0; 2]; 2],
            slant: 0.0,
            gain: 1.0,
        };
        if preparation.straighten && moments.yy > LEAST_HEIGHT {
            frame.slant = (moments.xy / moments.yy).clamp(-MOST_SLANT, MOST_SLANT);
        }
        if preparation.even {
            let a = frame.slant;
            let xx = (moments.xx - 2.0 * a * moments.xy + a * a * moments.yy).max(0.0);
            let halves = halves(image, &moments, a);
            for (axis, scale) in evening(xx, moments.yy).into_iter().enumerate() {
                frame.scale[axis] = halves[axis].map(|factor| scale * factor);
            }
            frame.gain = 1.0 / moments.darkest;
        }
        if preparation.centre {
            frame.to = [MIDDLE, MIDDLE];
        }
        Some(frame)
    }

    /// The place of the drawing that the point (x, y) of the result shows.
    fn source(&self, x: f32, y: f32) -> (f32, f32) {
        let [right, down] = [x - self.to[0], y - self.to[1]];
        let right = right / self.scale[0][usize::from(right > 0.0)];
        let down = down / self.scale[1][usize::from(down > 0.0)];
        (
            self.from[0] + right + self.slant * down,
            self.from[1] + down,
        )
    }

    /// `image` in this frame.
    pub(crate) fn resample(&self, image: &Image) -> Image {
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
    let widened = scale * (milder(aspect) / aspect).min(MOST_WIDENING);
    if width < height {
        [widened, scale]
    } else {
        [scale, widened]
    }
}

/// The aspect of an evened drawing: its own to the power 1/8. The power 1 would leave it, 0 make
/// every drawing square.
fn milder(aspect: f32) -> f32 {
    aspect.sqrt().sqrt().sqrt()
}

/// The factor for each side of the centre of mass, left and right, up and down, that brings the
/// spread of the two halves nearer to each other: by the square root of what would make them one.
fn halves(image: &Image, moments: &Moments, slant: f32) -> [[f32; 2]; 2] {
    let dirt = DIRT * moments.darkest;
    let mut masses = [[0.0f32; 2]; 2];
    let mut squares = [[0.0f32; 2]; 2];
    for (row, pixels) in image.chunks_exact(SIDE).enumerate() {
        let dy = row as f32 - moments.y;
        for (column, &ink) in pixels.iter().enumerate() {
            if ink > dirt {
                let dx = column as f32 - moments.x - slant * dy;
                for (axis, distance) in [dx, dy].into_iter().enumerate() {
                    let side = usize::from(distance > 0.0);
                    masses[axis][side] += ink;
                    squares[axis][side] += ink * distance * distance;
                }
            }
        }
    }
    [0, 1].map(|axis| {
        let spread = |side: usize| {
            let mass = masses[axis][side];
            let variance = if mass > 0.0 {
                squares[axis][side] / mass
            } else {
                0.0
            };
            (variance + LINE_VARIANCE).sqrt()
        };
        let spreads = [spread(0), spread(1)];
        let mean = 0.5 * (spreads[0] + spreads[1]);
        spreads.map(|spread| (mean / spread).sqrt())
    })
}

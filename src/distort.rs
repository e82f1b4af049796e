//! Distortions for the trainer: the same digit as another hand would have written it. They act on
//! what came in, before it is prepared, so that a network learns from exactly what preparing makes
//! of such a hand (distorting the prepared image instead costs 0.5 points of other people's pens).
//!
//! Source of the elastic field: P. Simard, D. Steinkraus, J. Platt, "Best practices for
//! convolutional neural networks applied to visual document analysis" (2003), with waves instead
//! of smoothed noise.

use crate::image::{Image, MIDDLE, sample};
use crate::ink::{self, PEN, Strokes};
use crate::random::Random;
use crate::vary;
use crate::wave::Wave;

// Standard deviations.
const ROTATION: f32 = 0.07; // radians
const SHEAR: f32 = 0.1;
const SCALE: f32 = 0.08; // of the logarithm, an axis
const ELASTIC: f32 = 0.5; // px
const THICKNESS: f32 = 0.3; // of images; see `vary::thickness`
const PEN_WIDTH: f32 = 0.15; // of the logarithm
const STROKE_SHIFT: f32 = 0.5; // px, of each stroke by itself
const STROKE_ROTATION: f32 = 0.08; // radians
const STROKE_SCALE: f32 = 0.08; // of the logarithm, an axis

/// Pixels a wave of the elastic field is long, on average.
const WAVELENGTH: f32 = 14.0;
/// Waves along each axis of the elastic field.
const WAVES: usize = 4;

/// `image` distorted; not prepared.
pub fn image(image: &Image, random: &mut Random) -> Image {
    let warp = Warp::random(random);
    let thickness = (THICKNESS * random.normal()).clamp(-0.6, 0.8);
    let warped = vary::map(|x, y| {
        let [x, y] = warp.place([x, y]);
        sample(image, x, y)
    });
    vary::thickness(&warped, thickness)
}

/// The image of `strokes` distorted; not prepared.
pub fn strokes(strokes: &[Vec<[f32; 2]>], random: &mut Random) -> Image {
    let warp = Warp::random(random);
    let warped: Strokes = ink::fit(strokes)
        .iter()
        .map(|stroke| {
            let own = Own::random(stroke, random);
            stroke
                .iter()
                .map(|&point| warp.place(own.place(point)))
                .collect()
        })
        .collect();
    let pen = PEN * libm::expf(PEN_WIDTH * random.normal());
    ink::cover(&ink::fit(&warped), pen)
}

/// A change of the whole drawing about the middle of the field: elastic, then sheared, scaled and
/// turned.
struct Warp {
    waves: [[Wave; WAVES]; 2], // an axis
    matrix: [[f32; 2]; 2],
}

impl Warp {
    fn random(random: &mut Random) -> Self {
        let waves = std::array::from_fn(|_| {
            std::array::from_fn(|_| Wave::random(WAVELENGTH, [0.5, 1.5], random))
        });
        let angle = ROTATION * random.normal();
        let (c, s) = (libm::cosf(angle), libm::sinf(angle));
        let shear = SHEAR * random.normal();
        let [wide, high] = [0, 1].map(|_| libm::expf(SCALE * random.normal()));
        Self {
            waves,
            matrix: [
                [c * wide, c * wide * shear - s * high],
                [s * wide, s * wide * shear + c * high],
            ],
        }
    }

    fn place(&self, [x, y]: [f32; 2]) -> [f32; 2] {
        let [u, v] = [0, 1].map(|axis| {
            let waves = self.waves[axis].iter();
            let sum: f32 = waves.map(|wave| wave.height(x, y)).sum();
            // Four sines of random phase have the deviation sqrt(4 / 2).
            ELASTIC * std::f32::consts::FRAC_1_SQRT_2 * sum
        });
        let (x, y) = (x + u - MIDDLE, y + v - MIDDLE);
        self.matrix.map(|[a, b]| a * x + b * y + MIDDLE)
    }
}

/// A change of one stroke about its own middle.
struct Own {
    middle: [f32; 2],
    to: [f32; 2],
    matrix: [[f32; 2]; 2],
}

impl Own {
    fn random(stroke: &[[f32; 2]], random: &mut Random) -> Self {
        let n = stroke.len() as f32;
        let middle = [0, 1].map(|axis| stroke.iter().map(|point| point[axis]).sum::<f32>() / n);
        let angle = STROKE_ROTATION * random.normal();
        let (c, s) = (libm::cosf(angle), libm::sinf(angle));
        let [wide, high] = [0, 1].map(|_| libm::expf(STROKE_SCALE * random.normal()));
        Self {
            middle,
            to: middle.map(|place| place + STROKE_SHIFT * random.normal()),
            matrix: [[c * wide, -s * high], [s * wide, c * high]],
        }
    }

    fn place(&self, [x, y]: [f32; 2]) -> [f32; 2] {
        let (x, y) = (x - self.middle[0], y - self.middle[1]);
        [0, 1].map(|axis| self.matrix[axis][0] * x + self.matrix[axis][1] * y + self.to[axis])
    }
}

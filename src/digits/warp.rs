//! How a hand differs from a template: the whole drawing swayed, sheared, stretched and turned.
//! Knows no template.

use crate::random::Random;
use crate::wave::Wave;

// Standard deviations; lengths are in hundredths of a digit's height.
const ROTATION: f32 = 0.12; // radians
const SHEAR: f32 = 0.3;
const SCALE: f32 = 0.18; // of the logarithm, an axis
const SWAY: f32 = 5.0;
const BULGE: f32 = 25.0;

/// More would fold the paper.
const MOST_BULGE: f32 = 70.0;
/// The width and height that the bulge reaches over.
const BOX: [f32; 2] = [60.0, 100.0];
/// Length of a wave of the sway, on average.
const WAVELENGTH: f32 = 80.0;
/// Waves along each axis of the sway.
const WAVES: usize = 3;

/// A change of the whole drawing.
pub(super) struct Warp {
    bulge: [f32; 2],
    waves: [[Wave; WAVES]; 2], // an axis
    matrix: [[f32; 2]; 2],
}

impl Warp {
    pub(super) fn random(random: &mut Random) -> Self {
        let waves = std::array::from_fn(|_| {
            std::array::from_fn(|_| Wave::random(WAVELENGTH, [0.5, 1.5], random))
        });
        let angle = ROTATION * random.normal();
        let (c, s) = (libm::cosf(angle), libm::sinf(angle));
        let shear = SHEAR * random.normal();
        let [wide, high] = [0, 1].map(|_| libm::expf(SCALE * random.normal()));
        Self {
            bulge: [0, 1].map(|_| (BULGE * random.normal()).clamp(-MOST_BULGE, MOST_BULGE)),
            waves,
            matrix: [
                [c * wide, c * wide * shear - s * high],
                [s * wide, s * wide * shear + c * high],
            ],
        }
    }

    /// Where the point of a template comes to lie.
    pub(super) fn place(&self, at: [f32; 2]) -> [f32; 2] {
        // The middle moves most and the ends stay: a small head on a large bowl, or the reverse.
        let [x, y] = [0, 1].map(|axis| {
            let along = (at[axis] / BOX[axis]).clamp(0.0, 1.0);
            at[axis] + self.bulge[axis] * BOX[axis] / 100.0 * along * (1.0 - along)
        });
        let sway = |axis: usize| {
            let waves = self.waves[axis].iter();
            let sum: f32 = waves.map(|wave| wave.height(x, y)).sum();
            // A sine of random phase has the deviation sqrt(1 / 2).
            SWAY * (2.0 / WAVES as f32).sqrt() * sum
        };
        let (x, y) = (x + sway(0), y + sway(1));
        self.matrix.map(|[a, b]| a * x + b * y)
    }
}

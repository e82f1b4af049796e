//! A plane wave over the field: sums of a few make a smooth random surface, for warps and smudges.

use std::f32::consts::TAU;

use crate::random::Random;

/// sin(x right + y down + phase), with a random direction and phase.
pub(crate) struct Wave {
    right: f32,
    down: f32,
    phase: f32,
}

impl Wave {
    /// A wave of about this `wavelength`, in the unit of the field; its frequency is that times a
    /// factor between the two `spread`s.
    pub(crate) fn random(wavelength: f32, spread: [f32; 2], random: &mut Random) -> Self {
        let angle = random.between(0.0, TAU);
        let frequency = TAU / wavelength * random.between(spread[0], spread[1]);
        let phase = random.between(0.0, TAU);
        Self {
            right: frequency * libm::cosf(angle),
            down: frequency * libm::sinf(angle),
            phase,
        }
    }

    /// Its height at a point, -1 to 1.
    pub(crate) fn height(&self, x: f32, y: f32) -> f32 {
        libm::sinf(self.right * x + self.down * y + self.phase)
    }
}

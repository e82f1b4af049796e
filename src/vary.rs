//! Variations of an image: the same digit moved, turned, fainter, thicker. What a network is
//! measured by, and what a reader tries. Knows no preparation and no network.

use crate::error::{Error, Result, shown};
use crate::image::{Image, MIDDLE, SIDE, sample};
use crate::random::Random;
use crate::wave::Wave;

/// `image` moved by whole or part pixels, `right` and `down`; what leaves the field is lost.
pub fn shift(image: &Image, right: f32, down: f32) -> Image {
    map(|x, y| sample(image, x - right, y - down))
}

/// `image` turned clockwise about the centre of the field.
pub fn rotate(image: &Image, degrees: f32) -> Image {
    let angle = degrees.to_radians();
    let (c, s) = (libm::cosf(angle), libm::sinf(angle));
    map(|x, y| {
        let (x, y) = (x - MIDDLE, y - MIDDLE);
        sample(image, c * x + s * y + MIDDLE, c * y - s * x + MIDDLE)
    })
}

/// `image` with every pixel times `factor`, which is 0 to 1.
pub fn brightness(image: &Image, factor: f32) -> Image {
    image.map(|ink| factor * ink)
}

/// `image` with its lines thicker (`amount` above 0, to 1) or thinner (below 0, to -1): each
/// pixel goes that share of the way to the darkest or the lightest of itself and its four
/// neighbours.
pub fn thickness(image: &Image, amount: f32) -> Image {
    let mut result = *image;
    for (place, pixel) in result.iter_mut().enumerate() {
        let (x, y) = (place % SIDE, place / SIDE);
        let at = |inside: bool, place: usize| if inside { image[place] } else { 0.0 };
        let neighbours = [
            at(x > 0, place.wrapping_sub(1)),
            at(x + 1 < SIDE, place + 1),
            at(y > 0, place.wrapping_sub(SIDE)),
            at(y + 1 < SIDE, place + SIDE),
        ];
        let extreme = neighbours
            .into_iter()
            .fold(*pixel, |a, b| if (b > a) == (amount > 0.0) { b } else { a });
        *pixel += amount.abs() * (extreme - *pixel);
    }
    result
}

/// What a reader changes of a digit; by default nothing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Variation {
    /// Every pixel times this, 0 to 1.
    pub brightness: f32,
    /// Pixels that a line leans to the right for each pixel up, -1 to 1.
    pub slant: f32,
    /// As [`thickness`], -1 to 1.
    pub thickness: f32,
    /// Pixels to the right, -28 to 28.
    pub right: f32,
    /// Pixels down, -28 to 28.
    pub down: f32,
    /// Times as large, 0.25 to 2.
    pub size: f32,
    /// Degrees clockwise, -180 to 180.
    pub turn: f32,
    /// Pixels that a smooth random warp moves points by, 0 to 4.
    pub wobble: f32,
    /// Share of each pixel that is noise, evenly from 0 to 1; 0 to 1.
    pub noise: f32,
}

impl Default for Variation {
    fn default() -> Self {
        Self {
            brightness: 1.0,
            slant: 0.0,
            thickness: 0.0,
            right: 0.0,
            down: 0.0,
            size: 1.0,
            turn: 0.0,
            wobble: 0.0,
            noise: 0.0,
        }
    }
}

impl Variation {
    /// The door of a variation.
    ///
    /// # Errors
    /// A number outside its range (NaN is), by its name.
    pub fn check(&self) -> Result<()> {
        for (name, value, least, most) in [
            ("brightness", self.brightness, 0.0, 1.0),
            ("slant", self.slant, -1.0, 1.0),
            ("thickness", self.thickness, -1.0, 1.0),
            ("right", self.right, -28.0, 28.0),
            ("down", self.down, -28.0, 28.0),
            ("size", self.size, 0.25, 2.0),
            ("turn", self.turn, -180.0, 180.0),
            ("wobble", self.wobble, 0.0, 4.0),
            ("noise", self.noise, 0.0, 1.0),
        ] {
            if !(least..=most).contains(&value) {
                return Err(Error::new(format!(
                    "expected {name} of {} to {}, got {}",
                    shown(least.into()),
                    shown(most.into()),
                    shown(value.into())
                )));
            }
        }
        Ok(())
    }

    /// `image` changed: its shape in one resampling, then its lines, its ink, and the noise.
    /// `random` decides the wobble and the noise.
    pub fn of(&self, image: &Image, random: &mut Random) -> Image {
        let moved = self.moved(image, random);
        let inked = brightness(&thickness(&moved, self.thickness), self.brightness);
        if self.noise == 0.0 {
            return inked;
        }
        inked.map(|ink| ink + self.noise * (random.uniform() - ink))
    }

    fn moved(&self, image: &Image, random: &mut Random) -> Image {
        let angle = self.turn.to_radians();
        let (c, s) = (libm::cosf(angle), libm::sinf(angle));
        let waves: [[Wave; WAVES]; 2] = std::array::from_fn(|_| {
            std::array::from_fn(|_| Wave::random(14.0, [0.7, 1.3], random))
        });
        let wobble = |waves: &[Wave; WAVES], x, y| {
            // Sines are most of the work.
            if self.wobble == 0.0 {
                return 0.0;
            }
            let sum: f32 = waves.iter().map(|wave| wave.height(x, y)).sum();
            self.wobble * sum / WAVES as f32
        };
        map(|x, y| {
            let (across, along) = (wobble(&waves[0], x, y), wobble(&waves[1], x, y));
            let (x, y) = (
                x - MIDDLE - self.right + across,
                y - MIDDLE - self.down + along,
            );
            let (x, y) = (c * x + s * y, c * y - s * x);
            let (x, y) = ((x + self.slant * y) / self.size, y / self.size);
            sample(image, x + MIDDLE, y + MIDDLE)
        })
    }
}

/// Waves that make an axis of a wobble.
const WAVES: usize = 3;

/// The image whose pixel at (x, y) is `ink(x, y)`.
pub(crate) fn map(ink: impl Fn(f32, f32) -> f32) -> Image {
    std::array::from_fn(|place| ink((place % SIDE) as f32, (place / SIDE) as f32))
}

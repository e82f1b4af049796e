//! Variations of an image: the same digit moved, turned, fainter, thicker. What a network is
//! measured by, and what a reader tries. Knows no preparation and no network.

use crate::image::{Image, MIDDLE, SIDE, sample};

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

/// The image whose pixel at (x, y) is `ink(x, y)`.
pub(crate) fn map(ink: impl Fn(f32, f32) -> f32) -> Image {
    std::array::from_fn(|place| ink((place % SIDE) as f32, (place / SIDE) as f32))
}

//! Drawings that are no digit, for the trainer: what teaches a network to light no output. The
//! scribbles that a network is measured by are others (`cargo xtask evaluate`). Knows no network.

use crate::image::{BLANK, Image, SIDE};
use crate::ink::{self, PEN, Strokes};
use crate::random::Random;
use crate::wave::Wave;

/// One image of nothing, not prepared: now strokes, now noise.
pub fn nothing(random: &mut Random) -> Image {
    let strokes = match random.below(10) {
        0 => return grain(random),
        1 => return clouds(random),
        2 | 3 => vec![wander(random)],
        4 => (0..2 + random.below(3)).map(|_| wander(random)).collect(),
        5 | 6 => vec![polygon(random)],
        7 => hatching(random),
        8 => (0..2 + random.below(4)).map(|_| arc(random)).collect(),
        _ => (0..3 + random.below(5)).map(|_| dash(random)).collect(),
    };
    let pen = PEN * libm::expf(0.15 * random.normal());
    ink::cover(&ink::fit(&strokes), pen)
}

/// Every pixel for itself: uniform, sparse or to a power.
fn grain(random: &mut Random) -> Image {
    let power = libm::expf(random.normal());
    let share = if random.below(2) == 0 {
        1.0
    } else {
        random.uniform()
    };
    std::array::from_fn(|_| {
        let ink = libm::powf(random.uniform(), power);
        if random.uniform() < share { ink } else { 0.0 }
    })
}

/// Noise of a few pixels' size: smudges.
fn clouds(random: &mut Random) -> Image {
    let mut image = BLANK;
    let wavelength = random.between(3.0, 12.0);
    let threshold = random.between(-0.5, 1.0);
    let waves: [Wave; 8] = std::array::from_fn(|_| Wave::random(wavelength, [0.6, 1.4], random));
    for (place, pixel) in image.iter_mut().enumerate() {
        let (x, y) = ((place % SIDE) as f32, (place / SIDE) as f32);
        let height: f32 = waves.iter().map(|wave| wave.height(x, y)).sum();
        *pixel = (0.5 * height - threshold).clamp(0.0, 1.0);
    }
    image
}

/// A pen that turns ever differently, for a while.
fn wander(random: &mut Random) -> Vec<[f32; 2]> {
    let mut at = [random.between(-6.0, 6.0), random.between(-6.0, 6.0)];
    let mut heading = random.between(0.0, std::f32::consts::TAU);
    let restless = random.between(0.05, 0.35);
    let mut turn = 0.2 * random.normal();
    let mut points = vec![at];
    for _ in 0..25 + random.below(140) {
        turn = 0.92 * turn + restless * 0.4 * random.normal();
        // Too far out, it comes back.
        let away = libm::atan2f(at[1], at[0]) - heading;
        if at[0] * at[0] + at[1] * at[1] > 81.0 {
            turn += 0.15 * libm::sinf(away + std::f32::consts::PI);
        }
        heading += turn;
        at = [at[0] + libm::cosf(heading), at[1] + libm::sinf(heading)];
        points.push(at);
    }
    points
}

/// A line through random corners.
fn polygon(random: &mut Random) -> Vec<[f32; 2]> {
    let corners = 4 + random.below(12);
    (0..corners)
        .map(|_| [random.between(-9.0, 9.0), random.between(-9.0, 9.0)])
        .collect()
}

/// To and fro along one direction, as one fills an area.
fn hatching(random: &mut Random) -> Strokes {
    let angle = random.between(0.0, std::f32::consts::TAU);
    let (c, s) = (libm::cosf(angle), libm::sinf(angle));
    let turns = 4 + random.below(10);
    let (length, step) = (random.between(3.0, 16.0), random.between(0.8, 4.0));
    let points = (0..turns)
        .map(|n| {
            let side = if n % 2 == 0 { 0.5 } else { -0.5 };
            let along = length * (side + 0.1 * random.normal());
            let across = step * (n as f32 + 0.2 * random.normal());
            [c * along - s * across, s * along + c * across]
        })
        .collect();
    vec![points]
}

/// A piece of an ellipse.
fn arc(random: &mut Random) -> Vec<[f32; 2]> {
    let middle = [random.between(-8.0, 8.0), random.between(-8.0, 8.0)];
    let radius = [random.between(1.0, 8.0), random.between(1.0, 8.0)];
    let start = random.between(0.0, std::f32::consts::TAU);
    let sweep = random.between(0.5, 7.0);
    (0..=24)
        .map(|n| {
            let angle = start + sweep * n as f32 / 24.0;
            [
                middle[0] + radius[0] * libm::cosf(angle),
                middle[1] + radius[1] * libm::sinf(angle),
            ]
        })
        .collect()
}

/// A straight line.
fn dash(random: &mut Random) -> Vec<[f32; 2]> {
    let mut end = || [random.between(-9.0, 9.0), random.between(-9.0, 9.0)];
    vec![end(), end()]
}

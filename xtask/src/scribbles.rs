//! Scribbles that a network should not take for a digit, four kinds of them. A generator of its
//! own: the one that networks are trained with (`perceptible::nothing`) draws others.

use std::f32::consts::TAU;

use perceptible::ink::Strokes;
use perceptible::random::Random;

/// What the four kinds are called.
pub(crate) const KINDS: [&str; 4] = ["scrawl", "Lissajous figure", "running loops", "star"];

/// One scribble of kind 0 to 3.
pub(crate) fn scribble(kind: usize, random: &mut Random) -> Strokes {
    match kind {
        0 => vec![scrawl(random)],
        1 => vec![lissajous(random)],
        2 => vec![loops(random)],
        3 => star(random),
        _ => unreachable!("expected a kind of 0 to 3, got {kind}"),
    }
}

/// A closed curve of three to six random harmonics.
fn scrawl(random: &mut Random) -> Vec<[f32; 2]> {
    let harmonics: Vec<[f32; 4]> = (0..3 + random.below(4))
        .map(|k| std::array::from_fn(|_| random.normal() / (1.0 + 0.5 * k as f32)))
        .collect();
    curve(200, |t| {
        harmonics
            .iter()
            .enumerate()
            .fold([0.0, 0.0], |[x, y], (k, [a, b, c, d])| {
                let (sin, cos) = sin_cos((k + 1) as f32 * t);
                [x + a * cos + b * sin, y + c * cos + d * sin]
            })
    })
}

/// Of frequencies other than 1:1 and 1:2, which draw a 0 and an 8.
fn lissajous(random: &mut Random) -> Vec<[f32; 2]> {
    let ratios = [(2, 3), (3, 4), (3, 5), (4, 5), (1, 3), (2, 5)];
    let (a, b) = ratios[random.below(ratios.len())];
    let phase = random.between(0.0, TAU);
    let turned = random.below(2) == 1;
    curve(300, |t| {
        let point = [sin_cos(a as f32 * t + phase).0, sin_cos(b as f32 * t).0];
        if turned { [point[1], point[0]] } else { point }
    })
}

/// Three to seven loops along a line, as one tries a pen.
fn loops(random: &mut Random) -> Vec<[f32; 2]> {
    let count = (3 + random.below(5)) as f32;
    let (sin, cos) = sin_cos(random.between(0.0, TAU));
    let height = random.between(0.15, 0.6);
    let width = random.between(0.8, 2.5) / count;
    curve(300, |t| {
        let (up, right) = sin_cos(count * t);
        let (x, y) = (t / TAU + width * right, height * up);
        [cos * x - sin * y, sin * x + cos * y]
    })
}

/// Three to six lines that cross near one point.
fn star(random: &mut Random) -> Strokes {
    let count = 3 + random.below(4);
    let turned = random.between(0.0, TAU);
    (0..count)
        .map(|n| {
            let angle = turned + (n as f32 + random.between(-0.3, 0.3)) * TAU / (2 * count) as f32;
            let (sin, cos) = sin_cos(angle);
            let mut end = |side: f32| {
                let length = side * random.between(0.5, 1.0);
                [length * cos, length * sin]
            };
            vec![end(1.0), end(-1.0)]
        })
        .collect()
}

/// `point` at `steps` places around the circle, the first one twice.
fn curve(steps: usize, point: impl Fn(f32) -> [f32; 2]) -> Vec<[f32; 2]> {
    (0..=steps)
        .map(|n| point(TAU * n as f32 / steps as f32))
        .collect()
}

fn sin_cos(angle: f32) -> (f32, f32) {
    (libm::sinf(angle), libm::cosf(angle))
}

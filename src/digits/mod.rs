//! Endless digits: one of many ways to write a digit, warped and wobbled as hands do, as many as
//! wanted, from a seed. What a network learns from where nothing else is at hand. Stores no
//! picture, and knows no preparation and no network.
//!
//! ```text
//! template -> choices made -> knots moved (wobble, warp) -> line -> sheet -> ink
//! ```

mod curve;
mod notation;
mod templates;
mod warp;

use crate::image::Image;
use crate::ink::{self, PEN, Strokes};
use crate::random::Random;
use templates::TEMPLATES;
use warp::Warp;

/// Half the width of the pen, in pixels: least and most.
const PENS: [f32; 2] = [0.6, 3.4];
/// Standard deviation of the logarithm of the pen's width.
const PEN_WIDTH: f32 = 0.4;
/// Standard deviation of a knot's place, in hundredths of the height: of the calmest hand and the
/// shakiest.
const WOBBLES: [f32; 2] = [1.5, 6.0];
/// How round a hand joins the knots; see [`curve::line`].
const ROUNDS: [f32; 2] = [0.6, 1.2];
/// The most that is left out of a stroke's first and last piece.
const TRIM: f32 = 0.14;
/// The paper that stays free around a drawing, as a share of the sheet.
const MARGIN: f32 = 0.1;

/// The next digit, 0 to 9, each equally often, and its image with a pen of any width; not
/// prepared.
pub fn draw(random: &mut Random) -> (u8, Image) {
    let label = random.below(10) as u8;
    let strokes = strokes(label, random);
    let pen = PEN * libm::expf(PEN_WIDTH * random.normal());
    let image = ink::cover(&ink::fit(&strokes), pen.clamp(PENS[0], PENS[1]));
    (label, image)
}

/// `label`, which is 0 to 9, as one of many hands writes it: points in 0..1 of a sheet, the
/// longer side of the drawing from 0.1 to 0.9.
pub fn strokes(label: u8, random: &mut Random) -> Strokes {
    let template = notation::pick(TEMPLATES[usize::from(label)], random);
    on_sheet(&written(template, random))
}

/// `template` by a hand of its own, in hundredths of the height.
fn written(template: &str, random: &mut Random) -> Strokes {
    let warp = Warp::random(random);
    let wobble = random.between(WOBBLES[0], WOBBLES[1]);
    let round = random.between(ROUNDS[0], ROUNDS[1]);
    let mut strokes = notation::strokes(template, random);
    for knot in strokes.iter_mut().flatten() {
        let moved = knot.at.map(|place| place + wobble * random.normal());
        knot.at = warp.place(moved);
    }
    strokes
        .iter()
        .map(|knots| {
            // Mostly little.
            let trim = [0, 1].map(|_| TRIM * random.uniform() * random.uniform());
            curve::line(knots, round, trim)
        })
        .collect()
}

/// `strokes` scaled and moved into the middle of the sheet.
fn on_sheet(strokes: &Strokes) -> Strokes {
    let points = || strokes.iter().flatten();
    let end = |axis: usize, pick: fn(f32, f32) -> f32, start: f32| {
        points().fold(start, |end, point| pick(end, point[axis]))
    };
    let low = [0, 1].map(|axis| end(axis, f32::min, f32::INFINITY));
    let high = [0, 1].map(|axis| end(axis, f32::max, f32::NEG_INFINITY));
    let scale = (1.0 - 2.0 * MARGIN) / (high[0] - low[0]).max(high[1] - low[1]);
    let place = |point: &[f32; 2]| {
        [0, 1].map(|axis| 0.5 + scale * (point[axis] - (low[axis] + high[axis]) / 2.0))
    };
    strokes
        .iter()
        .map(|stroke| stroke.iter().map(place).collect())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::templates::TEMPLATES;
    use super::{ink, notation, on_sheet, written};
    use crate::random::Random;

    #[test]
    fn every_template_stays_on_the_sheet_and_has_ink() {
        let mut random = Random::new(1);
        for (label, templates) in TEMPLATES.iter().enumerate() {
            for template in *templates {
                for _ in 0..50 {
                    let strokes = on_sheet(&written(&template[1..], &mut random));
                    assert!(strokes.iter().all(|stroke| stroke.len() >= 2), "{template}");
                    for coordinate in strokes.iter().flatten().flatten() {
                        assert!((0.0..=1.0).contains(coordinate), "{label}: {template}");
                    }
                    let ink: f32 = ink::rasterize(&strokes).unwrap().iter().sum();
                    assert!((15.0..400.0).contains(&ink), "{label}: {template}: {ink}");
                }
            }
        }
    }

    #[test]
    fn a_template_comes_as_often_as_its_number_says() {
        let mut random = Random::new(2);
        let mut counts = [0; 3];
        for _ in 0..6_000 {
            let words = ["1 a", "3 b", "2 c"];
            let picked = notation::pick(&words, &mut random);
            counts[words
                .iter()
                .position(|word| word.ends_with(picked))
                .unwrap()] += 1;
        }
        for (count, expected) in counts.into_iter().zip([1_000, 3_000, 2_000_i32]) {
            assert!((count - expected).abs() < 200, "{counts:?}");
        }
    }

    #[test]
    fn there_are_at_least_ten_templates_a_digit_and_a_hundred_and_twenty_in_all() {
        for (label, templates) in TEMPLATES.iter().enumerate() {
            assert!(templates.len() >= 10, "{label}: {}", templates.len());
        }
        let all: usize = TEMPLATES.iter().map(|templates| templates.len()).sum();
        assert!(all >= 120, "{all}");
    }

    #[test]
    fn the_notation_lifts_the_pen_turns_corners_and_chooses() {
        let mut random = Random::new(3);
        let mut seen = [false; 2];
        for _ in 0..50 {
            let strokes = notation::strokes(" 1,2! 3,(4|5) / 60,70 (|8,9)", &mut random);
            assert_eq!(strokes[0][0].at, [1.0, 2.0]);
            assert!(strokes[0][0].corner && !strokes[0][1].corner);
            assert!([4.0, 5.0].contains(&strokes[0][1].at[1]));
            assert_eq!((strokes.len(), strokes[0].len()), (2, 2));
            seen[strokes[1].len() - 1] = true;
        }
        assert_eq!(seen, [true; 2]);
    }
}

//! Reads the notation that [`super::templates`] explains. Knows no digit and no warp.

use crate::random::Random;

/// A point a pen goes through.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Knot {
    /// x to the right, y down; 100 is the height of a digit.
    pub(super) at: [f32; 2],
    /// Whether the pen may turn sharply here.
    pub(super) corner: bool,
}

/// One of `templates`, as often as its number says.
pub(super) fn pick<'a>(templates: &[&'a str], random: &mut Random) -> &'a str {
    let often = |template: &str| usize::from(template.as_bytes()[0] - b'0');
    let total = templates.iter().map(|template| often(template)).sum();
    let mut place = random.below(total);
    for template in templates {
        if place < often(template) {
            return &template[1..];
        }
        place -= often(template);
    }
    unreachable!("the place is below the sum")
}

/// The strokes of a template (without its number), each of its choices made.
pub(super) fn strokes(template: &str, random: &mut Random) -> Vec<Vec<Knot>> {
    let mut text = String::with_capacity(template.len());
    for (n, part) in template.split(['(', ')']).enumerate() {
        let mut piece = part;
        if n % 2 == 1 {
            let count = part.split('|').count();
            piece = part.split('|').nth(random.below(count)).expect("counted");
        }
        text.push_str(piece);
    }
    text.split('/')
        .map(|stroke| stroke.split_ascii_whitespace().map(knot).collect())
        .collect()
}

fn knot(word: &str) -> Knot {
    let point = word.trim_end_matches('!');
    let (x, y) = point.split_once(',').expect("a template's point is x,y");
    let number = |text: &str| f32::from(text.parse::<u8>().expect("a coordinate is 0 to 255"));
    Knot {
        at: [number(x), number(y)],
        corner: point.len() < word.len(),
    }
}

//! Knots to a line: cubic Hermite pieces whose tangent at a knot is along the chord of its
//! neighbours (E. Catmull and R. Rom, "A class of local interpolating splines", 1974). Knows no
//! template.

use super::notation::Knot;

/// Points a curved piece is drawn with.
const STEPS: usize = 6;

/// The line through `knots`, of which there are at least 2. `round` scales the tangents: 0 is
/// straight from knot to knot, 1 the spline of Catmull and Rom. `trim` is the share of the first
/// and of the last piece that is left out.
pub(super) fn line(knots: &[Knot], round: f32, trim: [f32; 2]) -> Vec<[f32; 2]> {
    let last = knots.len() - 2;
    let tangent = |n: usize| {
        let inside = n > 0 && n <= last && !knots[n].corner;
        inside.then(|| {
            [0, 1].map(|axis| 0.5 * round * (knots[n + 1].at[axis] - knots[n - 1].at[axis]))
        })
    };
    let mut points = Vec::with_capacity(1 + STEPS * (last + 1));
    for n in 0..=last {
        let (from, to) = (knots[n].at, knots[n + 1].at);
        let tangents = [tangent(n), tangent(n + 1)];
        // Without a tangent at one end the piece is a parabola, without both it is straight.
        let free = |other: Option<[f32; 2]>| {
            [0, 1].map(|axis| {
                let chord = to[axis] - from[axis];
                other.map_or(chord, |tangent| 1.5 * chord - 0.5 * tangent[axis])
            })
        };
        let leave = tangents[0].unwrap_or_else(|| free(tangents[1]));
        let arrive = tangents[1].unwrap_or_else(|| free(tangents[0]));
        let begin = if n == 0 { trim[0] } else { 0.0 };
        let end = if n == last { 1.0 - trim[1] } else { 1.0 };
        let steps = match tangents {
            [None, None] => 1,
            _ => STEPS,
        };
        for step in usize::from(n > 0)..=steps {
            let t = begin + (end - begin) * step as f32 / steps as f32;
            let (square, cube) = (t * t, t * t * t);
            points.push([0, 1].map(|axis| {
                from[axis] * (2.0 * cube - 3.0 * square + 1.0)
                    + leave[axis] * (cube - 2.0 * square + t)
                    + to[axis] * (3.0 * square - 2.0 * cube)
                    + arrive[axis] * (cube - square)
            }));
        }
    }
    points
}

#[cfg(test)]
mod tests {
    use super::{Knot, line};

    fn knots(corner: bool) -> Vec<Knot> {
        [[0.0, 0.0], [10.0, 20.0], [30.0, 10.0], [40.0, 40.0]]
            .map(|at| Knot { at, corner })
            .to_vec()
    }

    #[test]
    fn a_line_goes_through_its_knots_and_ends_at_the_ends() {
        for round in [0.0, 0.7, 1.0] {
            let points = line(&knots(false), round, [0.0; 2]);
            for knot in knots(false) {
                assert!(points.contains(&knot.at), "{knot:?} in {points:?}");
            }
            assert_eq!(points[0], [0.0, 0.0]);
            assert_eq!(points[points.len() - 1], [40.0, 40.0]);
        }
    }

    #[test]
    fn corners_are_joined_straight() {
        let points = line(&knots(true), 1.0, [0.0; 2]);
        assert_eq!(points, knots(true).iter().map(|k| k.at).collect::<Vec<_>>());
    }

    #[test]
    fn trimming_leaves_out_that_share_of_the_ends() {
        let points = line(&knots(true), 1.0, [0.5, 0.25]);
        assert_eq!(points[0], [5.0, 10.0]);
        assert_eq!(points[points.len() - 1], [37.5, 32.5]);
    }
}

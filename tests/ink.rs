//! Laws of turning strokes into an image.

use perceptible::image::{BLANK, Image, Preparation, SIDE, check, prepare};
use perceptible::ink::{Strokes, rasterize, read};

/// A 4 in two strokes, a curve among its lines.
fn four() -> Strokes {
    let curve = (0..=12).map(|i| {
        let t = i as f32 / 12.0;
        [10.0 - 9.0 * t * t, 20.0 * t]
    });
    let mut open: Vec<[f32; 2]> = curve.collect();
    open.push([14.0, 19.0]);
    vec![open, vec![[9.0, 9.0], [8.0, 31.0]]]
}

fn map(strokes: &Strokes, place: impl Fn([f32; 2]) -> [f32; 2]) -> Strokes {
    let point = |point: &[f32; 2]| place(*point);
    strokes
        .iter()
        .map(|stroke| stroke.iter().map(point).collect())
        .collect()
}

fn difference(a: &Image, b: &Image) -> f32 {
    a.iter()
        .zip(b)
        .map(|(a, b)| (a - b).abs())
        .fold(0.0, f32::max)
}

fn ink(image: &Image) -> f32 {
    image.iter().sum()
}

#[test]
fn place_and_scale_of_the_pad_do_not_matter() {
    let image = rasterize(&four()).unwrap();
    for (scale, dx, dy) in [
        (1.0, 1000.0, -500.0),
        (0.01, 0.2, 0.3),
        (300.0, -7.0, 0.0),
        (1e-6, 0.0, 0.0),
    ] {
        let moved = map(&four(), |[x, y]| [scale * x + dx, scale * y + dy]);
        let worst = difference(&image, &rasterize(&moved).unwrap());
        assert!(worst < 1e-3, "scale {scale} by {dx}, {dy}: {worst}");
    }
}

#[test]
fn strokes_that_leave_the_pad_are_whole() {
    let outside = map(&four(), |[x, y]| [x / 20.0 - 0.4, y / 20.0 - 0.5]);
    let worst = difference(&rasterize(&four()).unwrap(), &rasterize(&outside).unwrap());
    assert!(worst < 1e-3, "{worst}");
}

#[test]
fn the_sampling_rate_does_not_matter() {
    let image = rasterize(&four()).unwrap();
    for times in [2, 7, 50] {
        let denser: Strokes = four()
            .iter()
            .map(|stroke| {
                let mut points = vec![stroke[0]];
                for pair in stroke.windows(2) {
                    for step in 1..=times {
                        let t = step as f32 / times as f32;
                        points.push([0, 1].map(|k| pair[0][k] + t * (pair[1][k] - pair[0][k])));
                    }
                }
                points
            })
            .collect();
        let worst = difference(&image, &rasterize(&denser).unwrap());
        assert!(worst < 0.15, "{times} times the points: {worst}");
    }
}

#[test]
fn order_and_direction_of_strokes_do_not_matter() {
    let image = rasterize(&four()).unwrap();
    let mut swapped = four();
    swapped.reverse();
    assert_eq!(rasterize(&swapped).unwrap(), image);
    let mut backwards = four();
    backwards.iter_mut().for_each(|stroke| stroke.reverse());
    assert!(difference(&rasterize(&backwards).unwrap(), &image) < 0.15);
}

#[test]
fn doubled_points_and_points_at_rest_change_nothing() {
    let image = rasterize(&four()).unwrap();
    let doubled: Strokes = four()
        .iter()
        .map(|stroke| stroke.iter().flat_map(|&point| [point, point]).collect())
        .collect();
    assert_eq!(rasterize(&doubled).unwrap(), image);
}

#[test]
fn no_strokes_are_blank() {
    assert_eq!(rasterize(&[]).unwrap(), BLANK);
    let stages = read(&[], &Preparation::default()).unwrap();
    assert_eq!(stages.prepared, BLANK);
}

#[test]
fn a_point_is_a_dot_in_the_middle() {
    let dot = rasterize(&[vec![[7.0, -3.0]]]).unwrap();
    assert_eq!(rasterize(&[vec![[7.0, -3.0]; 5]]).unwrap(), dot);
    assert!(dot[13 * SIDE + 13] > 0.99);
    // Its ink is a cone cut off at 1 (pi / 3 (1.7^2 + 1.7 x 0.7 + 0.7^2)), alike on every side.
    assert!((ink(&dot) - 4.79).abs() < 0.6, "{}", ink(&dot));
    let turned: Vec<f32> = dot.iter().rev().copied().collect();
    assert_eq!(dot.to_vec(), turned);
    check(&prepare(&dot, &Preparation::default())).unwrap();
}

#[test]
fn a_drawing_of_one_pixel_is_a_line() {
    let line = rasterize(&[vec![[100.0, 100.0], [100.0, 101.0]]]).unwrap();
    for y in 5..=22 {
        assert_eq!(line[y * SIDE + 13], 1.0, "row {y}");
    }
}

#[test]
fn a_dot_beside_a_line_is_drawn() {
    let line = vec![vec![[0.0, 0.0], [0.0, 18.0]]];
    let mut with_dot = line.clone();
    with_dot.push(vec![[9.0, 9.0]]);
    let (a, b) = (rasterize(&line).unwrap(), rasterize(&with_dot).unwrap());
    assert!((ink(&b) - ink(&a) - 4.79).abs() < 0.6);
}

#[test]
fn coverage_falls_off_by_distance_alone() {
    // A line through the middle of column 13.5: columns 12 to 15 at distances 1.5, 0.5, 0.5, 1.5.
    let image = rasterize(&[vec![[0.0, 0.0], [0.0, 1.0]]]).unwrap();
    let row = &image[14 * SIDE..15 * SIDE];
    let expected = [0.0, 0.2, 1.0, 1.0, 0.2, 0.0];
    for (got, expected) in row[11..17].iter().zip(expected) {
        assert!((got - expected).abs() < 1e-5, "{:?}", &row[11..17]);
    }
}

#[test]
fn extreme_coordinates_stay_within_the_field() {
    for strokes in [
        vec![vec![[f32::MAX, f32::MAX], [f32::MIN, f32::MIN]]],
        vec![vec![[0.0, 0.0], [f32::MIN_POSITIVE, 0.0]]],
        vec![vec![[0.0, 0.0], [1e30, 0.0]], vec![[5e29, 1.0]]],
        vec![
            (0..20_000)
                .map(|i| [(i * i % 97) as f32, i as f32])
                .collect(),
        ],
    ] {
        let stages = read(&strokes, &Preparation::default()).unwrap();
        for image in [
            stages.rasterized,
            stages.straightened,
            stages.evened,
            stages.prepared,
        ] {
            check(&image).unwrap();
            assert!(ink(&image) > 1.0);
        }
    }
}

#[test]
fn each_stage_is_what_preparing_gives_with_the_later_steps_off() {
    let all = Preparation::default();
    let stages = read(&four(), &all).unwrap();
    assert_eq!(stages.rasterized, rasterize(&four()).unwrap());
    assert_eq!(stages.prepared, prepare(&stages.rasterized, &all));
    let mut expected = Preparation::NONE;
    expected.straighten = true;
    assert_eq!(stages.straightened, prepare(&stages.rasterized, &expected));
    expected.even = true;
    assert_eq!(stages.evened, prepare(&stages.rasterized, &expected));
    let off = read(
        &four(),
        &Preparation {
            straighten: false,
            ..all
        },
    )
    .unwrap();
    assert_eq!(off.straightened, off.rasterized);
    assert_ne!(off.prepared, stages.prepared);
    let none = read(&four(), &Preparation::NONE).unwrap();
    assert_eq!(none.prepared, none.rasterized);
}

#[test]
fn a_stroke_without_points_is_named() {
    let error = rasterize(&[vec![[0.0, 0.0]], vec![]]).unwrap_err();
    assert_eq!(
        error.to_string(),
        "expected at least 1 point a stroke, got none in stroke 1"
    );
}

#[test]
fn a_coordinate_that_is_not_finite_is_named() {
    let error = rasterize(&[vec![[0.0, 0.0]], vec![[1.0, 2.0], [3.0, f32::NAN]]]).unwrap_err();
    assert_eq!(
        error.to_string(),
        "expected finite coordinates, got (3, NaN) at point 1 of stroke 1"
    );
    let error = read(&[vec![[f32::INFINITY, 0.0]]], &Preparation::default()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "expected finite coordinates, got (infinity, 0) at point 0 of stroke 0"
    );
}

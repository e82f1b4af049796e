//! Laws of preparing an image.

use perceptible::image::{BLANK, Image, PIXELS, Preparation, SIDE, check, prepare};
use perceptible::ink::rasterize;

/// A 7 with a bar: no symmetry that could hide a mistake.
fn seven() -> Vec<Vec<[f32; 2]>> {
    vec![
        vec![[0.0, 0.0], [8.0, 0.5], [5.0, 14.0]],
        vec![[3.0, 7.0], [9.0, 6.5]],
    ]
}

fn moments(image: &Image) -> [f64; 6] {
    let mut sums = [0.0f64; 6];
    for (place, &ink) in image.iter().enumerate() {
        let (x, y, ink) = ((place % SIDE) as f64, (place / SIDE) as f64, f64::from(ink));
        for (sum, factor) in sums.iter_mut().zip([1.0, x, y, x * x, x * y, y * y]) {
            *sum += ink * factor;
        }
    }
    let [m, x, y, xx, xy, yy] = sums;
    let (x, y) = (x / m, y / m);
    [m, x, y, xx / m - x * x, xy / m - x * y, yy / m - y * y]
}

fn largest_difference(a: &Image, b: &Image) -> f32 {
    a.iter()
        .zip(b)
        .map(|(a, b)| (a - b).abs())
        .fold(0.0, f32::max)
}

#[test]
fn a_blank_stays_blank_and_no_step_changes_nothing() {
    assert_eq!(prepare(&BLANK, &Preparation::default()), BLANK);
    assert_eq!(prepare(&BLANK, &Preparation::NONE), BLANK);
    let fainter_than_numbers_reach = [f32::from_bits(1); PIXELS];
    let prepared = prepare(&fainter_than_numbers_reach, &Preparation::default());
    assert_eq!(prepared, BLANK);
    let image = rasterize(&seven()).unwrap();
    assert_eq!(prepare(&image, &Preparation::NONE), image);
}

#[test]
fn each_step_does_what_it_says() {
    let image = rasterize(&seven()).unwrap();
    let straighten = Preparation {
        straighten: true,
        ..Preparation::NONE
    };
    let before = moments(&image);
    let straight = moments(&prepare(&image, &straighten));
    assert!(before[4].abs() > 2.0, "the 7 leans: {before:?}");
    assert!(straight[4].abs() < 0.3, "xy {straight:?}");
    assert!((straight[1] - before[1]).abs() < 0.1 && (straight[2] - before[2]).abs() < 0.1);

    let even = Preparation {
        even: true,
        ..Preparation::NONE
    };
    let faint = image.map(|ink| 0.4 * ink);
    let evened = prepare(&faint, &even);
    let long = 4.0 * moments(&evened)[5].sqrt();
    assert!((long - 20.0).abs() < 0.5, "long side {long}");
    assert!(evened.iter().fold(0.0f32, |a, &b| a.max(b)) > 0.95);

    let centre = Preparation {
        centre: true,
        ..Preparation::NONE
    };
    let centred = moments(&prepare(&image, &centre));
    assert!((centred[1] - 13.5).abs() < 0.05 && (centred[2] - 13.5).abs() < 0.05);
}

#[test]
fn a_drawing_moved_by_whole_pixels_or_faint_is_prepared_alike() {
    let image = rasterize(&seven()).unwrap();
    let prepared = prepare(&image, &Preparation::default());
    for (dx, dy) in [(2isize, 0isize), (-2, 1), (0, 3), (3, -3)] {
        let mut moved = BLANK;
        for (place, &ink) in image.iter().enumerate() {
            let (x, y) = ((place % SIDE) as isize + dx, (place / SIDE) as isize + dy);
            if ink > 0.0 {
                moved[y as usize * SIDE + x as usize] = ink;
            }
        }
        let again = prepare(&moved, &Preparation::default());
        let difference = largest_difference(&prepared, &again);
        assert!(difference < 1e-3, "moved by {dx}, {dy}: {difference}");
    }
    let faint = prepare(&image.map(|ink| 0.4 * ink), &Preparation::default());
    assert!(largest_difference(&prepared, &faint) < 1e-5);
}

#[test]
fn any_image_is_prepared_to_numbers_of_0_to_1() {
    let mut corner = BLANK;
    corner[0] = 1.0;
    let mut grain = BLANK;
    grain[300] = 1e-5;
    let checker: Image = std::array::from_fn(|place| ((place + place / SIDE) % 2) as f32);
    let mut line = BLANK;
    line[..SIDE].fill(0.7);
    for image in [corner, grain, checker, line, [1.0; PIXELS]] {
        let prepared = prepare(&image, &Preparation::default());
        check(&prepared).unwrap();
        assert!(prepared.iter().any(|&ink| ink > 0.0));
    }
}

#[test]
fn the_door_names_what_came() {
    let sentence = |numbers: &[f32]| check(numbers).unwrap_err().to_string();
    assert_eq!(
        sentence(&[0.0; 783]),
        "expected an image of 784 numbers, got 783"
    );
    for (wrong, written) in [
        (f32::NAN, "NaN"),
        (1.5, "1.5"),
        (-0.1, "-0.1"),
        (f32::INFINITY, "infinity"),
    ] {
        let mut image = BLANK;
        image[5] = wrong;
        assert_eq!(
            sentence(&image),
            format!("expected numbers of 0 to 1, got {written} at 5")
        );
    }
    assert_eq!(check(&BLANK).unwrap(), &BLANK);
}

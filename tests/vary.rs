//! Laws of varying, distorting and drawing nothing.

use perceptible::image::{BLANK, Image, SIDE, check};
use perceptible::ink::rasterize;
use perceptible::nothing::nothing;
use perceptible::random::Random;
use perceptible::{distort, vary};

fn five() -> Vec<Vec<[f32; 2]>> {
    vec![
        vec![[2.0, 0.0], [1.0, 6.0], [6.0, 7.0], [6.0, 12.0], [0.0, 13.0]],
        vec![[2.0, 0.0], [8.0, 0.0]],
    ]
}

fn image() -> Image {
    rasterize(&five()).unwrap()
}

fn ink(image: &Image) -> f32 {
    image.iter().sum()
}

#[test]
fn a_shift_by_whole_pixels_moves_every_pixel() {
    let moved = vary::shift(&image(), 2.0, -3.0);
    for y in 0..SIDE - 3 {
        for x in 2..SIDE {
            assert_eq!(moved[y * SIDE + x], image()[(y + 3) * SIDE + x - 2]);
        }
    }
    assert_eq!(vary::shift(&image(), 28.0, 0.0), BLANK);
}

#[test]
fn four_quarter_turns_bring_an_image_back() {
    let turned = (0..4).fold(image(), |image, _| vary::rotate(&image, 90.0));
    for (a, b) in turned.iter().zip(image()) {
        assert!((a - b).abs() < 1e-3);
    }
    // Clockwise: what was right of the middle is below it.
    let mut right = BLANK;
    right[13 * SIDE + 20] = 1.0;
    let below = vary::rotate(&right, 90.0);
    assert!(below[20 * SIDE + 14] > 0.99, "{}", below[20 * SIDE + 14]);
}

#[test]
fn thicker_is_more_ink_and_thinner_less() {
    let thick = vary::thickness(&image(), 0.5);
    let thin = vary::thickness(&image(), -0.5);
    assert!(ink(&thick) > 1.1 * ink(&image()) && ink(&thin) < 0.9 * ink(&image()));
    assert_eq!(vary::thickness(&image(), 0.0), image());
    check(&thick).unwrap();
    check(&thin).unwrap();
    assert!((ink(&vary::brightness(&image(), 0.4)) - 0.4 * ink(&image())).abs() < 1e-3);
}

#[test]
fn distortions_differ_by_seed_alone_and_keep_the_digit_whole() {
    let of = |seed: u64| {
        let mut random = Random::new(seed);
        (
            distort::image(&image(), &mut random),
            distort::strokes(&five(), &mut random),
        )
    };
    for seed in 0..50 {
        let (from_image, from_strokes) = of(seed);
        assert_eq!(of(seed), (from_image, from_strokes));
        assert_ne!(of(seed + 1).0, from_image);
        for distorted in [from_image, from_strokes] {
            check(&distorted).unwrap();
            let share = ink(&distorted) / ink(&image());
            assert!(
                (0.4..2.5).contains(&share),
                "seed {seed}: {share} of the ink"
            );
        }
    }
}

#[test]
fn nothing_is_drawn_within_0_and_1_and_differently_each_time() {
    let mut random = Random::new(1);
    let drawn: Vec<Image> = (0..300).map(|_| nothing(&mut random)).collect();
    for pair in drawn.windows(2) {
        check(&pair[0]).unwrap();
        assert_ne!(pair[0], pair[1]);
    }
    let blanks = drawn.iter().filter(|image| **image == BLANK).count();
    assert!(blanks < 10, "{blanks} of 300 are blank");
}

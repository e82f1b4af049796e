//! Laws of varying, distorting and drawing nothing.

use perceptible::image::{BLANK, Image, SIDE, check};
use perceptible::ink::rasterize;
use perceptible::nothing::nothing;
use perceptible::random::Random;
use perceptible::vary::Variation;
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

fn varied(change: impl Fn(&mut Variation)) -> Image {
    let mut variation = Variation::default();
    change(&mut variation);
    variation.check().unwrap();
    variation.of(&image(), &mut Random::new(5))
}

#[test]
fn a_variation_that_changes_nothing_is_the_image() {
    assert_eq!(varied(|_| {}), image());
}

#[test]
fn each_part_of_a_variation_is_the_change_it_is_named_for() {
    assert_eq!(varied(|v| v.right = 3.0), vary::shift(&image(), 3.0, 0.0));
    assert_eq!(varied(|v| v.down = -2.0), vary::shift(&image(), 0.0, -2.0));
    assert_eq!(varied(|v| v.turn = 20.0), vary::rotate(&image(), 20.0));
    assert_eq!(
        varied(|v| v.thickness = 0.5),
        vary::thickness(&image(), 0.5)
    );
    assert_eq!(
        varied(|v| v.brightness = 0.4),
        vary::brightness(&image(), 0.4)
    );
    let half = ink(&varied(|v| v.size = 0.5)) / ink(&image());
    assert!(
        (half - 0.25).abs() < 0.03,
        "half the size has {half} of the ink"
    );
    // The upper half goes to the right, the lower half to the left.
    let centre = |image: &Image, rows: std::ops::Range<usize>| {
        let of = |weight: &dyn Fn(usize) -> f32| -> f32 {
            rows.clone()
                .flat_map(|y| (0..SIDE).map(move |x| (x, image[y * SIDE + x])))
                .map(|(x, ink)| ink * weight(x))
                .sum()
        };
        of(&|x| x as f32) / of(&|_| 1.0)
    };
    let slanted = varied(|v| v.slant = 0.5);
    assert!(centre(&slanted, 0..10) > centre(&image(), 0..10) + 1.0);
    assert!(centre(&slanted, 18..28) < centre(&image(), 18..28) - 1.0);
    let noisy = varied(|v| v.noise = 0.5);
    assert!(check(&noisy).is_ok() && noisy != image());
    let wobbly = varied(|v| v.wobble = 2.0);
    assert_ne!(wobbly, image());
    assert!((ink(&wobbly) / ink(&image()) - 1.0).abs() < 0.3);
}

#[test]
fn a_variation_out_of_its_range_is_named() {
    let refused = |change: fn(&mut Variation)| {
        let mut variation = Variation::default();
        change(&mut variation);
        variation.check().unwrap_err().to_string()
    };
    assert_eq!(
        refused(|v| v.slant = 1.5),
        "expected slant of -1 to 1, got 1.5"
    );
    assert_eq!(
        refused(|v| v.size = f32::NAN),
        "expected size of 0.25 to 2, got NaN"
    );
}

//! Laws of the endless digits, and what a network that has seen nothing else makes of digits that
//! people wrote. Those need data: the folder `$PERCEPTIBLE_DATA`, else `../shared/data`; without
//! it the test says so and passes, unless `PERCEPTIBLE_REQUIRE_DATA=1`.

use std::path::PathBuf;

use perceptible::as_sigmoid::as_sigmoid;
use perceptible::digits;
use perceptible::image::{Image, Preparation, prepare};
use perceptible::ink;
use perceptible::lessons::Lessons;
use perceptible::network::{Activation, Network, Output};
use perceptible::random::Random;
use perceptible::samples::{Samples, pens};
use perceptible::train::{Optimizer, Recipe, Schedule, Trainer};

/// Digits that the network learns from.
const LESSONS: usize = 200_000;
const RECIPE: Recipe = Recipe {
    optimizer: Optimizer::Adam { decay: 0.05 },
    rate: 0.004,
    schedule: Schedule::Cosine { epochs: 2 },
    minibatch: 64,
    rivalry: 0.97,
    seed: 1,
};
/// Right answers, in percent, at least: the last 5,000 training images of MNIST, and the pens.
const FLOORS: [f64; 2] = [93.5, 95.0];

/// The last training images of MNIST and the development pens, each as image and label, or `None`
/// with a word why.
fn written() -> Option<[Vec<(Image, u8)>; 2]> {
    let folder = match std::env::var_os("PERCEPTIBLE_DATA") {
        Some(folder) => PathBuf::from(folder),
        None => PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/data"),
    };
    let files = [
        "mnist/train-images-idx3-ubyte.gz",
        "mnist/train-labels-idx1-ubyte.gz",
        "unipen/development.ndjson.gz",
    ]
    .map(|name| std::fs::read(folder.join(name)));
    let [Ok(images), Ok(labels), Ok(pen_file)] = files else {
        let place = folder.display();
        if std::env::var_os("PERCEPTIBLE_REQUIRE_DATA").is_some_and(|value| value == "1") {
            panic!("expected the MNIST training set and unipen in {place}");
        }
        eprintln!("skipped: no MNIST training set and unipen in {place} (set PERCEPTIBLE_DATA)");
        return None;
    };
    let mnist = Samples::from_idx(&images, &labels).unwrap();
    let mnist = (mnist.len() - 5_000..mnist.len()).map(|n| (mnist.image(n), mnist.labels()[n]));
    let pens = pens(&pen_file).unwrap();
    let pens = pens
        .iter()
        .map(|pen| (ink::rasterize(&pen.strokes).unwrap(), pen.label));
    Some([mnist.collect(), pens.collect()])
}

fn percent(network: &Network, samples: &[(Image, u8)]) -> f64 {
    let mut trace = network.trace();
    let right = samples
        .iter()
        .filter(|(image, label)| {
            network.forward(&prepare(image, &Preparation::default()), &mut trace);
            trace.digit() == usize::from(*label)
        })
        .count();
    100.0 * right as f64 / samples.len() as f64
}

#[test]
fn a_network_that_saw_nothing_else_reads_what_people_wrote() {
    let Some(sets) = written() else { return };
    let mut random = Random::new(1);
    let mut lessons = Lessons::default();
    for _ in 0..LESSONS {
        let (label, image) = digits::draw(&mut random);
        let mut target = [0.0; 10];
        target[usize::from(label)] = 1.0;
        lessons.push(&prepare(&image, &Preparation::default()), &target);
    }
    let start = Network::random(&[784, 16, 16, 10], Activation::Tanh, Output::Sigmoid, 1).unwrap();
    let mut trainer = Trainer::new(start, LESSONS, RECIPE).unwrap();
    trainer.advance(&lessons, LESSONS).unwrap();
    let network = as_sigmoid(trainer.network());
    let found = sets.map(|samples| percent(&network, &samples));
    println!("{:.2} % of MNIST, {:.2} % of pens", found[0], found[1]);
    for (found, floor) in found.into_iter().zip(FLOORS) {
        assert!(found >= floor, "{found:.2} %, at least {floor} %");
    }
}

#[test]
fn a_seed_draws_the_same_digits_again_and_another_others() {
    let draw = |seed| {
        let mut random = Random::new(seed);
        let drawn: Vec<_> = (0..20).map(|_| digits::draw(&mut random)).collect();
        drawn
    };
    assert_eq!(draw(7), draw(7));
    assert_ne!(draw(7), draw(8));
    let mut random = Random::new(7);
    for label in 0..10 {
        let [one, other] = [0, 1].map(|_| digits::strokes(label, &mut random));
        assert_ne!(one, other, "{label}");
    }
}

#[test]
fn all_digits_come_equally_often() {
    let mut random = Random::new(2);
    let mut counts = [0u32; 10];
    for _ in 0..20_000 {
        counts[usize::from(digits::draw(&mut random).0)] += 1;
    }
    for count in counts {
        assert!((1_800..2_200).contains(&count), "{counts:?}");
    }
}

#[test]
fn strokes_lie_on_the_sheet_and_every_image_has_ink_and_paper() {
    let mut random = Random::new(3);
    for n in 0..20_000 {
        let label = (n % 10) as u8;
        let strokes = digits::strokes(label, &mut random);
        let mut ends = [[1.0f32, 0.0]; 2];
        for point in strokes.iter().flatten() {
            for (end, place) in ends.iter_mut().zip(point) {
                *end = [end[0].min(*place), end[1].max(*place)];
            }
        }
        let long = ends.iter().map(|end| end[1] - end[0]).fold(0.0, f32::max);
        assert!((long - 0.8).abs() < 1e-5, "{label}: {long} long");
        for [low, high] in ends {
            assert!((0.1 - 1e-5..=0.5).contains(&low), "{label}: {ends:?}");
            assert!((0.5..=0.9 + 1e-5).contains(&high), "{label}: {ends:?}");
        }
        let (_, image) = digits::draw(&mut random);
        let ink: f32 = image.iter().sum();
        assert!((10.0..450.0).contains(&ink), "{ink} of ink");
        assert!(image.iter().all(|ink| (0.0..=1.0).contains(ink)));
    }
}

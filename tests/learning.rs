//! How soon a classic network that knows nothing reads MNIST: the trainer's own recipe on prepared
//! images, and plain steps on images as they are. Measured on the last 5,000 training images, which
//! nothing here learns from. Needs data: the folder `$PERCEPTIBLE_DATA`, else `../shared/data`;
//! without it the tests say so and pass, unless `PERCEPTIBLE_REQUIRE_DATA=1`.

use std::path::PathBuf;

use perceptible::measure::measure;
use perceptible::network::{Activation, CLASSIC, Network, Output};
use perceptible::random::Random;
use perceptible::samples::Samples;
use perceptible::step::Step;
use perceptible::train::{Recipe, Trainer};

/// Learned from; the images after them are measured on.
const LEARNED: usize = 55_000;

/// MNIST's training set, or `None` with a word why.
fn mnist() -> Option<Samples> {
    let folder = match std::env::var_os("PERCEPTIBLE_DATA") {
        Some(folder) => PathBuf::from(folder),
        None => PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/data"),
    };
    let files = ["train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz"]
        .map(|name| std::fs::read(folder.join("mnist").join(name)));
    if let [Ok(images), Ok(labels)] = files {
        return Some(Samples::from_idx(&images, &labels).unwrap());
    }
    let place = folder.display();
    if std::env::var_os("PERCEPTIBLE_REQUIRE_DATA").is_some_and(|value| value == "1") {
        panic!("expected the MNIST training set in {place}/mnist");
    }
    eprintln!("skipped: no MNIST training set in {place}/mnist (set PERCEPTIBLE_DATA)");
    None
}

fn start() -> Network {
    Network::random(&CLASSIC, Activation::Sigmoid, Output::Sigmoid, 1).unwrap()
}

fn percent(network: &Network, held_out: &Samples) -> f64 {
    100.0 * measure(network, &held_out.lessons()).correct as f64 / held_out.len() as f64
}

#[test]
fn the_trainers_own_recipe_reads_96_percent_after_a_wink_and_98_after_a_second() {
    let Some(samples) = mnist() else { return };
    let held_out = samples.part(LEARNED..samples.len()).prepared();
    let lessons = samples.part(0..LEARNED).prepared().lessons();
    let recipe = Recipe::default();
    let mut trainer = Trainer::new(start(), lessons.len(), recipe).unwrap();
    let mut step = 0;
    for (seen, floor) in [(30_000, 96.0), (120_000, 96.8), (1_000_000, 98.0)] {
        let until = seen / recipe.minibatch;
        let progress = trainer.advance(&lessons, until - step).unwrap();
        step = progress.step;
        assert!(progress.samples <= seen);
        let found = percent(trainer.network(), &held_out);
        println!(
            "{found:.2} % after {seen} samples, cost {:.4}",
            progress.cost
        );
        assert!(
            found >= floor,
            "{found:.2} % after {seen}, at least {floor} %"
        );
    }
}

#[test]
fn plain_steps_of_one_rate_read_94_percent_of_images_as_they_are() {
    let Some(samples) = mnist() else { return };
    let held_out = samples.part(LEARNED..samples.len());
    let mut network = start();
    let mut step = Step::new(&network);
    let mut random = Random::new(1);
    let (mut images, mut labels) = (Vec::new(), Vec::new());
    for _ in 0..30_000 {
        images.clear();
        labels.clear();
        for _ in 0..10 {
            let n = random.below(LEARNED);
            images.extend(samples.image(n));
            labels.push(samples.labels()[n]);
        }
        step.take(&mut network, &images, &labels, 0.25).unwrap();
    }
    let found = percent(&network, &held_out);
    println!("{found:.2} %");
    assert!(found >= 94.0, "{found:.2} %");
}

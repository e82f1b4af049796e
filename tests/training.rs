//! Laws of the trainer.

use perceptible::lessons::Lessons;
use perceptible::network::{Activation, Cost, Network, Output};
use perceptible::random::Random;
use perceptible::train::{Optimizer, Recipe, Schedule, Trainer};

const RECIPE: Recipe = Recipe {
    optimizer: Optimizer::Adam { decay: 0.05 },
    rate: 0.01,
    schedule: Schedule::Cosine { epochs: 3 },
    minibatch: 8,
    rivalry: 0.5,
    seed: 4,
};

/// Images whose brighter half says which of two outputs is wanted.
fn lessons() -> Lessons {
    let mut random = Random::new(3);
    let mut lessons = Lessons::default();
    for n in 0..200 {
        let upper = n % 2 == 0;
        let image: Vec<f32> = (0..16)
            .map(|place| {
                let bright = (place < 8) == upper;
                random.uniform() * if bright { 1.0 } else { 0.6 }
            })
            .collect();
        let target = if upper { [1.0, 0.0] } else { [0.0, 1.0] };
        lessons.push(&image, &target);
    }
    lessons
}

fn network() -> Network {
    Network::random(&[16, 6, 2], Activation::Tanh, Output::Sigmoid, 1).unwrap()
}

fn bits(network: &Network) -> Vec<u32> {
    network.parameters().iter().map(|p| p.to_bits()).collect()
}

#[test]
fn a_training_is_the_same_bits_again_however_it_is_divided() {
    let lessons = lessons();
    let train = |at_once: usize| {
        let mut trainer = Trainer::new(network(), lessons.len(), RECIPE).unwrap();
        loop {
            let progress = trainer.advance(&lessons, at_once).unwrap();
            if Some(progress.step) == trainer.steps() {
                assert_eq!((progress.step, progress.samples), (75, 600));
                return bits(&trainer.into_network());
            }
        }
    };
    let whole = train(1_000);
    assert_eq!(train(1_000), whole);
    assert_eq!(train(1), whole);
    assert_eq!(train(7), whole);
    let other = Recipe { seed: 5, ..RECIPE };
    let mut trainer = Trainer::new(network(), lessons.len(), other).unwrap();
    trainer.advance(&lessons, 1_000).unwrap();
    assert_ne!(bits(trainer.network()), whole, "another order");
}

#[test]
fn both_optimizers_learn_with_and_without_rivalry() {
    let lessons = lessons();
    for (optimizer, rate) in [
        (Optimizer::Descent, 1.0),
        (Optimizer::Adam { decay: 0.0 }, 0.02),
        (Optimizer::Adam { decay: 0.1 }, 0.02),
    ] {
        for rivalry in [0.0, 0.5, 1.0] {
            let recipe = Recipe {
                optimizer,
                rate,
                rivalry,
                schedule: Schedule::Cosine { epochs: 20 },
                ..RECIPE
            };
            let mut trainer = Trainer::new(network(), lessons.len(), recipe).unwrap();
            trainer.advance(&lessons, 10_000).unwrap();
            let network = trainer.into_network();
            let mut trace = network.trace();
            let mut image = [0.0; 16];
            let right = (0..lessons.len())
                .filter(|&n| {
                    lessons.read(n, &mut image);
                    network.forward(&image, &mut trace);
                    lessons.target(n)[trace.digit()] == 1.0
                })
                .count();
            assert!(right > 180, "{recipe:?}: {right} of 200");
        }
    }
}

#[test]
fn a_finished_training_stays_as_it_is() {
    let lessons = lessons();
    let mut trainer = Trainer::new(network(), lessons.len(), RECIPE).unwrap();
    trainer.advance(&lessons, 1_000).unwrap();
    let before = bits(trainer.network());
    let progress = trainer.advance(&lessons, 10).unwrap();
    assert_eq!((progress.step, progress.cost), (75, 0.0));
    assert_eq!(bits(trainer.network()), before);
}

#[test]
fn lessons_keep_images_to_1_of_255() {
    let mut lessons = Lessons::default();
    assert!(lessons.is_empty());
    lessons.push(&[0.0, 0.5, 1.0], &[0.25]);
    let mut image = [9.0; 3];
    lessons.read(0, &mut image);
    assert_eq!(image, [0.0, 128.0 / 255.0, 1.0]);
    assert_eq!((lessons.len(), lessons.target(0)), (1, &[0.25][..]));
}

#[test]
fn the_door_of_a_training_says_what_came() {
    let refused = |lessons: usize, recipe: Recipe, network: Network| {
        Trainer::new(network, lessons, recipe)
            .unwrap_err()
            .to_string()
    };
    let with = |change: &dyn Fn(&mut Recipe)| {
        let mut recipe = RECIPE;
        change(&mut recipe);
        refused(10, recipe, network())
    };
    assert_eq!(
        refused(0, RECIPE, network()),
        "expected at least 1 lesson, got 0"
    );
    assert_eq!(
        with(&|recipe| recipe.minibatch = 0),
        "expected at least 1 lesson a minibatch, got 0"
    );
    assert_eq!(
        with(&|recipe| recipe.schedule = Schedule::Cosine { epochs: 0 }),
        "expected at least 1 epoch, got 0"
    );
    assert_eq!(
        with(&|recipe| recipe.rate = f32::NAN),
        "expected a learning rate that is positive and finite, got NaN"
    );
    assert_eq!(
        with(&|recipe| recipe.rate = 0.0),
        "expected a learning rate that is positive and finite, got 0"
    );
    assert_eq!(
        with(&|recipe| recipe.optimizer = Optimizer::Adam { decay: -1.0 }),
        "expected a decay that is finite and not negative, got -1"
    );
    assert_eq!(
        with(&|recipe| recipe.rivalry = 1.5),
        "expected a rivalry of 0 to 1, got 1.5"
    );
    let mut squared = network();
    squared.cost = Cost::SquaredError;
    assert_eq!(
        refused(10, RECIPE, squared),
        "expected sigmoid outputs and cross-entropy for rivalry 0.5, got sigmoid and squared-error"
    );
}

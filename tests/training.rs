//! Laws of the trainer.

use perceptible::lessons::Lessons;
use perceptible::minibatch::Minibatch;
use perceptible::network::{Activation, Cost, Network, Output};
use perceptible::random::Random;
use perceptible::slope::gradient;
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
fn a_training_without_an_end_is_the_same_bits_again_however_it_is_divided() {
    let lessons = lessons();
    for schedule in [Schedule::Constant, Schedule::Falling { half: 100.0 }] {
        for optimizer in [Optimizer::Descent, Optimizer::Adam { decay: 0.05 }] {
            let recipe = Recipe {
                optimizer,
                schedule,
                ..RECIPE
            };
            let train = |at_once: usize| {
                let mut trainer = Trainer::new(network(), lessons.len(), recipe).unwrap();
                assert_eq!(trainer.steps(), None);
                let mut step = 0;
                while step < 140 {
                    let progress = trainer.advance(&lessons, at_once).unwrap();
                    step += at_once;
                    assert_eq!((progress.step, progress.samples), (step, 8 * step));
                    assert!(progress.cost > 0.0);
                }
                bits(trainer.network())
            };
            let whole = train(140);
            assert_eq!(train(1), whole);
            assert_eq!(train(35), whole);
        }
    }
}

#[test]
fn a_falling_rate_is_half_of_itself_after_as_many_samples_as_said() {
    let lessons = lessons();
    let with = |schedule| {
        let recipe = Recipe { schedule, ..RECIPE };
        Trainer::new(network(), lessons.len(), recipe).unwrap()
    };
    let mut falling = with(Schedule::Falling { half: 40.0 });
    let mut by_hand = with(Schedule::Constant);
    // 0, 40, 120 and 280 samples at 8 a step.
    for (steps, share) in [
        (1, 1.0),
        (4, 0.0),
        (1, 0.5),
        (9, 0.0),
        (1, 0.25),
        (19, 0.0),
        (1, 0.125),
    ] {
        for _ in 0..steps {
            let samples = 8.0 * by_hand.advance(&lessons, 0).unwrap().step as f32;
            let now = if share > 0.0 {
                share
            } else {
                1.0 / (1.0 + samples / 40.0)
            };
            by_hand.set_rate(RECIPE.rate * now).unwrap();
            by_hand.advance(&lessons, 1).unwrap();
        }
    }
    falling.advance(&lessons, 36).unwrap();
    assert_eq!(bits(falling.network()), bits(by_hand.network()));
}

#[test]
fn adam_moves_as_its_formulas_say() {
    let lessons = lessons();
    let start = network();
    let (rate, decay) = (0.01, 0.5);
    let recipe = Recipe {
        optimizer: Optimizer::Adam { decay },
        rate,
        schedule: Schedule::Constant,
        minibatch: lessons.len(),
        rivalry: 0.0,
        seed: 1,
    };
    let mut trainer = Trainer::new(start.clone(), lessons.len(), recipe).unwrap();
    let mut minibatch = Minibatch::new(&start);
    let mut image = [0.0; 16];
    for n in 0..lessons.len() {
        lessons.read(n, &mut image);
        minibatch.push(&image, lessons.target(n)).unwrap();
    }
    let count = start.parameters().len();
    let mut expected: Vec<f64> = start.parameters().iter().map(|&p| p.into()).collect();
    let (mut m, mut v) = (vec![0.0f64; count], vec![0.0f64; count]);
    for step in 1..=20 {
        let gradient = gradient(trainer.network(), &mut minibatch);
        trainer.advance(&lessons, 1).unwrap();
        for (n, g) in gradient.iter().map(|&g| f64::from(g)).enumerate() {
            m[n] = 0.9 * m[n] + 0.1 * g;
            v[n] = 0.999 * v[n] + 0.001 * g * g;
            let mean = m[n] / (1.0 - 0.9f64.powi(step));
            let square = v[n] / (1.0 - 0.999f64.powi(step));
            // 16 x 6 weights, 6 biases, 6 x 2 weights, 2 biases.
            if !(96..102).contains(&n) && n < 114 {
                expected[n] *= 1.0 - f64::from(rate * decay);
            }
            expected[n] -= f64::from(rate) * mean / (square.sqrt() + 1e-8);
            let got = f64::from(trainer.network().parameters()[n]);
            assert!((got - expected[n]).abs() < 1e-4, "step {step}, {n}: {got}");
        }
    }
}

#[test]
fn a_step_that_would_overflow_is_refused_and_the_training_can_go_on() {
    let lessons = lessons();
    let adam = |decay| Optimizer::Adam { decay };
    for (optimizer, rate, shown) in [
        (Optimizer::Descent, f32::MAX, "3.402823e38"),
        (adam(0.0), 1e16, "1e16"),
        (adam(0.1), 30.0, "30"),
    ] {
        let recipe = Recipe {
            optimizer,
            schedule: Schedule::Constant,
            ..RECIPE
        };
        let mut trainer = Trainer::new(network(), lessons.len(), recipe).unwrap();
        trainer.advance(&lessons, 3).unwrap();
        let before = bits(trainer.network());
        trainer.set_rate(rate).unwrap();
        assert_eq!(
            trainer.advance(&lessons, 5).unwrap_err().to_string(),
            format!(
                "expected a step to finite weights, got an overflow at learning rate {shown}; \
                 the weights are as they were"
            )
        );
        assert_eq!(bits(trainer.network()), before);
        trainer.set_rate(0.01).unwrap();
        assert_eq!(trainer.advance(&lessons, 2).unwrap().step, 5);
        assert_ne!(bits(trainer.network()), before);
    }
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
fn lessons_of_any_amount_of_ink_come_back_as_they_went() {
    let mut random = Random::new(8);
    let mut images = Vec::new();
    let (mut first, mut second) = (Lessons::default(), Lessons::default());
    for lit in [0, 1, 7, 8, 9, 15, 16, 17, 33, 100] {
        let mut image: Vec<f32> = (0..100)
            .map(|n| {
                if n < lit {
                    (1 + random.below(255)) as f32 / 255.0
                } else {
                    0.0
                }
            })
            .collect();
        random.shuffle(&mut image);
        let lessons = if lit < 16 { &mut first } else { &mut second };
        lessons.push(&image, &[lit as f32, 0.0]);
        images.push((image, lit as f32));
    }
    first.append(second);
    assert_eq!((first.len(), first.inputs()), (10, 100));
    let mut found = vec![9.0; 100];
    for (n, (image, lit)) in images.iter().enumerate() {
        first.read(n, &mut found);
        assert_eq!(&found, image, "{lit} of ink");
        assert_eq!(first.target(n), [*lit, 0.0]);
    }
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
    assert_eq!(
        with(&|recipe| recipe.schedule = Schedule::Falling { half: 0.0 }),
        "expected a number of samples that is positive and finite, got 0"
    );
    let mut trainer = Trainer::new(network(), 10, RECIPE).unwrap();
    for rate in [0.0, -1.0, f32::NAN, f32::INFINITY] {
        assert!(trainer.set_rate(rate).is_err());
    }
    let mut squared = network();
    squared.cost = Cost::SquaredError;
    assert_eq!(
        refused(10, RECIPE, squared),
        "expected sigmoid outputs and cross-entropy for rivalry 0.5, got sigmoid and squared-error"
    );
}

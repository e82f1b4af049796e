//! How each bundled model is made: every constant of its training, and the lessons. Knows no file
//! and prints nothing.

use perceptible::as_sigmoid::as_sigmoid;
use perceptible::digits::draw;
use perceptible::distort;
use perceptible::image::{Image, Preparation, prepare};
use perceptible::ink;
use perceptible::lessons::Lessons;
use perceptible::network::{Activation, Network, Output};
use perceptible::nothing::nothing;
use perceptible::random::Random;
use perceptible::samples::{Pen, Samples};
use perceptible::train::{Optimizer, Recipe, Schedule};

/// Distorted copies of each MNIST image beside the image itself.
pub(crate) const IMAGE_COPIES: u64 = 6;
/// Distorted copies of each pen sample beside the sample itself; with these, a third of the
/// lessons are pens.
pub(crate) const PEN_COPIES: u64 = 36;
/// Images of nothing: 4 % of the lessons. More refuse more scribbles, and more digits with them.
pub(crate) const NOTHINGS: usize = 24_000;

/// Digits that the project draws itself ([`perceptible::digits`]): hands that no file has.
pub(crate) const DRAWN: u64 = 300_000;
/// Drawn by one job, with a generator of its own.
const DRAWN_TOGETHER: u64 = 10_000;

/// How one model is made.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Plan {
    /// Its name; the file is `models/NAME.safetensors`.
    pub(crate) name: &'static str,
    /// Neurons a layer.
    pub(crate) layers: [usize; 4],
    /// What its hidden layers learn as.
    activation: Activation,
    /// How it learns.
    pub(crate) recipe: Recipe,
    /// Taken from every output bias in the end: the answers stay, the claims get rarer.
    reserve: f32,
    /// Weights and biases are rounded to multiples of this, the coarsest that cost no left-out pen:
    /// the classic file is then 8 KB on the line instead of 24.
    pub(crate) grid: f32,
}

/// The bundled models.
pub(crate) const PLANS: [Plan; 3] = [
    Plan {
        name: "classic",
        layers: [784, 16, 16, 10],
        // tanh learns 0.15 to 0.4 points better and is a sigmoid network in other numbers.
        activation: Activation::Tanh,
        recipe: Recipe {
            optimizer: Optimizer::Adam { decay: 0.05 },
            rate: 0.004,
            schedule: Schedule::Cosine { epochs: 14 },
            minibatch: 64,
            rivalry: 0.97,
            seed: 1,
        },
        reserve: 0.775,
        grid: 1.0 / 16.0,
    },
    Plan {
        name: "classic-relu",
        layers: [784, 16, 16, 10],
        activation: Activation::Relu,
        recipe: Recipe {
            optimizer: Optimizer::Adam { decay: 0.015 },
            rate: 0.004,
            schedule: Schedule::Cosine { epochs: 14 },
            minibatch: 64,
            rivalry: 0.97,
            seed: 1,
        },
        reserve: 0.775,
        grid: 1.0 / 32.0,
    },
    Plan {
        name: "wide",
        layers: [784, 144, 64, 10],
        activation: Activation::Relu,
        recipe: Recipe {
            optimizer: Optimizer::Adam { decay: 0.02 },
            rate: 0.0015,
            schedule: Schedule::Cosine { epochs: 10 },
            minibatch: 128,
            rivalry: 0.97,
            seed: 1,
        },
        reserve: 0.9,
        grid: 1.0 / 128.0,
    },
];

impl Plan {
    /// The network before its first lesson.
    pub(crate) fn start(&self) -> Network {
        let mut network = Network::random(
            &self.layers,
            self.activation,
            Output::Sigmoid,
            self.recipe.seed,
        )
        .expect("the layers of a plan");
        network.prepared = true;
        network
    }

    /// What is shipped of the network after its last lesson.
    pub(crate) fn finish(&self, network: Network) -> Network {
        let mut network = match self.activation {
            Activation::Tanh => as_sigmoid(&network),
            _ => network,
        };
        for bias in network.biases_mut(self.layers.len() - 1) {
            *bias -= self.reserve;
        }
        for parameter in network.parameters_mut() {
            *parameter = (*parameter / self.grid).round() * self.grid;
        }
        network
    }
}

/// What there is to learn from.
pub(crate) struct Source<'a> {
    pub(crate) mnist: &'a Samples,
    /// The first so many images of it.
    pub(crate) images: usize,
    pub(crate) pens: Vec<&'a Pen>,
}

/// The lessons that every plan learns from: each sample as it is and distorted, and images of
/// nothing. Every copy of the samples has a generator of its own, so the lessons are the same
/// however many threads make them.
pub(crate) fn lessons(source: &Source) -> Lessons {
    let threads = std::thread::available_parallelism().map_or(1, |n| n.get());
    let mut lessons = digits(source, threads);
    lessons.append(nothings());
    lessons
}

fn digits(source: &Source, threads: usize) -> Lessons {
    let jobs: Vec<Part> = (0..=IMAGE_COPIES)
        .map(Part::Images)
        .chain((0..=PEN_COPIES).map(Part::Pens))
        .chain((0..DRAWN / DRAWN_TOGETHER).map(Part::Drawn))
        .collect();
    let mut made: Vec<(usize, Lessons)> = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..threads)
            .map(|worker| {
                let mine = jobs.iter().enumerate().skip(worker).step_by(threads);
                scope.spawn(move || {
                    mine.map(|(n, &part)| (n, part.lessons(source)))
                        .collect::<Vec<_>>()
                })
            })
            .collect();
        workers
            .into_iter()
            .flat_map(|worker| worker.join().expect("making lessons does not panic"))
            .collect()
    });
    made.sort_by_key(|(n, _)| *n);
    let mut lessons = Lessons::default();
    for (_, part) in made {
        lessons.append(part);
    }
    lessons
}

/// A part of the lessons, with a generator of its own. Copy 0 of the samples is as they are, the
/// others are distorted.
#[derive(Clone, Copy)]
enum Part {
    Images(u64),
    Pens(u64),
    Drawn(u64),
}

impl Part {
    fn lessons(self, source: &Source) -> Lessons {
        let mut lessons = Lessons::default();
        let mut push = |image: &Image, label: u8| {
            let mut target = [0.0; 10];
            target[usize::from(label)] = 1.0;
            lessons.push(&prepare(image, &Preparation::default()), &target);
        };
        match self {
            Self::Images(copy) => {
                let mut random = Random::new(copy);
                for n in 0..source.images {
                    let image = source.mnist.image(n);
                    let label = source.mnist.labels()[n];
                    match copy {
                        0 => push(&image, label),
                        _ => push(&distort::image(&image, &mut random), label),
                    }
                }
            }
            Self::Pens(copy) => {
                let mut random = Random::new(1_000 + copy);
                for pen in &source.pens {
                    let image = match copy {
                        0 => ink::rasterize(&pen.strokes).expect("the pen file's door let it in"),
                        _ => distort::strokes(&pen.strokes, &mut random),
                    };
                    push(&image, pen.label);
                }
            }
            Self::Drawn(part) => {
                let mut random = Random::new(3_000 + part);
                for _ in 0..DRAWN_TOGETHER {
                    let (label, image) = draw(&mut random);
                    push(&image, label);
                }
            }
        }
        lessons
    }
}

/// Lessons of nothing: no output is to light up.
fn nothings() -> Lessons {
    let mut random = Random::new(2_000);
    let mut lessons = Lessons::default();
    for _ in 0..NOTHINGS {
        let image = prepare(&nothing(&mut random), &Preparation::default());
        lessons.push(&image, &[0.0; 10]);
    }
    lessons
}

#[cfg(test)]
mod tests {
    use perceptible::image::PIXELS;
    use perceptible::samples::{Samples, pens};

    use super::{DRAWN, IMAGE_COPIES, PEN_COPIES, PLANS, Source, digits};

    #[test]
    fn lessons_do_not_depend_on_the_number_of_threads() {
        let mut images = vec![0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 28, 0, 0, 0, 28];
        images.extend((0..2 * PIXELS).map(|n| if n % 784 > 300 && n % 28 == 9 { 255 } else { 0 }));
        let mnist = Samples::from_idx(&images, &[0, 0, 8, 1, 0, 0, 0, 2, 1, 7]).unwrap();
        let line = br#"{"label":1,"site":"a","writer":"b","strokes":[[[0,0],[1,9],[2,20]]]}"#;
        let pens = pens(line).unwrap();
        let source = Source {
            mnist: &mnist,
            images: 2,
            pens: pens.iter().collect(),
        };
        let alone = digits(&source, 1);
        let expected = 2 * (IMAGE_COPIES + 1) + (PEN_COPIES + 1) + DRAWN;
        assert_eq!(alone.len() as u64, expected);
        for threads in [2, 3, 64] {
            assert!(digits(&source, threads) == alone, "{threads} threads");
        }
    }

    #[test]
    fn what_is_shipped_answers_as_what_was_trained() {
        for plan in PLANS {
            let trained = plan.start();
            let shipped = plan.finish(trained.clone());
            assert!(shipped.prepared);
            let (mut a, mut b) = (trained.trace(), shipped.trace());
            let image: Vec<f32> = (0..PIXELS).map(|n| (n % 5) as f32 / 4.0).collect();
            trained.forward(&image, &mut a);
            shipped.forward(&image, &mut b);
            let outputs = a.layers() - 1;
            for (a, b) in a
                .weighted_sums(outputs)
                .iter()
                .zip(b.weighted_sums(outputs))
            {
                // A reserve of less than 1, and the grid.
                let lower = a - b;
                assert!((0.5..1.2).contains(&lower), "{}: {a} and {b}", plan.name);
            }
        }
    }
}

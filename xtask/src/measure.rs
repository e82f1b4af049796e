//! What a network makes of samples: right answers, confusion, robustness. Everything goes through
//! the product's own code, as the page does it. Knows no file and prints nothing.

use perceptible::image::{BLANK, Image, Preparation, prepare};
use perceptible::ink;
use perceptible::network::Network;
use perceptible::random::Random;
use perceptible::samples::{Pen, Samples};
use perceptible::vary;

use crate::scribbles::{KINDS, scribble};

/// An output above this claims a digit.
const CLAIM: f32 = 0.5;
/// Of the noise and the scribbles.
const SEED: u64 = 2_000;

/// Right answers of `n`.
#[derive(Clone, Debug, Default)]
pub(crate) struct Score {
    pub(crate) n: usize,
    pub(crate) correct: usize,
    /// Row: the digit; column: the answer.
    pub(crate) confusion: [[usize; 10]; 10],
    /// Digits for which no output was above one half.
    pub(crate) refused: usize,
}

impl Score {
    /// Right answers in percent.
    pub(crate) fn percent(&self) -> f64 {
        share(self.correct, self.n)
    }

    /// Adds the counts of `other`.
    pub(crate) fn merge(&mut self, other: &Self) {
        self.n += other.n;
        self.correct += other.correct;
        self.refused += other.refused;
        for (row, others) in self.confusion.iter_mut().zip(other.confusion) {
            for (count, other) in row.iter_mut().zip(others) {
                *count += other;
            }
        }
    }

    fn add(&mut self, label: u8, (answer, claimed): (usize, bool)) {
        self.n += 1;
        self.correct += usize::from(answer == usize::from(label));
        self.confusion[usize::from(label)][answer] += 1;
        self.refused += usize::from(!claimed);
    }
}

/// `count` of `n` in percent.
pub(crate) fn share(count: usize, n: usize) -> f64 {
    100.0 * count as f64 / n.max(1) as f64
}

/// The answer to an image as it came, and whether any output claims it.
fn answer(network: &Network, image: &Image) -> (usize, bool) {
    let mut trace = network.trace();
    if network.prepared {
        network.forward(&prepare(image, &Preparation::default()), &mut trace);
    } else {
        network.forward(image, &mut trace);
    }
    let claimed = trace.outputs().iter().any(|&output| output > CLAIM);
    (trace.digit(), claimed)
}

/// On images, each first changed by `change`.
pub(crate) fn images(
    network: &Network,
    samples: &Samples,
    change: impl Fn(&Image) -> Image,
) -> Score {
    let mut score = Score::default();
    for (n, &label) in samples.labels().iter().enumerate() {
        score.add(label, answer(network, &change(&samples.image(n))));
    }
    score
}

/// On pen samples; also the answer to each.
pub(crate) fn pens<'a>(
    network: &Network,
    pens: impl IntoIterator<Item = &'a Pen>,
) -> (Score, Vec<usize>) {
    let mut score = Score::default();
    let mut answers = Vec::new();
    for pen in pens {
        let image = ink::rasterize(&pen.strokes).expect("the door of the pen file let it in");
        let given = answer(network, &image);
        score.add(pen.label, given);
        answers.push(given.0);
    }
    (score, answers)
}

/// Each variation with the accuracy under it, in percent.
pub(crate) fn robustness(network: &Network, samples: &Samples) -> Vec<(String, f64)> {
    let mut rows = Vec::new();
    let mut row = |name: String, change: &dyn Fn(&Image) -> Image| {
        rows.push((name, images(network, samples, change).percent()));
    };
    for pixels in [1.0, 2.0, 3.0] {
        // Digits lie in the middle 20 x 20, so nothing leaves the field.
        row(format!("moved right and down by {pixels} px"), &|image| {
            vary::shift(image, pixels, pixels)
        });
    }
    for degrees in [5.0, 10.0, 15.0] {
        row(format!("turned right by {degrees} degrees"), &|image| {
            vary::rotate(image, degrees)
        });
        row(format!("turned left by {degrees} degrees"), &|image| {
            vary::rotate(image, -degrees)
        });
    }
    for factor in [0.7, 0.4] {
        row(format!("brightness {factor}"), &|image| {
            vary::brightness(image, factor)
        });
    }
    for (name, amount) in [("thinner", -0.5), ("thicker", 0.5)] {
        row(format!("{name} by half a pixel"), &|image| {
            vary::thickness(image, amount)
        });
    }
    rows
}

/// Each kind of nothing with how many of how many got an output above one half.
pub(crate) fn nothing(network: &Network) -> Vec<(String, usize, usize)> {
    let mut random = Random::new(SEED);
    let mut claimed = |name: &str, n: usize, image: &mut dyn FnMut(&mut Random) -> Image| {
        let count = (0..n)
            .filter(|_| answer(network, &image(&mut random)).1)
            .count();
        (name.to_owned(), count, n)
    };
    let mut rows = vec![
        claimed("blank", 1, &mut |_| BLANK),
        claimed("uniform noise", 2_000, &mut |random| {
            std::array::from_fn(|_| random.uniform())
        }),
    ];
    for (kind, name) in KINDS.iter().enumerate() {
        rows.push(claimed(name, 500, &mut |random| {
            ink::rasterize(&scribble(kind, random)).expect("scribbles are finite")
        }));
    }
    rows
}

//! The same input gives the same bits here and in every browser: `tests/golden/bits.js` computes
//! what stands here through the wasm, and both are held to the hashes of `tests/golden/bits.json`.
//!
//! Inputs come from a generator of whole numbers, small enough to be written in both languages.

use perceptible::image::{PIXELS, Preparation};
use perceptible::ink;
use perceptible::model::{Precision, to_safetensors};
use perceptible::network::{Activation, Cost, Network, Output};
use perceptible::step::train_step;
use sha2::{Digest, Sha256};

const LAYERS: [usize; 4] = [784, 16, 16, 10];
const MINIBATCH: usize = 10;

/// A linear congruential generator (Press et al., "Numerical Recipes", 2nd ed., section 7.1).
struct Numbers(u32);

impl Numbers {
    fn next(&mut self) -> u32 {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        self.0 >> 8 // 24 bits, which an f32 holds exactly
    }

    fn below(&mut self, n: u32) -> u32 {
        self.next() % n
    }

    /// About a fifth of the pixels inked, as in a digit.
    fn image(&mut self) -> Vec<f32> {
        let pixel = |_| match self.below(5) {
            0 => self.next() as f32 / (1 << 24) as f32,
            _ => 0.0,
        };
        (0..PIXELS).map(pixel).collect()
    }

    /// One to three strokes of one to forty points, each a step away from the one before.
    fn strokes(&mut self) -> Vec<Vec<[f32; 2]>> {
        (0..1 + self.below(3))
            .map(|_| {
                let (mut x, mut y) = (self.below(300), self.below(300));
                (0..1 + self.below(40))
                    .map(|_| {
                        x += self.below(21);
                        y += self.below(21);
                        [x as f32 - 160.0, y as f32 / 4.0]
                    })
                    .collect()
            })
            .collect()
    }
}

/// SHA-256 over numbers as they lie in memory on every machine of ours: f32, little-endian.
#[derive(Default)]
struct Hash(Sha256);

impl Hash {
    fn floats(&mut self, numbers: &[f32]) {
        for number in numbers {
            self.0.update(number.to_le_bytes());
        }
    }

    fn hex(self) -> String {
        let bytes = self.0.finalize();
        bytes.iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

/// Networks with their training steps, predictions and learning rates: a thousand steps and ten
/// thousand predictions in all, most of them the classic network's.
fn networks() -> [(Network, usize, usize, f32); 3] {
    let make = |activation, output, cost, seed| {
        let mut network = Network::random(&LAYERS, activation, output, seed).unwrap();
        network.cost = cost;
        network
    };
    [
        (
            make(Activation::Sigmoid, Output::Sigmoid, Cost::CrossEntropy, 7),
            600,
            4000,
            0.5,
        ),
        (
            make(Activation::Relu, Output::Softmax, Cost::CrossEntropy, 8),
            200,
            3000,
            0.05,
        ),
        (
            make(Activation::Tanh, Output::Sigmoid, Cost::SquaredError, 9),
            200,
            3000,
            0.25,
        ),
    ]
}

#[test]
fn training_and_predictions_have_the_recorded_bits() {
    let mut numbers = Numbers(1);
    let (mut training, mut predictions) = (Hash::default(), Hash::default());
    for (mut network, steps, count, rate) in networks() {
        for _ in 0..steps {
            let images: Vec<f32> = (0..MINIBATCH).flat_map(|_| numbers.image()).collect();
            let labels: Vec<u8> = (0..MINIBATCH).map(|_| numbers.below(10) as u8).collect();
            let cost = train_step(&mut network, &images, &labels, rate).unwrap();
            training.floats(&[cost]);
        }
        training.0.update(to_safetensors(&network, Precision::F32));

        let mut trace = network.trace();
        for _ in 0..count {
            network.forward(&numbers.image(), &mut trace);
            for layer in 1..trace.layers() {
                predictions.floats(trace.activations(layer));
            }
        }
    }
    let golden = golden();
    assert_eq!(
        training.hex(),
        golden["training"],
        "after 1,000 training steps"
    );
    assert_eq!(
        predictions.hex(),
        golden["predictions"],
        "after 10,000 predictions"
    );
}

#[test]
fn drawings_have_the_recorded_bits() {
    let mut numbers = Numbers(2);
    let mut drawings = Hash::default();
    for _ in 0..200 {
        let stages = ink::read(&numbers.strokes(), &Preparation::default()).unwrap();
        drawings.floats(&stages.rasterized);
        drawings.floats(&stages.straightened);
        drawings.floats(&stages.evened);
        drawings.floats(&stages.prepared);
    }
    assert_eq!(drawings.hex(), golden()["drawings"], "after 200 drawings");
}

fn golden() -> serde_json::Value {
    serde_json::from_str(include_str!("golden/bits.json")).unwrap()
}

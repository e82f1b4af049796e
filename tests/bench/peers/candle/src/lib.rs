//! The network by Candle's own tensors: sigmoid layers to read, and to learn its automatic
//! differentiation of the cross-entropy and its gradient descent.

use candle_core::{Device, Result, Tensor, Var};
use candle_nn::ops::sigmoid;
use candle_nn::{Optimizer, SGD};
use wasm_bindgen::prelude::wasm_bindgen;

/// Weights as rows of what an input sends, and a row of biases.
struct Layer {
    weights: Var,
    biases: Var,
}

#[wasm_bindgen]
pub struct Network {
    layers: Vec<Layer>,
    descent: SGD,
    inputs: usize,
    outputs: usize,
}

#[wasm_bindgen]
impl Network {
    /// From the weights and then the biases of each layer, the weights neuron by neuron.
    #[wasm_bindgen(constructor)]
    pub fn new(sizes: &[usize], parameters: &[f32]) -> Network {
        may(Self::start(sizes, parameters))
    }

    /// The outputs of images one after another.
    pub fn read(&self, images: Vec<f32>) -> Vec<f32> {
        // Tensors that are no variables: nothing is noted down for a way back.
        let layers = self.layers.iter().map(|Layer { weights, biases }| {
            (weights.as_detached_tensor(), biases.as_detached_tensor())
        });
        may(self
            .images(images)
            .and_then(|images| sums(images, layers))
            .and_then(|sums| numbers(&sigmoid(&sums)?)))
    }

    /// One step of gradient descent; the mean cost before it.
    pub fn step(&mut self, images: Vec<f32>, labels: &[u8], rate: f32) -> f32 {
        may(self.descend(images, labels, rate))
    }

    /// In the order of `new`.
    pub fn parameters(&self) -> Vec<f32> {
        let of = |Layer { weights, biases }: &Layer| {
            Ok([numbers(&weights.t()?)?, numbers(biases)?].concat())
        };
        self.layers
            .iter()
            .flat_map(|layer| may(of(layer)))
            .collect()
    }
}

impl Network {
    fn start(sizes: &[usize], parameters: &[f32]) -> Result<Network> {
        let mut rest = parameters;
        let mut take = |rows: usize, columns: usize| {
            let (first, after) = rest.split_at(rows * columns);
            rest = after;
            Tensor::from_slice(first, (rows, columns), &Device::Cpu)
        };
        let mut layers = Vec::new();
        for pair in sizes.windows(2) {
            let weights = take(pair[1], pair[0])?.t()?.contiguous()?;
            let biases = take(1, pair[1])?;
            layers.push(Layer {
                weights: Var::from_tensor(&weights)?,
                biases: Var::from_tensor(&biases)?,
            });
        }
        let variables = layers
            .iter()
            .flat_map(|Layer { weights, biases }| [weights, biases]);
        let descent = SGD::new(variables.cloned().collect(), 0.0)?;
        let (inputs, outputs) = (sizes[0], sizes[sizes.len() - 1]);
        Ok(Network {
            layers,
            descent,
            inputs,
            outputs,
        })
    }

    fn descend(&mut self, images: Vec<f32>, labels: &[u8], rate: f32) -> Result<f32> {
        let mut targets = vec![0.0_f32; labels.len() * self.outputs];
        for (row, &label) in targets.chunks_exact_mut(self.outputs).zip(labels) {
            row[usize::from(label)] = 1.0;
        }
        let targets = Tensor::from_vec(targets, (labels.len(), self.outputs), &Device::Cpu)?;
        let layers = self.layers.iter().map(|Layer { weights, biases }| {
            (weights.as_tensor().clone(), biases.as_tensor().clone())
        });
        let sums = sums(self.images(images)?, layers)?;
        // Candle's own cost is not a number where an output is sure.
        let softplus = (sums.relu()? + (sums.abs()?.neg()?.exp()? + 1.0)?.log()?)?;
        let cost = ((softplus - (sums * targets)?)?.sum_all()? / labels.len() as f64)?;
        self.descent.set_learning_rate(rate.into());
        self.descent.backward_step(&cost)?;
        cost.to_scalar()
    }

    fn images(&self, images: Vec<f32>) -> Result<Tensor> {
        let count = images.len() / self.inputs;
        Tensor::from_vec(images, (count, self.inputs), &Device::Cpu)
    }
}

/// The weighted sums of the last layer.
fn sums(images: Tensor, layers: impl ExactSizeIterator<Item = (Tensor, Tensor)>) -> Result<Tensor> {
    let last = layers.len() - 1;
    let mut before = images;
    for (n, (weights, biases)) in layers.enumerate() {
        let sums = before.matmul(&weights)?.broadcast_add(&biases)?;
        before = if n < last { sigmoid(&sums)? } else { sums };
    }
    Ok(before)
}

fn numbers(matrix: &Tensor) -> Result<Vec<f32>> {
    matrix.flatten_all()?.to_vec1()
}

/// Shapes fit: nothing here fails.
fn may<T>(result: Result<T>) -> T {
    result.expect("tensors that fit")
}

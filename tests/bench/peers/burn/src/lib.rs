//! The network by Burn's own tensors, on its backend in plain Rust: sigmoid layers to read, and to learn
//! its automatic differentiation of the cross-entropy. No module and no optimizer around them: that would
//! be more work for the same numbers.

use burn::tensor::activation::{log_sigmoid, sigmoid};
use burn::tensor::{Device, Tensor, TensorData};
use wasm_bindgen::prelude::wasm_bindgen;

/// Weights as rows of what an input sends, and a row of biases.
struct Layer {
    weights: Tensor<2>,
    biases: Tensor<2>,
}

#[wasm_bindgen]
pub struct Network {
    device: Device,
    layers: Vec<Layer>,
    inputs: usize,
    outputs: usize,
}

#[wasm_bindgen]
impl Network {
    /// From the weights and then the biases of each layer, the weights neuron by neuron.
    #[wasm_bindgen(constructor)]
    pub fn new(sizes: &[usize], parameters: &[f32]) -> Network {
        let device = Device::flex();
        let mut rest = parameters;
        let mut take = |rows: usize, columns: usize| {
            let (first, after) = rest.split_at(rows * columns);
            rest = after;
            tensor(first.to_vec(), rows, columns, &device)
        };
        let layers = sizes
            .windows(2)
            .map(|pair| Layer {
                weights: lying(take(pair[1], pair[0]).transpose(), &device),
                biases: take(1, pair[1]),
            })
            .collect();
        let (inputs, outputs) = (sizes[0], sizes[sizes.len() - 1]);
        Network {
            device,
            layers,
            inputs,
            outputs,
        }
    }

    /// The outputs of images one after another.
    pub fn read(&self, images: Vec<f32>) -> Vec<f32> {
        let count = images.len() / self.inputs;
        let images = tensor(images, count, self.inputs, &self.device);
        numbers(sigmoid(sums(images, self.layers.iter().map(Layer::parts))))
    }

    /// One step of gradient descent; the mean cost before it.
    pub fn step(&mut self, images: Vec<f32>, labels: &[u8], rate: f32) -> f32 {
        let device = self.device.clone().autodiff();
        let mut targets = vec![0.0; labels.len() * self.outputs];
        for (row, &label) in targets.chunks_exact_mut(self.outputs).zip(labels) {
            row[usize::from(label)] = 1.0;
        }
        let targets = tensor(targets, labels.len(), self.outputs, &device);
        let images = tensor(images, labels.len(), self.inputs, &device);
        let learning: Vec<_> = self
            .layers
            .drain(..)
            .map(|Layer { weights, biases }| Layer {
                weights: weights.autodiff().require_grad(),
                biases: biases.autodiff().require_grad(),
            })
            .collect();
        let sums = sums(images, learning.iter().map(Layer::parts));
        let cost =
            ((-targets + 1.0) * sums.clone() - log_sigmoid(sums)).sum() / labels.len() as f32;
        let mut slopes = cost.backward();
        let mut moved = |parameters: Tensor<2>| {
            let slope = parameters
                .grad_remove(&mut slopes)
                .expect("all parameters have a slope");
            parameters.inner() - slope * rate
        };
        self.layers = learning
            .into_iter()
            .map(|Layer { weights, biases }| Layer {
                weights: moved(weights),
                biases: moved(biases),
            })
            .collect();
        cost.into_scalar()
    }

    /// In the order of `new`.
    pub fn parameters(&self) -> Vec<f32> {
        self.layers
            .iter()
            .flat_map(|layer| {
                let (weights, biases) = layer.parts();
                [numbers(weights.transpose()), numbers(biases)].concat()
            })
            .collect()
    }
}

impl Layer {
    fn parts(&self) -> (Tensor<2>, Tensor<2>) {
        (self.weights.clone(), self.biases.clone())
    }
}

/// The weighted sums of the last layer.
fn sums(
    images: Tensor<2>,
    layers: impl ExactSizeIterator<Item = (Tensor<2>, Tensor<2>)>,
) -> Tensor<2> {
    let last = layers.len() - 1;
    layers
        .enumerate()
        .fold(images, |before, (n, (weights, biases))| {
            let sums = before.matmul(weights) + biases;
            if n < last { sigmoid(sums) } else { sums }
        })
}

fn tensor(numbers: Vec<f32>, rows: usize, columns: usize, device: &Device) -> Tensor<2> {
    Tensor::from_data(TensorData::new(numbers, [rows, columns]), device)
}

/// The same with its rows one after another in memory.
fn lying(matrix: Tensor<2>, device: &Device) -> Tensor<2> {
    Tensor::from_data(matrix.into_data(), device)
}

fn numbers(matrix: Tensor<2>) -> Vec<f32> {
    matrix
        .into_data()
        .try_into_vec()
        .expect("numbers of 32 bits")
}

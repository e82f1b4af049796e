//! The network once more, too simple to be wrong: f64, three loops, no order of sums, no vectors.
//! What the tests hold the core to.

use perceptible::network::{Activation, Cost, Network, Output};

/// A network in f64: for each layer its weights (out, in) and biases.
pub struct Plain {
    pub layers: Vec<usize>,
    pub parameters: Vec<f64>, // as in the core: weights input-major (in, out), biases, a layer at a time
    pub activation: Activation,
    pub output: Output,
    pub cost: Cost,
}

impl Plain {
    pub fn of(network: &Network) -> Self {
        Self {
            layers: network.layers().to_vec(),
            parameters: network.parameters().iter().map(|&p| p.into()).collect(),
            activation: network.activation(),
            output: network.output(),
            cost: network.cost,
        }
    }

    /// The activations of the last layer.
    pub fn outputs(&self, input: &[f64]) -> Vec<f64> {
        let mut activations = input.to_vec();
        let mut start = 0;
        for l in 1..self.layers.len() {
            let (from, to) = (self.layers[l - 1], self.layers[l]);
            let sum = |j: usize| {
                let terms = (0..from).map(|i| self.parameters[start + i * to + j] * activations[i]);
                terms.sum::<f64>() + self.parameters[start + from * to + j]
            };
            let sums: Vec<f64> = (0..to).map(sum).collect();
            start += from * to + to;
            activations = if l + 1 < self.layers.len() {
                sums.iter().map(|&z| squish(self.activation, z)).collect()
            } else {
                match self.output {
                    Output::Sigmoid => sums
                        .iter()
                        .map(|&z| squish(Activation::Sigmoid, z))
                        .collect(),
                    Output::Softmax => {
                        let total: f64 = sums.iter().map(|&z| libm::exp(z)).sum();
                        sums.iter().map(|&z| libm::exp(z) / total).collect()
                    }
                }
            };
        }
        activations
    }

    /// The cost of one example, straight from its definition.
    pub fn cost(&self, input: &[f64], target: &[f64]) -> f64 {
        let outputs = self.outputs(input);
        let pairs = outputs.iter().zip(target);
        match (self.cost, self.output) {
            (Cost::SquaredError, _) => pairs.map(|(a, y)| (a - y) * (a - y) / 2.0).sum(),
            (Cost::CrossEntropy, Output::Sigmoid) => pairs
                .map(|(a, y)| -(y * libm::log(*a) + (1.0 - y) * libm::log(1.0 - a)))
                .sum(),
            (Cost::CrossEntropy, Output::Softmax) => pairs.map(|(a, y)| -y * libm::log(*a)).sum(),
        }
    }
}

fn squish(activation: Activation, z: f64) -> f64 {
    match activation {
        Activation::Sigmoid => 1.0 / (1.0 + libm::exp(-z)),
        Activation::Relu => z.max(0.0),
        Activation::Tanh => libm::tanh(z),
        Activation::Identity => z,
    }
}

pub const ACTIVATIONS: [Activation; 4] = [
    Activation::Sigmoid,
    Activation::Relu,
    Activation::Tanh,
    Activation::Identity,
];
pub const OUTPUTS: [Output; 2] = [Output::Sigmoid, Output::Softmax];
pub const COSTS: [Cost; 2] = [Cost::CrossEntropy, Cost::SquaredError];

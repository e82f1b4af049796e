//! A network with tanh hidden layers, written as the same network with sigmoid ones: tanh learns
//! better, sigmoid is the lesson's.
//!
//! From tanh(z) = 2 s(2z) - 1, with s the sigmoid and W the weights into a layer from inputs a:
//!
//! ```text
//! a hidden layer's own sums double                 W' = 2 W,  b' = 2 b
//! inputs that were tanh are 2 s - 1                W' = 2 W,  b' = b - sum of W over the inputs
//! ```
//!
//! so the first layer becomes 2 W and 2 b, later hidden layers 4 W and 2 (b - sum W), and the
//! output layer 2 W and b - sum W.

use crate::network::{Activation, Network};

/// The network with sigmoid hidden layers whose outputs are those of `network`, whose hidden
/// layers are tanh; the same up to rounding.
pub fn as_sigmoid(network: &Network) -> Network {
    assert_eq!(network.activation(), Activation::Tanh, "activation");
    let layers = network.layers();
    let mut result = Network::zeros(layers, Activation::Sigmoid, network.output())
        .expect("the layers of a network");
    result.cost = network.cost;
    result.prepared = network.prepared;
    for l in 1..layers.len() {
        let mut biases = network.biases(l).to_vec();
        let mut factor = 1.0;
        if l > 1 {
            for row in network.weights(l).chunks_exact(layers[l]) {
                for (bias, weight) in biases.iter_mut().zip(row) {
                    *bias -= weight;
                }
            }
            factor = 2.0;
        }
        if l + 1 < layers.len() {
            factor *= 2.0;
            biases.iter_mut().for_each(|bias| *bias *= 2.0);
        }
        result.biases_mut(l).copy_from_slice(&biases);
        for (weight, old) in result.weights_mut(l).iter_mut().zip(network.weights(l)) {
            *weight = factor * old;
        }
    }
    result
}

#[cfg(test)]
mod tests {
    use super::as_sigmoid;
    use crate::network::{Activation, Network, Output};
    use crate::random::Random;

    #[test]
    fn the_sigmoid_network_says_what_the_tanh_network_says() {
        let mut random = Random::new(5);
        for layers in [
            vec![3, 2],
            vec![20, 16, 10],
            vec![784, 16, 16, 10],
            vec![9, 8, 7, 6, 5],
        ] {
            for output in [Output::Sigmoid, Output::Softmax] {
                let mut tanh = Network::random(&layers, Activation::Tanh, output, 9).unwrap();
                for parameter in tanh.parameters_mut() {
                    *parameter += 0.1 * random.normal();
                }
                let sigmoid = as_sigmoid(&tanh);
                assert_eq!(sigmoid.activation(), Activation::Sigmoid);
                let input: Vec<f32> = (0..layers[0]).map(|_| random.uniform()).collect();
                let (mut a, mut b) = (tanh.trace(), sigmoid.trace());
                tanh.forward(&input, &mut a);
                sigmoid.forward(&input, &mut b);
                for (a, b) in a.outputs().iter().zip(b.outputs()) {
                    assert!((a - b).abs() < 1e-5, "{layers:?}: {a} and {b}");
                }
            }
        }
    }
}

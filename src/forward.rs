//! The forward pass: a network and an input make a [`Trace`]. Knows no cost and no file.
//!
//! Every layer l after the input computes
//!
//! ```text
//! z(l) = W(l) a(l-1) + b(l)      the weighted sums
//! a(l) = f(z(l))                 the activations
//! ```
//!
//! where f squishes each number by itself or, for a softmax output, all of them together.

use crate::math::{exp, sigmoid, tanh};
use crate::network::{Activation, Network, Output};

impl Network {
    /// Room for one forward pass of this network.
    pub fn trace(&self) -> Trace {
        let mut starts = vec![0];
        for layer in self.layers() {
            starts.push(starts[starts.len() - 1] + layer);
        }
        let neurons = starts[self.layers().len()];
        Trace {
            weighted_sums: vec![0.0; neurons],
            activations: vec![0.0; neurons],
            starts,
            lit: Vec::with_capacity(neurons),
        }
    }

    /// The forward pass: fills `trace` from `input` (one number an input neuron).
    ///
    /// Every weighted sum is the bias plus the products of the activations that are not 0, in
    /// the order of the layer before; nothing else fixes its bits.
    pub fn forward(&self, input: &[f32], trace: &mut Trace) {
        assert_eq!(input.len(), self.inputs(), "inputs");
        assert_eq!(
            trace.starts.len(),
            self.layers().len() + 1,
            "layers of the trace"
        );
        trace.activations[..input.len()].copy_from_slice(input);
        let mut parameters = self.parameters();
        for l in 1..self.layers().len() {
            let (from, to) = (trace.starts[l - 1], trace.starts[l]);
            let end = trace.starts[l + 1];
            let out = end - to;
            let (weights, rest) = parameters.split_at((to - from) * out);
            let (biases, rest) = rest.split_at(out);
            parameters = rest;
            let (before, after) = trace.activations.split_at_mut(to);
            let sums = &mut trace.weighted_sums[to..end];
            gather(&before[from..], &mut trace.lit);
            weighted_sums(weights, biases, &trace.lit, sums);
            let after = &mut after[..out];
            if l + 1 < self.layers().len() {
                activate(self.activation(), sums, after);
            } else {
                match self.output() {
                    Output::Sigmoid => activate(Activation::Sigmoid, sums, after),
                    Output::Softmax => softmax(sums, after),
                }
            }
        }
    }
}

/// Everything one forward pass computed: the weighted sums and activations of every layer.
#[derive(Clone, Debug)]
pub struct Trace {
    starts: Vec<usize>,      // where each layer begins below, and the end
    weighted_sums: Vec<f32>, // layer after layer; those of the input are 0
    activations: Vec<f32>,   // layer after layer; those of the input are the input
    lit: Vec<(u32, f32)>,    // the layer at hand: index and value of the activations that are not 0
}

impl Trace {
    /// The weighted sums of layer `l` (1 or more), one a neuron.
    pub fn weighted_sums(&self, l: usize) -> &[f32] {
        &self.weighted_sums[self.starts[l]..self.starts[l + 1]]
    }

    /// The activations of layer `l`; layer 0 is the input.
    pub fn activations(&self, l: usize) -> &[f32] {
        &self.activations[self.starts[l]..self.starts[l + 1]]
    }

    /// The number of layers, the input included.
    pub fn layers(&self) -> usize {
        self.starts.len() - 1
    }

    /// The activations of the last layer.
    pub fn outputs(&self) -> &[f32] {
        self.activations(self.layers() - 1)
    }

    /// The output with the largest activation, the first of equals.
    pub fn digit(&self) -> usize {
        let outputs = self.outputs();
        (1..outputs.len()).fold(
            0,
            |best, k| if outputs[k] > outputs[best] { k } else { best },
        )
    }
}

/// Lists the activations that are not 0: three quarters of an image are paper.
fn gather(activations: &[f32], lit: &mut Vec<(u32, f32)>) {
    lit.clear();
    for (i, &activation) in activations.iter().enumerate() {
        if activation != 0.0 {
            lit.push((i as u32, activation));
        }
    }
}

/// sums(j) = biases(j) + sum over lit i of weights(i, j) * activation(i), in the order of i.
fn weighted_sums(weights: &[f32], biases: &[f32], lit: &[(u32, f32)], sums: &mut [f32]) {
    let out = sums.len();
    let mut j = 0;
    while j + 16 <= out {
        panel::<16>(weights, biases, lit, sums, j);
        j += 16;
    }
    while j + 4 <= out {
        panel::<4>(weights, biases, lit, sums, j);
        j += 4;
    }
    while j < out {
        panel::<1>(weights, biases, lit, sums, j);
        j += 1;
    }
}

/// `N` neighbouring sums, held in registers while the weights go by.
#[inline(always)]
fn panel<const N: usize>(
    weights: &[f32],
    biases: &[f32],
    lit: &[(u32, f32)],
    sums: &mut [f32],
    j: usize,
) {
    let out = sums.len();
    let mut sum = [0.0f32; N];
    sum.copy_from_slice(&biases[j..j + N]);
    for &(i, activation) in lit {
        let start = i as usize * out + j;
        let row = &weights[start..start + N];
        for k in 0..N {
            sum[k] += row[k] * activation;
        }
    }
    sums[j..j + N].copy_from_slice(&sum);
}

/// Squishes each weighted sum by itself.
fn activate(activation: Activation, sums: &[f32], activations: &mut [f32]) {
    let each = activations.iter_mut().zip(sums);
    match activation {
        Activation::Sigmoid => each.for_each(|(a, &z)| *a = sigmoid(z)),
        Activation::Relu => each.for_each(|(a, &z)| *a = if z > 0.0 { z } else { 0.0 }),
        Activation::Tanh => each.for_each(|(a, &z)| *a = tanh(z)),
        Activation::Identity => activations.copy_from_slice(sums),
    }
}

/// Squishes the weighted sums together so that the activations sum to one.
fn softmax(sums: &[f32], activations: &mut [f32]) {
    let largest = sums.iter().fold(sums[0], |a, &b| if b > a { b } else { a });
    let mut total = 0.0;
    for (a, &z) in activations.iter_mut().zip(sums) {
        *a = exp(z - largest);
        total += *a;
    }
    for a in activations {
        *a /= total;
    }
}

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
            lit: vec![0; neurons / GROUP + 1],
        }
    }

    /// The forward pass: fills `trace` from `input` (one number an input neuron).
    pub fn forward(&self, input: &[f32], trace: &mut Trace) {
        assert_eq!(input.len(), self.inputs(), "inputs");
        trace.input_mut().copy_from_slice(input);
        self.propagate(trace);
    }

    /// The forward pass from the input that `trace` already holds.
    ///
    /// Every weighted sum is the bias plus the products, in the order of the layer before; nothing
    /// else fixes its bits. (Products of 0 that are left out change none.)
    pub fn propagate(&self, trace: &mut Trace) {
        assert_eq!(
            trace.starts.len(),
            self.layers().len() + 1,
            "layers of the trace"
        );
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
            let lit = gather(&before[from..], &mut trace.lit);
            weighted_sums(weights, biases, &before[from..], &trace.lit[..lit], sums);
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
    lit: Vec<u32>, // the layer at hand: where groups of activations begin that are not all 0
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

    /// The activations of layer 0, to be written before [`Network::propagate`].
    pub fn input_mut(&mut self) -> &mut [f32] {
        &mut self.activations[..self.starts[1]]
    }

    /// The activations of all layers, one after another.
    pub fn all_activations(&self) -> &[f32] {
        &self.activations
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

/// Neighbours that are looked at together: three quarters of an image are paper, mostly in runs.
const GROUP: usize = 4;

/// Lists where the groups begin that are not all 0; `lit` has room for one more than all.
fn gather(activations: &[f32], lit: &mut [u32]) -> usize {
    let mut count = 0;
    let groups = activations.chunks_exact(GROUP);
    for (n, group) in groups.enumerate() {
        let bits = group.iter().fold(0, |bits, value| bits | value.to_bits());
        // Written always, kept where it counts: no branch that could be guessed wrong.
        lit[count] = (n * GROUP) as u32;
        count += usize::from(bits != 0);
    }
    count
}

/// sums(j) = biases(j) + sum over i of weights(i, j) * activations(i), in the order of i.
fn weighted_sums(
    weights: &[f32],
    biases: &[f32],
    activations: &[f32],
    lit: &[u32],
    sums: &mut [f32],
) {
    let out = sums.len();
    let mut j = 0;
    while j + 16 <= out {
        panel::<16>(weights, biases, activations, lit, sums, j);
        j += 16;
    }
    while j + 4 <= out {
        panel::<4>(weights, biases, activations, lit, sums, j);
        j += 4;
    }
    while j < out {
        panel::<1>(weights, biases, activations, lit, sums, j);
        j += 1;
    }
}

/// `N` neighbouring sums, held in registers while the weights go by.
#[inline(always)]
fn panel<const N: usize>(
    weights: &[f32],
    biases: &[f32],
    activations: &[f32],
    lit: &[u32],
    sums: &mut [f32],
    j: usize,
) {
    let out = sums.len();
    let mut sum = [0.0f32; N];
    sum.copy_from_slice(&biases[j..j + N]);
    let mut add = |i: usize, activation: f32| {
        let row = &weights[i * out + j..][..N];
        for k in 0..N {
            sum[k] += row[k] * activation;
        }
    };
    for &start in lit {
        let start = start as usize;
        let group: &[f32; GROUP] = activations[start..start + GROUP]
            .try_into()
            .expect("a group");
        for (i, &activation) in group.iter().enumerate() {
            add(start + i, activation);
        }
    }
    let whole = activations.len() / GROUP * GROUP;
    for (n, &activation) in activations[whole..].iter().enumerate() {
        add(whole + n, activation);
    }
    sums[j..j + N].copy_from_slice(&sum);
}

/// Squishes each weighted sum by itself.
pub(crate) fn activate(activation: Activation, sums: &[f32], activations: &mut [f32]) {
    let each = activations.iter_mut().zip(sums);
    match activation {
        Activation::Sigmoid => each.for_each(|(a, &z)| *a = sigmoid(z)),
        Activation::Relu => each.for_each(|(a, &z)| *a = if z > 0.0 { z } else { 0.0 }),
        Activation::Tanh => each.for_each(|(a, &z)| *a = tanh(z)),
        Activation::Identity => activations.copy_from_slice(sums),
    }
}

/// Squishes the weighted sums together so that the activations sum to one.
pub(crate) fn softmax(sums: &[f32], activations: &mut [f32]) {
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

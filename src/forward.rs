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

use crate::error::Result;
use crate::lit::Finder;
use crate::math::{exp, sigmoid, tanh};
use crate::network::{Activation, Network, Output};
use crate::sums::weighted_sums;

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
            finder: Finder::new(),
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
        self.pass(trace);
    }

    /// As [`Network::propagate`], from an input that nobody has checked.
    ///
    /// # Errors
    /// As [`Network::check_input`]; what the trace holds beyond the input is then of no use.
    pub fn read(&self, trace: &mut Trace) -> Result<()> {
        if !self.pass(trace) {
            self.check_input(trace.activations(0))?;
        }
        Ok(())
    }

    /// The forward pass, and whether the input surely lies in 0..1.
    fn pass(&self, trace: &mut Trace) -> bool {
        assert_eq!(
            trace.starts.len(),
            self.layers().len() + 1,
            "layers of the trace"
        );
        let mut in_range = false;
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
            let are = weighted_sums(weights, biases, &before[from..], &mut trace.finder, sums);
            in_range |= l == 1 && are;
            squish(self, l, sums, &mut after[..out]);
        }
        in_range
    }
}

/// Everything one forward pass computed: the weighted sums and activations of every layer.
#[derive(Clone, Debug)]
pub struct Trace {
    starts: Vec<usize>,      // where each layer begins below, and the end
    weighted_sums: Vec<f32>, // layer after layer; those of the input are 0
    activations: Vec<f32>,   // layer after layer; those of the input are the input
    finder: Finder,          // of the activations that are not 0, layer after layer
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
        brightest(self.outputs())
    }
}

/// The largest of `outputs`, the first of equals. None is negative.
pub fn brightest(outputs: &[f32]) -> usize {
    // The bits of such numbers are in their order, and to compare them costs no branch.
    let bits = outputs.iter().map(|output| output.to_bits() as i32);
    let best = bits.enumerate().fold(
        (0, i32::MIN),
        |best, (k, bits)| {
            if bits > best.1 { (k, bits) } else { best }
        },
    );
    best.0
}

/// The activations of layer `l` from its weighted sums.
fn squish(network: &Network, l: usize, sums: &[f32], activations: &mut [f32]) {
    if l + 1 < network.layers().len() {
        return activate(network.activation(), sums, activations);
    }
    match network.output() {
        Output::Sigmoid => activate(Activation::Sigmoid, sums, activations),
        Output::Softmax => softmax(sums, activations),
    }
}

/// Squishes each weighted sum by itself.
pub(crate) fn activate(activation: Activation, sums: &[f32], activations: &mut [f32]) {
    match activation {
        Activation::Sigmoid => each(sums, activations, sigmoid),
        Activation::Relu => each(sums, activations, |z| if z > 0.0 { z } else { 0.0 }),
        Activation::Tanh => each(sums, activations, tanh),
        Activation::Identity => activations.copy_from_slice(sums),
    }
}

/// activations(i) = f(sums(i)) in whole vectors: those that no sixteen hold in fours, the last four
/// of which may come for a second time.
#[inline(always)]
fn each(sums: &[f32], activations: &mut [f32], f: impl Fn(f32) -> f32) {
    let (blocks, rest) = sums.as_chunks::<16>();
    let (after, last) = activations.as_chunks_mut::<16>();
    for (after, block) in after.iter_mut().zip(blocks) {
        for k in 0..16 {
            after[k] = f(block[k]);
        }
    }
    if let Some(end) = rest.last_chunk::<4>() {
        let four = |four: &[f32; 4]| {
            let mut after = [0.0; 4];
            for k in 0..4 {
                after[k] = f(four[k]);
            }
            after
        };
        let (fours, _) = rest.as_chunks::<4>();
        let (after, _) = last.as_chunks_mut::<4>();
        for (after, block) in after.iter_mut().zip(fours) {
            *after = four(block);
        }
        *last.last_chunk_mut().expect("as many") = four(end);
    } else {
        for (after, &z) in last.iter_mut().zip(rest) {
            *after = f(z);
        }
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

//! What a minibatch is to one layer: every neuron's numbers for every example, and the way to them
//! from the layer before and back. Knows no cost and no step; the loops are in `kernel`.

use crate::examples::Examples;
use crate::forward::{activate, softmax};
use crate::kernel::{self, Panel, WIDE};
use crate::learn;
use crate::network::{Activation, Network, Output};
use crate::sparse::{self, Lit};

/// The numbers of layer l. An example's last panel may have room to spare: deltas are 0 there, and
/// nothing looks at the rest. The room grows with the largest minibatch.
#[derive(Clone, Debug)]
pub(crate) struct Layer {
    l: usize,
    size: usize,
    panels: usize,      // an example
    padded: Vec<Panel>, // weights and biases in whole panels, where the network's are not
    packed: Vec<Panel>, // a panel of all rows
    sums: Vec<Panel>,
    activations: Vec<Panel>,
    deltas: Vec<Panel>,
}

impl Layer {
    /// The layers of `network` after the input, layer l at l - 1.
    pub(crate) fn all(network: &Network) -> Vec<Self> {
        let sizes = network.layers().iter().enumerate().skip(1);
        sizes.map(|(l, &size)| Self::new(l, size)).collect()
    }

    fn new(l: usize, size: usize) -> Self {
        Self {
            l,
            size,
            panels: size.div_ceil(WIDE),
            padded: Vec::new(),
            packed: Vec::new(),
            sums: Vec::new(),
            activations: Vec::new(),
            deltas: Vec::new(),
        }
    }

    /// The number of neurons.
    pub(crate) fn size(&self) -> usize {
        self.size
    }

    /// Sums and activations of `n` images.
    pub(crate) fn read<L: Lit>(
        &mut self,
        network: &Network,
        n: usize,
        lit: impl Fn(usize) -> L + Copy,
    ) {
        self.make_room(n);
        sparse::sums(
            network.weights(1),
            network.biases(1),
            lit,
            self.sums[..n * self.panels].as_flattened_mut(),
            self.panels * WIDE,
            &mut self.packed,
        );
        self.squish(network, n);
    }

    /// Sums and activations of `n` examples from the layer before.
    pub(crate) fn follow(&mut self, network: &Network, before: &Self, n: usize) {
        self.make_room(n);
        self.pad(network);
        kernel::sums(
            in_panels(network, self.l, &self.padded),
            self.panels,
            before.activations[..n * before.panels].as_flattened(),
            before.panels * WIDE,
            &mut self.sums[..n * self.panels],
            &mut self.packed,
        );
        self.squish(network, n);
    }

    /// The deltas of the layer before from those of this one, for `n` examples.
    pub(crate) fn ask(&self, network: &Network, before: &mut Self, n: usize) {
        let end = n * before.panels;
        let deltas = before.deltas[..end].as_flattened_mut();
        self.back(network, n, deltas, before.panels * WIDE);
        let activations = before.activations[..end].as_flattened();
        learn::by_slope(network.activation(), activations, deltas);
    }

    /// What the deltas of `n` examples come to through the weights: `stride` numbers an example.
    pub(crate) fn back(&self, network: &Network, n: usize, to: &mut [f32], stride: usize) {
        let rows = in_panels(network, self.l, &self.padded);
        let weights = &rows[..rows.len() - self.panels];
        kernel::back(
            weights,
            self.panels,
            &self.deltas[..n * self.panels],
            to,
            stride,
        );
    }

    /// Adds the derivatives of the first layer's weights and then its biases to `to`.
    pub(crate) fn add_first(&self, examples: &Examples, to: &mut [f32]) {
        let deltas = &self.deltas[..examples.len() * self.panels];
        let (weights, biases) = to.split_at_mut(to.len() - self.size);
        sparse::add_products(
            weights,
            self.size,
            |n| examples.inputs(n),
            deltas.as_flattened(),
            self.panels * WIDE,
        );
        kernel::add_deltas(biases, deltas);
    }

    /// Adds the derivatives of the weights from the layer before and then of the biases to `to`.
    pub(crate) fn add_later(&mut self, before: &Self, n: usize, to: &mut [f32]) {
        let activations = before.activations[..n * before.panels].as_flattened();
        let deltas = &self.deltas[..n * self.panels];
        let (weights, biases) = to.split_at_mut(to.len() - self.size);
        kernel::add_products(
            weights,
            self.size,
            activations,
            before.panels * WIDE,
            deltas,
            &mut self.packed,
        );
        kernel::add_deltas(biases, deltas);
    }

    /// The largest size of a delta of `n` examples; NaN or infinity if there is one.
    pub(crate) fn largest_delta(&self, n: usize) -> f32 {
        largest(&self.deltas[..n * self.panels])
    }

    /// At least the largest size of an activation of a hidden layer, and at least the 1 that a bias
    /// is multiplied with; NaN or infinity if there is one.
    pub(crate) fn largest_activation(&self, activation: Activation, n: usize) -> f32 {
        match activation {
            Activation::Sigmoid | Activation::Tanh => 1.0,
            Activation::Relu | Activation::Identity => {
                let largest = largest(&self.activations[..n * self.panels]);
                if largest < 1.0 { 1.0 } else { largest }
            }
        }
    }

    /// What the outputs said to `n` examples, beside their targets.
    pub(crate) fn answers<'a>(&'a self, examples: &'a Examples) -> learn::Answers<'a> {
        let end = examples.len() * self.panels;
        learn::Answers {
            size: self.size,
            sums: &self.sums[..end],
            activations: &self.activations[..end],
            targets: examples.targets(),
        }
    }

    /// The deltas of the outputs; see [`learn::output_deltas`].
    pub(crate) fn begin(&mut self, network: &Network, examples: &Examples, scale: f32) {
        let mut deltas = std::mem::take(&mut self.deltas);
        let end = examples.len() * self.panels;
        learn::output_deltas(network, &self.answers(examples), scale, &mut deltas[..end]);
        self.deltas = deltas;
    }

    /// Teaches the outputs as rivals; see [`learn::rival`].
    pub(crate) fn rival(&mut self, rivalry: f32, examples: &mut Examples) {
        let rows = examples.targets_mut().chunks_exact_mut(self.panels);
        for (n, targets) in rows.enumerate() {
            let row = n * self.panels..(n + 1) * self.panels;
            learn::rival(
                rivalry,
                self.size,
                &self.sums[row.clone()],
                &self.activations[row.clone()],
                &mut self.deltas[row],
                targets,
            );
        }
    }

    /// The activations of example `n`.
    pub(crate) fn activations(&self, n: usize) -> &[f32] {
        self.example(&self.activations, n)
    }

    /// The deltas of example `n`.
    pub(crate) fn deltas(&self, n: usize) -> &[f32] {
        self.example(&self.deltas, n)
    }

    fn example<'a>(&self, numbers: &'a [Panel], n: usize) -> &'a [f32] {
        &numbers[n * self.panels..(n + 1) * self.panels].as_flattened()[..self.size]
    }

    fn make_room(&mut self, n: usize) {
        let end = n * self.panels;
        if self.sums.len() < end {
            for numbers in [&mut self.sums, &mut self.activations, &mut self.deltas] {
                numbers.resize(end, [0.0; WIDE]);
            }
        }
    }

    /// Copies weights and biases into whole panels where they are not in such already.
    fn pad(&mut self, network: &Network) {
        if self.size.is_multiple_of(WIDE) {
            return;
        }
        let rows = network.layer(self.l).chunks_exact(self.size);
        self.padded.resize(rows.len() * self.panels, [0.0; WIDE]);
        for (row, padded) in rows.zip(self.padded.chunks_exact_mut(self.panels)) {
            padded.as_flattened_mut()[..self.size].copy_from_slice(row);
        }
    }

    fn squish(&mut self, network: &Network, n: usize) {
        let end = n * self.panels;
        let sums = self.sums[..end].as_flattened();
        let activations = self.activations[..end].as_flattened_mut();
        let is_output = self.l + 1 == network.layers().len();
        match (is_output, network.output()) {
            (false, _) => activate(network.activation(), sums, activations),
            (true, Output::Sigmoid) => activate(Activation::Sigmoid, sums, activations),
            (true, Output::Softmax) => {
                let stride = self.panels * WIDE;
                let rows = activations.chunks_exact_mut(stride);
                for (sums, activations) in sums.chunks_exact(stride).zip(rows) {
                    softmax(&sums[..self.size], &mut activations[..self.size]);
                }
            }
        }
    }
}

/// The weights and then the biases of layer `l`, in whole panels.
fn in_panels<'a>(network: &'a Network, l: usize, padded: &'a [Panel]) -> &'a [Panel] {
    if network.layers()[l].is_multiple_of(WIDE) {
        network.layer(l).as_chunks().0
    } else {
        padded
    }
}

/// The largest size of `numbers`; NaN or infinity if there is one.
fn largest(numbers: &[Panel]) -> f32 {
    let sizes = numbers.as_flattened().iter();
    let bits = sizes.map(|number| number.to_bits() & !(1 << 31));
    f32::from_bits(bits.fold(0, u32::max))
}

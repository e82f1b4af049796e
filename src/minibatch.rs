//! A minibatch on its way through a network and back: the examples, every layer's numbers for each
//! of them, and the gradient. A single example is a minibatch of one. Changes no network; the
//! formulas are in [`crate::learn`], the loops in `kernel`.

use crate::error::Result;
use crate::examples::Examples;
use crate::forward::{activate, softmax};
use crate::kernel::{self, Panel, WIDE};
use crate::learn;
use crate::lessons::Lessons;
use crate::network::{Activation, Network, Output};

/// Examples, and room for what a network of one shape makes of them. The room grows with the
/// largest minibatch and is used again by the next.
#[derive(Clone, Debug)]
pub struct Minibatch {
    inputs: usize,
    examples: Examples,
    layers: Vec<Layer>, // layer l at l - 1
}

/// What a minibatch is to one layer. An example's last panel may have room to spare: deltas are 0
/// there, and nothing looks at the rest.
#[derive(Clone, Debug)]
struct Layer {
    size: usize,
    panels: usize,      // an example
    padded: Vec<Panel>, // weights and biases in whole panels, where the network's are not
    sums: Vec<Panel>,
    activations: Vec<Panel>,
    deltas: Vec<Panel>,
}

impl Minibatch {
    /// Room for minibatches through networks shaped like `network`, with no example yet.
    pub fn new(network: &Network) -> Self {
        let layer = |&size: &usize| Layer {
            size,
            panels: size.div_ceil(WIDE),
            padded: Vec::new(),
            sums: Vec::new(),
            activations: Vec::new(),
            deltas: Vec::new(),
        };
        Self {
            inputs: network.inputs(),
            examples: Examples::new(network.layers()),
            layers: network.layers()[1..].iter().map(layer).collect(),
        }
    }

    /// Labelled images for `network`; see [`Minibatch::read`].
    ///
    /// # Errors
    /// As [`Minibatch::read`].
    pub fn labelled(network: &Network, images: &[f32], labels: &[u8]) -> Result<Self> {
        let mut minibatch = Self::new(network);
        minibatch.read(images, labels)?;
        Ok(minibatch)
    }

    /// Takes n images, one after another, each of the network's inputs in 0..1, and n labels below
    /// the number of outputs, in place of what there was. A label is a target of 1 among 0s.
    ///
    /// # Errors
    /// No label, another number of images than of labels, a number outside 0..1, a label that has
    /// no output. There is then no example.
    pub fn read(&mut self, images: &[f32], labels: &[u8]) -> Result<()> {
        self.examples.read(images, labels)
    }

    /// The number of examples.
    pub fn len(&self) -> usize {
        self.examples.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Takes all examples out.
    pub fn clear(&mut self) {
        self.examples.clear();
    }

    /// Adds an example: an image (one number in 0..1 an input) and what each output should say.
    ///
    /// # Errors
    /// An image of another length, or a number outside 0..1 (NaN is), named with its place;
    /// nothing is added.
    pub fn push(&mut self, image: &[f32], target: &[f32]) -> Result<()> {
        self.examples.push(image, target)
    }

    /// Adds lesson `n`.
    pub(crate) fn push_lesson(&mut self, lessons: &Lessons, n: usize) {
        self.examples.push_lesson(lessons, n);
    }

    fn outputs_layer(&self) -> &Layer {
        self.layers.last().expect("a network has outputs")
    }

    /// Every layer's weighted sums and activations, the bits of [`Network::forward`]. `network` is
    /// shaped as the one that this was made for.
    pub fn forward(&mut self, network: &Network) {
        assert!(
            network.inputs() == self.inputs
                && network.layers()[1..]
                    .iter()
                    .eq(self.layers.iter().map(|layer| &layer.size)),
            "layers"
        );
        let n = self.len();
        let (first, later) = self.layers.split_first_mut().expect("an output layer");
        first.make_room(n);
        let (biases, stride) = (network.biases(1), first.panels * WIDE);
        let sums = first.sums[..n * first.panels].as_flattened_mut();
        let examples = &self.examples;
        kernel::lit_sums(
            network.weights(1),
            biases,
            |n| examples.inputs(n),
            sums,
            stride,
        );
        first.squish(network, n, later.is_empty());
        for l in 2..network.layers().len() {
            let (before, layer) = neighbours(&mut self.layers, l);
            layer.make_room(n);
            layer.pad(network.layer(l));
            let rows = in_panels(network.layer(l), layer.size, &layer.padded);
            let (panels, stride) = (layer.panels, before.panels * WIDE);
            let activations = &before.activations[..n * before.panels];
            let sums = &mut layer.sums[..n * panels];
            // Of the activations as many as there are rows of weights.
            kernel::sums(rows, panels, activations.as_flattened(), stride, sums);
            layer.squish(network, n, l + 1 == network.layers().len());
        }
    }

    /// The mean cost of the examples, after [`Minibatch::forward`].
    pub fn cost(&self, network: &Network) -> f32 {
        learn::cost(network, &self.answers()) / self.len() as f32
    }

    /// Forward and backward; the mean cost. Above a rivalry of 0 the outputs learn as rivals.
    pub(crate) fn learn(&mut self, network: &Network, rivalry: f32, scale: f32) -> f32 {
        self.forward(network);
        let cost = self.cost(network);
        if rivalry > 0.0 {
            self.rival(rivalry);
        }
        self.backward(network, scale);
        cost
    }

    /// Teaches sigmoid outputs as rivals; see [`learn::rival`].
    fn rival(&mut self, rivalry: f32) {
        let outputs = self.layers.len() - 1;
        let Layer {
            size,
            panels,
            sums,
            activations,
            deltas,
            ..
        } = &mut self.layers[outputs];
        let rows = self.examples.targets_mut().chunks_exact_mut(*panels);
        for (n, targets) in rows.enumerate() {
            let row = n * *panels..(n + 1) * *panels;
            learn::rival(
                rivalry,
                *size,
                &sums[row.clone()],
                &activations[row.clone()],
                &mut deltas[row],
                targets,
            );
        }
    }

    /// Every layer's deltas, after [`Minibatch::forward`] through the same network: `scale` times
    /// the derivatives of the mean cost by the weighted sums.
    pub fn backward(&mut self, network: &Network, scale: f32) {
        let n = self.len();
        let scale = scale / n as f32;
        let outputs = self.layers.len() - 1;
        let mut deltas = std::mem::take(&mut self.layers[outputs].deltas);
        let end = n * self.outputs_layer().panels;
        learn::output_deltas(network, &self.answers(), scale, &mut deltas[..end]);
        self.layers[outputs].deltas = deltas;
        for l in (2..network.layers().len()).rev() {
            let (before, layer) = neighbours(&mut self.layers, l);
            let rows = in_panels(network.layer(l), layer.size, &layer.padded);
            let (panels, stride) = (layer.panels, before.panels * WIDE);
            let weights = &rows[..rows.len() - panels];
            let end = n * before.panels;
            let back = before.deltas[..end].as_flattened_mut();
            kernel::back(weights, panels, &layer.deltas[..n * panels], back, stride);
            let activations = before.activations[..end].as_flattened();
            learn::by_slope(network.activation(), activations, back);
        }
    }

    /// Adds the derivatives by every parameter that follow from the deltas, `scale` included, to
    /// numbers in the layout of [`Network::parameters`].
    pub fn add_gradient(&self, to: &mut [f32]) {
        let n = self.len();
        let first = &self.layers[0];
        let (weights, mut rest) = to.split_at_mut(self.inputs * first.size);
        let (biases, later) = rest.split_at_mut(first.size);
        rest = later;
        let deltas = &first.deltas[..n * first.panels];
        let lit = |n| self.examples.inputs(n);
        let stride = first.panels * WIDE;
        kernel::add_lit_products(weights, first.size, lit, deltas.as_flattened(), stride);
        for (p, biases) in biases.chunks_mut(WIDE).enumerate() {
            kernel::add_deltas(biases, &deltas[p..], first.panels);
        }
        for pair in self.layers.windows(2) {
            let [before, layer] = pair else {
                unreachable!("two")
            };
            let (rows, later) = rest.split_at_mut((before.size + 1) * layer.size);
            rest = later;
            let activations = before.activations[..n * before.panels].as_flattened();
            let deltas = &layer.deltas[..n * layer.panels];
            kernel::add_products(rows, layer.size, activations, before.panels * WIDE, deltas);
        }
        assert!(rest.is_empty(), "parameters");
    }

    /// No number that [`Minibatch::add_gradient`] adds, nor any sum of those of all examples, is
    /// larger than this; NaN or infinity where that cannot be said.
    pub(crate) fn bound(&self, activation: Activation) -> f32 {
        let n = self.len();
        let mut input = 1.0;
        let mut bound = 0;
        for layer in &self.layers {
            let end = n * layer.panels;
            let most = n as f32 * input * largest(&layer.deltas[..end]);
            // Not `max`, which would lose a NaN: it has the largest bits.
            bound = bound.max(most.to_bits());
            input = match activation {
                Activation::Sigmoid | Activation::Tanh => 1.0,
                // At least the 1 that a bias is multiplied with.
                Activation::Relu | Activation::Identity => {
                    let largest = largest(&layer.activations[..end]);
                    if largest < 1.0 { 1.0 } else { largest }
                }
            };
        }
        f32::from_bits(bound)
    }

    fn answers(&self) -> learn::Answers<'_> {
        let outputs = self.outputs_layer();
        let end = self.len() * outputs.panels;
        learn::Answers {
            size: outputs.size,
            sums: &outputs.sums[..end],
            activations: &outputs.activations[..end],
            targets: self.examples.targets(),
        }
    }

    /// What the outputs say to example `n`, after [`Minibatch::forward`].
    pub fn outputs(&self, n: usize) -> &[f32] {
        let outputs = self.outputs_layer();
        outputs.row(&outputs.activations, n)
    }

    /// The derivatives of example `n`'s cost by the activations of layer `l` (1 or more), after
    /// [`Minibatch::backward`] through the same network with `scale` 1, of a minibatch of one.
    pub(crate) fn activation_slopes(&self, network: &Network, l: usize) -> Vec<f32> {
        let layer = &self.layers[l - 1];
        let mut slopes = vec![0.0; layer.panels * WIDE];
        if let Some(next) = self.layers.get(l) {
            let rows = in_panels(network.layer(l + 1), next.size, &next.padded);
            let weights = &rows[..rows.len() - next.panels];
            let deltas = &next.deltas[..next.panels];
            kernel::back(
                weights,
                next.panels,
                deltas,
                &mut slopes,
                layer.panels * WIDE,
            );
        } else {
            let targets = self.examples.targets().as_flattened();
            learn::output_slopes(network, self.outputs(0), targets, &mut slopes);
        }
        slopes.truncate(layer.size);
        slopes
    }

    /// The deltas of layer `l` (1 or more) for example `n`, one a neuron, after
    /// [`Minibatch::backward`].
    pub fn deltas(&self, l: usize, n: usize) -> &[f32] {
        let layer = &self.layers[l - 1];
        layer.row(&layer.deltas, n)
    }
}

impl Layer {
    /// One example's of `numbers`.
    fn row<'a>(&self, numbers: &'a [Panel], n: usize) -> &'a [f32] {
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
    fn pad(&mut self, parameters: &[f32]) {
        if self.size.is_multiple_of(WIDE) {
            return;
        }
        let rows = parameters.chunks_exact(self.size);
        self.padded.resize(rows.len() * self.panels, [0.0; WIDE]);
        for (row, padded) in rows.zip(self.padded.chunks_exact_mut(self.panels)) {
            padded.as_flattened_mut()[..self.size].copy_from_slice(row);
        }
    }

    fn squish(&mut self, network: &Network, n: usize, is_output: bool) {
        let end = n * self.panels;
        let sums = self.sums[..end].as_flattened();
        let activations = self.activations[..end].as_flattened_mut();
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

/// A layer's weights and then its biases, in whole panels.
fn in_panels<'a>(parameters: &'a [f32], size: usize, padded: &'a [Panel]) -> &'a [Panel] {
    if size.is_multiple_of(WIDE) {
        parameters.as_chunks().0
    } else {
        padded
    }
}

/// Layers l - 1 and l.
fn neighbours(layers: &mut [Layer], l: usize) -> (&mut Layer, &mut Layer) {
    let (before, after) = layers.split_at_mut(l - 1);
    (&mut before[l - 2], &mut after[0])
}

/// The largest size of `numbers`; NaN or infinity if there is one.
fn largest(numbers: &[Panel]) -> f32 {
    let bits = numbers
        .as_flattened()
        .iter()
        .map(|x| x.to_bits() & !(1 << 31));
    f32::from_bits(bits.fold(0, u32::max))
}

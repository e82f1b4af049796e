//! A minibatch on its way through a network and back, layer by layer, and its gradient. A single
//! example is a minibatch of one. Changes no network; formulas are in [`crate::learn`].

use crate::error::Result;
use crate::examples::Examples;
use crate::layer::Layer;
use crate::learn;
use crate::lessons::Lessons;
use crate::network::{Activation, Network};
use crate::sparse::Lit;

/// Examples, and room for what a network of one shape makes of them. The room grows with the
/// largest minibatch and is used again by the next.
#[derive(Clone, Debug)]
pub struct Minibatch {
    inputs: usize,
    examples: Examples,
    layers: Vec<Layer>, // layer l at l - 1
}

impl Minibatch {
    /// Room for minibatches through networks shaped like `network`, with no example yet.
    pub fn new(network: &Network) -> Self {
        Self {
            inputs: network.inputs(),
            examples: Examples::new(network.layers()),
            layers: Layer::all(network),
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

    /// Every layer's weighted sums and activations, the bits of [`Network::forward`]. `network` is
    /// shaped as the one that this was made for.
    pub fn forward(&mut self, network: &Network) {
        assert_eq!(network.inputs(), self.inputs, "inputs");
        let examples = &self.examples;
        let lit = |n| examples.inputs(n);
        forward(network, &mut self.layers, examples.len(), lit);
    }

    /// The mean cost of the examples, after [`Minibatch::forward`].
    pub fn cost(&self, network: &Network) -> f32 {
        learn::cost(network, &self.last().answers(&self.examples)) / self.len() as f32
    }

    /// What the outputs say to example `n`, after [`Minibatch::forward`].
    pub fn outputs(&self, n: usize) -> &[f32] {
        self.last().activations(n)
    }

    /// Every layer's deltas, after [`Minibatch::forward`] through the same network: `scale` times
    /// the derivatives of the mean cost by the weighted sums.
    pub fn backward(&mut self, network: &Network, scale: f32) {
        let n = self.len();
        let last = self.layers.last_mut().expect("a network has outputs");
        last.begin(network, &self.examples, scale / n as f32);
        for l in (2..network.layers().len()).rev() {
            let (before, layer) = neighbours(&mut self.layers, l);
            layer.ask(network, before, n);
        }
    }

    /// The deltas of layer `l` (1 or more) for example `n`, one a neuron, after
    /// [`Minibatch::backward`].
    pub fn deltas(&self, l: usize, n: usize) -> &[f32] {
        self.layers[l - 1].deltas(n)
    }

    /// Adds the derivatives by every parameter that follow from the deltas, `scale` included, to
    /// numbers in the layout of [`Network::parameters`].
    pub fn add_gradient(&mut self, to: &mut [f32]) {
        let n = self.examples.len();
        let mut before: Option<&Layer> = None;
        let mut rest = to;
        for layer in &mut self.layers {
            let inputs = before.map_or(self.inputs, Layer::size);
            let (mine, later) = rest.split_at_mut((inputs + 1) * layer.size());
            match before {
                None => layer.add_first(&self.examples, mine),
                Some(before) => layer.add_later(before, n, mine),
            }
            (rest, before) = (later, Some(&*layer));
        }
        assert!(rest.is_empty(), "parameters");
    }

    /// Forward and backward; the mean cost. Above a rivalry of 0 the outputs learn as rivals.
    pub(crate) fn learn(&mut self, network: &Network, rivalry: f32, scale: f32) -> f32 {
        self.forward(network);
        let cost = self.cost(network);
        if rivalry > 0.0 {
            let last = self.layers.last_mut().expect("a network has outputs");
            last.rival(rivalry, &mut self.examples);
        }
        self.backward(network, scale);
        cost
    }

    /// No number that [`Minibatch::add_gradient`] adds, nor any sum of those of all examples, is
    /// larger than this; NaN or infinity where that cannot be said.
    pub(crate) fn bound(&self, activation: Activation) -> f32 {
        let n = self.len();
        let (mut input, mut bound) = (1.0, 0);
        for layer in &self.layers {
            let most = n as f32 * input * layer.largest_delta(n);
            // Not `f32::max`, which would lose a NaN: it has the largest bits.
            bound = bound.max(most.to_bits());
            input = layer.largest_activation(activation, n);
        }
        f32::from_bits(bound)
    }

    /// The derivatives of the cost by the activations of layer `l` (1 or more), after
    /// [`Minibatch::backward`] with `scale` 1, of a minibatch of one.
    pub(crate) fn activation_slopes(&self, network: &Network, l: usize) -> Vec<f32> {
        let size = self.layers[l - 1].size();
        let mut slopes = vec![0.0; size];
        match self.layers.get(l) {
            Some(next) => next.back(network, 1, &mut slopes, size),
            None => {
                let targets = self.examples.targets().as_flattened();
                learn::output_slopes(network, self.outputs(0), targets, &mut slopes);
            }
        }
        slopes
    }

    fn last(&self) -> &Layer {
        self.layers.last().expect("a network has outputs")
    }
}

/// The forward pass of `n` images through `layers`, made for a network shaped as this one is.
pub(crate) fn forward<L: Lit>(
    network: &Network,
    layers: &mut [Layer],
    n: usize,
    lit: impl Fn(usize) -> L + Copy,
) {
    let sizes = layers.iter().map(Layer::size);
    assert!(network.layers()[1..].iter().copied().eq(sizes), "layers");
    layers[0].read(network, n, lit);
    for l in 2..network.layers().len() {
        let (before, layer) = neighbours(layers, l);
        layer.follow(network, before, n);
    }
}

/// Layers l - 1 and l.
fn neighbours(layers: &mut [Layer], l: usize) -> (&mut Layer, &mut Layer) {
    let (before, after) = layers.split_at_mut(l - 1);
    (&mut before[l - 2], &mut after[0])
}

//! A multi-layer perceptron: its shape, its parameters in one flat array, and the forward pass
//! that turns an input into a [`Trace`]. Knows no cost, no file and no page.
//!
//! Layers are numbered as in the lesson: layer 0 is the input, and every later layer l computes
//!
//! ```text
//! z(l) = W(l) a(l-1) + b(l)      the weighted sums
//! a(l) = f(z(l))                 the activations
//! ```
//!
//! where f squishes each number by itself (or, for a softmax output, the ten together).

use crate::error::{Error, Result};
use crate::math::{exp, sigmoid, tanh};
use crate::random::Random;

/// The lesson's network: 28 x 28 inputs, two hidden layers of 16, ten outputs; 13,002 parameters.
pub const CLASSIC: [usize; 4] = [784, 16, 16, 10];

/// More parameters than this are refused (64 MiB of f32).
pub const MOST_PARAMETERS: usize = 1 << 24;

macro_rules! named {
    ($(#[$doc:meta])* $kind:ident, $what:literal: $($(#[$variant_doc:meta])* $variant:ident = $name:literal),+) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $kind { $($(#[$variant_doc])* $variant),+ }

        impl $kind {
            /// The name in files, in the page and in JavaScript.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }

            /// The one called `name`.
            ///
            /// # Errors
            /// Any other name is refused with the list of those that exist.
            pub fn from_name(name: &str) -> Result<Self> {
                match name {
                    $($name => Ok(Self::$variant),)+
                    _ => Err(Error::new(format!(
                        concat!("expected ", $what, " of {}, got \"{}\""),
                        [$($name),+].join(", "), name.escape_debug()
                    ))),
                }
            }
        }
    };
}

named! {
    /// The activation function of the hidden layers.
    Activation, "an activation":
    /// 1 / (1 + e^-z), between 0 and 1.
    Sigmoid = "sigmoid",
    /// max(0, z).
    Relu = "relu",
    /// (e^z - e^-z) / (e^z + e^-z), between -1 and 1.
    Tanh = "tanh",
    /// z itself: no squish at all.
    Identity = "identity"
}

named! {
    /// What the output layer does with its weighted sums.
    Output, "an output":
    /// Each output is a sigmoid of its own; they need not sum to one.
    Sigmoid = "sigmoid",
    /// e^z(i) / sum of e^z(k): the outputs sum to one.
    Softmax = "softmax"
}

named! {
    /// What learning makes small; the formulas are in [`crate::learn`].
    Cost, "a cost":
    /// Cross-entropy.
    CrossEntropy = "cross-entropy",
    /// Half the squared distance to the target.
    SquaredError = "squared-error"
}

/// A multi-layer perceptron.
#[derive(Clone, Debug, PartialEq)]
pub struct Network {
    layers: Vec<usize>,
    activation: Activation,
    output: Output,
    /// What [`crate::learn`] makes small.
    pub cost: Cost,
    /// Whether the network was taught on prepared images ([`crate::image::prepare`]) and expects
    /// them.
    pub prepared: bool,
    parameters: Vec<f32>, // for each layer l: weights, input-major (in, out), then biases (out)
}

impl Network {
    /// A network whose parameters are all 0.
    ///
    /// `layers` are the numbers of neurons from input to output.
    ///
    /// # Errors
    /// Fewer than two layers, a layer without neurons, or more than [`MOST_PARAMETERS`].
    pub fn zeros(layers: &[usize], activation: Activation, output: Output) -> Result<Self> {
        let count = parameter_count(layers)?;
        Ok(Self {
            layers: layers.to_vec(),
            activation,
            output,
            cost: Cost::CrossEntropy,
            prepared: false,
            parameters: vec![0.0; count],
        })
    }

    /// A network at the start of its learning: biases 0, weights normal with mean 0 and variance
    /// 1 / (number of inputs), twice that before ReLU (K. He et al., 2015), and four times that
    /// in the first layer, since most of an image is paper. One seed is one network, everywhere.
    ///
    /// # Errors
    /// As [`Network::zeros`].
    pub fn random(
        layers: &[usize],
        activation: Activation,
        output: Output,
        seed: u64,
    ) -> Result<Self> {
        let mut network = Self::zeros(layers, activation, output)?;
        let mut random = Random::new(seed);
        for l in 1..layers.len() {
            let mut variance = 1.0 / layers[l - 1] as f32;
            if l == 1 {
                variance *= 4.0;
            }
            if activation == Activation::Relu && l + 1 < layers.len() {
                variance *= 2.0;
            }
            let deviation = variance.sqrt();
            for weight in network.weights_mut(l) {
                *weight = deviation * random.normal();
            }
        }
        Ok(network)
    }

    /// The number of neurons of each layer, input first.
    pub fn layers(&self) -> &[usize] {
        &self.layers
    }

    /// The number of inputs.
    pub fn inputs(&self) -> usize {
        self.layers[0]
    }

    /// The number of outputs.
    pub fn outputs(&self) -> usize {
        self.layers[self.layers.len() - 1]
    }

    /// The activation function of the hidden layers.
    pub fn activation(&self) -> Activation {
        self.activation
    }

    /// What the output layer does.
    pub fn output(&self) -> Output {
        self.output
    }

    /// Every weight and bias: for each layer from 1 on its weights, input-major (in, out), then
    /// its biases (out).
    pub fn parameters(&self) -> &[f32] {
        &self.parameters
    }

    /// As [`Network::parameters`], to be changed.
    pub fn parameters_mut(&mut self) -> &mut [f32] {
        &mut self.parameters
    }

    /// The weights into layer `l` (1 or more), input-major: the weight from neuron i of layer
    /// l - 1 to neuron j of layer l is `weights(l)[i * layers()[l] + j]`.
    pub fn weights(&self, l: usize) -> &[f32] {
        &self.parameters[self.weight_range(l)]
    }

    /// As [`Network::weights`], to be changed.
    pub fn weights_mut(&mut self, l: usize) -> &mut [f32] {
        let range = self.weight_range(l);
        &mut self.parameters[range]
    }

    /// The biases of layer `l` (1 or more), one a neuron.
    pub fn biases(&self, l: usize) -> &[f32] {
        &self.parameters[self.bias_range(l)]
    }

    /// As [`Network::biases`], to be changed.
    pub fn biases_mut(&mut self, l: usize) -> &mut [f32] {
        let range = self.bias_range(l);
        &mut self.parameters[range]
    }

    pub(crate) fn weight_range(&self, l: usize) -> std::ops::Range<usize> {
        assert!(
            (1..self.layers.len()).contains(&l),
            "expected a layer of 1..{}, got {l}",
            self.layers.len()
        );
        let start = self
            .layers
            .windows(2)
            .take(l - 1)
            .map(|pair| pair[0] * pair[1] + pair[1])
            .sum();
        start..start + self.layers[l - 1] * self.layers[l]
    }

    pub(crate) fn bias_range(&self, l: usize) -> std::ops::Range<usize> {
        let start = self.weight_range(l).end;
        start..start + self.layers[l]
    }

    /// The door of an input: as many numbers as the network has inputs, each in 0..1.
    ///
    /// # Errors
    /// Another length, or a number outside 0..1 (NaN is), named with its place.
    pub fn check_input(&self, input: &[f32]) -> Result<()> {
        if input.len() != self.inputs() {
            return Err(Error::new(format!(
                "expected an image of {} numbers, got {}",
                self.inputs(),
                input.len()
            )));
        }
        match input.iter().position(|value| !(0.0..=1.0).contains(value)) {
            None => Ok(()),
            Some(place) => Err(Error::new(format!(
                "expected numbers of 0 to 1, got {} at {place}",
                input[place]
            ))),
        }
    }

    /// Room for one forward pass of this network.
    pub fn trace(&self) -> Trace {
        let mut starts = vec![0];
        for layer in &self.layers {
            starts.push(starts[starts.len() - 1] + layer);
        }
        let neurons = starts[self.layers.len()];
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
            self.layers.len() + 1,
            "layers of the trace"
        );
        trace.activations[..input.len()].copy_from_slice(input);
        let mut parameters = self.parameters.as_slice();
        for l in 1..self.layers.len() {
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
            if l + 1 < self.layers.len() {
                activate(self.activation, sums, after);
            } else {
                match self.output {
                    Output::Sigmoid => activate(Activation::Sigmoid, sums, after),
                    Output::Softmax => softmax(sums, after),
                }
            }
        }
    }
}

/// The number of weights and biases of a network with these `layers`:
/// the sum of in x out + out over the layers after the input.
///
/// # Errors
/// Fewer than two layers, a layer without neurons, or more than [`MOST_PARAMETERS`].
pub fn parameter_count(layers: &[usize]) -> Result<usize> {
    if layers.len() < 2 {
        return Err(Error::new(format!(
            "expected at least 2 layers, an input and an output, got {}",
            layers.len()
        )));
    }
    if let Some(empty) = layers.iter().position(|&neurons| neurons == 0) {
        return Err(Error::new(format!(
            "expected at least 1 neuron a layer, got 0 in layer {empty}"
        )));
    }
    layers
        .windows(2)
        .try_fold(0usize, |sum, pair| {
            sum.checked_add(pair[0].checked_add(1)?.checked_mul(pair[1])?)
        })
        .filter(|&count| count <= MOST_PARAMETERS)
        .ok_or_else(|| {
            Error::new(format!(
                "expected at most {MOST_PARAMETERS} parameters, got more from layers {layers:?}"
            ))
        })
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

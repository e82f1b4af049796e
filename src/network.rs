//! A multi-layer perceptron: its shape, and its parameters in one flat array. What it computes is
//! in [`crate::forward`], how it learns in [`crate::learn`].
//!
//! Layers are numbered as in the lesson: layer 0 is the input, and layer l has the weights and
//! biases that lead to it from layer l - 1.

use crate::error::{Error, Result, quoted};
use crate::image::check_numbers;
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
                        concat!("expected ", $what, " of {}, got {}"),
                        [$($name),+].join(", "), quoted(name)
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

    /// Layer `l`'s weights and then its biases.
    pub(crate) fn layer(&self, l: usize) -> &[f32] {
        &self.parameters[self.weight_range(l).start..self.bias_range(l).end]
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
        check_numbers(input, self.inputs())
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
            // Not as a list prints itself: that would cost readers 1 KB.
            let layers: Vec<String> = layers.iter().map(usize::to_string).collect();
            Error::new(format!(
                "expected at most {MOST_PARAMETERS} parameters, got more from layers [{}]",
                layers.join(", ")
            ))
        })
}

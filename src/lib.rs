//! A multi-layer perceptron you can see into: draw a digit and watch 13,002 numbers read it.
//!
//! The data go two ways, and a file is a step of one of them:
//!
//! ```text
//! reading    strokes -> ink -> image (28 x 28) -> forward -> trace -> explain
//! learning   samples -> lessons -> minibatch (learn: cost, deltas, gradient) -> step, train -> network
//! ```
//!
//! To read it in that order: [`ink`] and [`image`] make 784 numbers of strokes, [`forward`] a [trace]
//! of them, [`explain`] says what in it counted; [`samples`] and [`digits`] are what there is to learn
//! from, [`lessons`] the same in few bytes, [`learn`] has the formulas, [`minibatch`] the way through
//! the layers and back, [`step`] and [`train`] what is done with a gradient, and [`measure`] what came
//! of it. [`slope`] asks without a step. [`vary`], [`distort`] and [`nothing`] make images that are
//! other than they were.
//!
//! [trace]: forward::Trace
//!
//! [`network`] holds the parameters, [`model`] takes them to a file and back, and
//! `wasm` is the door to JavaScript. Everything else is the same code natively and in a browser
//! and gives the same bits: sums have one order, the exponential is in [`math`], and every random
//! number comes from a seed ([`random`]). Nothing here reads a clock, a file or a page.
//!
//! ```
//! use perceptible::image::Preparation;
//! use perceptible::{ink, model};
//!
//! let network = model::bundled();
//! let upright = vec![vec![[0.5, 0.1], [0.5, 0.9]]];
//! let image = ink::read(&upright, &Preparation::default())?.prepared;
//! let mut trace = network.trace();
//! network.forward(&image, &mut trace);
//! assert_eq!(trace.digit(), 1);
//! # Ok::<(), perceptible::error::Error>(())
//! ```
//!
//! A network learns from samples, here drawn from a seed, and goes to a file and back:
//!
//! ```
//! use perceptible::measure::measure;
//! use perceptible::model::{Precision, from_safetensors, to_safetensors};
//! use perceptible::network::{Activation, Network, Output};
//! use perceptible::random::Random;
//! use perceptible::samples::Samples;
//! use perceptible::train::{Recipe, Trainer};
//!
//! let lessons = Samples::drawn(2000, &mut Random::new(1)).lessons();
//! let start = Network::random(&[784, 16, 16, 10], Activation::Sigmoid, Output::Sigmoid, 7)?;
//! let mut trainer = Trainer::new(start, lessons.len(), Recipe::default())?;
//! trainer.advance(&lessons, 500)?;
//! assert!(measure(trainer.network(), &lessons).correct > 1800);
//!
//! let file = to_safetensors(trainer.network(), Precision::F32); // PyTorch reads it as well
//! assert_eq!(&from_safetensors(&file)?, trainer.network());
//! # Ok::<(), perceptible::error::Error>(())
//! ```
#![cfg_attr(not(target_family = "wasm"), forbid(unsafe_code))]

mod adam;
pub mod as_sigmoid;
pub mod batch;
pub mod digits;
pub mod distort;
pub mod error;
mod examples;
pub mod explain;
pub mod forward;
mod frame;
pub mod image;
pub mod ink;
mod kernel;
mod layer;
pub mod learn;
pub mod lessons;
mod lit;
pub mod math;
pub mod measure;
pub mod minibatch;
pub mod model;
pub mod network;
pub mod nothing;
pub mod random;
pub mod samples;
pub mod slope;
mod sparse;
pub mod step;
mod sums;
pub mod train;
pub mod vary;
#[cfg(target_family = "wasm")]
pub mod wasm;
mod wave;

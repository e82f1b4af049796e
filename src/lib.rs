//! A multi-layer perceptron you can see into: draw a digit and watch 13,002 numbers read it.
#![cfg_attr(not(target_family = "wasm"), forbid(unsafe_code))]

pub mod as_sigmoid;
pub mod error;
pub mod explain;
pub mod forward;
pub mod image;
pub mod ink;
pub mod learn;
pub mod math;
pub mod model;
pub mod network;
pub mod random;
pub mod samples;
pub mod train;
#[cfg(target_family = "wasm")]
pub mod wasm;

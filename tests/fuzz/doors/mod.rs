//! The doors by which bytes of others come in, each as a function of any bytes that asserts what
//! that door promises: no panic, a sentence for what is refused, bounded memory, nothing half done,
//! and that what is accepted is what came. cargo-fuzz drives them far (`cargo xtask fuzz`),
//! `tests/fuzz.rs` a little at every test.
#![allow(dead_code)] // A fuzz target is one of them.

pub(crate) mod idx;
mod memory;
mod network;
pub(crate) mod onnx;
pub(crate) mod pens;
pub(crate) mod safetensors;
pub(crate) mod step;
pub(crate) mod strokes;

use perceptible::error::Error;

pub(crate) use memory::most_held;

/// A refusal is one line that one can read: what was expected, what came.
fn assert_sentence(error: &Error) {
    let sentence = error.to_string();
    assert!(sentence.contains("expected "), "{sentence:?}");
    assert!(sentence.contains("got "), "{sentence:?}");
    assert!(!sentence.chars().any(char::is_control), "{sentence:?}");
    assert!(sentence.len() < 1000, "{} bytes", sentence.len());
}

/// The bits of numbers: equal only where -0 and 0 are told apart.
fn bits(numbers: &[f32]) -> Vec<u32> {
    numbers.iter().map(|number| number.to_bits()).collect()
}

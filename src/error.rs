//! The one error of the crate: a sentence that says what was expected and what came.
//!
//! Errors are made at the doors (arguments, files, strokes). Inside, a wrong length is a bug and
//! asserts.

use std::fmt;

/// What a door says when it refuses: one sentence, with what was expected and what came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error(String);

impl Error {
    /// An error that reads as `sentence`.
    pub fn new(sentence: impl Into<String>) -> Self {
        Self(sentence.into())
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Error {}

/// The result of a door.
pub type Result<T> = std::result::Result<T, Error>;

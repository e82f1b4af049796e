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

/// `text` in quotes, for a sentence: its first 40 characters; see [`visible`].
pub(crate) fn quoted(text: &str) -> String {
    format!("\"{}\"", visible(text, 40))
}

/// What a sentence may hold of `text`: its first `most` characters, those that cannot be seen as `?`.
pub(crate) fn visible(text: &str, most: usize) -> String {
    let shown = text.chars().take(most);
    let shown = shown.map(|c| if c.is_control() { '?' } else { c });
    let cut = if text.chars().nth(most).is_some() {
        "..."
    } else {
        ""
    };
    shown.chain(cut.chars()).collect()
}

/// `value` for a sentence, to six decimals. Small where it runs: the standard library's exact
/// printing of floats would add a tenth to the page's code.
pub(crate) fn shown(value: f64) -> String {
    if value.is_nan() {
        return "NaN".into();
    }
    let sign = if value < 0.0 { "-" } else { "" };
    let mut size = value.abs();
    if size.is_infinite() {
        return format!("{sign}infinity");
    }
    let mut exponent = 0;
    if size != 0.0 && !(1e-4..1e15).contains(&size) {
        while size >= 10.0 {
            size /= 10.0;
            exponent += 1;
        }
        while size < 1.0 {
            size *= 10.0;
            exponent -= 1;
        }
    }
    let mut whole = size as u64;
    let mut millionths = ((size - whole as f64) * 1e6 + 0.5) as u64;
    whole += millionths / 1_000_000;
    millionths %= 1_000_000;
    let mut text = format!("{sign}{whole}");
    if millionths > 0 {
        text += &format!(".{millionths:06}");
        text.truncate(text.trim_end_matches('0').len());
    }
    if exponent != 0 {
        text += &format!("e{exponent}");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{quoted, shown};

    #[test]
    fn numbers_read_as_one_would_write_them() {
        for (value, expected) in [
            (0.0, "0"),
            (1.0, "1"),
            (-1.5, "-1.5"),
            (0.1f32.into(), "0.1"),
            (1234567.0, "1234567"),
            (0.000125, "0.000125"),
            (9.9999999, "10"),
            (1e30, "1e30"),
            (-2.5e-9, "-2.5e-9"),
            (300.0, "300"),
            (f64::NAN, "NaN"),
            (f64::NEG_INFINITY, "-infinity"),
        ] {
            assert_eq!(shown(value), expected);
        }
    }

    #[test]
    fn quoted_text_is_short_and_visible() {
        assert_eq!(quoted("a\nb"), "\"a?b\"");
        assert_eq!(
            quoted(&"x".repeat(41)),
            format!("\"{}...\"", "x".repeat(40))
        );
    }
}

//! As much JSON as the header of a model file may hold. Knows no tensor.

use crate::error::{Error, Result};

/// A reader of the JSON that a header may hold: objects, arrays, strings and whole numbers.
pub(super) struct Json<'a> {
    bytes: &'a [u8], // UTF-8
    at: usize,
}

impl<'a> Json<'a> {
    /// A reader of `bytes`, which are UTF-8.
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// An object; `each` reads the value of a key.
    pub(super) fn object(
        &mut self,
        each: &mut dyn FnMut(&mut Self, String) -> Result<()>,
    ) -> Result<()> {
        self.expect(b'{', "an object")?;
        if self.take(b'}') {
            return Ok(());
        }
        loop {
            let key = self.string()?;
            self.expect(b':', "a colon")?;
            each(self, key)?;
            if self.take(b'}') {
                return Ok(());
            }
            self.expect(b',', "a comma or the end of an object")?;
        }
    }

    /// An array of whole numbers.
    pub(super) fn numbers(&mut self) -> Result<Vec<usize>> {
        let mut numbers = Vec::new();
        self.expect(b'[', "an array")?;
        if self.take(b']') {
            return Ok(numbers);
        }
        loop {
            numbers.push(self.number()?);
            if self.take(b']') {
                return Ok(numbers);
            }
            self.expect(b',', "a comma or the end of an array")?;
        }
    }

    fn number(&mut self) -> Result<usize> {
        let mut number = None;
        self.peek();
        while let Some(&digit) = self.bytes.get(self.at).filter(|byte| byte.is_ascii_digit()) {
            if number == Some(0) {
                return Err(self.unexpected("a number without a 0 before it"));
            }
            number = number
                .unwrap_or(0usize)
                .checked_mul(10)
                .and_then(|ten| ten.checked_add(usize::from(digit - b'0')));
            if number.is_none() {
                return Err(self.unexpected("a number that fits into memory"));
            }
            self.at += 1;
        }
        number.ok_or_else(|| self.unexpected("a whole number"))
    }

    pub(super) fn string(&mut self) -> Result<String> {
        self.expect(b'"', "a string")?;
        let mut text = Vec::new();
        loop {
            let Some(&byte) = self.bytes.get(self.at) else {
                return Err(self.unexpected("the end of a string"));
            };
            self.at += 1;
            match byte {
                b'"' => break,
                b'\\' => {
                    let character = self.escaped()?;
                    text.extend(character.encode_utf8(&mut [0; 4]).bytes());
                }
                0..0x20 => return Err(self.unexpected("a string without control characters")),
                other => text.push(other),
            }
        }
        String::from_utf8(text).map_err(|_| self.unexpected("a string in UTF-8"))
    }

    /// The character that a backslash stands for.
    fn escaped(&mut self) -> Result<char> {
        let kind = self.bytes.get(self.at).copied();
        self.at += 1;
        let hexadecimal = || {
            let digits = self.bytes.get(self.at..self.at + 4)?;
            let value = digits.iter().try_fold(0, |value, &digit| {
                Some(value * 16 + char::from(digit).to_digit(16)?)
            });
            char::from_u32(value?)
        };
        let character = match kind {
            Some(plain @ (b'"' | b'\\' | b'/')) => Some(char::from(plain)),
            Some(b'b') => Some('\u{8}'),
            Some(b'f') => Some('\u{c}'),
            Some(b'n') => Some('\n'),
            Some(b'r') => Some('\r'),
            Some(b't') => Some('\t'),
            Some(b'u') => hexadecimal(),
            _ => None,
        };
        if kind == Some(b'u') {
            self.at += 4;
        }
        character.ok_or_else(|| self.unexpected("a character after the backslash before this"))
    }

    /// Nothing may follow but white space.
    pub(super) fn end(&mut self) -> Result<()> {
        match self.peek() {
            None => Ok(()),
            Some(_) => Err(self.unexpected("the end")),
        }
    }

    /// The next byte that is not white space.
    fn peek(&mut self) -> Option<u8> {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.bytes.get(self.at) {
            self.at += 1;
        }
        self.bytes.get(self.at).copied()
    }

    fn take(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    fn expect(&mut self, byte: u8, what: &str) -> Result<()> {
        if self.take(byte) {
            return Ok(());
        }
        Err(self.unexpected(what))
    }

    pub(super) fn unexpected(&self, what: &str) -> Error {
        let found = match self.bytes.get(self.at) {
            None => "its end".into(),
            Some(byte) if byte.is_ascii_graphic() => format!("'{}'", char::from(*byte)),
            Some(byte) => format!("byte {byte}"),
        };
        Error::new(format!(
            "expected {what} at byte {} of the header, got {found}",
            self.at
        ))
    }
}

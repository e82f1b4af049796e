//! QR codes, so that a class follows a link by pointing a camera at the wall.

use qrcodegen::{QrCode, QrCodeEcc};
use wasm_bindgen::prelude::*;

use crate::error::Error;

/// The QR code of a text of at most 2,953 bytes: a square, row by row, 1 for a dark module. Whoever
/// draws it leaves four light modules around.
#[wasm_bindgen]
pub fn qr(text: &str) -> Result<Vec<u8>, JsError> {
    let code = QrCode::encode_text(text, QrCodeEcc::Low).map_err(|_| {
        Error::new(format!(
            "expected a text of at most 2953 bytes, got {}",
            text.len()
        ))
    })?;
    let side = 0..code.size();
    let modules = side
        .clone()
        .flat_map(|y| side.clone().map(move |x| (x, y)))
        .map(|(x, y)| u8::from(code.get_module(x, y)));
    Ok(modules.collect())
}

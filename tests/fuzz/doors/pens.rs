//! Pen files: one JSON object a line, plain or gzip.

use perceptible::image::check;
use perceptible::ink::rasterize;
use perceptible::samples::{Pen, pens};
use serde_json::json;

use super::{assert_sentence, most_held};

/// Bytes of memory a byte of the file: the shortest point, `[0,0],`, takes 8, and a list that grows
/// holds its old self as well.
const MEMORY: usize = 40;
/// gzip makes at most so many bytes of one.
const GZIP: usize = 1032;

pub(crate) fn knock(file: &[u8]) {
    let (read, held) = most_held(|| pens(file));
    let most = file.len()
        * if file.starts_with(&[0x1f, 0x8b]) {
            GZIP
        } else {
            1
        };
    assert!(held <= MEMORY * most + (1 << 17), "{held} bytes held");
    let read = match read {
        Ok(read) => read,
        Err(error) => return assert_sentence(&error),
    };
    assert!(!read.is_empty());
    for pen in &read {
        assert!(pen.label <= 9);
        check(&rasterize(&pen.strokes).expect("strokes")).expect("an image");
    }
    let lines: Vec<String> = read.iter().map(line).collect();
    let back = pens(lines.join("\n").as_bytes()).expect("what was written");
    assert_eq!(back, read);
}

fn line(pen: &Pen) -> String {
    let Pen {
        label,
        site,
        writer,
        strokes,
    } = pen;
    json!({"label": label, "site": site, "writer": writer, "strokes": strokes}).to_string()
}

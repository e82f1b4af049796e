//! The project's mark: a neuron, nearly full, in the highlighter's light. Drawn from the same three
//! discs as SVG and, for what takes no SVG, as PNG.

use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result};
use flate2::write::ZlibEncoder;
use flate2::{Compression, Crc};
use serde_json::{Value, json};

/// Radius and colour, outermost first, in a square of 32 by 32.
const DISCS: [(f64, [u8; 3]); 4] = [
    (15.0, [0xff, 0xe9, 0x3b]),
    (11.25, [0x15, 0x17, 0x1c]),
    (9.75, [0xfc, 0xfc, 0xfb]),
    (7.5, [0x15, 0x17, 0x1c]),
];
const SIDE: f64 = 32.0;
/// Points a side of a pixel at which it is looked up what lies there.
const FINE: usize = 4;

/// Writes the icons; returns what a manifest says of them.
pub(crate) fn write(site: &Path) -> Result<Value> {
    fs::write(site.join("icon.svg"), svg()).context("icon.svg")?;
    let mut icons = vec![json!({ "src": "icon.svg", "sizes": "any", "type": "image/svg+xml" })];
    // A system may cut any shape out of a maskable icon, and leaves its middle four fifths alone.
    for (side, purpose, name) in [
        (192, "any", "icon-192.png"),
        (512, "any", "icon-512.png"),
        (512, "maskable", "icon-maskable.png"),
    ] {
        fs::write(site.join(name), png(side, purpose == "maskable")?).context(name)?;
        let sizes = format!("{side}x{side}");
        icons.push(json!({ "src": name, "sizes": sizes, "type": "image/png", "purpose": purpose }));
    }
    Ok(Value::Array(icons))
}

fn svg() -> String {
    let circles: String = DISCS
        .iter()
        .map(|(r, [red, green, blue])| {
            format!(r##"<circle cx="16" cy="16" r="{r}" fill="#{red:02x}{green:02x}{blue:02x}"/>"##)
        })
        .collect();
    format!(r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">{circles}</svg>"#)
}

/// The discs in so many pixels a side: on nothing, or, smaller, on a ground to the edges.
fn png(side: usize, has_ground: bool) -> Result<Vec<u8>> {
    let scale = SIDE / side as f64 / if has_ground { 0.78 } else { 1.0 };
    let ground = has_ground.then_some(DISCS[0].1);
    let mut rows = Vec::with_capacity(side * (4 * side + 1));
    for y in 0..side {
        rows.push(0); // no filter
        for x in 0..side {
            rows.extend(pixel(x, y, side, scale, ground));
        }
    }
    let mut zlib = ZlibEncoder::new(Vec::new(), Compression::best());
    zlib.write_all(&rows)?;
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    let side = (side as u32).to_be_bytes();
    // 8 bits of red, green, blue and opacity.
    let header = [&side[..], &side[..], &[8, 6, 0, 0, 0]].concat();
    for (name, body) in [
        (b"IHDR", header),
        (b"IDAT", zlib.finish()?),
        (b"IEND", vec![]),
    ] {
        let named = [&name[..], &body[..]].concat();
        let mut crc = Crc::new();
        crc.update(&named);
        file.extend((body.len() as u32).to_be_bytes());
        file.extend(named);
        file.extend(crc.sum().to_be_bytes());
    }
    Ok(file)
}

/// Red, green, blue and opacity of a pixel.
fn pixel(x: usize, y: usize, side: usize, scale: f64, ground: Option<[u8; 3]>) -> [u8; 4] {
    let at = |pixel: usize, part: usize| {
        (pixel as f64 + (part as f64 + 0.5) / FINE as f64 - side as f64 / 2.0) * scale
    };
    let mut sum = [0.0; 3];
    let mut covered = 0.0;
    for part in 0..FINE * FINE {
        let far = libm::hypot(at(x, part % FINE), at(y, part / FINE));
        let disc = DISCS.iter().rev().find(|(r, _)| far <= *r);
        if let Some(colour) = disc.map(|(_, colour)| *colour).or(ground) {
            covered += 1.0;
            for (sum, colour) in sum.iter_mut().zip(colour) {
                *sum += f64::from(colour);
            }
        }
    }
    let [red, green, blue] = sum.map(|sum| if covered > 0.0 { sum / covered } else { 0.0 } as u8);
    [
        red,
        green,
        blue,
        (255.0 * covered / (FINE * FINE) as f64) as u8,
    ]
}

//! Samples to learn from and to measure by: IDX files (MNIST) and pen files (one JSON object a
//! line), plain or gzip, and digits that the project draws. Takes bytes and trusts none of them;
//! knows no folder and no network.

use std::borrow::Cow;
#[cfg(not(target_family = "wasm"))]
use std::io::Read;
use std::ops::Range;

use serde::Deserialize;

use crate::digits;
use crate::error::{Error, Result, visible};
use crate::image::{self, Image, PIXELS, Preparation, SIDE};
use crate::ink::{self, Strokes};
use crate::lessons::Lessons;
use crate::random::Random;
use crate::vary::Variation;

/// First four bytes of an IDX file of images: unsigned bytes in 3 dimensions.
const IMAGES_MAGIC: u32 = 0x0000_0803;
/// First four bytes of an IDX file of labels: unsigned bytes in 1 dimension.
const LABELS_MAGIC: u32 = 0x0000_0801;
/// First two bytes of a gzip stream.
const GZIP: [u8; 2] = [0x1f, 0x8b];
/// A gzip stream that unpacks to more bytes than this is refused.
#[cfg(not(target_family = "wasm"))]
const MOST_BYTES: u64 = 1 << 30;

/// Labelled images, as bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Samples {
    pixels: Vec<u8>, // n x 784, 0 paper .. 255 ink
    labels: Vec<u8>, // n, each 0..=9
}

impl Samples {
    /// From the bytes of the two files of an MNIST set, each plain or gzip.
    ///
    /// # Errors
    /// A wrong magic number, images that are not 28 x 28, too few or too many bytes, as many
    /// labels as images missing, a label above 9: each says what was expected and what came.
    pub fn from_idx(images: &[u8], labels: &[u8]) -> Result<Self> {
        let images = unpack(images).map_err(within("images"))?;
        let labels = unpack(labels).map_err(within("labels"))?;
        let pixels = idx_images(&images).map_err(within("images"))?;
        let labels = idx_labels(&labels).map_err(within("labels"))?;
        let n = pixels.len() / PIXELS;
        if labels.len() != n {
            return Err(Error::new(format!(
                "expected as many labels as images, got {} labels for {n} images",
                labels.len()
            )));
        }
        Ok(Self {
            pixels: pixels.to_vec(),
            labels: labels.to_vec(),
        })
    }

    /// From images of numbers in 0..1, one after another, kept to 1/255, and their labels.
    ///
    /// # Errors
    /// Another number of images than of labels, a number outside 0..1, a label above 9.
    pub fn from_images(images: &[f32], labels: &[u8]) -> Result<Self> {
        if images.len() != labels.len() * PIXELS {
            return Err(Error::new(format!(
                "expected {} x {PIXELS} = {} numbers for {} labels, got {}",
                labels.len(),
                labels.len() * PIXELS,
                labels.len(),
                images.len()
            )));
        }
        check_labels(labels)?;
        let mut samples = Self::default();
        for (n, (numbers, &label)) in images.chunks_exact(PIXELS).zip(labels).enumerate() {
            let image = image::check(numbers).map_err(within(&format!("image {n}")))?;
            samples.push(image, label);
        }
        Ok(samples)
    }

    /// `count` digits that the project draws itself, not prepared: the next ones of `random`.
    pub fn drawn(count: usize, random: &mut Random) -> Self {
        let mut samples = Self::default();
        for _ in 0..count {
            let (label, image) = digits::draw(random);
            samples.push(&image, label);
        }
        samples
    }

    /// The same samples, every image varied.
    pub fn varied(&self, variation: &Variation, random: &mut Random) -> Self {
        let mut samples = Self::default();
        for (n, &label) in self.labels.iter().enumerate() {
            samples.push(&variation.of(&self.image(n), random), label);
        }
        samples
    }

    /// Adds one: an image, kept to 1/255, and its label, which is 0 to 9.
    pub fn push(&mut self, image: &Image, label: u8) {
        assert!(label <= 9, "expected a label of 0 to 9, got {label}");
        self.pixels
            .extend(image.iter().map(|ink| (255.0 * ink + 0.5) as u8));
        self.labels.push(label);
    }

    /// Adds all of `others`, in their order.
    pub fn append(&mut self, others: &Self) {
        self.pixels.extend(&others.pixels);
        self.labels.extend(&others.labels);
    }

    /// The same samples, every image prepared.
    pub fn prepared(&self) -> Self {
        let mut samples = Self::default();
        for (n, &label) in self.labels.iter().enumerate() {
            let image = image::prepare(&self.image(n), &Preparation::default());
            samples.push(&image, label);
        }
        samples
    }

    /// The same images, each with the label of another: nothing is left to learn but by heart.
    pub fn with_shuffled_labels(&self, random: &mut Random) -> Self {
        let mut samples = self.clone();
        random.shuffle(&mut samples.labels);
        samples
    }

    /// The same samples with the pixels of every image in one other order.
    pub fn with_shuffled_pixels(&self, random: &mut Random) -> Self {
        let mut order: Vec<usize> = (0..PIXELS).collect();
        random.shuffle(&mut order);
        let images = self.pixels.chunks_exact(PIXELS);
        Self {
            pixels: images
                .flat_map(|image| order.iter().map(|&place| image[place]))
                .collect(),
            labels: self.labels.clone(),
        }
    }

    /// The number of samples.
    pub fn len(&self) -> usize {
        self.labels.len()
    }

    /// Whether there is no sample at all.
    pub fn is_empty(&self) -> bool {
        self.labels.is_empty()
    }

    /// Image `n`, as numbers of 0 to 1; not prepared.
    pub fn image(&self, n: usize) -> Image {
        let pixels = &self.pixels[n * PIXELS..(n + 1) * PIXELS];
        std::array::from_fn(|place| f32::from(pixels[place]) / 255.0)
    }

    /// The samples of `range` by themselves.
    pub fn part(&self, range: Range<usize>) -> Self {
        Self {
            pixels: self.pixels[range.start * PIXELS..range.end * PIXELS].to_vec(),
            labels: self.labels[range].to_vec(),
        }
    }

    /// The samples as lessons for ten outputs: that of the label is to say 1, the others 0.
    pub fn lessons(&self) -> Lessons {
        let mut lessons = Lessons::default();
        let images = self.pixels.chunks_exact(PIXELS);
        for (image, &label) in images.zip(&self.labels) {
            let mut target = [0.0; 10];
            target[usize::from(label)] = 1.0;
            lessons.push_ink(image.iter().copied(), &target);
        }
        lessons
    }

    /// The labels, one a sample, each 0 to 9.
    pub fn labels(&self) -> &[u8] {
        &self.labels
    }
}

/// One digit as somebody wrote it.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pen {
    /// The digit, 0 to 9.
    pub label: u8,
    /// Where it was collected.
    pub site: String,
    /// Who wrote it.
    pub writer: String,
    /// How it was written; any scale.
    pub strokes: Strokes,
}

/// The samples of a pen file, plain or gzip, in its order.
///
/// # Errors
/// A line that is not a sample (broken JSON, a label above 9, a stroke without points, a
/// coordinate that is not finite), named by its number, counted from 1.
pub fn pens(file: &[u8]) -> Result<Vec<Pen>> {
    let text = unpack(file)?;
    let text = text.strip_suffix(b"\n").unwrap_or(&text);
    if text.is_empty() {
        return Err(Error::new(
            "expected a pen file of at least 1 line, got an empty file",
        ));
    }
    text.split(|&byte| byte == b'\n')
        .enumerate()
        .map(|(n, line)| pen(line).map_err(within(&format!("line {}", n + 1))))
        .collect()
}

/// One line of a pen file.
fn pen(line: &[u8]) -> Result<Pen> {
    let pen: Pen = serde_json::from_slice(line).map_err(|error| {
        // Every line is the first to the parser; only the column tells.
        let place = format!(" at line {} column {}", error.line(), error.column());
        // It quotes a field's name as it came, whatever that holds.
        let reason = visible(&error.to_string().replace(&place, ""), 200);
        Error::new(format!(
            "expected {{\"label\", \"site\", \"writer\", \"strokes\"}}, got {reason} at column {}",
            error.column()
        ))
    })?;
    if pen.label > 9 {
        return Err(Error::new(format!(
            "expected a label of 0 to 9, got {}",
            pen.label
        )));
    }
    ink::check(&pen.strokes)?;
    Ok(pen)
}

/// The pixels of an IDX file of images.
fn idx_images(file: &[u8]) -> Result<&[u8]> {
    let [count, rows, columns] = idx_header(file, IMAGES_MAGIC)?;
    if (rows, columns) != (SIDE, SIDE) {
        return Err(Error::new(format!(
            "expected images of {SIDE} x {SIDE}, got {rows} x {columns}"
        )));
    }
    idx_body(file, 16, count, PIXELS)
}

/// The labels of an IDX file of labels.
fn idx_labels(file: &[u8]) -> Result<&[u8]> {
    let [count] = idx_header(file, LABELS_MAGIC)?;
    let labels = idx_body(file, 8, count, 1)?;
    check_labels(labels)?;
    Ok(labels)
}

fn check_labels(labels: &[u8]) -> Result<()> {
    match labels.iter().position(|&label| label > 9) {
        None => Ok(()),
        Some(place) => Err(Error::new(format!(
            "expected labels of 0 to 9, got {} at {place}",
            labels[place]
        ))),
    }
}

/// The dimensions in the header of an IDX file, after its magic number.
fn idx_header<const D: usize>(file: &[u8], magic: u32) -> Result<[usize; D]> {
    let word = |n: usize| {
        let bytes = file.get(4 * n..4 * n + 4)?;
        Some(u32::from_be_bytes(bytes.try_into().expect("four bytes")))
    };
    match word(0) {
        Some(found) if found == magic => {}
        Some(found) => {
            return Err(Error::new(format!(
                "expected an IDX file with magic 0x{magic:08x}, got 0x{found:08x}"
            )));
        }
        None => return Err(short(4 + 4 * D, file.len())),
    }
    let mut dimensions = [0; D];
    for (n, dimension) in dimensions.iter_mut().enumerate() {
        *dimension = word(n + 1).ok_or_else(|| short(4 + 4 * D, file.len()))? as usize;
    }
    Ok(dimensions)
}

/// What follows the header of an IDX file: `count` items of `size` bytes and nothing else.
fn idx_body(file: &[u8], header: usize, count: usize, size: usize) -> Result<&[u8]> {
    // Counts are below 2^32 and sizes below 2^10, so this product fits 64 bits.
    let expected = header as u64 + count as u64 * size as u64;
    if file.len() as u64 != expected {
        return Err(Error::new(format!(
            "expected {expected} bytes for {count} items, got {}",
            file.len()
        )));
    }
    Ok(&file[header..])
}

/// Says in which part of the input an error lies.
fn within(part: &str) -> impl Fn(Error) -> Error + '_ {
    move |error| Error::new(format!("{part}: {error}"))
}

fn short(expected: usize, found: usize) -> Error {
    Error::new(format!(
        "expected an IDX header of {expected} bytes, got a file of {found}"
    ))
}

/// The bytes of a file, out of its gzip wrapping if it has one.
#[cfg(not(target_family = "wasm"))]
fn unpack(file: &[u8]) -> Result<Cow<'_, [u8]>> {
    if !file.starts_with(&GZIP) {
        return Ok(file.into());
    }
    let mut bytes = Vec::new();
    flate2::read::MultiGzDecoder::new(file)
        .take(MOST_BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| Error::new(format!("expected a whole gzip stream, got {error}")))?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(Error::new(format!(
            "expected at most {MOST_BYTES} bytes after gunzip, got more"
        )));
    }
    Ok(bytes.into())
}

/// The bytes of a file; a browser unpacks gzip itself, in a tenth of the code's size.
#[cfg(target_family = "wasm")]
fn unpack(file: &[u8]) -> Result<Cow<'_, [u8]>> {
    if file.starts_with(&GZIP) {
        return Err(Error::new(
            "expected a file without gzip, got one with it: unpack it first (DecompressionStream)",
        ));
    }
    Ok(file.into())
}

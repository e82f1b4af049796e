//! The two IDX files of an MNIST set, each plain or gzip: of the bytes, the first two say how many
//! of the others are the file of images.

use std::io::Read;

use perceptible::image::PIXELS;
use perceptible::samples::Samples;

use super::{assert_sentence, most_held};

/// Bytes of memory a byte of the files, unpacked: what gzip unpacks, as its buffer grows, and the
/// samples themselves.
const MEMORY: usize = 4;
/// gzip makes at most so many bytes of one.
const GZIP: usize = 1032;
/// What a stream of gzip is unpacked with.
const UNPACKER: usize = 1 << 17;

pub(crate) fn knock(data: &[u8]) {
    let Some((length, files)) = data.split_first_chunk() else {
        return;
    };
    let length = usize::from(u16::from_le_bytes(*length)).min(files.len());
    let (images, labels) = files.split_at(length);
    let (read, held) = most_held(|| Samples::from_idx(images, labels));
    let most: usize = [images, labels].map(unpacked_at_most).iter().sum();
    assert!(held <= MEMORY * most + UNPACKER, "{held} bytes held");
    let samples = match read {
        Ok(samples) => samples,
        Err(error) => return assert_sentence(&error),
    };
    let n = samples.len();
    let mut image_file = header(0x803, &[n, 28, 28]);
    let mut label_file = header(0x801, &[n]);
    for (n, &label) in samples.labels().iter().enumerate() {
        assert!(label <= 9);
        image_file.extend(samples.image(n).map(|ink| (255.0 * ink).round() as u8));
        label_file.push(label);
    }
    assert_eq!(image_file.len(), 16 + n * PIXELS);
    assert_eq!((image_file, label_file), (plain(images), plain(labels)));
}

fn is_gzip(file: &[u8]) -> bool {
    file.starts_with(&[0x1f, 0x8b])
}

fn unpacked_at_most(file: &[u8]) -> usize {
    file.len() * if is_gzip(file) { GZIP } else { 1 }
}

fn plain(file: &[u8]) -> Vec<u8> {
    if !is_gzip(file) {
        return file.to_vec();
    }
    let mut bytes = Vec::new();
    flate2::read::MultiGzDecoder::new(file)
        .read_to_end(&mut bytes)
        .expect("a whole stream");
    bytes
}

fn header(magic: u32, dimensions: &[usize]) -> Vec<u8> {
    let mut bytes = magic.to_be_bytes().to_vec();
    for &dimension in dimensions {
        bytes.extend((dimension as u32).to_be_bytes());
    }
    bytes
}

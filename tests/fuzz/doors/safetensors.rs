//! Model files. The format's own library is the judge of what a file holds.

use perceptible::model::{Precision, from_safetensors, to_safetensors};
use perceptible::network::Network;
use safetensors::SafeTensors;

use super::{assert_sentence, bits, most_held};

/// Bytes of memory a byte of the file; the shortest word of the metadata takes the most.
const MEMORY: usize = 32;

pub(crate) fn knock(file: &[u8]) {
    let (read, held) = most_held(|| from_safetensors(file));
    assert!(held <= MEMORY * file.len() + 4096, "{held} bytes held");
    let network = match read {
        Ok(network) => network,
        Err(error) => return assert_sentence(&error),
    };
    assert!(network.parameters().iter().all(|number| number.is_finite()));
    assert_judged(file, &network);

    let written = to_safetensors(&network, Precision::F32);
    let back = from_safetensors(&written).expect("what was written");
    assert_eq!(back, network);
    assert_eq!(bits(back.parameters()), bits(network.parameters()));
    assert_eq!(to_safetensors(&back, Precision::F32), written);
}

/// The library finds the same words and the same numbers in the file.
fn assert_judged(file: &[u8], network: &Network) {
    let theirs = SafeTensors::deserialize(file).expect("a file that the library reads");
    let (_, header) = SafeTensors::read_metadata(file).expect("its header");
    let words = header.metadata().as_ref().expect("metadata");
    assert_eq!(words["activation"], network.activation().name());
    assert_eq!(words["output"], network.output().name());
    let word = |key: &str| words.get(key).map(String::as_str);
    let cost = word("cost").unwrap_or("cross-entropy");
    assert_eq!(cost, network.cost.name());
    assert_eq!(word("prepared") == Some("true"), network.prepared);

    let layers = network.layers();
    assert_eq!(theirs.len(), 2 * (layers.len() - 1));
    for l in 1..layers.len() {
        let (rows, columns) = (layers[l], layers[l - 1]);
        let weights = numbers(&theirs, l, "weight", &[rows, columns]);
        for (place, number) in weights.into_iter().enumerate() {
            let ours = network.weights(l)[place % columns * rows + place / columns];
            assert_eq!(ours.to_bits(), number.to_bits());
        }
        let biases = numbers(&theirs, l, "bias", &[rows]);
        assert_eq!(bits(&biases), bits(network.biases(l)));
    }
}

fn numbers(theirs: &SafeTensors, l: usize, kind: &str, shape: &[usize]) -> Vec<f32> {
    let tensor = theirs.tensor(&format!("layers.{}.{kind}", l - 1));
    let tensor = tensor.expect("a tensor of the name");
    assert_eq!(tensor.shape(), shape);
    match tensor.dtype() {
        safetensors::Dtype::F32 => {
            let (words, _) = tensor.data().as_chunks();
            words.iter().map(|word| f32::from_le_bytes(*word)).collect()
        }
        safetensors::Dtype::F16 => {
            let (words, _) = tensor.data().as_chunks();
            let wide = words.iter().map(|word| widened(u16::from_le_bytes(*word)));
            wide.collect()
        }
        other => panic!("{other:?}"),
    }
}

/// The number of 16 bits, from the definition of IEEE 754's binary16.
fn widened(bits: u16) -> f32 {
    let sign = if bits >> 15 == 0 { 1.0 } else { -1.0 };
    let (exponent, fraction) = (i32::from(bits >> 10 & 31), f32::from(bits & 1023));
    match exponent {
        0 => sign * fraction * 2f32.powi(-24),
        _ => sign * (1.0 + fraction / 1024.0) * 2f32.powi(exponent - 15),
    }
}

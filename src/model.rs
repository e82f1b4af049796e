//! The model file: a network out to, and in from, safetensors bytes. Reads with distrust, once,
//! here; knows no disk and no page.
//!
//! Tensors `layers.0.weight` (out, in), `layers.0.bias` (out) and so on, F32 or F16; metadata
//! `activation`, `output`, `prepared` and `cost`, by the names of [`crate::network`].
//! The format: <https://github.com/huggingface/safetensors>.

use std::collections::BTreeMap;

use half::f16;
use safetensors::tensor::TensorView;
use safetensors::{Dtype, SafeTensorError, SafeTensors};
use serde::Serialize;

use crate::error::{Error, Result};
use crate::network::{Activation, Cost, Network, Output};

/// How many bits a number of the file has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Precision {
    /// 16 bits, 11 of them significant: half the bytes, for the bundled models.
    F16,
    /// 32 bits: the network's own numbers.
    F32,
}

/// One entry of the header.
#[derive(Serialize)]
#[serde(untagged)]
enum Entry {
    Metadata(BTreeMap<&'static str, &'static str>),
    Tensor {
        dtype: &'static str,
        shape: Vec<usize>,
        data_offsets: [usize; 2],
    },
}

/// The file of `network`. The same network is the same bytes: the header's entries are sorted,
/// which the library's own writer does not do for metadata.
pub fn to_safetensors(network: &Network, precision: Precision) -> Vec<u8> {
    let dtype = match precision {
        Precision::F16 => "F16",
        Precision::F32 => "F32",
    };
    let mut data = Vec::new();
    let mut header = BTreeMap::new();
    let mut tensor = |name: String, shape: Vec<usize>, values: &mut dyn Iterator<Item = f32>| {
        let start = data.len();
        for value in values {
            match precision {
                Precision::F16 => data.extend(f16::from_f32(value).to_le_bytes()),
                Precision::F32 => data.extend(value.to_le_bytes()),
            }
        }
        let data_offsets = [start, data.len()];
        let entry = Entry::Tensor {
            dtype,
            shape,
            data_offsets,
        };
        header.insert(name, entry);
    };
    for l in 1..network.layers().len() {
        let (rows, columns) = (network.layers()[l], network.layers()[l - 1]);
        let weights = network.weights(l);
        let mut by_row = (0..rows).flat_map(|j| (0..columns).map(move |i| weights[i * rows + j]));
        let name = format!("layers.{}", l - 1);
        tensor(format!("{name}.weight"), vec![rows, columns], &mut by_row);
        let mut biases = network.biases(l).iter().copied();
        tensor(format!("{name}.bias"), vec![rows], &mut biases);
    }
    let metadata = BTreeMap::from([
        ("activation", network.activation().name()),
        ("cost", network.cost.name()),
        ("output", network.output().name()),
        ("prepared", if network.prepared { "true" } else { "false" }),
    ]);
    header.insert("__metadata__".into(), Entry::Metadata(metadata));
    let mut header = serde_json::to_string(&header).expect("a map of strings and numbers is JSON");
    header.extend(std::iter::repeat_n(
        ' ',
        header.len().next_multiple_of(8) - header.len(),
    ));
    let mut file = (header.len() as u64).to_le_bytes().to_vec();
    file.extend(header.into_bytes());
    file.extend(data);
    file
}

/// The classic network that comes with the crate: 784-16-16-10, sigmoid throughout, taught on
/// prepared images. `models/README.md` says by which command and how well it reads.
pub fn bundled() -> Network {
    from_safetensors(include_bytes!("../models/classic.safetensors"))
        .expect("the bundled file is a model")
}

/// The network of a file.
///
/// # Errors
/// Bytes that are not safetensors, tensors that do not make a network, missing or unknown
/// metadata, numbers that are not finite: each with its own sentence.
pub fn from_safetensors(bytes: &[u8]) -> Result<Network> {
    let (_, header) = SafeTensors::read_metadata(bytes).map_err(|error| refuse(error, bytes))?;
    let file = SafeTensors::deserialize(bytes).map_err(|error| refuse(error, bytes))?;
    let metadata = header.metadata().clone().unwrap_or_default();
    let word = |key: &str| metadata.get(key).map(String::as_str);
    let required = |key: &str| {
        word(key).ok_or_else(|| Error::new(format!("expected \"{key}\" in the metadata, got none")))
    };
    let activation = Activation::from_name(required("activation")?)?;
    let output = Output::from_name(required("output")?)?;
    let cost = Cost::from_name(word("cost").unwrap_or(Cost::CrossEntropy.name()))?;
    let prepared = match word("prepared") {
        Some("true") => true,
        Some("false") | None => false,
        Some(other) => {
            return Err(Error::new(format!(
                "expected \"prepared\" to be true or false, got \"{}\"",
                other.escape_debug()
            )));
        }
    };

    let layers = layer_sizes(&file)?;
    let mut network = Network::zeros(&layers, activation, output)?;
    network.cost = cost;
    network.prepared = prepared;
    for l in 1..layers.len() {
        let (rows, columns) = (layers[l], layers[l - 1]);
        let by_row = numbers(&file, &format!("layers.{}.weight", l - 1))?;
        let weights = network.weights_mut(l);
        for (place, value) in by_row.into_iter().enumerate() {
            weights[place % columns * rows + place / columns] = value;
        }
        let biases = numbers(&file, &format!("layers.{}.bias", l - 1))?;
        network.biases_mut(l).copy_from_slice(&biases);
    }
    Ok(network)
}

/// The numbers of neurons, input first, from the shapes of the tensors.
fn layer_sizes(file: &SafeTensors) -> Result<Vec<usize>> {
    let mut layers = Vec::new();
    for n in 0.. {
        let (weight_name, bias_name) = (format!("layers.{n}.weight"), format!("layers.{n}.bias"));
        let Ok(weight) = file.tensor(&weight_name) else {
            break;
        };
        let [rows, columns] = *weight.shape() else {
            return Err(shape_error(&weight_name, "(out, in)", &weight));
        };
        match layers.last() {
            None => layers.push(columns),
            Some(&before) if before == columns => {}
            Some(before) => {
                return Err(shape_error(
                    &weight_name,
                    &format!("({rows}, {before})"),
                    &weight,
                ));
            }
        }
        let bias = file
            .tensor(&bias_name)
            .map_err(|_| Error::new(format!("expected a tensor {bias_name}, got none")))?;
        if bias.shape() != [rows] {
            return Err(shape_error(&bias_name, &format!("({rows})"), &bias));
        }
        layers.push(rows);
    }
    if layers.is_empty() {
        return Err(Error::new("expected a tensor layers.0.weight, got none"));
    }
    let expected = 2 * (layers.len() - 1);
    if let Some(other) = file.names().into_iter().find(|name| {
        let mut parts = name.split('.');
        let (first, n, kind, end) = (parts.next(), parts.next(), parts.next(), parts.next());
        let n = n.and_then(|n| n.parse::<usize>().ok());
        !(first == Some("layers")
            && n.is_some_and(|n| n < expected / 2)
            && matches!(kind, Some("weight" | "bias"))
            && end.is_none())
    }) {
        return Err(Error::new(format!(
            "expected tensors layers.0.weight to layers.{}.bias, got \"{}\"",
            expected / 2 - 1,
            other.escape_debug()
        )));
    }
    Ok(layers)
}

fn shape_error(name: &str, expected: &str, tensor: &TensorView) -> Error {
    Error::new(format!(
        "expected {name} of shape {expected}, got {:?}",
        tensor.shape()
    ))
}

/// The numbers of a tensor, as f32, in the file's order.
fn numbers(file: &SafeTensors, name: &str) -> Result<Vec<f32>> {
    let tensor = file.tensor(name).map_err(|error| refuse(error, &[]))?;
    let values: Vec<f32> = match tensor.dtype() {
        Dtype::F32 => {
            let (words, _) = tensor.data().as_chunks::<4>();
            words.iter().map(|&word| f32::from_le_bytes(word)).collect()
        }
        Dtype::F16 => {
            let (words, _) = tensor.data().as_chunks::<2>();
            words
                .iter()
                .map(|&word| f16::from_le_bytes(word).to_f32())
                .collect()
        }
        other => {
            return Err(Error::new(format!(
                "expected {name} in F32 or F16, got {other}"
            )));
        }
    };
    match values.iter().position(|value| !value.is_finite()) {
        None => Ok(values),
        Some(place) => Err(Error::new(format!(
            "expected finite numbers in {name}, got {} at {place}",
            values[place]
        ))),
    }
}

/// The sentence for bytes that are not safetensors.
fn refuse(error: SafeTensorError, bytes: &[u8]) -> Error {
    use SafeTensorError as E;
    let length = bytes.len();
    let header = bytes
        .first_chunk::<8>()
        .map_or(0, |bytes| u64::from_le_bytes(*bytes));
    Error::new(match error {
        E::HeaderTooSmall => format!(
            "expected a safetensors file, which starts with 8 bytes of header length, got {length} bytes"
        ),
        E::HeaderTooLarge => format!(
            "expected a header of at most 100,000,000 bytes, got a length of {header}: this is not a safetensors file"
        ),
        E::InvalidHeaderLength => format!(
            "expected {header} bytes of header, as the first 8 bytes say, got {}: the file is cut off or not a safetensors file",
            length.saturating_sub(8)
        ),
        E::InvalidHeader(error) => format!("expected a header in UTF-8, got other bytes: {error}"),
        E::InvalidHeaderDeserialization(error) | E::JsonError(error) => {
            format!(
                "expected a header in JSON with dtype, shape and data_offsets a tensor, got an error: {error}"
            )
        }
        E::InvalidOffset(name) => format!(
            "expected the data of \"{}\" to start where the tensor before it ends, got other data_offsets",
            name.escape_debug()
        ),
        E::TensorInvalidInfo => {
            "expected data_offsets as long as shape and dtype say, got another length".into()
        }
        E::ValidationOverflow => {
            "expected a shape that fits into memory, got one whose size overflows".into()
        }
        E::MetadataIncompleteBuffer => format!(
            "expected the tensors to cover the file to its end, got a file of {length} bytes that is cut off or goes on"
        ),
        other => format!("expected a safetensors file, got an error: {other}"),
    })
}

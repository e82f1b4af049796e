//! The model file: a network out to, and in from, safetensors bytes, and out to ONNX. Reads with
//! distrust, once, here; knows no disk and no page.
//!
//! Tensors `layers.0.weight` (out, in), `layers.0.bias` (out) and so on, F32 or F16; metadata
//! `activation`, `output`, `prepared` and `cost`, by the names of [`crate::network`].
//! The format: <https://github.com/huggingface/safetensors>.

mod header;
mod json;
mod onnx;

pub use onnx::to_onnx;

use half::f16;

use crate::error::{Error, Result, quoted, shown};
use crate::network::{Activation, CLASSIC, Cost, Network, Output};
use header::{Header, Tensor};

/// How many bits a number of the file has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Precision {
    /// 16 bits, 11 of them significant: half the bytes, for the bundled models.
    F16,
    /// 32 bits: the network's own numbers.
    F32,
}

impl Precision {
    /// The name in the file.
    pub fn name(self) -> &'static str {
        match self {
            Self::F16 => "F16",
            Self::F32 => "F32",
        }
    }
}

/// The file of `network`: the same network is the same bytes.
pub fn to_safetensors(network: &Network, precision: Precision) -> Vec<u8> {
    let mut data = Vec::new();
    let mut tensors = Vec::new();
    let mut add = |name: String, shape: Vec<usize>, values: &mut dyn Iterator<Item = f32>| {
        let start = data.len();
        for value in values {
            match precision {
                Precision::F16 => data.extend(f16::from_f32(value).to_le_bytes()),
                Precision::F32 => data.extend(value.to_le_bytes()),
            }
        }
        tensors.push(Tensor {
            name,
            dtype: precision.name().into(),
            shape,
            start,
            end: data.len(),
        });
    };
    for l in 1..network.layers().len() {
        let (rows, columns) = (network.layers()[l], network.layers()[l - 1]);
        let weights = network.weights(l);
        let mut by_row = (0..rows).flat_map(|j| (0..columns).map(move |i| weights[i * rows + j]));
        add(weight_name(l), vec![rows, columns], &mut by_row);
        add(
            bias_name(l),
            vec![rows],
            &mut network.biases(l).iter().copied(),
        );
    }
    let metadata = [
        ("activation", network.activation().name()),
        ("cost", network.cost.name()),
        ("output", network.output().name()),
        ("prepared", if network.prepared { "true" } else { "false" }),
    ];
    let mut file = header::write(&metadata, &tensors);
    file.extend(data);
    file
}

/// The file of the classic network, which comes with the crate.
const BUNDLED: &[u8] = include_bytes!("../../models/classic.safetensors");

/// The classic network that comes with the crate: 784-16-16-10, sigmoid throughout, taught on
/// prepared images. `models/README.md` says by which command and how well it reads.
///
/// What its file says in its header is known, so only the numbers behind it are read: a module that
/// reads no other file goes without all that distrusts one.
pub fn bundled() -> Network {
    let (length, rest) = BUNDLED.split_first_chunk().expect("a length of the header");
    let (words, _) = rest[u64::from_le_bytes(*length) as usize..].as_chunks::<2>();
    let mut numbers = words.iter().map(|&word| f16::from_le_bytes(word).to_f32());
    let zeros = Network::zeros(&CLASSIC, Activation::Sigmoid, Output::Sigmoid);
    // Not `expect`: to print what it is not costs readers 2 KB.
    let Ok(mut network) = zeros else {
        panic!("a network");
    };
    network.prepared = true;
    for l in 1..CLASSIC.len() {
        let rows = CLASSIC[l];
        let by_row = numbers.by_ref().take(rows * CLASSIC[l - 1]);
        set_by_row(network.weights_mut(l), rows, by_row);
        for (bias, value) in network.biases_mut(l).iter_mut().zip(&mut numbers) {
            *bias = value;
        }
    }
    network
}

/// Sets weights, input-major, from those of a file, which are row by row.
fn set_by_row(weights: &mut [f32], rows: usize, by_row: impl Iterator<Item = f32>) {
    let columns = weights.len() / rows;
    for (place, value) in by_row.enumerate() {
        weights[place % columns * rows + place / columns] = value;
    }
}

/// The network of a file.
///
/// # Errors
/// Bytes that are not safetensors, tensors that do not make a network, missing or unknown
/// metadata, numbers that are not finite: each with its own sentence.
pub fn from_safetensors(bytes: &[u8]) -> Result<Network> {
    let (header, data) = header::read(bytes)?;
    let word = |key: &str| {
        let mut entries = header.metadata.iter().filter(|(name, _)| name == key);
        let first = entries.next().map(|(_, value)| value.as_str());
        match entries.next() {
            None => Ok(first),
            Some(_) => Err(Error::new(format!(
                "expected \"{key}\" once in the metadata, got it twice"
            ))),
        }
    };
    let required = |key: &str| {
        word(key)?
            .ok_or_else(|| Error::new(format!("expected \"{key}\" in the metadata, got none")))
    };
    let activation = Activation::from_name(required("activation")?)?;
    let output = Output::from_name(required("output")?)?;
    let cost = Cost::from_name(word("cost")?.unwrap_or(Cost::CrossEntropy.name()))?;
    let prepared = match word("prepared")? {
        Some("true") => true,
        Some("false") | None => false,
        Some(other) => {
            return Err(Error::new(format!(
                "expected \"prepared\" to be true or false, got {}",
                quoted(other)
            )));
        }
    };

    let layers = layer_sizes(&header)?;
    let mut network = Network::zeros(&layers, activation, output)?;
    network.cost = cost;
    network.prepared = prepared;
    for (l, &rows) in layers.iter().enumerate().skip(1) {
        let by_row = numbers(&header.tensors[find(&header, &weight_name(l))?], data)?;
        set_by_row(network.weights_mut(l), rows, by_row.into_iter());
        let biases = numbers(&header.tensors[find(&header, &bias_name(l))?], data)?;
        network.biases_mut(l).copy_from_slice(&biases);
    }
    Ok(network)
}

/// The name of the weights into layer `l`; the file counts from 0.
fn weight_name(l: usize) -> String {
    format!("layers.{}.weight", l - 1)
}

/// The name of the biases of layer `l`.
fn bias_name(l: usize) -> String {
    format!("layers.{}.bias", l - 1)
}

/// The place of a tensor in the header.
fn find(header: &Header, name: &str) -> Result<usize> {
    header
        .place(name)
        .ok_or_else(|| Error::new(format!("expected a tensor {name}, got none")))
}

/// The numbers of neurons, input first, from the shapes of the tensors, all of which must belong.
fn layer_sizes(header: &Header) -> Result<Vec<usize>> {
    let mut layers = Vec::new();
    let mut known = vec![false; header.tensors.len()];
    for l in 1.. {
        let place = match find(header, &weight_name(l)) {
            Ok(place) => place,
            Err(error) if l == 1 => return Err(error),
            Err(_) => break,
        };
        known[place] = true;
        let weight = &header.tensors[place];
        let before = layers.last().copied();
        let (rows, columns) = match (weight.shape.as_slice(), before) {
            (&[rows, columns], None) => (rows, columns),
            (&[rows, columns], Some(before)) if columns == before => (rows, columns),
            (_, None) => return Err(shape_error(weight, "(out, in)".into())),
            (_, Some(before)) => return Err(shape_error(weight, format!("(out, {before})"))),
        };
        let place = find(header, &bias_name(l))?;
        known[place] = true;
        let bias = &header.tensors[place];
        if bias.shape != [rows] {
            return Err(shape_error(bias, format!("({rows})")));
        }
        if l == 1 {
            layers.push(columns);
        }
        layers.push(rows);
    }
    match known.iter().position(|&is_known| !is_known) {
        None => Ok(layers),
        Some(other) => Err(Error::new(format!(
            "expected layers.0.weight, layers.0.bias and so on, got {} as well",
            quoted(&header.tensors[other].name)
        ))),
    }
}

fn shape_error(tensor: &Tensor, expected: String) -> Error {
    Error::new(format!(
        "expected {} of shape {expected}, got {}",
        tensor.name,
        header::listed(&tensor.shape)
    ))
}

/// The numbers of a tensor, as f32, in the file's order.
fn numbers(tensor: &Tensor, data: &[u8]) -> Result<Vec<f32>> {
    let bytes = &data[tensor.start..tensor.end];
    let values: Vec<f32> = if tensor.dtype == Precision::F16.name() {
        let (words, _) = bytes.as_chunks::<2>();
        let values = words.iter().map(|&word| f16::from_le_bytes(word).to_f32());
        values.collect()
    } else {
        let (words, _) = bytes.as_chunks::<4>();
        words.iter().map(|&word| f32::from_le_bytes(word)).collect()
    };
    match values.iter().position(|value| !value.is_finite()) {
        None => Ok(values),
        Some(place) => Err(Error::new(format!(
            "expected finite numbers in {}, got {} at {place}",
            tensor.name,
            shown(values[place].into())
        ))),
    }
}

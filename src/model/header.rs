//! The header of a safetensors file: eight bytes of length, then JSON that says where each tensor
//! is. Reads it with distrust and writes it; knows no network.
//!
//! The format: <https://github.com/huggingface/safetensors>. Its own crate is what the tests
//! compare with; in the page, with the JSON library that it brings, it would weigh more than the
//! rest of the core together (measured: 38 KB of 97 without the weights).

use std::cmp::Ordering;

use super::json::Json;
use crate::error::{Error, Result, quoted};

/// A longer header is refused; that of the classic network has about 500 bytes.
const MOST_HEADER: usize = 1 << 20;

/// Where a tensor is and how it is shaped.
#[derive(Debug)]
pub(super) struct Tensor {
    pub(super) name: String,
    pub(super) dtype: String, // as the file says it: F32, F16, ...
    pub(super) shape: Vec<usize>,
    pub(super) start: usize, // in bytes, from the end of the header
    pub(super) end: usize,
}

/// What a header says.
#[derive(Debug, Default)]
pub(super) struct Header {
    pub(super) metadata: Vec<(String, String)>,
    pub(super) tensors: Vec<Tensor>, // together they cover the data
    by_name: Vec<usize>,             // the places of the tensors, in the order of their names
}

impl Header {
    /// The place of the tensor of a name.
    pub(super) fn place(&self, name: &str) -> Option<usize> {
        let order = |&place: &usize| self.tensors[place].name.as_str().cmp(name);
        let found = self.by_name.binary_search_by(order).ok()?;
        Some(self.by_name[found])
    }
}

/// The header of `file` and the data behind it.
pub(super) fn read(file: &[u8]) -> Result<(Header, &[u8])> {
    let Some((length, rest)) = file.split_first_chunk::<8>() else {
        return Err(Error::new(format!(
            "expected a safetensors file, which starts with 8 bytes of header length, got {} bytes",
            file.len()
        )));
    };
    let length = u64::from_le_bytes(*length);
    if length > MOST_HEADER as u64 {
        return Err(Error::new(format!(
            "expected a header of at most {MOST_HEADER} bytes, got a length of {length}: not a safetensors file"
        )));
    }
    let Some((json, data)) = rest.split_at_checked(length as usize) else {
        return Err(Error::new(format!(
            "expected {length} bytes of header, as the first 8 bytes say, got {}: the file is cut off",
            rest.len()
        )));
    };
    if let Err(error) = std::str::from_utf8(json) {
        return Err(Error::new(format!(
            "expected a header in UTF-8, got other bytes at {}",
            error.valid_up_to()
        )));
    }
    let header = parse(Json::new(json))?;
    for tensor in &header.tensors {
        check_size(tensor)?;
    }
    check_cover(&header.tensors, data.len())?;
    Ok((header, data))
}

/// A tensor must have as many bytes as its shape and type need, and some.
fn check_size(tensor: &Tensor) -> Result<()> {
    let name = quoted(&tensor.name);
    let bytes = match tensor.dtype.as_str() {
        "F32" => 4usize,
        "F16" => 2,
        other => {
            return Err(Error::new(format!(
                "expected {name} in F32 or F16, got {}",
                quoted(other)
            )));
        }
    };
    let size = tensor
        .shape
        .iter()
        .try_fold(bytes, |size, &n| size.checked_mul(n));
    match size {
        None => Err(Error::new(format!(
            "expected a shape of {name} that fits into memory, got {}",
            listed(&tensor.shape)
        ))),
        Some(0) => Err(Error::new(format!(
            "expected numbers in {name}, got the shape {} of none",
            listed(&tensor.shape)
        ))),
        Some(size) if tensor.end.checked_sub(tensor.start) != Some(size) => {
            Err(Error::new(format!(
                "expected {size} bytes for {name} of shape {} in {}, got data_offsets {} to {}",
                listed(&tensor.shape),
                tensor.dtype,
                tensor.start,
                tensor.end
            )))
        }
        Some(_) => Ok(()),
    }
}

/// The tensors' data must follow one another from the first byte to the last.
fn check_cover(tensors: &[Tensor], length: usize) -> Result<()> {
    let by_start = sorted(tensors, &|a, b| a.start.cmp(&b.start));
    let (mut covered, mut overlaps) = (0, false);
    for next in by_start.into_iter().map(|place| &tensors[place]) {
        if next.end <= covered {
            overlaps = true;
        } else if next.start == covered {
            covered = next.end;
        } else {
            return Err(Error::new(format!(
                "expected data from byte {covered} on, where a tensor ends, got {} from {}",
                quoted(&next.name),
                next.start
            )));
        }
    }
    if overlaps {
        return Err(Error::new(format!(
            "expected data from byte {covered} on, where a tensor ends, got tensors that overlap"
        )));
    }
    if covered != length {
        return Err(Error::new(format!(
            "expected {covered} bytes of data behind the header, got {length}"
        )));
    }
    Ok(())
}

/// The places of `tensors` in an order; equals stay as they are.
fn sorted(tensors: &[Tensor], order: &dyn Fn(&Tensor, &Tensor) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..tensors.len()).collect();
    places.sort_by(|&a, &b| order(&tensors[a], &tensors[b]));
    places
}

/// A shape as the header writes it: [16,784].
pub(super) fn listed(shape: &[usize]) -> String {
    let mut text = String::from("[");
    for (n, size) in shape.iter().enumerate() {
        let comma = if n == 0 { "" } else { "," };
        text += &format!("{comma}{size}");
    }
    text + "]"
}

/// The bytes of a file up to its data. `tensors` come in the order of their data.
pub(super) fn write(metadata: &[(&str, &str)], tensors: &[Tensor]) -> Vec<u8> {
    let mut json = String::from("{\"__metadata__\":{");
    for (n, (key, value)) in metadata.iter().enumerate() {
        let comma = if n == 0 { "" } else { "," };
        json += &format!("{comma}\"{key}\":\"{value}\"");
    }
    json += "}";
    for tensor in tensors {
        json += &format!(
            ",\"{}\":{{\"dtype\":\"{}\",\"shape\":{},\"data_offsets\":[{},{}]}}",
            tensor.name,
            tensor.dtype,
            listed(&tensor.shape),
            tensor.start,
            tensor.end
        );
    }
    json += "}";
    while json.len() % 8 != 0 {
        json.push(' ');
    }
    let mut file = (json.len() as u64).to_le_bytes().to_vec();
    file.extend(json.into_bytes());
    file
}

/// What the header's JSON says.
fn parse(mut json: Json) -> Result<Header> {
    let mut header = Header::default();
    let mut has_metadata = false;
    json.object(&mut |json, name| {
        if name == "__metadata__" {
            if std::mem::replace(&mut has_metadata, true) {
                return Err(Error::new("expected \"__metadata__\" once, got it twice"));
            }
            return json.object(&mut |json, key| {
                let value = json.string()?;
                header.metadata.push((key, value));
                Ok(())
            });
        }
        let tensor = tensor(json, name)?;
        header.tensors.push(tensor);
        Ok(())
    })?;
    json.end()?;
    let tensors = &header.tensors;
    header.by_name = sorted(tensors, &|a, b| a.name.cmp(&b.name));
    let pairs = header.by_name.windows(2).map(|pair| [pair[0], pair[1]]);
    let twice = pairs.filter(|&[a, b]| tensors[a].name == tensors[b].name);
    if let Some(second) = twice.map(|[_, second]| second).min() {
        return Err(Error::new(format!(
            "expected each tensor once, got {} twice",
            quoted(&tensors[second].name)
        )));
    }
    Ok(header)
}

/// What the header says of one tensor.
fn tensor(json: &mut Json, name: String) -> Result<Tensor> {
    let (mut dtype, mut shape, mut offsets) = (None, None, None);
    json.object(&mut |json, key| {
        let is_second = match key.as_str() {
            "dtype" => dtype.replace(json.string()?).is_some(),
            "shape" => shape.replace(json.numbers()?).is_some(),
            "data_offsets" => offsets.replace(json.numbers()?).is_some(),
            _ => return Err(json.unexpected("dtype, shape or data_offsets before this")),
        };
        if is_second {
            return Err(Error::new(format!(
                "expected {} once for {}, got it twice",
                quoted(&key),
                quoted(&name)
            )));
        }
        Ok(())
    })?;
    match (dtype, shape, offsets.as_deref()) {
        (Some(dtype), Some(shape), Some(&[start, end])) => Ok(Tensor {
            name,
            dtype,
            shape,
            start,
            end,
        }),
        _ => Err(Error::new(format!(
            "expected dtype, shape and two data_offsets for {}, got less or more",
            quoted(&name)
        ))),
    }
}

//! The model file: there and back, the same as the format's own library, and every lie refused
//! with a sentence of its own.

use std::collections::HashMap;
use std::time::Instant;

use perceptible::model::{Precision, from_safetensors, to_safetensors};
use perceptible::network::{Activation, Cost, Network, Output};
use safetensors::SafeTensors;

fn network() -> Network {
    let mut network = Network::random(&[5, 4, 3], Activation::Relu, Output::Softmax, 1).unwrap();
    network.biases_mut(1)[2] = 0.5;
    network.cost = Cost::SquaredError;
    network.prepared = true;
    network
}

#[test]
fn a_network_comes_back_as_it_was() {
    let network = network();
    let file = to_safetensors(&network, Precision::F32);
    assert_eq!(from_safetensors(&file).unwrap(), network);
}

#[test]
fn sixteen_bits_keep_eleven_of_every_number() {
    let network = network();
    let file = to_safetensors(&network, Precision::F16);
    let back = from_safetensors(&file).unwrap();
    for (got, expected) in back.parameters().iter().zip(network.parameters()) {
        assert!((got - expected).abs() <= expected.abs() / 2048.0 + 3e-8);
    }
    assert_eq!(to_safetensors(&back, Precision::F16), file);
}

#[test]
fn the_formats_own_library_reads_the_same_numbers() {
    let network = network();
    let file = to_safetensors(&network, Precision::F32);
    let theirs = SafeTensors::deserialize(&file).unwrap();
    let mut names = theirs.names();
    names.sort_unstable();
    assert_eq!(
        names,
        [
            "layers.0.bias",
            "layers.0.weight",
            "layers.1.bias",
            "layers.1.weight"
        ]
    );
    let weight = theirs.tensor("layers.0.weight").unwrap();
    assert_eq!(weight.shape(), [4, 5]);
    let (words, _) = weight.data().as_chunks::<4>();
    for (place, &word) in words.iter().enumerate() {
        let (j, i) = (place / 5, place % 5);
        assert_eq!(f32::from_le_bytes(word), network.weights(1)[i * 4 + j]);
    }
}

#[test]
fn a_file_of_the_formats_own_library_is_read() {
    let network = network();
    let ours = to_safetensors(&network, Precision::F32);
    let theirs = SafeTensors::deserialize(&ours).unwrap();
    let metadata: HashMap<String, String> = [
        ("activation", "relu"),
        ("output", "softmax"),
        ("cost", "squared-error"),
        ("prepared", "true"),
        ("note", "\"quoted\" \\ 손글씨"),
    ]
    .map(|(key, value)| (key.to_string(), value.to_string()))
    .into();
    let file = safetensors::serialize(theirs.tensors(), Some(metadata)).unwrap();
    assert_eq!(from_safetensors(&file).unwrap(), network);
}

/// A file with this header and `data` bytes behind it.
fn file(header: &str, data: usize) -> Vec<u8> {
    let mut file = (header.len() as u64).to_le_bytes().to_vec();
    file.extend(header.bytes());
    file.extend(vec![0; data]);
    file
}

/// The header of a 2-1 network, as it should be: 8 bytes of weights and 4 of a bias.
const GOOD: &str = concat!(
    r#"{"__metadata__":{"activation":"sigmoid","output":"sigmoid"},"#,
    r#""layers.0.weight":{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]},"#,
    r#""layers.0.bias":{"dtype":"F32","shape":[1],"data_offsets":[8,12]}}"#
);

#[test]
fn every_lie_is_refused_with_its_own_sentence() {
    assert_eq!(from_safetensors(&file(GOOD, 12)).unwrap().layers(), [2, 1]);
    let lie = |from: &str, to: &str| {
        assert!(GOOD.contains(from), "{from}");
        file(&GOOD.replace(from, to), 12)
    };
    let mut not_finite = file(GOOD, 12);
    let end = not_finite.len();
    not_finite[end - 12..end - 8].copy_from_slice(&f32::NAN.to_le_bytes());
    let cases: Vec<(Vec<u8>, &str)> = vec![
        (
            vec![],
            "expected a safetensors file, which starts with 8 bytes of header length, got 0 bytes",
        ),
        (
            b"\x89PNG\r\n\x1a\n123".to_vec(),
            "expected a header of at most 1048576 bytes, got a length of 727905341920923785: not a safetensors file",
        ),
        (
            file(GOOD, 0)[..60].to_vec(),
            "expected 195 bytes of header, as the first 8 bytes say, got 52: the file is cut off",
        ),
        (
            file(GOOD, 11),
            "expected 12 bytes of data behind the header, got 11",
        ),
        (
            file(GOOD, 13),
            "expected 12 bytes of data behind the header, got 13",
        ),
        (
            [&4u64.to_le_bytes()[..], b"{\xff\xfe}"].concat(),
            "expected a header in UTF-8, got other bytes at 1",
        ),
        (
            file("[]", 0),
            "expected an object at byte 0 of the header, got '['",
        ),
        (
            file("{", 0),
            "expected a string at byte 1 of the header, got its end",
        ),
        (
            file("{}{}", 0),
            "expected the end at byte 2 of the header, got '{'",
        ),
        (
            file("{}", 0),
            "expected \"activation\" in the metadata, got none",
        ),
        (
            file(r#"{"a\q":1}"#, 0),
            "expected a character after the backslash before this at byte 5 of the header, got '\"'",
        ),
        (
            lie("\"shape\":[1,2]", "\"shape\":[1,-2]"),
            "expected a whole number at byte 104 of the header, got '-'",
        ),
        (
            lie("\"shape\":[1,2]", "\"shape\":[1,99999999999999999999999]"),
            "expected a number that fits into memory at byte 123 of the header, got '9'",
        ),
        (
            lie(
                "\"shape\":[1,2]",
                "\"shape\":[4294967296,4294967296,4294967296]",
            ),
            "expected a shape of \"layers.0.weight\" that fits into memory, got [4294967296,4294967296,4294967296]",
        ),
        (
            lie("\"shape\":[1,2]", "\"shape\":[1,0]"),
            "expected numbers in \"layers.0.weight\", got the shape [1,0] of none",
        ),
        (
            lie("\"shape\":[1,2]", "\"shape\":[1,3]"),
            "expected 12 bytes for \"layers.0.weight\" of shape [1,3] in F32, got data_offsets 0 to 8",
        ),
        (
            lie("\"shape\":[1,2]", "\"shape\":[2]"),
            "expected layers.0.weight of shape (out, in), got [2]",
        ),
        (
            lie("\"shape\":[1,2]", "\"shape\":[2,1]"),
            "expected layers.0.bias of shape (2), got [1]",
        ),
        (
            lie("[0,8]", "[8,0]"),
            "expected 8 bytes for \"layers.0.weight\" of shape [1,2] in F32, got data_offsets 8 to 0",
        ),
        (
            lie("[8,12]", "[4,8]"),
            "expected data from byte 8 on, where a tensor ends, got tensors that overlap",
        ),
        (
            lie("[8,12]", "[9,13]"),
            "expected data from byte 8 on, where a tensor ends, got \"layers.0.bias\" from 9",
        ),
        (
            lie("[8,12]", "[8]"),
            "expected dtype, shape and two data_offsets for \"layers.0.bias\", got less or more",
        ),
        (
            lie(
                "\"dtype\":\"F32\",\"shape\":[1,2]",
                "\"dtype\":\"F64\",\"shape\":[1,2]",
            ),
            "expected \"layers.0.weight\" in F32 or F16, got \"F64\"",
        ),
        (
            lie("\"dtype\":\"F32\",\"shape\":[1,2]", "\"shape\":[1,2]"),
            "expected dtype, shape and two data_offsets for \"layers.0.weight\", got less or more",
        ),
        (
            lie("layers.0.bias", "layers.0.weight"),
            "expected each tensor once, got \"layers.0.weight\" twice",
        ),
        (
            lie("\"output\"", "\"activation\":\"relu\",\"output\""),
            "expected \"activation\" once in the metadata, got it twice",
        ),
        (
            lie(
                "\"layers.0.weight\"",
                "\"__metadata__\":{},\"layers.0.weight\"",
            ),
            "expected \"__metadata__\" once, got it twice",
        ),
        (
            lie(
                "\"dtype\":\"F32\",\"shape\":[1,2]",
                "\"dtype\":\"F16\",\"dtype\":\"F32\",\"shape\":[1,2]",
            ),
            "expected \"dtype\" once for \"layers.0.weight\", got it twice",
        ),
        (
            lie("\"shape\":[1,2]", "\"shape\":[4],\"shape\":[1,2]"),
            "expected \"shape\" once for \"layers.0.weight\", got it twice",
        ),
        (
            lie("[0,8]", "[0,8],\"data_offsets\":[0,8]"),
            "expected \"data_offsets\" once for \"layers.0.weight\", got it twice",
        ),
        (
            lie("\"shape\":[1,2]", "\"shape\":[01,2]"),
            "expected a number without a 0 before it at byte 103 of the header, got '1'",
        ),
        (
            lie("layers.0.weight", "0.weight"),
            "expected a tensor layers.0.weight, got none",
        ),
        (
            lie("layers.0.bias", "layers.0.bus"),
            "expected a tensor layers.0.bias, got none",
        ),
        (
            lie("\"output\":\"sigmoid\"", "\"outputs\":\"sigmoid\""),
            "expected \"output\" in the metadata, got none",
        ),
        (
            lie("\"activation\":\"sigmoid\"", "\"activation\":\"gelu\""),
            "expected an activation of sigmoid, relu, tanh, identity, got \"gelu\"",
        ),
        (
            lie("\"output\":\"sigmoid\"", "\"output\":\"relu\""),
            "expected an output of sigmoid, softmax, got \"relu\"",
        ),
        (
            lie(
                "\"output\":\"sigmoid\"",
                "\"output\":\"sigmoid\",\"prepared\":\"yes\"",
            ),
            "expected \"prepared\" to be true or false, got \"yes\"",
        ),
        (
            lie(
                "\"output\":\"sigmoid\"",
                "\"output\":\"sigmoid\",\"cost\":\"hinge\"",
            ),
            "expected a cost of cross-entropy, squared-error, got \"hinge\"",
        ),
        (
            not_finite,
            "expected finite numbers in layers.0.weight, got NaN at 0",
        ),
    ];
    let mut sentences = Vec::new();
    for (bytes, expected) in cases {
        let error = from_safetensors(&bytes).unwrap_err().to_string();
        assert_eq!(error, expected);
        assert!(
            !sentences.contains(&error),
            "two lies, one sentence: {error}"
        );
        sentences.push(error);
    }
    let extra = GOOD.replace(
        "\"layers.0.bias\"",
        "\"extra\":{\"dtype\":\"F16\",\"shape\":[2],\"data_offsets\":[12,16]},\"layers.0.bias\"",
    );
    let error = from_safetensors(&file(&extra, 16)).unwrap_err();
    assert_eq!(
        error.to_string(),
        "expected layers.0.weight, layers.0.bias and so on, got \"extra\" as well"
    );
}

/// A file full of tensors of one number each, its header almost `most` bytes long.
fn crowded(most: usize, tensor: impl Fn(usize) -> String) -> Vec<u8> {
    let mut header = String::from(r#"{"__metadata__":{"activation":"relu","output":"sigmoid"}"#);
    let mut count = 0;
    loop {
        let next = tensor(count);
        if header.len() + next.len() >= most {
            break;
        }
        header += &next;
        count += 1;
    }
    header += "}";
    file(&header, 2 * count)
}

#[test]
fn the_longest_header_takes_as_much_longer_as_it_is() {
    let at = |name: String, shape: &str, start: usize| {
        let end = start + 2;
        format!(r#","{name}":{{"dtype":"F16","shape":{shape},"data_offsets":[{start},{end}]}}"#)
    };
    let names = |n: usize| at(format!("{n}"), "[1]", 2 * n);
    let overlapping = |n: usize| at(format!("{n}"), "[1]", 2 * (n / 2));
    let backwards = |n: usize| at(format!("{n}"), "[1]", 100_000 - 2 * n);
    let layers = |n: usize| match n % 2 {
        0 => at(format!("layers.{}.weight", n / 2), "[1,1]", 2 * n),
        _ => at(format!("layers.{}.bias", n / 2), "[1]", 2 * n),
    };
    let cases: [(&dyn Fn(usize) -> String, &str); 4] = [
        (&names, "expected a tensor layers.0.weight, got none"),
        (&overlapping, "tensors that overlap"),
        (&backwards, "expected data from byte 0 on"),
        (&layers, ""),
    ];
    for (tensor, sentence) in cases {
        let taken = |most| {
            let file = crowded(most, tensor);
            let once = |_| {
                let begun = Instant::now();
                let read = from_safetensors(&file);
                let taken = begun.elapsed();
                let said = read.map_or_else(|error| error.to_string(), |_| String::new());
                assert!(said.contains(sentence), "{said}");
                taken
            };
            (0..5).map(once).min().expect("five")
        };
        let (short, long) = (taken(1 << 16), taken(1 << 20));
        let times = long.as_secs_f64() / short.as_secs_f64();
        // 16 times the bytes; what looks at every tensor for every tensor takes 256 times as long.
        assert!(times < 64.0, "{long:?}, {times:.1} times {short:?}");
    }
}

#[test]
fn a_file_cut_off_anywhere_is_refused() {
    let whole = to_safetensors(&network(), Precision::F16);
    for length in 0..whole.len() {
        assert!(from_safetensors(&whole[..length]).is_err(), "{length}");
    }
}

#[test]
fn a_changed_byte_of_the_header_never_makes_a_panic() {
    let whole = to_safetensors(&network(), Precision::F16);
    for place in 0..whole.len().min(400) {
        for value in [0, b'"', b'}', b'9', 0x7f, 0xff] {
            let mut changed = whole.clone();
            changed[place] = value;
            let _ = from_safetensors(&changed);
        }
    }
}

#[test]
fn the_bundled_network_is_the_classic_one() {
    let network = perceptible::model::bundled();
    assert_eq!(network.layers(), perceptible::network::CLASSIC);
    assert_eq!(network.activation(), Activation::Sigmoid);
    assert_eq!(network.output(), Output::Sigmoid);
    assert!(network.prepared);
}

//! A network as an ONNX file: the bytes of a `ModelProto`, written field by field. Writes only.
//!
//! The graph takes `image` (n, inputs) and gives `outputs` (n, outputs); a layer is one `Gemm`,
//! which takes the weights as the crate keeps them, input-major (in, out), and one activation.
//! Field numbers: <https://github.com/onnx/onnx/blob/main/onnx/onnx.proto>.

use crate::network::{Activation, Network, Output};

/// Of the file format and of the operators: old enough for every reader, new enough for all used.
const IR_VERSION: u64 = 8;
const OPSET: u64 = 13;
/// `TensorProto.DataType.FLOAT`.
const FLOAT: u64 = 1;

/// The file of `network`, every number of it as f32.
pub fn to_onnx(network: &Network) -> Vec<u8> {
    let last = network.layers().len() - 1;
    let mut graph = Message::default();
    for l in 1..=last {
        let before = if l == 1 {
            "image".into()
        } else {
            format!("a{}", l - 1)
        };
        let after = if l == last {
            "outputs".into()
        } else {
            format!("a{l}")
        };
        let (sums, weight, bias) = (format!("z{l}"), format!("w{l}"), format!("b{l}"));
        graph.message(1, &node("Gemm", &[&before, &weight, &bias], &sums));
        let squish = if l == last {
            match network.output() {
                Output::Sigmoid => "Sigmoid",
                Output::Softmax => "Softmax", // over the last axis by default
            }
        } else {
            match network.activation() {
                Activation::Sigmoid => "Sigmoid",
                Activation::Relu => "Relu",
                Activation::Tanh => "Tanh",
                Activation::Identity => "Identity",
            }
        };
        graph.message(1, &node(squish, &[&sums], &after));
    }
    graph.text(2, "perceptible");
    for l in 1..=last {
        let shape = [network.layers()[l - 1], network.layers()[l]];
        graph.message(5, &tensor(&format!("w{l}"), &shape, network.weights(l)));
        graph.message(5, &tensor(&format!("b{l}"), &shape[1..], network.biases(l)));
    }
    graph.message(11, &value("image", network.inputs()));
    graph.message(12, &value("outputs", network.outputs()));

    let mut operators = Message::default();
    operators.text(1, "");
    operators.number(2, OPSET);
    let mut model = Message::default();
    model.number(1, IR_VERSION);
    model.text(2, "perceptible");
    model.message(7, &graph);
    model.message(8, &operators);
    model.bytes
}

/// A `NodeProto`.
fn node(operator: &str, inputs: &[&str], output: &str) -> Message {
    let mut node = Message::default();
    for input in inputs {
        node.text(1, input);
    }
    node.text(2, output);
    node.text(3, output);
    node.text(4, operator);
    node
}

/// A `TensorProto` of f32.
fn tensor(name: &str, shape: &[usize], values: &[f32]) -> Message {
    let mut tensor = Message::default();
    for &size in shape {
        tensor.number(1, size as u64);
    }
    tensor.number(2, FLOAT);
    tensor.text(8, name);
    let data: Vec<u8> = values
        .iter()
        .flat_map(|value| value.to_le_bytes())
        .collect();
    tensor.bytes(9, &data);
    tensor
}

/// A `ValueInfoProto`: f32 of shape (n, `size`), with n left open.
fn value(name: &str, size: usize) -> Message {
    let (mut open, mut fixed) = (Message::default(), Message::default());
    open.text(2, "n");
    fixed.number(1, size as u64);
    let mut shape = Message::default();
    shape.message(1, &open);
    shape.message(1, &fixed);
    let mut tensor = Message::default();
    tensor.number(1, FLOAT);
    tensor.message(2, &shape);
    let mut kind = Message::default();
    kind.message(1, &tensor);
    let mut value = Message::default();
    value.text(1, name);
    value.message(2, &kind);
    value
}

/// A message of protocol buffers under construction: tag, then a varint or length and bytes.
/// <https://protobuf.dev/programming-guides/encoding/>
#[derive(Default)]
struct Message {
    bytes: Vec<u8>,
}

impl Message {
    fn varint(&mut self, mut number: u64) {
        while number >= 0x80 {
            self.bytes.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.bytes.push(number as u8);
    }

    fn number(&mut self, field: u64, number: u64) {
        self.varint(field << 3);
        self.varint(number);
    }

    fn bytes(&mut self, field: u64, bytes: &[u8]) {
        self.varint(field << 3 | 2);
        self.varint(bytes.len() as u64);
        self.bytes.extend(bytes);
    }

    fn text(&mut self, field: u64, text: &str) {
        self.bytes(field, text.as_bytes());
    }

    fn message(&mut self, field: u64, message: &Self) {
        self.bytes(field, &message.bytes);
    }
}

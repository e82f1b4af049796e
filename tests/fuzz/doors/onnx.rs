//! ONNX files, which are only written: a reader of protocol buffers made from the field numbers of
//! <https://github.com/onnx/onnx/blob/main/onnx/onnx.proto> finds the whole network in them.

use arbitrary::Unstructured;
use perceptible::model::to_onnx;
use perceptible::network::{Activation, Network, Output};
use prost::Message;

use super::bits;

#[derive(Clone, PartialEq, Message)]
struct ModelProto {
    #[prost(int64, tag = "1")]
    ir_version: i64,
    #[prost(string, tag = "2")]
    producer_name: String,
    #[prost(message, optional, tag = "7")]
    graph: Option<GraphProto>,
    #[prost(message, repeated, tag = "8")]
    opset_import: Vec<OperatorSetIdProto>,
}

#[derive(Clone, PartialEq, Message)]
struct OperatorSetIdProto {
    // Present though empty: the operators of ONNX itself.
    #[prost(string, optional, tag = "1")]
    domain: Option<String>,
    #[prost(int64, tag = "2")]
    version: i64,
}

#[derive(Clone, PartialEq, Message)]
struct GraphProto {
    #[prost(message, repeated, tag = "1")]
    node: Vec<NodeProto>,
    #[prost(string, tag = "2")]
    name: String,
    #[prost(message, repeated, tag = "5")]
    initializer: Vec<TensorProto>,
    #[prost(message, repeated, tag = "11")]
    input: Vec<ValueInfoProto>,
    #[prost(message, repeated, tag = "12")]
    output: Vec<ValueInfoProto>,
}

#[derive(Clone, PartialEq, Message)]
struct NodeProto {
    #[prost(string, repeated, tag = "1")]
    input: Vec<String>,
    #[prost(string, repeated, tag = "2")]
    output: Vec<String>,
    #[prost(string, tag = "3")]
    name: String,
    #[prost(string, tag = "4")]
    op_type: String,
}

#[derive(Clone, PartialEq, Message)]
struct TensorProto {
    // As the writer writes them: the format allows them packed as well.
    #[prost(int64, repeated, packed = "false", tag = "1")]
    dims: Vec<i64>,
    #[prost(int32, tag = "2")]
    data_type: i32,
    #[prost(string, tag = "8")]
    name: String,
    #[prost(bytes = "vec", tag = "9")]
    raw_data: Vec<u8>,
}

#[derive(Clone, PartialEq, Message)]
struct ValueInfoProto {
    #[prost(string, tag = "1")]
    name: String,
    #[prost(message, optional, tag = "2")]
    kind: Option<TypeProto>,
}

#[derive(Clone, PartialEq, Message)]
struct TypeProto {
    #[prost(message, optional, tag = "1")]
    tensor_type: Option<TensorTypeProto>,
}

#[derive(Clone, PartialEq, Message)]
struct TensorTypeProto {
    #[prost(int32, tag = "1")]
    elem_type: i32,
    #[prost(message, optional, tag = "2")]
    shape: Option<TensorShapeProto>,
}

#[derive(Clone, PartialEq, Message)]
struct TensorShapeProto {
    #[prost(message, repeated, tag = "1")]
    dim: Vec<Dimension>,
}

#[derive(Clone, PartialEq, Message)]
struct Dimension {
    #[prost(int64, optional, tag = "1")]
    dim_value: Option<i64>,
    #[prost(string, optional, tag = "2")]
    dim_param: Option<String>,
}

const FLOAT: i32 = 1;

pub(crate) fn knock(data: &[u8]) {
    let Ok(network) = super::network::network(&mut Unstructured::new(data)) else {
        return;
    };
    let file = to_onnx(&network);
    let model = ModelProto::decode(&file[..]).expect("protocol buffers");
    // Fields that the reader does not know it would have left out.
    assert!(
        model.encode_to_vec() == file,
        "expected nothing else in the file"
    );
    assert!(model.ir_version >= 3 && !model.producer_name.is_empty());
    let [operators] = &model.opset_import[..] else {
        panic!("{:?}", model.opset_import)
    };
    assert_eq!(operators.domain.as_deref(), Some(""));
    assert!(operators.version >= 13); // where Softmax takes the last axis
    assert_graph(&model.graph.expect("a graph"), &network);
}

fn assert_graph(graph: &GraphProto, network: &Network) {
    let last = network.layers().len() - 1;
    let ([image], [outputs]) = (&graph.input[..], &graph.output[..]) else {
        panic!("expected one input and one output")
    };
    assert_shape(image, network.inputs());
    assert_shape(outputs, network.outputs());
    assert_eq!(
        (graph.node.len(), graph.initializer.len()),
        (2 * last, 2 * last)
    );
    // From the image on, each node takes what the one before gave.
    let mut before = &image.name;
    for (l, pair) in (1..).zip(graph.node.chunks(2)) {
        let [sums, squish] = pair else { unreachable!() };
        assert_eq!((sums.op_type.as_str(), sums.input.len()), ("Gemm", 3));
        assert_eq!(&sums.input[0], before);
        let shape = [network.layers()[l - 1], network.layers()[l]];
        assert_tensor(graph, &sums.input[1], &shape, network.weights(l));
        assert_tensor(graph, &sums.input[2], &shape[1..], network.biases(l));
        assert_eq!(squish.op_type, operator(network, l));
        assert_eq!(squish.input, sums.output);
        let [after] = &squish.output[..] else {
            panic!("{:?}", squish.output)
        };
        assert_ne!(sums.name, squish.name);
        before = after;
    }
    assert_eq!(before, &outputs.name);
}

fn operator(network: &Network, l: usize) -> &'static str {
    let is_last = l + 1 == network.layers().len();
    match (is_last, network.output(), network.activation()) {
        (true, Output::Sigmoid, _) | (false, _, Activation::Sigmoid) => "Sigmoid",
        (true, Output::Softmax, _) => "Softmax",
        (false, _, Activation::Relu) => "Relu",
        (false, _, Activation::Tanh) => "Tanh",
        (false, _, Activation::Identity) => "Identity",
    }
}

fn assert_tensor(graph: &GraphProto, name: &str, shape: &[usize], expected: &[f32]) {
    let mut named = graph
        .initializer
        .iter()
        .filter(|tensor| tensor.name == name);
    let (Some(tensor), None) = (named.next(), named.next()) else {
        panic!("expected one tensor {name}")
    };
    let dims: Vec<usize> = tensor.dims.iter().map(|&size| size as usize).collect();
    assert_eq!((&dims[..], tensor.data_type), (shape, FLOAT));
    let (words, rest) = tensor.raw_data.as_chunks();
    assert!(rest.is_empty());
    let words = words.iter().map(|word| u32::from_le_bytes(*word));
    assert_eq!(words.collect::<Vec<_>>(), bits(expected));
}

/// Numbers of (n, `size`), n left open.
fn assert_shape(value: &ValueInfoProto, size: usize) {
    let kind = value
        .kind
        .as_ref()
        .and_then(|kind| kind.tensor_type.as_ref());
    let kind = kind.expect("a tensor");
    assert_eq!(kind.elem_type, FLOAT);
    let [open, fixed] = &kind.shape.as_ref().expect("a shape").dim[..] else {
        panic!("{:?}", kind.shape)
    };
    assert!(open.dim_value.is_none() && open.dim_param.is_some());
    assert_eq!(fixed.dim_value, Some(size as i64));
}

//! A network's shape, its names, where its parameters lie, and what it starts its learning from.

use perceptible::network::{
    Activation, CLASSIC, Cost, MOST_PARAMETERS, Network, Output, parameter_count,
};

#[test]
fn parameters_are_counted_and_what_is_no_network_is_refused() {
    assert_eq!(parameter_count(&CLASSIC).unwrap(), 13_002);
    assert_eq!(parameter_count(&[3, 2]).unwrap(), 8);
    assert_eq!(
        parameter_count(&[MOST_PARAMETERS - 1, 1]).unwrap(),
        16_777_216
    );
    for (layers, sentence) in [
        (
            &[][..],
            "expected at least 2 layers, an input and an output, got 0",
        ),
        (
            &[7],
            "expected at least 2 layers, an input and an output, got 1",
        ),
        (
            &[7, 3, 0],
            "expected at least 1 neuron a layer, got 0 in layer 2",
        ),
        (
            &[MOST_PARAMETERS, 1],
            "expected at most 16777216 parameters, got more from layers [16777216, 1]",
        ),
        (
            &[usize::MAX, 1],
            "expected at most 16777216 parameters, got more from layers [18446744073709551615, 1]",
        ),
        (
            &[1, usize::MAX, 1],
            "expected at most 16777216 parameters, got more from layers [1, 18446744073709551615, 1]",
        ),
    ] {
        assert_eq!(parameter_count(layers).unwrap_err().to_string(), sentence);
        let refused = Network::zeros(layers, Activation::Relu, Output::Softmax).unwrap_err();
        assert_eq!(refused.to_string(), sentence);
    }
}

#[test]
fn every_layer_has_its_weights_and_then_its_biases_of_all_parameters() {
    let layers = [5, 4, 3, 2];
    let mut network = Network::zeros(&layers, Activation::Tanh, Output::Softmax).unwrap();
    assert_eq!((network.inputs(), network.outputs()), (5, 2));
    assert_eq!(network.layers(), layers);
    assert_eq!(network.activation(), Activation::Tanh);
    assert_eq!(network.output(), Output::Softmax);
    assert_eq!(network.cost, Cost::CrossEntropy);
    assert!(!network.prepared);
    for (place, parameter) in network.parameters_mut().iter_mut().enumerate() {
        *parameter = place as f32;
    }
    let mut all = Vec::new();
    for l in 1..layers.len() {
        assert_eq!(network.weights(l).len(), layers[l - 1] * layers[l]);
        assert_eq!(network.biases(l).len(), layers[l]);
        all.extend_from_slice(network.weights(l));
        all.extend_from_slice(network.biases(l));
        let (weights, biases) = (network.weights(l).to_vec(), network.biases(l).to_vec());
        assert_eq!(network.weights_mut(l), weights);
        assert_eq!(network.biases_mut(l), biases);
    }
    assert_eq!(all, network.parameters());
    assert!(all.iter().copied().eq((0..47u8).map(f32::from)));
}

#[test]
#[should_panic(expected = "expected a layer of 1..3, got 0")]
fn the_input_has_no_weights() {
    let network = Network::zeros(&[3, 2, 1], Activation::Relu, Output::Sigmoid).unwrap();
    network.weights(0);
}

/// As the documentation of [`Network::random`] says.
#[test]
fn a_start_has_the_variance_that_its_inputs_and_activation_ask_for() {
    let layers = [400, 100, 250, 60];
    for activation in [Activation::Sigmoid, Activation::Relu] {
        let network = Network::random(&layers, activation, Output::Sigmoid, 5).unwrap();
        for l in 1..layers.len() {
            let is_hidden_relu = activation == Activation::Relu && l < 3;
            let factor = [1.0, 4.0][usize::from(l == 1)] * [1.0, 2.0][usize::from(is_hidden_relu)];
            let expected = factor / layers[l - 1] as f32;
            let weights = network.weights(l);
            let n = weights.len() as f32;
            let mean = weights.iter().sum::<f32>() / n;
            let variance = weights.iter().map(|w| w * w).sum::<f32>() / n;
            assert!(
                mean.abs() < 4.0 * (expected / n).sqrt(),
                "layer {l}: {mean}"
            );
            let ratio = variance / expected;
            assert!((ratio - 1.0).abs() < 0.06, "layer {l}: {ratio}");
            assert!(network.biases(l).iter().all(|&bias| bias == 0.0));
        }
        let again = Network::random(&layers, activation, Output::Sigmoid, 5).unwrap();
        assert_eq!(again, network);
        let other = Network::random(&layers, activation, Output::Sigmoid, 6).unwrap();
        assert_ne!(other, network);
    }
}

#[test]
fn every_kind_has_a_name_of_its_own_by_which_it_is_found() {
    for (kind, name) in [
        (Activation::Sigmoid, "sigmoid"),
        (Activation::Relu, "relu"),
        (Activation::Tanh, "tanh"),
        (Activation::Identity, "identity"),
    ] {
        assert_eq!((kind.name(), Activation::from_name(name)), (name, Ok(kind)));
    }
    for (kind, name) in [(Output::Sigmoid, "sigmoid"), (Output::Softmax, "softmax")] {
        assert_eq!((kind.name(), Output::from_name(name)), (name, Ok(kind)));
    }
    for (kind, name) in [
        (Cost::CrossEntropy, "cross-entropy"),
        (Cost::SquaredError, "squared-error"),
    ] {
        assert_eq!((kind.name(), Cost::from_name(name)), (name, Ok(kind)));
    }
    let refused = Output::from_name("Sigmoid").unwrap_err().to_string();
    assert_eq!(
        refused,
        "expected an output of sigmoid, softmax, got \"Sigmoid\""
    );
}

#[test]
fn an_input_has_as_many_numbers_of_0_to_1_as_the_network_has_inputs() {
    let network = Network::zeros(&[3, 2], Activation::Relu, Output::Sigmoid).unwrap();
    network.check_input(&[0.0, -0.0, 1.0]).unwrap();
    let refused = |input: &[f32]| network.check_input(input).unwrap_err().to_string();
    assert_eq!(refused(&[0.0; 2]), "expected an image of 3 numbers, got 2");
    assert_eq!(
        refused(&[0.0, 1.0, f32::NAN]),
        "expected numbers of 0 to 1, got NaN at 2"
    );
}

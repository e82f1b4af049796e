//! What a trace says of its answer: the products that made a neuron's sum, and the strongest of
//! them through all layers. Computes; draws nothing.
//!
//! ```text
//! product     p(j, k) = w(j, k) a(k): what neuron k of the layer before adds to the sum of neuron j
//! relevance   R(k) = 0.1 + 0.9 q(k) / max q,   q(k) = max over j of R(j) |p(j, k)|
//! ```
//!
//! with the relevance of the outputs set by the answer ([`path`]). A choice of what to draw, and no
//! measure of anything else.

use crate::forward::Trace;
use crate::network::Network;

/// One product of a forward pass: an activation times the weight of the edge it travels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Edge {
    /// The layer it leads to, 1 or more.
    pub layer: usize,
    /// The neuron it comes from, in the layer before.
    pub from: usize,
    /// The neuron it leads to.
    pub to: usize,
    /// weight * activation: what it adds to the weighted sum.
    pub product: f32,
    /// How much the neuron it leads to matters to the answer, in 0..1.
    pub relevance: f32,
}

/// An answer needs this much lead over the runner-up, and an output lit by more than half.
const LEAD: f32 = 0.25;

/// Below this no output speaks for any digit.
const SILENCE: f32 = 0.3;

/// What ten outputs amount to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// The fullest output, the first of equals.
    pub digit: usize,
    /// The next fullest; of a single output, that one again.
    pub second: usize,
    /// Whether that is an answer.
    pub kind: Kind,
}

/// Whether the fullest output is an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Lit by more than half and more than 0.25 ahead of the next.
    Decided,
    /// Lit, but not so far, or not so far ahead.
    Undecided,
    /// No output reaches 0.3.
    None,
}

impl Kind {
    /// The name in JavaScript.
    pub fn name(self) -> &'static str {
        match self {
            Self::Decided => "decided",
            Self::Undecided => "undecided",
            Self::None => "none",
        }
    }
}

/// Judges the outputs of a network, at least one.
pub fn judge(outputs: &[f32]) -> Verdict {
    let fullest = |skip: Option<usize>| {
        (0..outputs.len())
            .filter(|&k| Some(k) != skip)
            .reduce(|best, k| if outputs[k] > outputs[best] { k } else { best })
    };
    let digit = fullest(None).expect("a network has outputs");
    let second = fullest(Some(digit)).unwrap_or(digit);
    let best = outputs[digit];
    let kind = if best < SILENCE {
        Kind::None
    } else if best > 0.5 && best - outputs[second] > LEAD {
        Kind::Decided
    } else {
        Kind::Undecided
    };
    Verdict {
        digit,
        second,
        kind,
    }
}

/// weight * activation for every neuron of layer `l` - 1: the terms of the weighted sum of
/// neuron `j` in layer `l`. With the bias they add up to the sum.
pub fn products<'a>(
    network: &'a Network,
    trace: &'a Trace,
    l: usize,
    j: usize,
) -> impl Iterator<Item = f32> + 'a {
    let out = network.layers()[l];
    assert!(j < out, "expected a neuron of 0..{out}, got {j}");
    let column = network.weights(l).iter().skip(j).step_by(out);
    column.zip(trace.activations(l - 1)).map(|(w, a)| w * a)
}

/// The edges worth looking at: for every neuron of layer l the `per_neuron[l - 1]` largest
/// products by size, strongest first within a layer. Products of 0 are no edges.
///
/// Relevance starts at the outputs (the answer 1, the runner-up 0.5, or 1 while the answer is
/// undecided, the others 0.16) and goes back along the products: a hidden neuron matters as much
/// as the largest of relevance * |product| it feeds, scaled to 0.1..1 within its layer.
pub fn path(network: &Network, trace: &Trace, per_neuron: &[usize]) -> Vec<Edge> {
    let layers = network.layers();
    let last = layers.len() - 1;
    assert_eq!(per_neuron.len(), last, "expected one count a layer");
    let verdict = judge(trace.outputs());
    let mut relevance = vec![0.16; layers[last]];
    relevance[verdict.second] = if verdict.kind == Kind::Decided {
        0.5
    } else {
        1.0
    };
    relevance[verdict.digit] = 1.0;
    let mut edges = Vec::new();
    for l in (1..=last).rev() {
        let mut feeds = vec![0.0f32; layers[l - 1]];
        let start = edges.len();
        for (to, &relevance) in relevance.iter().enumerate() {
            let row = edges.len();
            for (from, product) in products(network, trace, l, to).enumerate() {
                if product != 0.0 {
                    feeds[from] = feeds[from].max(relevance * product.abs());
                    let edge = Edge {
                        layer: l,
                        from,
                        to,
                        product,
                        relevance,
                    };
                    insert(&mut edges, row, row + per_neuron[l - 1], edge);
                }
            }
        }
        for edge in edges.split_off(start) {
            insert(&mut edges, start, usize::MAX, edge);
        }
        let most = feeds.iter().copied().fold(f32::MIN_POSITIVE, f32::max);
        relevance = feeds.iter().map(|feed| 0.1 + 0.9 * feed / most).collect();
    }
    edges
}

/// Puts an edge among those from `start` on, the strongest first and of equals the first; those
/// from `end` on fall off. A figure keeps some hundreds a layer, and an insertion costs its reader
/// less to load than a sort; the time grows with the square of how many are kept.
fn insert(edges: &mut Vec<Edge>, start: usize, end: usize, edge: Edge) {
    let weaker = |other: &Edge| other.product.abs() < edge.product.abs();
    let place = edges[start..].iter().rposition(|other| !weaker(other));
    let place = place.map_or(start, |before| start + before + 1);
    if place < end {
        edges.insert(place, edge);
        edges.truncate(end);
    }
}

#[cfg(test)]
mod tests {
    use super::{Kind, Verdict, judge, path, products};
    use crate::network::{Activation, Network, Output};

    fn network() -> Network {
        Network::random(&[12, 5, 4, 3], Activation::Sigmoid, Output::Sigmoid, 3).unwrap()
    }

    #[test]
    fn the_products_and_the_bias_are_the_weighted_sum() {
        let mut network = network();
        network.biases_mut(1)[2] = 0.75;
        let mut trace = network.trace();
        let input: Vec<f32> = (0..12).map(|i| i as f32 / 12.0).collect();
        network.forward(&input, &mut trace);
        for l in 1..4 {
            for j in 0..network.layers()[l] {
                let sum: f32 = products(&network, &trace, l, j).sum();
                let expected = trace.weighted_sums(l)[j];
                assert!((sum + network.biases(l)[j] - expected).abs() < 1e-5);
            }
        }
    }

    #[test]
    fn the_path_keeps_the_largest_products_of_each_neuron() {
        let network = network();
        let mut trace = network.trace();
        network.forward(&[0.5; 12], &mut trace);
        let edges = path(&network, &trace, &[3, 2, 1]);
        assert_eq!(edges.len(), 5 * 3 + 4 * 2 + 3);
        for l in 1..4 {
            for j in 0..network.layers()[l] {
                let mut all: Vec<f32> = products(&network, &trace, l, j).map(f32::abs).collect();
                all.sort_by(|a, b| b.total_cmp(a));
                let mut kept: Vec<f32> = edges
                    .iter()
                    .filter(|edge| edge.layer == l && edge.to == j)
                    .map(|edge| edge.product.abs())
                    .collect();
                kept.sort_by(|a, b| b.total_cmp(a));
                assert_eq!(kept, all[..kept.len()]);
            }
        }
        assert!(
            edges
                .iter()
                .all(|edge| (0.0..=1.0).contains(&edge.relevance))
        );
    }

    #[test]
    fn blank_paper_lights_no_edge_from_it() {
        let network = network();
        let mut trace = network.trace();
        network.forward(&[0.0; 12], &mut trace);
        assert!(
            path(&network, &trace, &[3, 2, 1])
                .iter()
                .all(|edge| edge.layer > 1)
        );
    }

    #[test]
    fn an_answer_is_lit_and_ahead() {
        for (outputs, digit, second, kind) in [
            (&[0.1, 0.9, 0.5][..], 1, 2, Kind::Decided),
            (&[0.7, 0.9, 0.5], 1, 0, Kind::Undecided),
            (&[0.0, 0.1, 0.45], 2, 1, Kind::Undecided),
            (&[0.9, 0.9], 0, 1, Kind::Undecided),
            (&[0.1, 0.29], 1, 0, Kind::None),
            (&[0.1], 0, 0, Kind::None),
        ] {
            let expected = Verdict {
                digit,
                second,
                kind,
            };
            assert_eq!(judge(outputs), expected, "{outputs:?}");
        }
    }
}

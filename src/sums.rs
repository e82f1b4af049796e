//! The weighted sums of one layer, the inner loop of every forward pass of one image. Knows no network
//! and no activation function.

use crate::lit::Finder;

/// Layers of at most this many neurons are taken whole: to look for zeros would cost more.
const FEW: usize = 32;

/// sums(j) = biases(j) + sum over i of weights(i, j) * activations(i), in the order of i; where they
/// are many, only over the activations that are not 0. Whether these surely lie in 0..1.
pub(crate) fn weighted_sums(
    weights: &[f32],
    biases: &[f32],
    activations: &[f32],
    finder: &mut Finder,
    sums: &mut [f32],
) -> bool {
    sums.copy_from_slice(biases);
    if activations.len() <= FEW {
        add_all(weights, activations, 0..activations.len(), sums);
        return false;
    }
    let (places, in_range) = finder.find(activations);
    let places = places.iter().map(|&place| place as usize);
    add_all(weights, activations, places, sums);
    in_range
}

/// sums(j) += sum over the `places` of weights(i, j) * activations(i), in their order.
#[inline(always)]
fn add_all(
    weights: &[f32],
    activations: &[f32],
    places: impl Iterator<Item = usize> + Clone,
    sums: &mut [f32],
) {
    let panels = Panels {
        weights,
        activations,
        places,
    };
    match sums.len() {
        16 => return panels.add::<16, true>(sums, 0),
        10 => return panels.add::<10, true>(sums, 0),
        _ => {}
    }
    let out = sums.len();
    let mut j = 0;
    while j + 16 <= out {
        panels.add::<16, false>(sums, j);
        j += 16;
    }
    while j + 8 <= out {
        panels.add::<8, false>(sums, j);
        j += 8;
    }
    while j + 2 <= out {
        panels.add::<2, false>(sums, j);
        j += 2;
    }
    if j < out {
        panels.add::<1, false>(sums, j);
    }
}

struct Panels<'a, P> {
    weights: &'a [f32],
    activations: &'a [f32],
    places: P,
}

impl<P: Iterator<Item = usize> + Clone> Panels<'_, P> {
    /// `N` neighbouring sums from the `j`th on, held in registers while the weights go by; `WHOLE`
    /// where there are no others, so that the length of a row is known to the compiler.
    #[inline(always)]
    fn add<const N: usize, const WHOLE: bool>(&self, sums: &mut [f32], j: usize) {
        let out = if WHOLE { N } else { sums.len() };
        let sums = sums[j..].first_chunk_mut::<N>().expect("a panel");
        let mut sum = *sums;
        for i in self.places.clone() {
            let row = if WHOLE {
                &self.weights.as_chunks::<N>().0[i]
            } else {
                let row = self.weights[i * out + j..].first_chunk::<N>();
                row.expect("a panel")
            };
            let activation = self.activations[i];
            for k in 0..N {
                sum[k] += row[k] * activation;
            }
        }
        *sums = sum;
    }
}

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
    places: impl Iterator<Item = usize>,
    sums: &mut [f32],
) {
    match sums.len() {
        16 => add_narrow::<16>(weights, activations, places, sums),
        10 => add_narrow::<10>(weights, activations, places, sums),
        _ => add_wide(weights, activations, places, sums),
    }
}

/// `N` sums that stay in registers while the weights go by.
#[inline(always)]
fn add_narrow<const N: usize>(
    weights: &[f32],
    activations: &[f32],
    places: impl Iterator<Item = usize>,
    sums: &mut [f32],
) {
    let sums = sums.first_chunk_mut::<N>().expect("N sums");
    let mut sum = *sums;
    for i in places {
        let (row, activation) = (&weights.as_chunks::<N>().0[i], activations[i]);
        for k in 0..N {
            sum[k] += row[k] * activation;
        }
    }
    *sums = sum;
}

/// Rows from their first column to their last, as they lie in memory, and several at once so that the
/// sums are fetched less often.
fn add_wide(
    weights: &[f32],
    activations: &[f32],
    mut places: impl Iterator<Item = usize>,
    sums: &mut [f32],
) {
    let out = sums.len();
    let row = |i: usize| (&weights[i * out..][..out], activations[i]);
    loop {
        let four = [(); 4].map(|()| places.next());
        if let [Some(a), Some(b), Some(c), Some(d)] = four {
            let [(a, x), (b, y), (c, z), (d, w)] = [a, b, c, d].map(row);
            for (k, sum) in sums.iter_mut().enumerate() {
                *sum = *sum + a[k] * x + b[k] * y + c[k] * z + d[k] * w;
            }
        } else {
            for (row, x) in four.into_iter().flatten().map(row) {
                for (sum, weight) in sums.iter_mut().zip(row) {
                    *sum += weight * x;
                }
            }
            break;
        }
    }
}

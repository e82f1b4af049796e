//! The weighted sums of one layer, the inner loop of every forward pass. Knows no network and no
//! activation function.

use crate::lit::{WORD, next_marked};

/// Layers of at most this many neurons are taken whole: to look for zeros would cost more.
pub(crate) const FEW: usize = 32;

/// sums(j) = biases(j) + sum over i of weights(i, j) * activations(i), in the order of i; only
/// over the i that are `lit`, where it is told which are.
pub(crate) fn weighted_sums(
    weights: &[f32],
    biases: &[f32],
    activations: &[f32],
    lit: Option<&[u64]>,
    sums: &mut [f32],
) {
    match sums.len() {
        16 => return panel::<16, true>(weights, biases, activations, lit, sums, 0),
        10 => return panel::<10, true>(weights, biases, activations, lit, sums, 0),
        _ => {}
    }
    let out = sums.len();
    let mut j = 0;
    while j + 16 <= out {
        panel::<16, false>(weights, biases, activations, lit, sums, j);
        j += 16;
    }
    while j + 8 <= out {
        panel::<8, false>(weights, biases, activations, lit, sums, j);
        j += 8;
    }
    while j + 2 <= out {
        panel::<2, false>(weights, biases, activations, lit, sums, j);
        j += 2;
    }
    if j < out {
        panel::<1, false>(weights, biases, activations, lit, sums, j);
    }
}

/// `N` neighbouring sums from the `j`th on, held in registers while the weights go by; `WHOLE`
/// where there are no others, so that the length of a row is known to the compiler.
#[inline(always)]
fn panel<const N: usize, const WHOLE: bool>(
    weights: &[f32],
    biases: &[f32],
    activations: &[f32],
    lit: Option<&[u64]>,
    sums: &mut [f32],
    j: usize,
) {
    let out = if WHOLE { N } else { sums.len() };
    let mut sum = [0.0f32; N];
    sum.copy_from_slice(&biases[j..j + N]);
    let rows = |weights| Rows::<N, WHOLE> { weights, out, j };
    if let Some(lit) = lit {
        let blocks = weights.chunks(WORD * out).zip(activations.chunks(WORD));
        for (&word, (weights, activations)) in lit.iter().zip(blocks) {
            let mut word = word;
            while let Some(i) = next_marked(&mut word) {
                add(&mut sum, rows(weights).row(i), activations[i]);
            }
        }
    } else {
        for (i, &activation) in activations.iter().enumerate() {
            add(&mut sum, rows(weights).row(i), activation);
        }
    }
    sums[j..j + N].copy_from_slice(&sum);
}

/// The columns of a panel in rows of weights.
struct Rows<'a, const N: usize, const WHOLE: bool> {
    weights: &'a [f32],
    out: usize,
    j: usize,
}

impl<'a, const N: usize, const WHOLE: bool> Rows<'a, N, WHOLE> {
    #[inline(always)]
    fn row(&self, i: usize) -> &'a [f32; N] {
        if WHOLE {
            &self.weights.as_chunks::<N>().0[i]
        } else {
            let row = &self.weights[i * self.out + self.j..][..N];
            row.try_into().expect("N columns")
        }
    }
}

#[inline(always)]
fn add<const N: usize>(sum: &mut [f32; N], row: &[f32; N], activation: f32) {
    for k in 0..N {
        sum[k] += row[k] * activation;
    }
}

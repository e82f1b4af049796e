//! The loops of a minibatch over images, four fifths of which are paper: only inputs that are not 0
//! are visited. More than half of learning's time goes here. Knows no network and no step.

use crate::kernel::WIDE;

/// The inputs of an example that are not 0.
#[derive(Clone, Copy)]
pub(crate) struct Lit<'a> {
    /// Where the weights of each begin.
    pub(crate) rows: &'a [u32],
    /// What they are; as many.
    pub(crate) values: &'a [f32],
}

/// The columns from which panels of `N` start that together cover `size` columns; the last may
/// cover some for a second time.
fn panels<const N: usize>(size: usize) -> impl Iterator<Item = usize> {
    (0..size.div_ceil(N)).map(move |p| (p * N).min(size - N))
}

/// sums(j) = biases(j) + sum over the lit of weight(row, j) * value, for each of `lit`, in its order.
///
/// `weights` are rows of as many columns as there are `biases`; `sums` has `stride` numbers an
/// example.
pub(crate) fn sums<'a>(
    weights: &[f32],
    biases: &[f32],
    lit: impl Fn(usize) -> Lit<'a> + Copy,
    sums: &mut [f32],
    stride: usize,
) {
    match biases.len() {
        WIDE.. => sums_by::<WIDE>(weights, biases, lit, sums, stride),
        4.. => sums_by::<4>(weights, biases, lit, sums, stride),
        _ => sums_by::<1>(weights, biases, lit, sums, stride),
    }
}

fn sums_by<'a, const N: usize>(
    weights: &[f32],
    biases: &[f32],
    lit: impl Fn(usize) -> Lit<'a>,
    sums: &mut [f32],
    stride: usize,
) {
    for j in panels::<N>(biases.len()) {
        let columns = &weights[j..];
        let bias = biases[j..].first_chunk::<N>().expect("a panel");
        let mut pairs = sums.chunks_exact_mut(2 * stride);
        let mut n = 0;
        for pair in &mut pairs {
            let (first, second) = pair.split_at_mut(stride);
            let both = two_sums(columns, bias, lit(n), lit(n + 1));
            first[j..j + N].copy_from_slice(&both[0]);
            second[j..j + N].copy_from_slice(&both[1]);
            n += 2;
        }
        let last = pairs.into_remainder();
        if !last.is_empty() {
            let mut sum = *bias;
            add_lit(columns, lit(n), &mut sum);
            last[j..j + N].copy_from_slice(&sum);
        }
    }
}

/// Two examples in turn, so that neither waits for its own last sum.
#[inline(always)]
fn two_sums<const N: usize>(columns: &[f32], bias: &[f32; N], a: Lit, b: Lit) -> [[f32; N]; 2] {
    let (mut sum_a, mut sum_b) = (*bias, *bias);
    let both = a.rows.len().min(b.rows.len());
    let (a, a_rest) = a.split_at(both);
    let (b, b_rest) = b.split_at(both);
    let pairs = a.rows.iter().zip(a.values).zip(b.rows.iter().zip(b.values));
    for ((&row_a, &value_a), (&row_b, &value_b)) in pairs {
        let weights_a = columns[row_a as usize..].first_chunk::<N>().expect("a row");
        let weights_b = columns[row_b as usize..].first_chunk::<N>().expect("a row");
        for k in 0..N {
            sum_a[k] += weights_a[k] * value_a;
        }
        for k in 0..N {
            sum_b[k] += weights_b[k] * value_b;
        }
    }
    add_lit(columns, a_rest, &mut sum_a);
    add_lit(columns, b_rest, &mut sum_b);
    [sum_a, sum_b]
}

#[inline(always)]
fn add_lit<const N: usize>(columns: &[f32], lit: Lit, sum: &mut [f32; N]) {
    for (&row, &value) in lit.rows.iter().zip(lit.values) {
        let weights = columns[row as usize..].first_chunk::<N>().expect("a row");
        for k in 0..N {
            sum[k] += weights[k] * value;
        }
    }
}

impl<'a> Lit<'a> {
    fn split_at(self, n: usize) -> (Self, Self) {
        let (rows, more_rows) = self.rows.split_at(n);
        let (values, more_values) = self.values.split_at(n);
        let rest = Self {
            rows: more_rows,
            values: more_values,
        };
        (Self { rows, values }, rest)
    }
}

/// to(row, j) += value * deltas(j) for each of `lit`, in the order of the examples.
///
/// `to` is rows of `size` columns; `deltas` has `stride` numbers an example.
pub(crate) fn add_products<'a>(
    to: &mut [f32],
    size: usize,
    lit: impl Fn(usize) -> Lit<'a>,
    deltas: &[f32],
    stride: usize,
) {
    match size {
        WIDE.. => add_products_by::<WIDE>(to, size, lit, deltas, stride),
        4.. => add_products_by::<4>(to, size, lit, deltas, stride),
        _ => add_products_by::<1>(to, size, lit, deltas, stride),
    }
}

fn add_products_by<'a, const N: usize>(
    to: &mut [f32],
    size: usize,
    lit: impl Fn(usize) -> Lit<'a>,
    deltas: &[f32],
    stride: usize,
) {
    let mut covered = 0;
    for j in panels::<N>(size) {
        let columns = &mut to[j..];
        for (n, deltas) in deltas.chunks_exact(stride).enumerate() {
            let mut delta = *deltas[j..].first_chunk::<N>().expect("a panel");
            // Columns that another panel has covered get nothing twice.
            delta[..covered - j].fill(0.0);
            let Lit { rows, values } = lit(n);
            for (&row, &value) in rows.iter().zip(values) {
                let row = columns[row as usize..].first_chunk_mut::<N>();
                let row = row.expect("a row");
                for k in 0..N {
                    row[k] += value * delta[k];
                }
            }
        }
        covered = j + N;
    }
}

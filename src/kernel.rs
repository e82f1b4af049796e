//! The four loops in which learning's time goes, over a minibatch and for layers of any size.
//! Knows no network, no cost and no step: numbers in, numbers out.
//!
//! Columns are worked on in panels of [`WIDE`] that stay in registers while rows go by, two
//! examples or two rows at a time: eight vectors of four, the most that fit beside what they are
//! multiplied with. Every number has one order of its sum, whatever goes on beside it.

/// Columns of a panel.
pub(crate) const WIDE: usize = 16;

/// Neighbouring numbers that are worked on together. The last of a row may have room to spare.
pub(crate) type Panel = [f32; WIDE];

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
pub(crate) fn lit_sums<'a>(
    weights: &[f32],
    biases: &[f32],
    lit: impl Fn(usize) -> Lit<'a> + Copy,
    sums: &mut [f32],
    stride: usize,
) {
    match biases.len() {
        WIDE.. => lit_sums_by::<WIDE>(weights, biases, lit, sums, stride),
        4.. => lit_sums_by::<4>(weights, biases, lit, sums, stride),
        _ => lit_sums_by::<1>(weights, biases, lit, sums, stride),
    }
}

fn lit_sums_by<'a, const N: usize>(
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
            let both = two_lit_sums(columns, bias, lit(n), lit(n + 1));
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
fn two_lit_sums<const N: usize>(columns: &[f32], bias: &[f32; N], a: Lit, b: Lit) -> [[f32; N]; 2] {
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
pub(crate) fn add_lit_products<'a>(
    to: &mut [f32],
    size: usize,
    lit: impl Fn(usize) -> Lit<'a>,
    deltas: &[f32],
    stride: usize,
) {
    match size {
        WIDE.. => add_lit_products_by::<WIDE>(to, size, lit, deltas, stride),
        4.. => add_lit_products_by::<4>(to, size, lit, deltas, stride),
        _ => add_lit_products_by::<1>(to, size, lit, deltas, stride),
    }
}

fn add_lit_products_by<'a, const N: usize>(
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

/// sums(j) = biases(j) + sum over i of weight(i, j) * activations(i), for every example.
///
/// `rows` are the weights, `panels` to a row, and then one row of biases; `sums` has `panels` an
/// example and `activations` `stride` numbers.
pub(crate) fn sums(
    rows: &[Panel],
    panels: usize,
    activations: &[f32],
    stride: usize,
    sums: &mut [Panel],
) {
    let (weights, biases) = rows.split_at(rows.len() - panels);
    for p in 0..panels {
        let column = &weights[p.min(weights.len())..];
        let mut pairs = sums.chunks_exact_mut(2 * panels);
        let mut examples = activations.chunks_exact(2 * stride);
        for (sums, two) in (&mut pairs).zip(&mut examples) {
            let (first, second) = two.split_at(stride);
            let (mut a, mut b) = (biases[p], biases[p]);
            let rows = column.iter().step_by(panels);
            for (row, (&x, &y)) in rows.zip(first.iter().zip(second)) {
                for k in 0..WIDE {
                    a[k] += row[k] * x;
                }
                for k in 0..WIDE {
                    b[k] += row[k] * y;
                }
            }
            sums[p] = a;
            sums[panels + p] = b;
        }
        let last = pairs.into_remainder();
        if !last.is_empty() {
            let mut a = biases[p];
            let rows = column.iter().step_by(panels);
            for (row, &x) in rows.zip(examples.remainder()) {
                for k in 0..WIDE {
                    a[k] += row[k] * x;
                }
            }
            last[p] = a;
        }
    }
}

/// back(i) = sum over j of weight(i, j) * deltas(j), for every example: in four lanes, added as
/// (0 + 1) + (2 + 3).
///
/// `weights` are rows of `panels`; `deltas` has `panels` an example and `back` `stride` numbers.
pub(crate) fn back(
    weights: &[Panel],
    panels: usize,
    deltas: &[Panel],
    back: &mut [f32],
    stride: usize,
) {
    for (i, rows) in weights.chunks(4 * panels).enumerate() {
        let mut examples = deltas.chunks_exact(2 * panels);
        let mut pairs = back.chunks_exact_mut(2 * stride);
        for (two, back) in (&mut examples).zip(&mut pairs) {
            let (first, second) = back.split_at_mut(stride);
            let (a, b) = two.split_at(panels);
            let to = [&mut first[4 * i..], &mut second[4 * i..]];
            back_by(rows, panels, [a, b], to);
        }
        let last = pairs.into_remainder();
        if !last.is_empty() {
            back_by(rows, panels, [examples.remainder()], [&mut last[4 * i..]]);
        }
    }
}

/// At most four rows for `M` examples.
#[inline(always)]
fn back_by<const M: usize>(
    rows: &[Panel],
    panels: usize,
    deltas: [&[Panel]; M],
    to: [&mut [f32]; M],
) {
    if rows.len() == 4 * panels {
        let row = |r: usize| &rows[r * panels..(r + 1) * panels];
        let sums = dots([row(0), row(1), row(2), row(3)], deltas, panels);
        for m in 0..M {
            to[m][..4].copy_from_slice(&sums[m]);
        }
    } else {
        for (r, row) in rows.chunks_exact(panels).enumerate() {
            let sums = dots([row], deltas, panels);
            for m in 0..M {
                to[m][r] = sums[m][0];
            }
        }
    }
}

/// The sums of products of `R` rows with `M`.
#[inline(always)]
fn dots<const R: usize, const M: usize>(
    rows: [&[Panel]; R],
    deltas: [&[Panel]; M],
    panels: usize,
) -> [[f32; R]; M] {
    lanes(rows, deltas, panels)
        .map(|rows| rows.map(|lane| (lane[0] + lane[1]) + (lane[2] + lane[3])))
}

/// Not inlined, so that nothing makes the compiler cut the vectors across the lanes.
#[inline(never)]
fn lanes<const R: usize, const M: usize>(
    rows: [&[Panel]; R],
    deltas: [&[Panel]; M],
    panels: usize,
) -> [[[f32; 4]; R]; M] {
    let mut lanes = [[[0.0f32; 4]; R]; M];
    let rows = rows.map(|row| &row[..panels]);
    let deltas = deltas.map(|row| &row[..panels]);
    for p in 0..panels {
        for c in (0..WIDE).step_by(4) {
            for m in 0..M {
                for r in 0..R {
                    for k in 0..4 {
                        lanes[m][r][k] += rows[r][p][c + k] * deltas[m][p][c + k];
                    }
                }
            }
        }
    }
    lanes
}

/// to(i, j) += sum over the examples of activations(i) * deltas(j), in their order, and after the
/// rows one for the biases: to(j) += sum of deltas(j).
///
/// `to` is rows of `size` columns; `activations` has `stride` numbers an example and `deltas`
/// `size` and room to the end of a panel.
pub(crate) fn add_products(
    to: &mut [f32],
    size: usize,
    activations: &[f32],
    stride: usize,
    deltas: &[Panel],
) {
    let panels = size.div_ceil(WIDE);
    let (weights, biases) = to.split_at_mut(to.len() - size);
    for p in 0..panels {
        for (i, rows) in weights.chunks_mut(2 * size).enumerate() {
            let mut sums = [[0.0f32; WIDE]; 2];
            let [a, b] = &mut sums;
            let examples = activations.chunks_exact(stride);
            for (x, delta) in examples.zip(deltas[p..].iter().step_by(panels)) {
                let [x, y] = x.as_chunks::<2>().0[i];
                for k in 0..WIDE {
                    a[k] += delta[k] * x;
                }
                for k in 0..WIDE {
                    b[k] += delta[k] * y;
                }
            }
            for (row, sum) in rows.chunks_exact_mut(size).zip(&sums) {
                add(&mut row[p * WIDE..], sum);
            }
        }
        add_deltas(&mut biases[p * WIDE..], &deltas[p..], panels);
    }
}

/// to(j) += sum over the examples of deltas(j), in their order, for the columns of one panel.
pub(crate) fn add_deltas(to: &mut [f32], deltas: &[Panel], panels: usize) {
    let mut sum = [0.0f32; WIDE];
    for delta in deltas.iter().step_by(panels) {
        for k in 0..WIDE {
            sum[k] += delta[k];
        }
    }
    add(to, &sum);
}

/// Adds as much of `more` as there is room for.
#[inline(always)]
fn add(to: &mut [f32], more: &[f32]) {
    for (to, more) in to.iter_mut().zip(more) {
        *to += more;
    }
}

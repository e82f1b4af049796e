//! The loops of a minibatch through layers that are all ink, of any size; those over images are in
//! `sparse`. Knows no network, no cost and no step: numbers in, numbers out.
//!
//! Columns are worked on in panels of [`WIDE`] that stay in registers while rows go by, two
//! examples or two rows at a time: eight vectors of four, the most that fit beside what they are
//! multiplied with. Every number has one order of its sum, whatever goes on beside it.

/// Columns of a panel.
pub(crate) const WIDE: usize = 16;

/// From this many examples on it pays to copy a panel together first, where a layer has several.
/// Numbers that are a power of 2 apart would drive each other out of the first cache.
pub(crate) const MANY: usize = 16;

/// Neighbouring numbers that are worked on together. The last of a row may have room to spare.
pub(crate) type Panel = [f32; WIDE];

/// sums(j) = biases(j) + sum over i of weight(i, j) * activations(i), for every example.
///
/// `rows` are the weights, `panels` to a row, and then one row of biases; `sums` has `panels` an
/// example and `activations` `stride` numbers. `packed` is room for a panel of all rows.
pub(crate) fn sums(
    rows: &[Panel],
    panels: usize,
    activations: &[f32],
    stride: usize,
    sums: &mut [Panel],
    packed: &mut Vec<Panel>,
) {
    for p in 0..panels {
        let column = rows[p..].iter().step_by(panels);
        let together = panels > 1 && sums.len() >= MANY * panels;
        let sums = sums.iter_mut().skip(p).step_by(panels);
        if together {
            packed.clear();
            packed.extend(column);
            column_sums(packed.iter(), activations, stride, sums);
        } else {
            column_sums(column, activations, stride, sums);
        }
    }
}

/// One panel of the sums, an example after the other.
#[inline(always)]
fn column_sums<'a, 'b>(
    mut weights: impl DoubleEndedIterator<Item = &'a Panel> + Clone,
    activations: &[f32],
    stride: usize,
    mut sums: impl Iterator<Item = &'b mut Panel>,
) {
    let bias = *weights.next_back().expect("biases");
    let mut examples = activations.chunks_exact(2 * stride);
    for two in &mut examples {
        let (first, second) = two.split_at(stride);
        let (mut a, mut b) = (bias, bias);
        for (row, (&x, &y)) in weights.clone().zip(first.iter().zip(second)) {
            for k in 0..WIDE {
                a[k] += row[k] * x;
            }
            for k in 0..WIDE {
                b[k] += row[k] * y;
            }
        }
        for sum in [a, b] {
            *sums.next().expect("as many") = sum;
        }
    }
    if let Some(last) = sums.next() {
        let mut a = bias;
        for (row, &x) in weights.zip(examples.remainder()) {
            for k in 0..WIDE {
                a[k] += row[k] * x;
            }
        }
        *last = a;
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

/// to(i, j) += sum over the examples of activations(i) * deltas(j), in their order.
///
/// `to` is rows of `size` columns; `activations` has `stride` numbers an example and `deltas`
/// `size` and room to the end of a panel.
pub(crate) fn add_products(
    to: &mut [f32],
    size: usize,
    activations: &[f32],
    stride: usize,
    deltas: &[Panel],
    packed: &mut Vec<Panel>,
) {
    let panels = size.div_ceil(WIDE);
    for p in 0..panels {
        packed.clear();
        packed.extend(deltas[p..].iter().step_by(panels));
        for (i, rows) in to.chunks_mut(2 * size).enumerate() {
            let mut sums = [[0.0f32; WIDE]; 2];
            let [a, b] = &mut sums;
            let examples = activations.chunks_exact(stride);
            for (x, delta) in examples.zip(packed.iter()) {
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
    }
}

/// to(j) += sum over the examples of deltas(j), in their order.
pub(crate) fn add_deltas(to: &mut [f32], deltas: &[Panel]) {
    let panels = to.len().div_ceil(WIDE);
    for (p, to) in to.chunks_mut(WIDE).enumerate() {
        let mut sum = [0.0f32; WIDE];
        for delta in deltas[p..].iter().step_by(panels) {
            for k in 0..WIDE {
                sum[k] += delta[k];
            }
        }
        add(to, &sum);
    }
}

/// Adds as much of `more` as there is room for.
#[inline(always)]
fn add(to: &mut [f32], more: &Panel) {
    for (to, more) in to.iter_mut().zip(more) {
        *to += more;
    }
}

//! The loops of several images through the first layer and back: four fifths of an image are paper, so
//! only inputs that are not 0 are visited. More than half of learning's time goes here. Knows no
//! network and no step.

use crate::kernel::{MANY, Panel, WIDE};

/// A row of a network without hidden layers.
const DIGITS: usize = 10;

/// The inputs of one image that are not 0, in the order of their places.
pub(crate) trait Lit: Copy {
    fn len(self) -> usize;

    /// The first `n`, and the others.
    fn split_at(self, n: usize) -> (Self, Self);

    /// The place of each, and what it is.
    fn each(self) -> impl Iterator<Item = (usize, f32)>;
}

/// Places and what is there, both in a list; as many.
#[derive(Clone, Copy)]
pub(crate) struct Listed<'a> {
    pub(crate) places: &'a [u32],
    pub(crate) values: &'a [f32],
}

impl Lit for Listed<'_> {
    #[inline(always)]
    fn len(self) -> usize {
        self.places.len()
    }

    #[inline(always)]
    fn split_at(self, n: usize) -> (Self, Self) {
        let (places, more_places) = self.places.split_at(n);
        let (values, more_values) = self.values.split_at(n);
        let rest = Self {
            places: more_places,
            values: more_values,
        };
        (Self { places, values }, rest)
    }

    #[inline(always)]
    fn each(self) -> impl Iterator<Item = (usize, f32)> {
        let each = self.places.iter().zip(self.values);
        each.map(|(&place, &value)| (place as usize, value))
    }
}

/// Places in an image.
#[derive(Clone, Copy)]
pub(crate) struct Found<'a> {
    pub(crate) places: &'a [u32],
    pub(crate) image: &'a [f32],
}

impl Lit for Found<'_> {
    #[inline(always)]
    fn len(self) -> usize {
        self.places.len()
    }

    #[inline(always)]
    fn split_at(self, n: usize) -> (Self, Self) {
        let (places, rest) = self.places.split_at(n);
        (
            Self { places, ..self },
            Self {
                places: rest,
                ..self
            },
        )
    }

    #[inline(always)]
    fn each(self) -> impl Iterator<Item = (usize, f32)> {
        let each = self.places.iter();
        each.map(move |&place| (place as usize, self.image[place as usize]))
    }
}

/// The columns from which panels of `N` start that together cover `size` columns; the last may
/// cover some for a second time.
fn panels<const N: usize>(size: usize) -> impl Iterator<Item = usize> {
    (0..size.div_ceil(N)).map(move |p| (p * N).min(size - N))
}

/// Columns of a layer's weights.
#[derive(Clone, Copy)]
struct Columns<'a> {
    weights: &'a [f32],
    size: usize, // of a row
}

impl<'a> Columns<'a> {
    /// `N` numbers of a row; `WHOLE` where there are no others, so that the length of a row is known
    /// to the compiler.
    #[inline(always)]
    fn row<const N: usize, const WHOLE: bool>(self, place: usize) -> &'a [f32; N] {
        if WHOLE {
            &self.weights.as_chunks().0[place]
        } else {
            let row = self.weights[place * self.size..].first_chunk();
            row.expect("a row")
        }
    }
}

/// sums(j) = biases(j) + sum over the lit of weight(place, j) * value, for each of `lit`, in its
/// order.
///
/// `weights` are rows of as many columns as there are `biases`; `sums` has `stride` numbers an
/// example. `packed` is room for a panel of many rows.
pub(crate) fn sums<L: Lit>(
    weights: &[f32],
    biases: &[f32],
    lit: impl Fn(usize) -> L + Copy,
    sums: &mut [f32],
    stride: usize,
    packed: &mut Vec<Panel>,
) {
    let size = biases.len();
    let columns = |j| Columns {
        weights: &weights[j..],
        size,
    };
    match size {
        ..4 => {
            for j in 0..size {
                panel::<1, false, L>(columns(j), biases, lit, sums, stride, j);
            }
        }
        4..WIDE => {
            for j in panels::<4>(size) {
                panel::<4, false, L>(columns(j), biases, lit, sums, stride, j);
            }
        }
        WIDE => panel::<WIDE, true, L>(columns(0), biases, lit, sums, stride, 0),
        _ if sums.len() < MANY * stride => {
            for j in panels::<WIDE>(size) {
                panel::<WIDE, false, L>(columns(j), biases, lit, sums, stride, j);
            }
        }
        _ => {
            for j in panels::<WIDE>(size) {
                packed.clear();
                packed.extend(weights.chunks_exact(size).map(|row| first(&row[j..])));
                let columns = Columns {
                    weights: packed.as_flattened(),
                    size: WIDE,
                };
                panel::<WIDE, true, L>(columns, biases, lit, sums, stride, j);
            }
        }
    }
}

/// The `N` sums from the `j`th on, of all examples.
#[inline(always)]
fn panel<const N: usize, const WHOLE: bool, L: Lit>(
    columns: Columns,
    biases: &[f32],
    lit: impl Fn(usize) -> L,
    sums: &mut [f32],
    stride: usize,
    j: usize,
) {
    let bias = first::<N>(&biases[j..]);
    let mut pairs = sums.chunks_exact_mut(2 * stride);
    let mut n = 0;
    for pair in &mut pairs {
        let (of_a, of_b) = pair.split_at_mut(stride);
        let both = two_sums::<N, WHOLE, L>(columns, bias, lit(n), lit(n + 1));
        of_a[j..j + N].copy_from_slice(&both[0]);
        of_b[j..j + N].copy_from_slice(&both[1]);
        n += 2;
    }
    let last = pairs.into_remainder();
    if !last.is_empty() {
        let mut sum = bias;
        add_lit::<N, WHOLE>(columns, lit(n), &mut sum);
        last[j..j + N].copy_from_slice(&sum);
    }
}

/// Two examples in turn, so that neither waits for its own last sum.
#[inline(always)]
fn two_sums<const N: usize, const WHOLE: bool, L: Lit>(
    columns: Columns,
    bias: [f32; N],
    a: L,
    b: L,
) -> [[f32; N]; 2] {
    let (mut sum_a, mut sum_b) = (bias, bias);
    let both = a.len().min(b.len());
    let (a, a_rest) = a.split_at(both);
    let (b, b_rest) = b.split_at(both);
    for ((place_a, value_a), (place_b, value_b)) in a.each().zip(b.each()) {
        let weights_a = columns.row::<N, WHOLE>(place_a);
        let weights_b = columns.row::<N, WHOLE>(place_b);
        for k in 0..N {
            sum_a[k] += weights_a[k] * value_a;
        }
        for k in 0..N {
            sum_b[k] += weights_b[k] * value_b;
        }
    }
    add_lit::<N, WHOLE>(columns, a_rest, &mut sum_a);
    add_lit::<N, WHOLE>(columns, b_rest, &mut sum_b);
    [sum_a, sum_b]
}

#[inline(always)]
fn add_lit<const N: usize, const WHOLE: bool>(columns: Columns, lit: impl Lit, sum: &mut [f32; N]) {
    for (place, value) in lit.each() {
        let weights = columns.row::<N, WHOLE>(place);
        for k in 0..N {
            sum[k] += weights[k] * value;
        }
    }
}

/// The first `N` of at least as many numbers.
#[inline(always)]
fn first<const N: usize>(numbers: &[f32]) -> [f32; N] {
    *numbers.first_chunk().expect("a panel")
}

/// to(place, j) += value * deltas(j) for each of `lit`, in the order of the examples.
///
/// `to` is rows of `size` columns; `deltas` has `stride` numbers an example.
pub(crate) fn add_products<L: Lit>(
    to: &mut [f32],
    size: usize,
    lit: impl Fn(usize) -> L,
    deltas: &[f32],
    stride: usize,
) {
    let examples = deltas.chunks_exact(stride).enumerate();
    match size {
        WIDE => examples.for_each(|(n, deltas)| add_whole::<WIDE>(to, lit(n), deltas)),
        DIGITS => examples.for_each(|(n, deltas)| add_whole::<DIGITS>(to, lit(n), deltas)),
        _ => examples.for_each(|(n, deltas)| {
            for (place, value) in lit(n).each() {
                add_product(&mut to[place * size..][..size], value, deltas);
            }
        }),
    }
}

/// Rows of `N` columns, a length known to the compiler.
#[inline(always)]
fn add_whole<const N: usize>(to: &mut [f32], lit: impl Lit, deltas: &[f32]) {
    let deltas = first::<N>(deltas);
    let rows = to.as_chunks_mut::<N>().0;
    for (place, value) in lit.each() {
        add_product(&mut rows[place], value, &deltas);
    }
}

#[inline(always)]
fn add_product(row: &mut [f32], value: f32, deltas: &[f32]) {
    for (to, delta) in row.iter_mut().zip(deltas) {
        *to += value * delta;
    }
}

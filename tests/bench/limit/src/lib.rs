//! The loads, multiplies and adds of a forward pass and of a step of gradient descent through
//! 784-16-16-10, with all else taken away: no activation function, no cost, no search for what is
//! not 0, no check, no call an image. What it computes means nothing; how long that takes is what
//! no kernel with these sums can be faster than.
//!
//! Inputs come as lists of those that are not 0. Weights are rows of 16, a row an input, and there
//! is a transposed copy of the later layers, so that the way back has no sums across a vector. The
//! page lays everything out in memory and hands over where it lies.

const WIDE: usize = 16;
type Row = [f32; WIDE];

/// What the page keeps in memory, in this order.
#[repr(C)]
pub struct Weights {
    first: [Row; 784],
    first_biases: Row,
    later: [Later; 2],
}

/// The third layer has ten neurons: of its rows only the first twelve columns count.
#[repr(C)]
struct Later {
    rows: [Row; WIDE],
    transposed: [Row; WIDE],
    biases: Row,
}

const OUTPUTS: usize = 12;

/// The inputs that are not 0: those of image n from `starts[n]` up to `starts[n + 1]`.
#[derive(Clone, Copy)]
struct Images<'a> {
    starts: &'a [u32],
    rows: &'a [u32],
    values: &'a [f32],
}

impl<'a> Images<'a> {
    /// # Safety
    /// `starts` holds `count` + 1 ascending numbers, the last of which says how many `rows` and
    /// `values` there are; every row is below 784.
    unsafe fn new(
        count: usize,
        starts: *const u32,
        rows: *const u32,
        values: *const f32,
    ) -> Images<'a> {
        unsafe {
            let starts = std::slice::from_raw_parts(starts, count + 1);
            let lit = starts[count] as usize;
            Images {
                starts,
                rows: std::slice::from_raw_parts(rows, lit),
                values: std::slice::from_raw_parts(values, lit),
            }
        }
    }

    #[inline(always)]
    fn lit(&self, n: usize) -> (&'a [u32], &'a [f32]) {
        let of = self.starts[n] as usize..self.starts[n + 1] as usize;
        (&self.rows[of.clone()], &self.values[of])
    }
}

#[inline(always)]
fn add<const N: usize>(sum: &mut Row, row: &Row, x: f32) {
    for k in 0..N {
        sum[k] += row[k] * x;
    }
}

#[inline(always)]
fn first_row(weights: &Weights, row: u32) -> &Row {
    debug_assert!((row as usize) < weights.first.len());
    // SAFETY: as `Images::new` demands.
    unsafe { weights.first.get_unchecked(row as usize) }
}

/// The first layer of one image.
#[inline(always)]
fn one(weights: &Weights, (rows, values): (&[u32], &[f32]), sum: &mut Row) {
    for (&row, &x) in rows.iter().zip(values) {
        add::<WIDE>(sum, first_row(weights, row), x);
    }
}

/// The first layer of two images in turn, so that neither waits for its own last sum.
#[inline(always)]
fn two(weights: &Weights, a: (&[u32], &[f32]), b: (&[u32], &[f32])) -> [Row; 2] {
    let [mut sum_a, mut sum_b] = [weights.first_biases; 2];
    let both = a.0.len().min(b.0.len());
    let of_a = a.0[..both].iter().zip(&a.1[..both]);
    let of_b = b.0[..both].iter().zip(&b.1[..both]);
    for ((&row_a, &x_a), (&row_b, &x_b)) in of_a.zip(of_b) {
        add::<WIDE>(&mut sum_a, first_row(weights, row_a), x_a);
        add::<WIDE>(&mut sum_b, first_row(weights, row_b), x_b);
    }
    one(weights, (&a.0[both..], &a.1[both..]), &mut sum_a);
    one(weights, (&b.0[both..], &b.1[both..]), &mut sum_b);
    [sum_a, sum_b]
}

/// A later layer of `M` images at once: a row is loaded once for all of them.
#[inline(always)]
fn follow<const M: usize, const N: usize>(layer: &Later, before: &[Row; M]) -> [Row; M] {
    let mut sums = [layer.biases; M];
    for (i, row) in layer.rows.iter().enumerate() {
        for m in 0..M {
            add::<N>(&mut sums[m], row, before[m][i]);
        }
    }
    sums
}

/// What the outputs ask of the layer before: the transposed rows, as many as there are outputs.
#[inline(always)]
fn ask<const M: usize, const N: usize>(layer: &Later, deltas: &[Row; M]) -> [Row; M] {
    let mut sums = [[0.0; WIDE]; M];
    for (j, row) in layer.transposed[..N].iter().enumerate() {
        for m in 0..M {
            add::<WIDE>(&mut sums[m], row, deltas[m][j]);
        }
    }
    sums
}

/// Forward passes one image after another.
///
/// # Safety
/// As [`Images::new`]; `outputs` has room for `count` rows.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn predict(
    weights: &Weights,
    count: usize,
    starts: *const u32,
    rows: *const u32,
    values: *const f32,
    outputs: *mut Row,
) {
    let images = unsafe { Images::new(count, starts, rows, values) };
    let outputs = unsafe { std::slice::from_raw_parts_mut(outputs, count) };
    let [second, third] = &weights.later;
    for (n, output) in outputs.iter_mut().enumerate() {
        let mut sum = weights.first_biases;
        one(weights, images.lit(n), &mut sum);
        let [sum] = follow::<1, WIDE>(second, &[sum]);
        [*output] = follow::<1, OUTPUTS>(third, &[sum]);
    }
}

/// Forward passes two images at a time.
///
/// # Safety
/// As [`predict`]; `count` is even.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn batch(
    weights: &Weights,
    count: usize,
    starts: *const u32,
    rows: *const u32,
    values: *const f32,
    outputs: *mut Row,
) {
    let images = unsafe { Images::new(count, starts, rows, values) };
    let outputs = unsafe { std::slice::from_raw_parts_mut(outputs, count) };
    let [second, third] = &weights.later;
    for (p, pair) in outputs.as_chunks_mut::<2>().0.iter_mut().enumerate() {
        let sums = two(weights, images.lit(2 * p), images.lit(2 * p + 1));
        let sums = follow::<2, WIDE>(second, &sums);
        *pair = follow::<2, OUTPUTS>(third, &sums);
    }
}

/// What a minibatch has at each layer, a row an image.
#[repr(C)]
pub struct Room {
    activations: [[Row; 100]; 3],
    deltas: [[Row; 100]; 3],
}

/// Steps through all images, `minibatch` at a time: 1 or an even number up to 100 that divides
/// `count`. With a rate of 0 weights stay as they are, at the cost of any other rate.
///
/// # Safety
/// As [`Images::new`].
#[unsafe(no_mangle)]
pub unsafe extern "C" fn train(
    weights: &mut Weights,
    count: usize,
    starts: *const u32,
    rows: *const u32,
    values: *const f32,
    room: &mut Room,
    minibatch: usize,
    rate: f32,
) {
    let images = unsafe { Images::new(count, starts, rows, values) };
    for begin in (0..count).step_by(minibatch) {
        if minibatch == 1 {
            pass::<1>(weights, images, begin, 0, room, rate);
        } else {
            for n in (0..minibatch).step_by(2) {
                pass::<2>(weights, images, begin, n, room, rate);
            }
        }
        step(weights, images, begin, minibatch, room);
    }
}

/// Forward and back of `M` images of a minibatch, from its `n`th on.
#[inline(always)]
fn pass<const M: usize>(
    weights: &Weights,
    images: Images,
    begin: usize,
    n: usize,
    room: &mut Room,
    rate: f32,
) {
    let mut sums = [weights.first_biases; M];
    if M == 2 {
        let both = two(weights, images.lit(begin + n), images.lit(begin + n + 1));
        sums.copy_from_slice(&both[..M]);
    } else {
        one(weights, images.lit(begin + n), &mut sums[0]);
    }
    let [second, third] = &weights.later;
    let seconds = follow::<M, WIDE>(second, &sums);
    let mut outputs = follow::<M, OUTPUTS>(third, &seconds);
    for output in outputs.iter_mut().flatten() {
        *output *= rate;
    }
    let back = ask::<M, 10>(third, &outputs);
    let first = ask::<M, WIDE>(second, &back);
    for (to, from) in room.activations.iter_mut().zip([&sums, &seconds]) {
        to[n..n + M].copy_from_slice(from);
    }
    for (to, from) in room.deltas.iter_mut().zip([&first, &back, &outputs]) {
        to[n..n + M].copy_from_slice(from);
    }
}

/// Moves all weights by what the minibatch asks.
#[inline(always)]
fn step(weights: &mut Weights, images: Images, begin: usize, minibatch: usize, room: &Room) {
    for (n, delta) in room.deltas[0][..minibatch].iter().enumerate() {
        let (rows, values) = images.lit(begin + n);
        for (&row, &x) in rows.iter().zip(values) {
            debug_assert!((row as usize) < weights.first.len());
            // SAFETY: as `Images::new` demands.
            let row = unsafe { weights.first.get_unchecked_mut(row as usize) };
            for k in 0..WIDE {
                row[k] += x * delta[k];
            }
        }
        add::<WIDE>(&mut weights.first_biases, delta, 1.0);
    }
    let [second, third] = &mut weights.later;
    move_later::<WIDE>(second, &room.activations[0], &room.deltas[1], minibatch);
    move_later::<OUTPUTS>(third, &room.activations[1], &room.deltas[2], minibatch);
}

/// Two rows at a time stay in registers while the images go by.
#[inline(always)]
fn move_later<const N: usize>(
    layer: &mut Later,
    activations: &[Row; 100],
    deltas: &[Row; 100],
    minibatch: usize,
) {
    let images = || activations[..minibatch].iter().zip(&deltas[..minibatch]);
    for (i, [a, b]) in layer.rows.as_chunks_mut::<2>().0.iter_mut().enumerate() {
        let (mut sum_a, mut sum_b) = (*a, *b);
        for (x, delta) in images() {
            add::<N>(&mut sum_a, delta, x[2 * i]);
            add::<N>(&mut sum_b, delta, x[2 * i + 1]);
        }
        (*a, *b) = (sum_a, sum_b);
    }
    for (_, delta) in images() {
        add::<N>(&mut layer.biases, delta, 1.0);
    }
}

//! The crate's own calls, as often as Python asks for: what others are measured beside in beside.py.
//! Calls are repeated in here, so that the way from Python to C is in nobody's time.

use perceptible::batch::Batch;
use perceptible::forward::Trace;
use perceptible::network::{Activation, Network, Output};
use perceptible::random::Random;
use perceptible::samples::Samples;
use perceptible::step::Step;

const LAYERS: [usize; 4] = [784, 16, 16, 10];
const SEED: u64 = 7;

/// A network, and what it reads and learns.
pub struct Ours {
    network: Network,
    trace: Trace,
    batch: Batch,
    step: Step,
    images: Vec<f32>,
    labels: Vec<u8>,
    next: usize,
}

impl Ours {
    /// Where the next `count` images begin; round and round.
    fn next(&mut self, count: usize, of: usize) -> usize {
        let from = if self.next + count > of { 0 } else { self.next };
        self.next = from + count;
        from
    }
}

/// # Safety
/// There is room for `count` images and labels.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn draw(count: usize, images: *mut f32, labels: *mut u8) {
    let drawn = Samples::drawn(count, &mut Random::new(1));
    let images = unsafe { std::slice::from_raw_parts_mut(images, count * LAYERS[0]) };
    for (n, image) in images.chunks_exact_mut(LAYERS[0]).enumerate() {
        image.copy_from_slice(&drawn.image(n));
    }
    unsafe { std::slice::from_raw_parts_mut(labels, count) }.copy_from_slice(drawn.labels());
}

/// The network that all start from, with `count` images of its own.
///
/// # Safety
/// There are so many images and labels.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn make(count: usize, images: *const f32, labels: *const u8) -> *mut Ours {
    let network = Network::random(&LAYERS, Activation::Sigmoid, Output::Sigmoid, SEED)
        .expect("layers of a network");
    Box::into_raw(Box::new(Ours {
        trace: network.trace(),
        batch: Batch::new(&network),
        step: Step::new(&network),
        images: unsafe { std::slice::from_raw_parts(images, count * LAYERS[0]) }.to_vec(),
        labels: unsafe { std::slice::from_raw_parts(labels, count) }.to_vec(),
        next: 0,
        network,
    }))
}

/// Reads the first `of` images one by one, round and round.
#[unsafe(no_mangle)]
pub extern "C" fn predict(ours: &mut Ours, of: usize, calls: usize) {
    for _ in 0..calls {
        let from = ours.next(1, of) * LAYERS[0];
        let image = &ours.images[from..from + LAYERS[0]];
        ours.trace.input_mut().copy_from_slice(image);
        ours.network.read(&mut ours.trace).expect("an image");
        std::hint::black_box(ours.trace.digit());
    }
}

/// Reads all images at a call.
#[unsafe(no_mangle)]
pub extern "C" fn batch(ours: &mut Ours, calls: usize) {
    for _ in 0..calls {
        let outputs = ours.batch.outputs(&ours.network, 0, &ours.images);
        std::hint::black_box(outputs.expect("images").last());
    }
}

/// Steps of gradient descent, minibatch after minibatch, round and round.
#[unsafe(no_mangle)]
pub extern "C" fn step(ours: &mut Ours, minibatch: usize, rate: f32, calls: usize) {
    for _ in 0..calls {
        let from = ours.next(minibatch, ours.labels.len());
        let images = &ours.images[from * LAYERS[0]..(from + minibatch) * LAYERS[0]];
        let labels = &ours.labels[from..from + minibatch];
        let cost = ours.step.take(&mut ours.network, images, labels, rate);
        std::hint::black_box(cost.expect("images and labels"));
    }
}

/// The outputs of all images.
///
/// # Safety
/// There is room for them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn outputs(ours: &mut Ours, to: *mut f32) {
    let outputs = ours.network.outputs();
    let to = unsafe { std::slice::from_raw_parts_mut(to, ours.labels.len() * outputs) };
    let read = ours.batch.outputs(&ours.network, 0, &ours.images);
    for (to, read) in to.chunks_exact_mut(outputs).zip(read.expect("images")) {
        to.copy_from_slice(read);
    }
}

/// All parameters: of each layer the weights, row by row what an input sends, and the biases.
///
/// # Safety
/// There is room for them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn parameters(ours: &Ours, to: *mut f32) {
    let all = ours.network.parameters();
    unsafe { std::slice::from_raw_parts_mut(to, all.len()) }.copy_from_slice(all);
}

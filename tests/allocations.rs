//! Learning takes no memory while it goes on: rooms are made once and used again.
#![allow(unsafe_code)] // An allocator that counts cannot be written without.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

use perceptible::lessons::Lessons;
use perceptible::network::{Activation, CLASSIC, Network, Output};
use perceptible::random::Random;
use perceptible::step::Step;
use perceptible::train::{Optimizer, Recipe, Schedule, Trainer};

struct Counting;

thread_local! {
    // The test's own thread alone: the one that waits for it asks for memory as it likes.
    static COUNT: Cell<usize> = const { Cell::new(0) };
}

// SAFETY: every call goes to the system's allocator as it came.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let _ = COUNT.try_with(|count| count.set(count.get() + 1));
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// How often memory was asked for meanwhile.
fn counted(work: impl FnOnce()) -> usize {
    let before = COUNT.get();
    work();
    COUNT.get() - before
}

#[test]
fn neither_a_step_nor_a_training_takes_memory_once_it_is_under_way() {
    let mut random = Random::new(1);
    let mut network = Network::random(&CLASSIC, Activation::Sigmoid, Output::Sigmoid, 1).unwrap();
    let images: Vec<f32> = (0..784 * 10).map(|_| random.uniform()).collect();
    let labels = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
    let mut step = Step::new(&network);
    let mut steps = |n| {
        for _ in 0..n {
            step.take(&mut network, &images, &labels, 0.1).unwrap();
        }
    };
    assert!(counted(|| steps(1)) > 0, "the counter counts");
    assert_eq!(counted(|| steps(100)), 0);

    let mut lessons = Lessons::default();
    for image in images.chunks(784) {
        lessons.push(image, &[0.5; 10]);
    }
    for optimizer in [Optimizer::Descent, Optimizer::Adam { decay: 0.1 }] {
        let recipe = Recipe {
            optimizer,
            schedule: Schedule::Constant,
            minibatch: 7,
            ..Recipe::default()
        };
        let mut trainer = Trainer::new(network.clone(), lessons.len(), recipe).unwrap();
        let mut advance = |steps| {
            trainer.advance(&lessons, steps).unwrap();
        };
        assert!(counted(|| advance(10)) > 0);
        assert_eq!(counted(|| advance(100)), 0, "{optimizer:?}");
    }
}

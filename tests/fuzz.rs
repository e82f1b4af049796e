//! Every door against bytes of all kinds, at each test: the corpus, and what it becomes by a few
//! edits. `$FUZZ_SECONDS` says for how long at each door; the default is short because everything is
//! tested at every change, and the long way is `cargo xtask fuzz`. The edits come from a seed, so
//! that a longer time repeats what a shorter one has tried.

#[path = "fuzz/doors/mod.rs"]
mod doors;

use std::path::Path;
use std::time::{Duration, Instant};

use proptest::collection::vec;
use proptest::prelude::{Just, Strategy, any, prop_oneof};
use proptest::sample::{Index, select};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

const SECONDS: f32 = 3.0;
/// Tried between two looks at the clock.
const CASES: u32 = 64;

/// The bytes of a file of the corpus with up to eight edits.
fn edited(corpus: Vec<Vec<u8>>) -> impl Strategy<Value = Vec<u8>> {
    let of_corpus = select(corpus);
    let other = of_corpus.clone();
    let edit = (any::<Index>(), any::<Index>(), change(), other);
    (of_corpus, vec(edit, 0..8)).prop_map(|(mut bytes, edits)| {
        for (from, to, change, other) in edits {
            let (a, b) = (from.index(bytes.len() + 1), to.index(bytes.len() + 1));
            let (from, to) = (a.min(b), a.max(b));
            match change {
                Change::Put(new) => {
                    let end = (from + new.len()).min(bytes.len());
                    bytes.splice(from..end, new);
                }
                Change::Insert(new) => {
                    bytes.splice(from..from, new);
                }
                Change::Remove => {
                    // Of most edits little is lost.
                    bytes.drain(from..to.min(from + 8));
                }
                Change::Cut => bytes.truncate(to),
                Change::Repeat => {
                    let part = bytes[from..to.min(from + 64)].to_vec();
                    bytes.splice(from..from, part);
                }
                Change::Splice => {
                    let rest = other[from.min(other.len())..].to_vec();
                    bytes.splice(from.., rest);
                }
            }
        }
        bytes
    })
}

#[derive(Clone, Debug)]
enum Change {
    Put(Vec<u8>),
    Insert(Vec<u8>),
    Remove,
    Cut,
    Repeat,
    Splice,
}

fn change() -> impl Strategy<Value = Change> {
    // Bytes that mean something to one door or another, and any.
    let telling = select(b"{}[]\",:\\0199.-eu/ \n\0\x01\x08\x7f\x80\xff\x1f\x8b".to_vec());
    let byte = prop_oneof![telling, any::<u8>()];
    prop_oneof![
        8 => vec(byte.clone(), 1..5).prop_map(Change::Put),
        4 => vec(byte, 1..5).prop_map(Change::Insert),
        3 => Just(Change::Remove),
        1 => Just(Change::Cut),
        2 => Just(Change::Repeat),
        1 => Just(Change::Splice),
    ]
}

fn corpus(door: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fuzz/corpus")
        .join(door);
    let mut paths: Vec<_> = std::fs::read_dir(&folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    paths
        .iter()
        .map(|path| std::fs::read(path).unwrap())
        .collect()
}

fn seconds() -> Duration {
    let seconds = match std::env::var("FUZZ_SECONDS") {
        Ok(given) => given.parse().expect("$FUZZ_SECONDS as a number"),
        Err(_) => SECONDS,
    };
    Duration::from_secs_f32(seconds)
}

fn withstands(door: &str, knock: fn(&[u8])) {
    let corpus = corpus(door);
    assert!(!corpus.is_empty(), "no corpus of {door}");
    for file in &corpus {
        knock(file);
    }
    let config = Config {
        cases: CASES,
        failure_persistence: None,
        ..Config::default()
    };
    let seed = TestRng::from_seed(RngAlgorithm::XorShift, &[7; 16]);
    let mut runner = TestRunner::new_with_rng(config, seed);
    let edited = edited(corpus);
    let end = Instant::now() + seconds();
    let mut tried = 0;
    while Instant::now() < end {
        let outcome = runner.run(&edited, |bytes| {
            knock(&bytes);
            Ok(())
        });
        if let Err(error) = outcome {
            panic!("{door}: {error}");
        }
        tried += CASES;
    }
    println!("{door}: {tried} files");
}

#[test]
fn a_model_file_of_any_bytes_is_read_as_its_library_reads_it_or_refused() {
    withstands("safetensors", doors::safetensors::knock);
}

#[test]
fn an_onnx_file_holds_the_whole_network() {
    withstands("onnx", doors::onnx::knock);
}

#[test]
fn idx_files_of_any_bytes_are_read_or_refused() {
    withstands("idx", doors::idx::knock);
}

#[test]
fn a_pen_file_of_any_bytes_is_read_or_refused() {
    withstands("pens", doors::pens::knock);
}

#[test]
fn strokes_of_any_points_are_an_image_or_refused() {
    withstands("strokes", doors::strokes::knock);
}

#[test]
fn a_step_from_any_numbers_is_taken_whole_or_not_at_all() {
    withstands("step", doors::step::knock);
}

#[test]
fn memory_that_is_held_is_counted() {
    let (_, held) = doors::most_held(|| drop(vec![1u8; 5000]));
    assert!((5000..5100).contains(&held), "{held}");
}

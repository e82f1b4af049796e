//! The bundled models are held to what the project promises of them. Accuracies need data: the
//! folder `$PERCEPTIBLE_DATA`, else `../shared/data`; without it those tests say so and pass,
//! unless `PERCEPTIBLE_REQUIRE_DATA=1`.

use std::path::{Path, PathBuf};

use perceptible::image::{BLANK, Image, Preparation, prepare};
use perceptible::model::{bundled, from_safetensors};
use perceptible::network::Network;
use perceptible::random::Random;
use perceptible::samples::Samples;
use perceptible::vary;

/// Name, bytes at most, accuracy on the MNIST test set at least.
const MODELS: [(&str, usize, f64); 3] = [
    ("classic", 27_000, 98.0),
    ("classic-relu", 27_000, 98.3),
    ("wide", 250_000, 99.2),
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn file(name: &str) -> Vec<u8> {
    std::fs::read(root().join(format!("models/{name}.safetensors"))).unwrap()
}

fn model(name: &str) -> Network {
    from_safetensors(&file(name)).unwrap()
}

/// The MNIST test set, or `None` with a word why.
fn test_set() -> Option<Samples> {
    let folder = match std::env::var_os("PERCEPTIBLE_DATA") {
        Some(folder) => PathBuf::from(folder),
        None => root().join("../shared/data"),
    };
    let read = |name: &str| std::fs::read(folder.join("mnist").join(name));
    let images = read("t10k-images-idx3-ubyte.gz");
    let labels = read("t10k-labels-idx1-ubyte.gz");
    match (images, labels) {
        (Ok(images), Ok(labels)) => Some(Samples::from_idx(&images, &labels).unwrap()),
        _ if std::env::var_os("PERCEPTIBLE_REQUIRE_DATA").is_some_and(|value| value == "1") => {
            panic!("expected the MNIST test set in {}/mnist", folder.display())
        }
        _ => {
            eprintln!(
                "skipped: no MNIST test set in {}/mnist (set PERCEPTIBLE_DATA)",
                folder.display()
            );
            None
        }
    }
}

/// Right answers and answers without any output above one half, in percent.
fn measure(network: &Network, samples: &Samples, change: impl Fn(&Image) -> Image) -> (f64, f64) {
    let mut trace = network.trace();
    let (mut right, mut refused) = (0, 0);
    for (n, &label) in samples.labels().iter().enumerate() {
        let image = prepare(&change(&samples.image(n)), &Preparation::default());
        network.forward(&image, &mut trace);
        right += usize::from(trace.digit() == usize::from(label));
        refused += usize::from(trace.outputs().iter().all(|&output| output <= 0.5));
    }
    let percent = |count: usize| 100.0 * count as f64 / samples.len() as f64;
    (percent(right), percent(refused))
}

fn claims(network: &Network, image: &Image) -> bool {
    let mut trace = network.trace();
    network.forward(&prepare(image, &Preparation::default()), &mut trace);
    trace.outputs().iter().any(|&output| output > 0.5)
}

#[test]
fn the_files_are_as_small_as_promised_and_expect_prepared_images() {
    for (name, bytes, _) in MODELS {
        let found = file(name).len();
        assert!(found <= bytes, "{name}: {found} bytes, at most {bytes}");
        assert!(model(name).prepared, "{name}");
    }
    assert_eq!(bundled(), model("classic"));
    assert_eq!(bundled().parameters().len(), 13_002);
}

#[test]
fn the_test_set_is_read_as_well_as_promised_also_moved_and_faint() {
    let Some(samples) = test_set() else { return };
    for (name, _, floor) in MODELS {
        let network = model(name);
        let (right, refused) = measure(&network, &samples, |image| *image);
        println!("{name}: {right:.2} % right, {refused:.2} % refused");
        assert!(right >= floor, "{name}: {right:.2} %, at least {floor} %");
        assert!(refused <= 1.5, "{name}: {refused:.2} % refused");
        let (moved, _) = measure(&network, &samples, |image| vary::shift(image, 2.0, -2.0));
        let (faint, _) = measure(&network, &samples, |image| vary::brightness(image, 0.4));
        assert!(
            moved >= right - 0.3,
            "{name}: {right:.2} %, moved {moved:.2} %"
        );
        assert!(
            faint >= right - 0.3,
            "{name}: {right:.2} %, faint {faint:.2} %"
        );
    }
}

#[test]
fn a_blank_and_noise_are_no_digit() {
    for (name, _, _) in MODELS {
        let network = model(name);
        assert!(!claims(&network, &BLANK), "{name}: the blank");
        let mut random = Random::new(77);
        let claimed = (0..2_000)
            .filter(|_| claims(&network, &std::array::from_fn(|_| random.uniform())))
            .count();
        assert!(claimed < 20, "{name}: {claimed} of 2000 images of noise");
    }
}

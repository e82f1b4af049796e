//! Model files against the libraries of others, in Python: written here, read and run there by a
//! script of `tests/python/`, written there, read again here.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use perceptible::model::{Precision, bundled, from_safetensors, to_onnx, to_safetensors};
use perceptible::network::{Activation, Network, Output};
use perceptible::random::Random;

use crate::project::{root, run as start};

/// Numbers of the images that every network is run on.
const NUMBERS: usize = 200 * 784;

/// What a command says that cannot do without.
pub(crate) const NO_PYTHON: &str =
    "skipped: no python3 that can make virtual environments (python3-venv)";

/// Whom networks travel to.
#[derive(Clone, Copy)]
pub(crate) struct Partner {
    script: &'static str,
    requirements: &'static str,
    /// Where in target/ its virtual environment lies.
    environment: &'static str,
}

/// The published safetensors package, NumPy and onnxruntime.
pub(crate) const NUMPY: Partner = Partner {
    script: "exchange.py",
    requirements: "requirements.txt",
    environment: "python",
};

/// PyTorch, whose packages are gigabytes: a command of its own rather than a part of the tests.
pub(crate) const PYTORCH: Partner = Partner {
    script: "pytorch.py",
    requirements: "requirements-pytorch.txt",
    environment: "pytorch",
};

/// Runs the exchange with a partner, or says why it cannot be run and passes.
pub(crate) fn run(partner: Partner) -> Result<()> {
    let Some(python) = environment(partner)? else {
        println!("{NO_PYTHON}");
        return Ok(());
    };
    let folder = root().join("target/exchange");
    if folder.exists() {
        std::fs::remove_dir_all(&folder)?;
    }
    std::fs::create_dir_all(&folder)?;
    let networks = networks()?;
    write(&folder, &networks)?;
    start(
        Command::new(python)
            .arg(root().join("tests/python").join(partner.script))
            .arg(&folder),
    )?;
    for (name, network) in networks {
        let path = folder.join(format!("{name}.back.safetensors"));
        let bytes = std::fs::read(&path).with_context(|| path.display().to_string())?;
        if from_safetensors(&bytes)? != network {
            bail!("expected {name} back from Python as it went, got another network");
        }
    }
    Ok(())
}

/// A Python with NumPy: PyTorch's, where its environment has been made, which has both.
pub(crate) fn python() -> Result<Option<PathBuf>> {
    let pytorch = PYTORCH.python();
    if pytorch.is_file() {
        return Ok(Some(pytorch));
    }
    environment(NUMPY)
}

impl Partner {
    fn python(self) -> PathBuf {
        root()
            .join("target")
            .join(self.environment)
            .join("bin/python3")
    }
}

/// The networks that travel: the bundled one and one of each kind.
fn networks() -> Result<Vec<(String, Network)>> {
    let mut networks = vec![("classic".to_owned(), bundled())];
    for activation in [
        Activation::Sigmoid,
        Activation::Relu,
        Activation::Tanh,
        Activation::Identity,
    ] {
        for output in [Output::Sigmoid, Output::Softmax] {
            let network = Network::random(&[20, 9, 6, 3], activation, output, 4)?;
            networks.push((format!("{}-{}", activation.name(), output.name()), network));
        }
    }
    let direct = Network::random(&[784, 10], Activation::Sigmoid, Output::Softmax, 5)?;
    networks.push(("no-hidden-layer".to_owned(), direct));
    Ok(networks)
}

fn write(folder: &Path, networks: &[(String, Network)]) -> Result<()> {
    let mut random = Random::new(6);
    // Mostly paper, as drawings are.
    let pixel = |random: &mut Random| match random.below(5) {
        0 => random.uniform(),
        _ => 0.0,
    };
    let images: Vec<f32> = (0..NUMBERS).map(|_| pixel(&mut random)).collect();
    std::fs::write(folder.join("images"), bytes(&images))?;
    for (name, network) in networks {
        let mut trace = network.trace();
        let mut outputs = Vec::new();
        for image in images.chunks_exact(network.inputs()) {
            network.forward(image, &mut trace);
            outputs.extend(trace.outputs());
        }
        let file = |ending: &str| folder.join(format!("{name}.{ending}"));
        std::fs::write(file("outputs"), bytes(&outputs))?;
        std::fs::write(file("onnx"), to_onnx(network))?;
        std::fs::write(file("safetensors"), to_safetensors(network, Precision::F32))?;
    }
    Ok(())
}

fn bytes(numbers: &[f32]) -> Vec<u8> {
    numbers
        .iter()
        .flat_map(|number| number.to_le_bytes())
        .collect()
}

/// The Python of a virtual environment with the pinned packages; `None` where none can be made.
fn environment(partner: Partner) -> Result<Option<PathBuf>> {
    let folder = root().join("target").join(partner.environment);
    let python = partner.python();
    let wanted = root().join("tests/python").join(partner.requirements);
    let stamp = folder.join("requirements.txt");
    let list = std::fs::read(&wanted)?;
    if std::fs::read(&stamp).is_ok_and(|installed| installed == list) {
        return Ok(Some(python));
    }
    let made = Command::new("python3")
        .args(["-m", "venv"])
        .arg(&folder)
        .output();
    if !made.is_ok_and(|made| made.status.success()) {
        return Ok(None);
    }
    start(
        Command::new(&python)
            .args([
                "-m",
                "pip",
                "install",
                "--quiet",
                "--disable-pip-version-check",
                "-r",
            ])
            .arg(&wanted),
    )?;
    std::fs::write(stamp, list)?;
    Ok(Some(python))
}

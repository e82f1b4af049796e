//! Where samples lie on this disk. Knows no network.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use perceptible::samples::{Pen, Samples, pens};

use crate::project::root;

/// The folder of data, if there is one: `$PERCEPTIBLE_DATA`, else `../shared/data` beside the
/// repository. It holds `mnist/` and `unipen/development.ndjson.gz`.
pub(crate) fn folder() -> Option<PathBuf> {
    match std::env::var_os("PERCEPTIBLE_DATA") {
        Some(path) => Some(path.into()),
        None => Some(root().join("../shared/data")).filter(|path| path.is_dir()),
    }
}

/// The folder of the four MNIST files: `given`, else the one of the data folder.
pub(crate) fn mnist(given: Option<&Path>) -> Option<PathBuf> {
    given
        .map(Path::to_path_buf)
        .or_else(|| Some(folder()?.join("mnist")).filter(|path| path.is_dir()))
}

/// The pen file: `given`, else the one of the data folder.
pub(crate) fn pen(given: Option<&Path>) -> Option<PathBuf> {
    given
        .map(Path::to_path_buf)
        .or_else(|| Some(folder()?.join("unipen/development.ndjson.gz")).filter(|p| p.is_file()))
}

/// One MNIST set of `folder`: `train` or `t10k`; plain files or, where those are missing, gzip.
pub(crate) fn read_mnist(folder: &Path, set: &str) -> Result<Samples> {
    let read = |name: String| {
        let plain = folder.join(&name);
        let path = if plain.is_file() {
            plain
        } else {
            folder.join(format!("{name}.gz"))
        };
        std::fs::read(&path).with_context(|| path.display().to_string())
    };
    let images = read(format!("{set}-images-idx3-ubyte"))?;
    let labels = read(format!("{set}-labels-idx1-ubyte"))?;
    Samples::from_idx(&images, &labels).with_context(|| format!("{} in {}", set, folder.display()))
}

/// The samples of a pen file.
pub(crate) fn read_pens(path: &Path) -> Result<Vec<Pen>> {
    let bytes = std::fs::read(path).with_context(|| path.display().to_string())?;
    pens(&bytes).with_context(|| path.display().to_string())
}

//! Binaryen's programs. What they make of a module takes seconds and depends on nothing else, so that it
//! is kept in target/binaryen under the hash of the program's version, its arguments and the module.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};
use tempfile::NamedTempFile;

use crate::project::{self, root};

/// What every browser of the page's baseline understands; the crate is compiled with no more.
const FEATURES: [&str; 7] = [
    "--enable-simd",
    "--enable-bulk-memory",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// A module as wasm-opt rewrites it.
pub(crate) fn wasm_opt(arguments: &[&str], module: &Path) -> Result<Vec<u8>> {
    made("wasm-opt", &[&FEATURES, arguments].concat(), module)
}

/// A module in JavaScript.
pub(crate) fn wasm2js(arguments: &[&str], module: &Path) -> Result<Vec<u8>> {
    made("wasm2js", arguments, module)
}

fn made(program: &str, arguments: &[&str], module: &Path) -> Result<Vec<u8>> {
    let mut binaryen = project::node_program(&format!("binaryen/bin/{program}"))?;
    let mut asked = Sha256::new();
    for file in [&root().join("node_modules/binaryen/package.json"), module] {
        asked.update(fs::read(file).with_context(|| file.display().to_string())?);
    }
    asked.update(format!("{program} {arguments:?}"));
    let folder = root().join("target/binaryen");
    let kept = folder.join(format!("{:x}", asked.finalize()));
    if let Ok(bytes) = fs::read(&kept) {
        return Ok(bytes);
    }
    fs::create_dir_all(&folder).with_context(|| folder.display().to_string())?;
    // Under its name it is whole.
    let out = NamedTempFile::new_in(&folder)?;
    binaryen
        .args(arguments)
        .arg(module)
        .arg("-o")
        .arg(out.path());
    project::run(&mut binaryen)?;
    let bytes = fs::read(out.path()).with_context(|| kept.display().to_string())?;
    out.persist(&kept)?;
    Ok(bytes)
}

//! The Rust crate as others get it: what cargo publishes compiles by itself, is small and holds no
//! data but the bundled network, and needs no wasm-bindgen natively.

use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::project::{self, cargo, root, run};

/// The most that a user downloads, in bytes.
const DOWNLOAD: u64 = 150_000;

/// What it may hold beside src/: cargo's own files among them.
const FILES: [&str; 8] = [
    ".cargo_vcs_info.json",
    "Cargo.lock",
    "Cargo.toml",
    "Cargo.toml.orig",
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "README.md",
    "models/classic.safetensors",
];

/// What only the WebAssembly boundary is made of.
const BINDINGS: [&str; 3] = ["wasm-bindgen", "js-sys", "web-sys"];

/// Checks all of it.
pub(crate) fn check() -> Result<()> {
    // Changes that are not committed yet are to be checked as well.
    let of_crate = ["--package", "perceptible", "--allow-dirty", "--quiet"];
    let list = read(cargo().arg("package").args(of_crate).arg("--list"))?;
    let is_known = |file: &&str| FILES.contains(file) || file.starts_with("src/");
    let others: Vec<&str> = list.lines().filter(|file| !is_known(file)).collect();
    if !others.is_empty() {
        bail!("expected the crate to hold src/ and what belongs to it, got {others:?} as well");
    }

    run(cargo().arg("package").args(of_crate))?;
    let name = format!("perceptible-{}.crate", env!("CARGO_PKG_VERSION"));
    let packed = target()?.join("package").join(&name);
    let size = std::fs::metadata(&packed).context(name)?.len();
    println!("{size} of {DOWNLOAD} bytes: {}", packed.display());
    if size > DOWNLOAD {
        bail!("the crate has {size} bytes, more than {DOWNLOAD}");
    }

    let host = bindings(None)?;
    if !host.is_empty() {
        bail!("expected no {host:?} among what the crate needs natively");
    }
    if bindings(Some(project::WASM))?.is_empty() {
        bail!("expected {BINDINGS:?} among what the crate needs for WebAssembly, got none");
    }
    Ok(())
}

/// Those of [`BINDINGS`] that the crate is built with; natively unless a target is given.
fn bindings(target: Option<&str>) -> Result<Vec<&'static str>> {
    let mut tree = cargo();
    tree.args([
        "tree",
        "--package",
        "perceptible",
        "--edges",
        "normal,build",
    ]);
    tree.args(["--prefix", "none", "--format", "{p}"]);
    if let Some(target) = target {
        tree.args(["--target", target]);
    }
    let tree = read(&mut tree)?;
    let names: Vec<&str> = tree
        .lines()
        .filter_map(|line| line.split(' ').next())
        .collect();
    Ok(BINDINGS
        .into_iter()
        .filter(|name| names.contains(name))
        .collect())
}

/// Where cargo builds.
fn target() -> Result<std::path::PathBuf> {
    let metadata = read(cargo().args(["metadata", "--format-version=1", "--no-deps"]))?;
    let metadata: serde_json::Value = serde_json::from_str(&metadata)?;
    let folder = metadata["target_directory"]
        .as_str()
        .context("cargo's target directory")?;
    Ok(root().join(Path::new(folder)))
}

/// What a command prints.
fn read(command: &mut std::process::Command) -> Result<String> {
    let line = project::line(command);
    let output = command
        .output()
        .with_context(|| format!("could not start `{line}`"))?;
    if !output.status.success() {
        bail!(
            "`{line}` failed: {}",
            String::from_utf8_lossy(&output.stderr)
        );
    }
    Ok(String::from_utf8(output.stdout)?)
}

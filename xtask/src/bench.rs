//! `cargo xtask bench`: how fast the core is in Chromium, beside other people's libraries, beside plain
//! JavaScript, beside itself compiled without vector instructions, and beside the arithmetic alone; and
//! natively beside what Python has. On MNIST's training images where the data folder has them, else on
//! drawn digits. It reports and judges nothing; what is measured, and how, is in tests/bench/.

use std::env::consts;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use clap::Args;
use wasm_bindgen_cli_support::Bindgen;

use crate::project::{self, root};
use crate::{build, data, exchange, site};

/// Where the glue of the core without vector instructions goes.
const SCALAR: &str = "target/scalar/glue";
/// The crate of the arithmetic alone, and where it is built.
const ARITHMETIC: &str = "tests/bench/limit/Cargo.toml";
const ARITHMETIC_TARGET: &str = "target/limit";
/// The peers' packages, pinned by a lock file of their own.
const PEERS: &str = "tests/bench/peers";
/// Those among them that are Rust, crates with lock files of their own, and where they are built.
const RUST_PEERS: [&str; 2] = ["burn", "candle"];
const RUST_PEERS_TARGET: &str = "target/peers";
/// The crate as a native library for Python, where it is built, and what measures it beside others.
const NATIVE: &str = "tests/bench/native/Cargo.toml";
const NATIVE_TARGET: &str = "target/native";
const BESIDE: &str = "tests/bench/native/beside.py";
const NATIVE_REPORT: &str = "target/bench-native.json";
const NATIVE_ROUNDS: u32 = 21;
/// Where the report lies that the README is written from.
const REPORT: &str = "target/bench.json";

#[derive(Args)]
pub(crate) struct Options {
    /// Writes the measurements into this file as well.
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
    /// Leaves the peers out, and with them what is to be downloaded: the quick way to look at a kernel.
    #[arg(long)]
    alone: bool,
    /// Measures natively in this Python, beside its NumPy and its PyTorch, where it has that; else in the
    /// environment that `cargo xtask pytorch` made, or in one with NumPy.
    #[arg(long, value_name = "FILE")]
    python: Option<PathBuf>,
    /// Goes round once, which proves that all of it runs and measures nothing well.
    #[arg(long)]
    quick: bool,
    /// Writes the figures into README.md and docs/bench.md and the chart into docs/bench.svg.
    #[arg(long, conflicts_with_all = ["alone", "quick"])]
    write_readme: bool,
}

/// Builds what is measured, measures it, and prints the tables.
pub(crate) fn run(options: &Options) -> Result<()> {
    let chromium = project::chromium()?;
    project::install_node_modules()?;
    build::stage()?.publish()?;
    if !options.alone {
        project::install(&root().join(PEERS))?;
        for name in RUST_PEERS {
            build_rust_peer(name)?;
        }
        // What a reader downloads.
        site::write(None, &site::folder())?;
    }
    build_scalar(&root().join(SCALAR))?;
    let arithmetic = build_arithmetic()?;

    println!();
    let report = root().join(REPORT);
    let mut node = Command::new("node");
    node.args(["tests/bench/run.js", "--scalar", SCALAR, "--arithmetic"])
        .arg(arithmetic)
        .arg("--json")
        .arg(&report)
        .env("CHROMIUM", chromium)
        .current_dir(root());
    if !options.alone {
        node.arg("--peers");
    }
    if options.quick {
        node.arg("--quick");
    }
    if !options.alone && measure_natively(options)? {
        node.args(["--native", NATIVE_REPORT]);
    }
    if let Some(mnist) = data::mnist(None) {
        node.arg("--mnist").arg(mnist);
    }
    project::run(&mut node)?;
    if options.write_readme {
        let mut publish = Command::new("node");
        publish.arg("tests/bench/publish.js").arg(&report);
        project::run(publish.current_dir(root()))?;
        for file in ["docs/bench.svg", "docs/bench.md", "README.md"] {
            println!("{}", root().join(file).display());
        }
    }
    if let Some(json) = &options.json {
        let json = std::path::absolute(json)?;
        fs::copy(&report, &json).with_context(|| json.display().to_string())?;
        println!("{}", json.display());
    }
    Ok(())
}

/// The arithmetic alone; returns where the module lies, seen from the root.
fn build_arithmetic() -> Result<String> {
    build_module(ARITHMETIC, ARITHMETIC_TARGET, "limit")
}

/// A peer in Rust, with vector instructions as .cargo/config.toml has them for all modules, and its glue
/// into [`RUST_PEERS_TARGET`].
fn build_rust_peer(name: &str) -> Result<()> {
    let manifest = format!("{PEERS}/{name}/Cargo.toml");
    let module = build_module(&manifest, RUST_PEERS_TARGET, &format!("peer_{name}"))?;
    write_glue(root().join(module), name, &root().join(RUST_PEERS_TARGET))
}

/// A crate outside the workspace, compiled to WebAssembly; returns where the module lies, seen from the
/// root.
fn build_module(manifest: &str, target: &str, name: &str) -> Result<String> {
    project::install_wasm_target()?;
    let mut cargo = project::cargo();
    cargo.args([
        "build",
        "--locked",
        "--release",
        "--manifest-path",
        manifest,
    ]);
    cargo.args(["--target-dir", target, "--target", project::WASM]);
    project::run(&mut cargo)?;
    Ok(format!("{target}/{}/release/{name}.wasm", project::WASM))
}

/// Writes [`NATIVE_REPORT`], or says why it cannot and returns false.
fn measure_natively(options: &Options) -> Result<bool> {
    let python = match &options.python {
        Some(python) => Some(std::path::absolute(python)?),
        None => exchange::python()?,
    };
    let Some(python) = python else {
        println!("{}", exchange::NO_PYTHON);
        return Ok(false);
    };
    let mut cargo = project::cargo();
    cargo.args(["build", "--locked", "--release", "--manifest-path", NATIVE]);
    project::run(cargo.args(["--target-dir", NATIVE_TARGET]))?;
    let (prefix, suffix) = (consts::DLL_PREFIX, consts::DLL_SUFFIX);
    let library = format!("{NATIVE_TARGET}/release/{prefix}native{suffix}");
    let rounds = if options.quick { 1 } else { NATIVE_ROUNDS };
    let mut beside = Command::new(python);
    beside
        .arg(BESIDE)
        .arg(root().join(library))
        .args([NATIVE_REPORT, &rounds.to_string()])
        .args(data::mnist(None))
        .current_dir(root());
    project::run(&mut beside)?;
    Ok(true)
}

/// The core for machines without vector instructions, and its glue into `out`.
fn build_scalar(out: &Path) -> Result<()> {
    write_glue(build::compile(build::SCALAR)?, "core", out)
}

/// What JavaScript calls a module by, beside the module as a page loads it.
fn write_glue(module: PathBuf, name: &str, out: &Path) -> Result<()> {
    fs::create_dir_all(out).with_context(|| out.display().to_string())?;
    Bindgen::new()
        .input_path(module)
        .out_name(name)
        .web(true)?
        .omit_default_module_path(false)
        .generate(out)
        .context("wasm-bindgen could not generate the glue")
}

//! `cargo xtask mutants`: changes the source in one small way after another (cargo-mutants) and asks
//! whether a test notices. What survives is to be noticed by a new test.

use std::path::PathBuf;

use anyhow::{Result, bail};
use clap::Args;

use crate::project::{root, run as start};
use crate::tools::{free, tool};

/// Of cargo-mutants.
const VERSION: &str = "27.1.0";

#[derive(Args)]
pub(crate) struct Options {
    /// Files of src/ [default: all, which takes most of a day].
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Asks the tests in src/ and these files of tests/ alone (comma-separated, or given again).
    #[arg(long, value_delimiter = ',')]
    test: Vec<String>,
}

/// Fails where a mutant survives.
pub(crate) fn run(options: &Options) -> Result<()> {
    for file in &options.files {
        if !root().join(file).is_file() {
            bail!("expected a file of the repository, got {}", file.display());
        }
    }
    let mut mutants = free(tool("cargo-mutants", VERSION)?);
    mutants.args(["mutants", "--package", "perceptible", "--jobs=1"]);
    mutants.args(["--timeout=120", "--output", "target/mutants"]);
    // Each is built once and tested for seconds: to optimise it would take longer than it gains.
    mutants.arg("--cargo-arg=--config=profile.dev.package.perceptible.opt-level=1");
    mutants.env("CARGO_PROFILE_DEV_DEBUG", "none");
    mutants.env("FUZZ_SECONDS", "0.5");
    for file in &options.files {
        mutants.arg("--file").arg(file);
    }
    if !options.test.is_empty() {
        mutants.arg("--cargo-arg=--lib");
        for test in &options.test {
            mutants.arg(format!("--cargo-arg=--test={test}"));
        }
    }
    start(&mut mutants)
}

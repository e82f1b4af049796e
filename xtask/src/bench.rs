//! `cargo xtask bench`: how fast the core is in Chromium, beside plain JavaScript and beside itself
//! compiled without vector instructions, and how large the parts are. On MNIST's training images
//! where the data folder has them, else on drawn digits. It reports and judges nothing; what is
//! measured, and how, is in tests/bench/.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use clap::Args;
use wasm_bindgen_cli_support::Bindgen;

use crate::project::{self, root};
use crate::{build, data, site};

/// Where the glue of the core without vector instructions goes.
const SCALAR: &str = "target/scalar/glue";

#[derive(Args)]
pub(crate) struct Options {
    /// Writes the measurements into this file as well.
    #[arg(long)]
    json: Option<PathBuf>,
}

/// Builds both cores, measures them, and prints the table.
pub(crate) fn run(options: &Options) -> Result<()> {
    let chromium = project::chromium()?;
    // Its list of files says what a reader downloads.
    site::write(None)?;
    build::stage()?.publish()?;
    build_scalar(&root().join(SCALAR))?;

    println!();
    let mut node = Command::new("node");
    node.args(["tests/bench/run.js", "--scalar", SCALAR])
        .env("CHROMIUM", chromium)
        .current_dir(root());
    if let Some(mnist) = data::mnist(None) {
        node.arg("--mnist").arg(mnist);
    }
    let json = options.json.as_ref().map(std::path::absolute).transpose()?;
    if let Some(json) = &json {
        node.arg("--json").arg(json);
    }
    project::run(&mut node)?;
    if let Some(json) = json {
        println!("{}", json.display());
    }
    Ok(())
}

/// The core for machines without vector instructions, and its glue into `out`.
fn build_scalar(out: &Path) -> Result<()> {
    fs::create_dir_all(out).with_context(|| out.display().to_string())?;
    Bindgen::new()
        .input_path(build::compile(build::SCALAR)?)
        .out_name("core")
        .web(true)?
        .omit_default_module_path(false)
        .generate(out)
        .context("wasm-bindgen could not generate the glue")
}

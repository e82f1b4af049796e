//! `cargo xtask lighthouse`: how Lighthouse rates the built site on its phone profile. What it asks of
//! a page is in tests/e2e/lighthouse.test.js, but for speed: that moves with the machine, so that it is
//! asked for here, on one that has nothing else to do.

use std::process::Command;

use anyhow::Result;
use clap::Args;

use crate::project::{self, root};
use crate::site;

#[derive(Args)]
pub(crate) struct Options {
    /// How often; the median counts.
    #[arg(long, default_value_t = 3)]
    runs: u32,
}

/// Builds the site, rates it, and fails where the median of a score is too low.
pub(crate) fn run(options: &Options) -> Result<()> {
    let chromium = project::chromium()?;
    site::write(None, &site::folder())?;
    println!();
    let mut node = Command::new("node");
    node.arg("tests/lighthouse/run.js")
        .arg(options.runs.to_string())
        .env("CHROMIUM", chromium)
        .current_dir(root());
    project::run(&mut node)
}

//! `cargo xtask frames`: how much of a frame each figure of the article takes in Chromium while a
//! reader handles it and all others are alive. It reports and judges nothing; what is done with a
//! figure, and how a frame is measured, is in tests/frames/.

use std::process::Command;

use anyhow::Result;
use clap::Args;

use crate::build;
use crate::project::{self, root};

#[derive(Args)]
pub(crate) struct Options {
    /// How often each act is done.
    #[arg(long, default_value_t = 3)]
    rounds: u32,

    /// One figure alone.
    #[arg(long)]
    view: Option<String>,
}

/// Builds the page as it is written, measures it, and prints the table.
pub(crate) fn run(options: &Options) -> Result<()> {
    let chromium = project::chromium()?;
    build::stage()?.publish()?;
    println!();
    let mut node = Command::new("node");
    node.args(["tests/frames/run.js", "--rounds"])
        .arg(options.rounds.to_string())
        .env("CHROMIUM", chromium)
        .current_dir(root());
    if let Some(view) = &options.view {
        node.arg("--view").arg(view);
    }
    project::run(&mut node)
}

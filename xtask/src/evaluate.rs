//! To be written.

use clap::Args;

/// To be written.
#[derive(Args)]
pub struct Options {}

/// To be written.
pub fn run(_options: &Options) -> anyhow::Result<()> {
    anyhow::bail!("not written yet")
}

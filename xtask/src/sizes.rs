//! `cargo xtask sizes`: makes everything that readers and developers get, weighs it, and fails where
//! it is over its budget.

use std::path::PathBuf;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::loads::brotli_size;
use crate::project::root;
use crate::{npm, single, site};

/// A way in, and what it is to weigh.
pub(crate) struct Way {
    pub(crate) what: &'static str,
    pub(crate) bytes: usize,
    /// The most that it may be, where that is settled.
    pub(crate) most: Option<usize>,
}

/// As one sends it, uncompressed.
const SINGLE_DRAW: usize = 200_000;
const SINGLE_ARTICLE: usize = 1_000_000;
/// What npm downloads, and what it then lays down.
const NPM_TARBALL: usize = 400_000;
const NPM_UNPACKED: usize = 850_000;

/// Makes the site, the single files and the npm package, and prints a line for each way in.
pub(crate) fn run() -> Result<()> {
    let mut ways = site::write(None, &site::folder())?;
    for (what, view, most) in [
        (
            "single file with the figure draw",
            Some("draw"),
            SINGLE_DRAW,
        ),
        ("single file with the article", None, SINGLE_ARTICLE),
    ] {
        let page = single::page(view)?;
        println!("{what}: {} bytes by brotli", brotli_size(page.as_bytes())?);
        ways.push(Way {
            what,
            bytes: page.len(),
            most: Some(most),
        });
    }
    npm::make()?;
    let packed = npm_pack()?;
    for (what, key, most) in [
        ("npm package to download", "size", NPM_TARBALL),
        ("npm package unpacked", "unpackedSize", NPM_UNPACKED),
    ] {
        let bytes = packed[key].as_u64().context("npm pack's sizes")?;
        ways.push(Way {
            what,
            bytes: usize::try_from(bytes)?,
            most: Some(most),
        });
    }
    judge(&ways)
}

/// Prints a line for each way in, and fails if one is over its budget.
pub(crate) fn judge(ways: &[Way]) -> Result<()> {
    println!("\n{:>9} {:>9}", "bytes", "at most");
    for Way { what, bytes, most } in ways {
        let most = most.map(|most| most.to_string()).unwrap_or_default();
        println!("{bytes:>9} {most:>9}  {what}");
    }
    let over: Vec<String> = ways
        .iter()
        .filter_map(|&Way { what, bytes, most }| Some((what, bytes, most?)))
        .filter(|(_, bytes, most)| bytes > most)
        .map(|(what, bytes, most)| format!("{what} has {bytes} bytes, more than {most}"))
        .collect();
    if !over.is_empty() {
        bail!("over budget: {}", over.join("; "));
    }
    Ok(())
}

/// What npm would make of pkg/.
fn npm_pack() -> Result<serde_json::Value> {
    let pkg: PathBuf = root().join("pkg");
    let output = Command::new("npm")
        .args(["pack", "--dry-run", "--json", "--ignore-scripts"])
        .current_dir(pkg)
        .stderr(Stdio::inherit())
        .output()
        .context("npm pack")?;
    if !output.status.success() {
        bail!("npm pack failed ({})", output.status);
    }
    let mut packages: serde_json::Value = serde_json::from_slice(&output.stdout)?;
    Ok(packages[0].take())
}

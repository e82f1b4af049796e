//! `cargo xtask fuzz`: the doors of tests/fuzz/ against millions of files that libFuzzer makes up,
//! guided by what of the code each one reaches. What a crash was made by stays in target/fuzz.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};
use clap::Args;

use crate::project::{root, run as start};
use crate::tools::{free, tool};

/// Of cargo-fuzz.
const VERSION: &str = "0.13.2";
/// libFuzzer's instruments are in no stable compiler.
const TOOLCHAIN: &str = "nightly";
/// What is kept of the found files is to be small.
const LONGEST: usize = 4096;

#[derive(Args)]
pub(crate) struct Options {
    /// Files to try at each door.
    #[arg(long, default_value_t = 10_000_000)]
    runs: u64,
    /// Tries these doors alone, folders of tests/fuzz/corpus (comma-separated, or given again).
    #[arg(long, value_delimiter = ',')]
    only: Vec<String>,
    /// Puts the fewest of all found files that reach as much code into tests/fuzz/corpus.
    #[arg(long)]
    keep: bool,
}

/// Tries the doors one after another and fails at the first that does not withstand.
pub(crate) fn run(options: &Options) -> Result<()> {
    let there = free("rustup")
        .args(["run", TOOLCHAIN, "rustc", "--version"])
        .output()
        .context("rustup is missing: see rustup.rs")?;
    if !there.status.success() {
        bail!("no {TOOLCHAIN} compiler: `rustup toolchain install {TOOLCHAIN} --profile minimal`");
    }
    let cargo_fuzz = tool("cargo-fuzz", VERSION)?;
    let doors = doors()?;
    if let Some(other) = options.only.iter().find(|name| !doors.contains(name)) {
        bail!("expected a door of {}, got {other}", doors.join(", "));
    }
    for door in &doors {
        if options.only.is_empty() || options.only.contains(door) {
            println!("\n== {door} ==");
            try_door(&cargo_fuzz, door, options)?;
        }
    }
    Ok(())
}

/// Every door has a folder of the corpus.
fn doors() -> Result<Vec<String>> {
    let mut doors = Vec::new();
    for entry in root().join("tests/fuzz/corpus").read_dir()? {
        doors.push(entry?.file_name().to_string_lossy().into_owned());
    }
    doors.sort();
    Ok(doors)
}

fn try_door(cargo_fuzz: &Path, door: &str, options: &Options) -> Result<()> {
    let kept = format!("tests/fuzz/corpus/{door}");
    let found = format!("target/fuzz/corpus/{door}");
    let crashes = format!("target/fuzz/crashes/{door}/");
    for folder in [&found, &crashes] {
        std::fs::create_dir_all(root().join(folder))?;
    }
    let fuzz = |corpora: [&str; 2], arguments: &[&str]| {
        let mut fuzz = libfuzzer(cargo_fuzz, door);
        fuzz.args(corpora)
            .arg("--")
            .arg(format!("-max_len={LONGEST}"))
            .arg(format!("-artifact_prefix={crashes}"))
            .args(["-timeout=10", "-rss_limit_mb=1024", "-verbosity=0"])
            .args(["-print_final_stats=1"])
            .args(arguments);
        start(&mut fuzz)
    };
    // What is found goes into the first folder.
    fuzz([&found, &kept], &[&format!("-runs={}", options.runs)])?;
    if options.keep {
        let fewest = format!("target/fuzz/fewest/{door}");
        let folder = root().join(&fewest);
        if folder.exists() {
            std::fs::remove_dir_all(&folder)?;
        }
        std::fs::create_dir_all(&folder)?;
        fuzz_merge(cargo_fuzz, door, [&fewest, &kept, &found])?;
        replace(&root().join(&kept), &folder)?;
        println!("{kept}");
    }
    Ok(())
}

/// The command up to its folders. The crate forbids unsafe code, so a sanitizer would slow it for
/// nothing; overflows and assertions are looked for.
fn libfuzzer(cargo_fuzz: &Path, door: &str) -> Command {
    let mut command = free("rustup");
    command
        .args(["run", TOOLCHAIN])
        .arg(cargo_fuzz)
        .args(["fuzz", "run", "--fuzz-dir", "tests/fuzz"])
        .args(["--target-dir", "target/fuzz", "--sanitizer", "none", door]);
    command
}

/// Copies into the first folder the fewest files of the others that reach as much.
fn fuzz_merge(cargo_fuzz: &Path, door: &str, folders: [&str; 3]) -> Result<()> {
    let mut command = libfuzzer(cargo_fuzz, door);
    command
        .args(folders)
        // By places of the code alone, not by how often each is passed: a third of the files.
        .args(["--", "-set_cover_merge=1", "-use_counters=0"]);
    start(&mut command)
}

/// Puts the files of `new` in place of those of `folder` that were found as well; files that somebody
/// has given a name stay.
fn replace(folder: &Path, new: &Path) -> Result<()> {
    for entry in folder.read_dir()? {
        let entry = entry?;
        // libFuzzer names what it finds by the SHA-1 of its bytes.
        if entry.file_name().len() == 40 {
            std::fs::remove_file(entry.path())?;
        }
    }
    for entry in new.read_dir()? {
        let entry = entry?;
        std::fs::copy(entry.path(), folder.join(entry.file_name()))?;
    }
    Ok(())
}

//! `cargo xtask reproduce`: whether the latest commit gives the same bytes wherever it is built. Builds all
//! of it in two clones, in folders of other depth and name and under another clock and language, sharing
//! nothing but what cargo and npm have downloaded, and compares.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};

use crate::build::files;
use crate::project::{self, root};

/// Where each clone lies, and what it sees of the world.
const CLONES: [(&str, &str, &str); 2] = [
    ("a", "UTC", "C.UTF-8"),
    ("another/of-a-longer/name", "Asia/Seoul", "ko_KR.UTF-8"),
];
/// What is built, and what of it others get.
const COMMANDS: [&str; 3] = ["npm", "site", "single"];
const MADE: [&str; 3] = ["pkg", "site", "perceptible.html"];

/// What a clone made: files by their path, as they are known by their bytes.
type Made = BTreeMap<PathBuf, [u8; 32]>;

/// Builds twice and fails where a byte differs.
pub(crate) fn run() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let clones = CLONES.map(|(name, ..)| folder.path().join(name));
    // Both before anything is built: of one commit, whatever is committed meanwhile.
    for clone in &clones {
        let mut git = Command::new("git");
        git.args(["clone", "--quiet", "--no-local"]);
        project::run(git.arg(root()).arg(clone))?;
    }
    let mut made = Vec::new();
    for (clone, (_, zone, language)) in clones.iter().zip(CLONES) {
        build(clone, zone, language)?;
        made.push(read(clone)?);
    }
    let differing = differences(&made[0], &made[1]);
    if !differing.is_empty() {
        let kept = folder.keep();
        bail!(
            "{} of {} files differ between two builds in {}: {}",
            differing.len(),
            made[0].len(),
            kept.display(),
            differing.join(", ")
        );
    }
    println!("{} files, the same in both builds", made[0].len());
    Ok(())
}

/// Builds all of it in a clone.
fn build(clone: &Path, zone: &str, language: &str) -> Result<()> {
    for command in COMMANDS {
        println!("== {command}, in {} ==", clone.display());
        let mut cargo = project::cargo();
        cargo.args(["xtask", command]).current_dir(clone);
        cargo
            .env("TZ", zone)
            .env("LANG", language)
            .env("LC_ALL", language);
        // Each compiles for itself.
        cargo.env_remove("CARGO_TARGET_DIR");
        project::run(&mut cargo)?;
    }
    Ok(())
}

fn read(clone: &Path) -> Result<Made> {
    let mut made = Made::new();
    for name in MADE {
        let path = clone.join(name);
        let inside = if path.is_dir() {
            files(&path)?
        } else {
            vec![PathBuf::new()]
        };
        for file in inside {
            let path = if path.is_dir() {
                path.join(&file)
            } else {
                path.clone()
            };
            let bytes = fs::read(&path).with_context(|| path.display().to_string())?;
            made.insert(Path::new(name).join(file), Sha256::digest(&bytes).into());
        }
    }
    Ok(made)
}

/// The files that one build has and the other has not, or has otherwise.
fn differences(one: &Made, other: &Made) -> Vec<String> {
    let differs = |file: &&PathBuf| one.get(*file) != other.get(*file);
    let mut names: Vec<&PathBuf> = one.keys().chain(other.keys()).filter(differs).collect();
    names.sort();
    names.dedup();
    names
        .iter()
        .map(|name| name.display().to_string())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_that_differs_is_found_and_so_is_a_file_that_only_one_has() {
        let folder = tempfile::tempdir().unwrap();
        let write = |clone: &str, file: &str, text: &str| {
            let path = folder.path().join(clone).join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        };
        for clone in ["a", "b"] {
            write(clone, "pkg/core.js", "one");
            write(clone, "site/index.html", clone);
            write(clone, "perceptible.html", "one");
        }
        write("b", "pkg/left.js", "over");
        let [a, b] = ["a", "b"].map(|clone| read(&folder.path().join(clone)).unwrap());
        assert_eq!(a.len(), 3);
        assert!(differences(&a, &a).is_empty());
        assert_eq!(differences(&a, &b), ["pkg/left.js", "site/index.html"]);
    }
}

//! licenses.txt: whose work readers get beside the project's own, and on what terms. One text, made
//! from what cargo knows and from the crates' own files, for site/, pkg/ and the single file.
//!
//! All of it is to be had under MIT, which is what this file relies on: it gives that text once, and
//! every crate's own copyright lines. Unicode's tables, which one crate holds, come with their own text.
//! A crate under anything else makes the build fail, in words.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use cargo_metadata::{DependencyKind, Metadata, Package, PackageId};

use crate::project::{self, root};

/// What the text is called wherever it lies.
pub(crate) const FILE: &str = "licenses.txt";

const CRATE: &str = "perceptible";
/// What every MIT text begins and ends with, as words.
const GRANT: &str = "Permission is hereby granted, free of charge";
const END: &str = "other dealings in the software";

/// Whatever is asked for beside MIT, and the file of the crate that says it.
const BESIDE: (&str, &str) = ("Unicode-3.0", "LICENSE-UNICODE");

const LIBRARY: &str = "\
Rust's standard library: MIT OR Apache-2.0
    Copyright (c) The Rust Project Contributors
    With it come cfg-if, dlmalloc and rustc-demangle, Copyright (c) Alex Crichton; hashbrown,
    Copyright (c) Amanieu d'Antras: MIT OR Apache-2.0; foldhash, Copyright (c) Orson Peters: Zlib
";

/// The networks' weights are made from these by `cargo xtask train`; see models/README.md.
const DATA: &str = "\
The bundled networks learned from

MNIST, by Y. LeCun, C. Cortes and C. J. C. Burges: CC BY-SA 3.0. A site that offers MNIST to train
    on, in mnist/, holds its images, packed and otherwise unchanged.
UNIPEN train_r01_v07, category 1a, by The International Unipen Foundation, 1999: CC BY 4.0,
    doi 10.5281/zenodo.1195803. Its pen strokes are in no file here.
";

/// The whole text.
pub(crate) fn text() -> Result<String> {
    let own = fs::read_to_string(root().join("LICENSE-MIT")).context("LICENSE-MIT")?;
    let grant = grant(&own).context("LICENSE-MIT has no grant")?;
    let metadata = metadata(project::WASM)?;
    let mut crates = BTreeMap::new();
    let mut beside = BTreeMap::new();
    for package in shipped(&metadata)? {
        let name = format!("{} {}", package.name, package.version);
        let (terms, more) = terms(package).with_context(|| name.clone())?;
        let lines = notice(package, &grant).with_context(|| name.clone())?;
        beside.extend(more.map(|text| (name.clone(), text)));
        crates.insert(name, format!("{terms}\n{}", indented(&lines)));
    }
    let crates: String = crates
        .iter()
        .map(|(name, notice)| format!("{name}: {notice}"))
        .collect();
    let beside: String = beside
        .iter()
        .map(|(name, text)| format!("\n{} of {name}\n\n{text}\n", BESIDE.0))
        .collect();
    Ok(format!(
        "Perceptible: MIT OR Apache-2.0\n{}\n\
         Its WebAssembly modules hold code of these crates as well, each of them used under MIT, whose\n\
         text stands below once for all.\n\n{crates}{LIBRARY}\n{DATA}\nMIT\n\n{}\n{beside}",
        indented(&copyrights(&own)),
        own[own.find(GRANT).expect("found above")..].trim_end()
    ))
}

/// What cargo knows of the whole workspace, for one platform, as Cargo.lock has it.
pub(crate) fn metadata(platform: &str) -> Result<Metadata> {
    let mut cargo = project::cargo();
    cargo.args(["metadata", "--format-version=1", "--locked"]);
    cargo.args(["--filter-platform", platform]);
    let line = project::line(&cargo);
    let output = cargo.output().with_context(|| line.clone())?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        bail!("`{line}` failed: {said}");
    }
    cargo_metadata::MetadataCommand::parse(String::from_utf8(output.stdout)?)
        .with_context(|| format!("what `{line}` says has another form"))
}

/// The crates of others whose code is in the WebAssembly modules: what the crate needs, over any
/// number of steps, but not what only takes part in compiling.
pub(crate) fn shipped(metadata: &Metadata) -> Result<Vec<&Package>> {
    let resolve = metadata
        .resolve
        .as_ref()
        .context("cargo resolved nothing")?;
    let package = |id: &PackageId| &metadata[id];
    let is_macro = |id: &PackageId| {
        package(id)
            .targets
            .iter()
            .any(|target| target.is_proc_macro())
    };
    let own = metadata.workspace_packages().into_iter();
    let own = own.map(|package| package.id.clone());
    let own: Vec<PackageId> = own.filter(|id| package(id).name == CRATE).collect();

    let mut found: Vec<PackageId> = Vec::new();
    let mut open = own.clone();
    while let Some(id) = open.pop() {
        if found.contains(&id) || is_macro(&id) {
            continue;
        }
        let needs = resolve[&id].deps.iter().filter(|needed| {
            let mut kinds = needed.dep_kinds.iter();
            kinds.any(|kind| kind.kind == DependencyKind::Normal)
        });
        open.extend(needs.map(|needed| needed.pkg.clone()));
        found.push(id);
    }
    let others = found.iter().filter(|id| !own.contains(id));
    Ok(others.map(package).collect())
}

/// What a crate may be used under, and the text that is to be given beside MIT's, if there is one.
fn terms(package: &Package) -> Result<(spdx::Expression, Option<String>)> {
    let terms = package.license.as_deref().unwrap_or("no licence");
    let terms = spdx::Expression::parse_mode(terms, spdx::ParseMode::LAX)
        .with_context(|| format!("{terms} is nothing that SPDX knows"))?;
    let is_met = |known: &[&str]| {
        terms.evaluate(|asked| known.contains(&asked.license.to_string().as_str()))
    };
    let (beside, file) = BESIDE;
    if is_met(&["MIT"]) {
        return Ok((terms, None));
    }
    if !is_met(&["MIT", beside]) {
        bail!("expected a crate under MIT, or MIT and {beside}, got {terms}");
    }
    let text = fs::read_to_string(folder(package)?.join(file)).context(file)?;
    Ok((terms, Some(text.trim().replace('©', "(c)"))))
}

/// The lines that say whose a crate is.
fn notice(package: &Package, grant: &str) -> Result<Vec<String>> {
    let lines = match written(folder(package)?)? {
        Some(text) if self::grant(&text).as_deref() == Some(grant) => copyrights(&text),
        Some(_) => bail!("expected the text of LICENSE-MIT, got another"),
        None => Vec::new(),
    };
    if !lines.is_empty() {
        return Ok(lines);
    }
    let authors = match package.authors.as_slice() {
        [] => format!("The authors of {}", package.name),
        authors => authors.join(", "),
    };
    Ok(vec![format!("Copyright (c) {authors}")])
}

fn folder(package: &Package) -> Result<&Path> {
    let folder = package.manifest_path.parent();
    Ok(folder.context("a crate has a folder")?.as_std_path())
}

/// What a crate says of MIT, in a file or at the head of its source, where it says anything.
fn written(folder: &Path) -> Result<Option<String>> {
    for name in [
        "LICENSE-MIT",
        "LICENSE-MIT.txt",
        "LICENSE",
        "LICENSE.txt",
        "LICENSE.md",
    ] {
        let path = folder.join(name);
        if path.exists() {
            let text = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
            return Ok(Some(text));
        }
    }
    let source = fs::read_to_string(folder.join("src/lib.rs"))?;
    let head = source
        .strip_prefix("/*")
        .and_then(|rest| rest.split_once("*/"));
    let head = head.map(|(head, _)| head.replace("\n * ", "\n"));
    Ok(head.filter(|head| head.contains(GRANT)))
}

/// The words of the grant in a text of MIT: however they are broken into lines, one text.
fn grant(text: &str) -> Option<String> {
    let words = |text: &str| {
        let letters = text
            .chars()
            .filter(|c| c.is_alphanumeric() || c.is_whitespace());
        let letters: String = letters.collect();
        letters
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
            .to_lowercase()
    };
    let text = words(&text[text.find(GRANT)?..]);
    let end = text.find(END)?;
    Some(text[..end].to_owned())
}

/// The lines of a text that say whose it is, in letters that every server sends alike.
fn copyrights(text: &str) -> Vec<String> {
    let lines = text.lines().map(|line| line.trim().replace('©', "(c)"));
    let says = |line: &String| {
        let year_or_sign = line.contains("(c)") || line.contains(|c: char| c.is_ascii_digit());
        line.starts_with("Copyright ") && year_or_sign
    };
    let lines = lines.filter(says);
    lines
        .map(|line| line.trim_end_matches(" or").to_owned())
        .collect()
}

fn indented(lines: &[String]) -> String {
    lines.iter().map(|line| format!("    {line}\n")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn readers_are_told_whose_code_is_in_the_modules_and_of_no_other() {
        let text = text().unwrap();
        for name in [
            "wasm-bindgen ",
            "serde ",
            "half ",
            "rlsf ",
            "qrcodegen ",
            "libm ",
        ] {
            assert!(text.contains(&format!("\n{name}")), "{name}");
        }
        // They write code, and none of theirs is in the modules.
        for name in ["syn ", "serde_derive ", "clap ", "flate2 "] {
            assert!(!text.contains(&format!("\n{name}")), "{name}");
        }
        for line in [
            "Copyright (c) Project Nayuki. (MIT License)",
            "Copyright (c) 2005-2020 Rich Felker, et al.",
            "Copyright (c) yvt <i@yvt.jp>",
            "Copyright (c) 2019 Cloudflare, Inc.",
        ] {
            assert!(text.contains(line), "{line}");
        }
        // MIT's, and Unicode's.
        assert_eq!(text.matches(GRANT).count(), 2);
        assert!(text.is_ascii());
    }

    #[test]
    fn a_grant_is_the_same_however_its_lines_are_broken() {
        let own = fs::read_to_string(root().join("LICENSE-MIT")).unwrap();
        let one_line = own.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(grant(&own).is_some());
        assert_eq!(grant(&own), grant(&one_line));
        assert_ne!(
            grant(&own),
            grant(&own.replace("free of charge", "free of charge and of evil"))
        );
    }
}

//! What others' work may come in, and how: crates by registry and checksum alone, under the licences of
//! deny.toml; npm packages by their hashes, none of whose install scripts runs; actions by their commits.
//! The list of known weaknesses is not asked here: that is `cargo deny check advisories`.

use std::fs;

use anyhow::{Context, Result, bail};
use cargo_metadata::{Metadata, Package};
use serde_json::Value;

use crate::build::files;
use crate::licenses;
use crate::project::{self, root};

/// Checks all of it, and says how much that was.
pub(crate) fn check() -> Result<()> {
    let allowed = allowed(&read("deny.toml")?)?;
    let mut count = 0;
    for platform in [host()?.as_str(), project::WASM] {
        let metadata = licenses::metadata(platform)?;
        for package in others(&metadata) {
            check_crate(package, &allowed)?;
            count += 1;
        }
    }
    check_checksums(&read("Cargo.lock")?)?;
    let npm = check_npm_lock(&read("package-lock.json")?)?;
    check_npm_settings(&read(".npmrc")?)?;
    let mut actions = 0;
    let workflows = root().join(".github/workflows");
    for file in files(&workflows)? {
        actions += check_workflow(&fs::read_to_string(workflows.join(&file))?)
            .with_context(|| file.display().to_string())?;
    }
    let notices = licenses::text()?.len();
    println!("{count} crates, {npm} npm packages, {actions} actions; {notices} bytes of notices");
    Ok(())
}

fn read(file: &str) -> Result<String> {
    fs::read_to_string(root().join(file)).with_context(|| file.to_owned())
}

/// The licences of deny.toml.
fn allowed(text: &str) -> Result<Vec<String>> {
    let deny: toml::Table = toml::from_str(text).context("deny.toml")?;
    let list = deny
        .get("licenses")
        .and_then(|licenses| licenses.get("allow"));
    let list = list
        .and_then(toml::Value::as_array)
        .context("deny.toml allows no licence")?;
    Ok(list
        .iter()
        .filter_map(toml::Value::as_str)
        .map(str::to_owned)
        .collect())
}

/// The platform that this runs on, as rustc calls it.
fn host() -> Result<String> {
    let mut rustc = std::process::Command::new("rustc");
    let output = rustc
        .arg("-vV")
        .current_dir(root())
        .output()
        .context("rustc")?;
    let said = String::from_utf8(output.stdout)?;
    let host = said.lines().find_map(|line| line.strip_prefix("host: "));
    Ok(host.context("rustc names no host")?.to_owned())
}

/// The crates of others that a platform is built with.
fn others(metadata: &Metadata) -> Vec<&Package> {
    let nodes = metadata.resolve.iter().flat_map(|resolve| &resolve.nodes);
    let packages = nodes.map(|node| &metadata[&node.id]);
    packages
        .filter(|package| !metadata.workspace_members.contains(&package.id))
        .collect()
}

fn check_crate(package: &Package, allowed: &[String]) -> Result<()> {
    let name = format!("{} {}", package.name, package.version);
    if !package
        .source
        .as_ref()
        .is_some_and(|source| source.is_crates_io())
    {
        bail!(
            "expected {name} from Rust's own registry, got {:?}",
            package.source
        );
    }
    let terms = package
        .license
        .as_deref()
        .with_context(|| format!("{name} names no licence"))?;
    let terms = spdx::Expression::parse_mode(terms, spdx::ParseMode::LAX)
        .with_context(|| format!("{name}: {terms} is no licence that SPDX knows"))?;
    let is_allowed = |asked: &spdx::LicenseReq| allowed.contains(&asked.license.to_string());
    if !terms.evaluate(is_allowed) {
        bail!("{name} is under {terms}, which deny.toml does not allow");
    }
    Ok(())
}

/// Whoever changes a published crate changes its checksum.
fn check_checksums(lock: &str) -> Result<()> {
    let lock: toml::Table = toml::from_str(lock).context("Cargo.lock")?;
    let packages = lock.get("package").and_then(toml::Value::as_array);
    for package in packages.context("Cargo.lock has no package")? {
        if package.get("source").is_some() && package.get("checksum").is_none() {
            bail!("Cargo.lock has no checksum of {:?}", package["name"]);
        }
    }
    Ok(())
}

/// Every package of the lock comes from npm's registry, by its hash; returns how many there are.
fn check_npm_lock(lock: &str) -> Result<usize> {
    let lock: Value = serde_json::from_str(lock).context("package-lock.json")?;
    let packages = lock["packages"]
        .as_object()
        .context("package-lock.json has no packages")?;
    let others = packages.iter().filter(|(path, _)| !path.is_empty());
    for (path, package) in others.clone() {
        let hash = package["integrity"].as_str().unwrap_or_default();
        if !hash.starts_with("sha512-") {
            bail!("package-lock.json: expected a sha512 of {path}, got {hash:?}");
        }
        // The setting `omit-lockfile-registry-resolved` leaves those of the registry out.
        if let Some(from) = package["resolved"].as_str() {
            bail!("package-lock.json: expected {path} from the registry, got {from}");
        }
    }
    Ok(others.count())
}

/// Nobody who types `npm ci` here runs what a package would like to run.
fn check_npm_settings(text: &str) -> Result<()> {
    if !text.lines().any(|line| line == "ignore-scripts=true") {
        bail!("expected ignore-scripts=true in .npmrc");
    }
    Ok(())
}

/// Every action is named by the commit of a version; returns how many there are.
fn check_workflow(text: &str) -> Result<usize> {
    let used = text
        .lines()
        .filter_map(|line| line.trim().trim_start_matches("- ").strip_prefix("uses: "));
    for action in used.clone() {
        let pinned = action
            .split_once('@')
            .and_then(|(_, at)| at.split_once(" # v"));
        let is_commit =
            |commit: &str| commit.len() == 40 && commit.bytes().all(|b| b.is_ascii_hexdigit());
        if !pinned.is_some_and(|(commit, _)| is_commit(commit)) {
            bail!("expected an action as name@commit # v1.2.3, got {action}");
        }
    }
    Ok(used.count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_action_is_pinned_by_its_commit_and_says_its_version() {
        let commit = "a".repeat(40);
        let of = |action: &str| check_workflow(&format!("steps:\n  - uses: {action}\n"));
        assert_eq!(of(&format!("a/b@{commit} # v1.2.3")).unwrap(), 1);
        for wrong in [
            "a/b@v4".to_owned(),
            format!("a/b@{commit}"),
            "a/b@main # v4".to_owned(),
        ] {
            let error = of(&wrong).unwrap_err().to_string();
            assert!(error.ends_with(&format!("got {wrong}")), "{error}");
        }
    }

    #[test]
    fn an_npm_package_comes_from_the_registry_by_its_hash() {
        let lock =
            |package: &str| format!(r#"{{"packages": {{"": {{}}, "node_modules/a": {package}}}}}"#);
        assert_eq!(
            check_npm_lock(&lock(r#"{"integrity": "sha512-x"}"#)).unwrap(),
            1
        );
        for (package, expected) in [
            ("{}", "a sha512 of node_modules/a"),
            (r#"{"integrity": "sha1-x"}"#, "a sha512 of node_modules/a"),
            (
                r#"{"integrity": "sha512-x", "resolved": "git+ssh://a/b"}"#,
                "got git+ssh://a/b",
            ),
        ] {
            let error = check_npm_lock(&lock(package)).unwrap_err().to_string();
            assert!(error.contains(expected), "{error}");
        }
        assert!(check_npm_settings("ignore-scripts=false\n").is_err());
    }

    #[test]
    fn a_crate_without_a_checksum_is_named() {
        let lock = "[[package]]\nname = \"a\"\nsource = \"registry\"\n";
        let error = check_checksums(lock).unwrap_err().to_string();
        assert!(error.contains("\"a\""), "{error}");
        assert!(check_checksums(&format!("{lock}checksum = \"0\"\n")).is_ok());
    }

    #[test]
    fn a_licence_that_is_not_on_the_list_is_refused() {
        let metadata = licenses::metadata(project::WASM).unwrap();
        let package = others(&metadata)[0];
        check_crate(package, &allowed(&read("deny.toml").unwrap()).unwrap()).unwrap();
        let error = check_crate(package, &["ISC".to_owned()])
            .unwrap_err()
            .to_string();
        assert!(error.contains("which deny.toml does not allow"), "{error}");
    }
}

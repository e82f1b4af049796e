//! Scripts and styles bundled by esbuild, and what loads what.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::project;

/// A file that esbuild wrote, and what it loads.
pub(crate) struct Output {
    pub(crate) name: String,
    /// The path of the script it was made from, where it is no chunk that several share.
    entry: Option<String>,
    /// What is loaded with it.
    imports: Vec<String>,
}

/// Bundles scripts and styles of a stage into a folder; each comes with the name it shall have. One
/// without an extension gets the hash of its content, and of all that it loads, and its own extension.
pub(crate) fn bundle(entries: &[(&str, &str)], stage: &Path, out: &Path) -> Result<Vec<Output>> {
    let facts = stage.join("esbuild.json");
    let mut esbuild = esbuild()?;
    esbuild.args(entries.iter().map(|(name, script)| {
        let name = Path::new(name).with_extension("");
        format!("{}={}", name.display(), stage.join(script).display())
    }));
    esbuild.args([
        "--splitting",
        "--entry-names=[name]-[hash]",
        "--chunk-names=[name]-[hash]",
    ]);
    // Scripts are UTF-8 wherever they come from; escapes would double every Korean word.
    esbuild.arg("--charset=utf8");
    esbuild.arg(format!("--metafile={}", facts.display()));
    esbuild.arg(format!("--outdir={}", out.display()));
    project::run(&mut esbuild)?;
    let facts: serde_json::Value = serde_json::from_slice(&fs::read(&facts)?)?;
    let outputs = facts["outputs"].as_object().context("esbuild's outputs")?;
    let mut outputs: Vec<Output> = outputs
        .iter()
        .map(|(path, facts)| output(path, facts))
        .collect();
    for (name, script) in entries.iter().filter(|(name, _)| name.contains('.')) {
        rename(
            made_from(&outputs, script)?.name.clone(),
            name,
            &mut outputs,
            out,
        )?;
    }
    Ok(outputs)
}

/// Gives an output the name that others know it by; no other output may load it.
fn rename(from: String, to: &str, outputs: &mut [Output], folder: &Path) -> Result<()> {
    if let Some(output) = outputs.iter().find(|output| output.imports.contains(&from)) {
        bail!("{} loads {from}, which is to be called {to}", output.name);
    }
    fs::rename(folder.join(&from), folder.join(to)).with_context(|| from.clone())?;
    for output in outputs {
        if output.name == from {
            output.name = to.to_owned();
        }
    }
    Ok(())
}

/// One script of all that a script of a stage loads, now or later. Addresses of files are those of
/// `base`, and what a script of the stage exports takes the place of the browser's own.
pub(crate) fn whole(script: &str, stage: &Path, base: &str, instead: &str) -> Result<String> {
    let out = stage.join("whole.js");
    let mut esbuild = esbuild()?;
    esbuild.arg(stage.join(script));
    esbuild.arg(format!("--define:import.meta.url=\"{base}\""));
    esbuild.arg(format!("--inject:{}", stage.join(instead).display()));
    esbuild.arg(format!("--outfile={}", out.display()));
    project::run(&mut esbuild)?;
    fs::read_to_string(&out).with_context(|| out.display().to_string())
}

/// esbuild, set to what every browser of the page's baseline understands.
fn esbuild() -> Result<Command> {
    let mut esbuild = project::node_program("esbuild/bin/esbuild")?;
    esbuild.args([
        "--bundle",
        "--ignore-annotations",
        "--minify",
        "--format=esm",
        "--target=es2022",
        "--legal-comments=none",
        "--log-level=warning",
    ]);
    Ok(esbuild)
}

/// One of the outputs in esbuild's facts.
fn output(path: &str, facts: &serde_json::Value) -> Output {
    let name = |path: &str| path.rsplit('/').next().unwrap_or(path).to_owned();
    let imports = facts["imports"].as_array().into_iter().flatten();
    Output {
        name: name(path),
        entry: facts["entryPoint"].as_str().map(str::to_owned),
        imports: imports
            .filter(|import| import["kind"] == "import-statement")
            .filter_map(|import| Some(name(import["path"].as_str()?)))
            .collect(),
    }
}

/// The output made from the script whose path ends so.
pub(crate) fn made_from<'a>(outputs: &'a [Output], script: &str) -> Result<&'a Output> {
    let is_it = |output: &&Output| {
        let entry = output.entry.as_deref();
        entry.is_some_and(|entry| Path::new(entry).ends_with(script))
    };
    outputs
        .iter()
        .find(is_it)
        .with_context(|| format!("esbuild made nothing from {script}"))
}

/// An output and all that is loaded with it, over any number of imports.
pub(crate) fn with_imports(name: &str, outputs: &[Output]) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut open = vec![name.to_owned()];
    while let Some(name) = open.pop() {
        if found.contains(&name) {
            continue;
        }
        let output = outputs.iter().find(|output| output.name == name);
        open.extend(output.into_iter().flat_map(|output| output.imports.clone()));
        found.insert(name);
    }
    found
}

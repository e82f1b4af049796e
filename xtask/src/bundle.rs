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

impl Output {
    pub(crate) fn is_view(&self) -> bool {
        let entry = self.entry.as_deref();
        entry.is_some_and(|entry| entry.ends_with("/view.js"))
    }

    /// The script of the stage that it was made from, where it is no chunk that several share.
    fn script(&self) -> Option<&Path> {
        let path = Path::new(self.entry.as_ref()?);
        path.extension().is_some_and(|e| e == "js").then_some(path)
    }
}

/// Bundles scripts and styles of a stage into a folder; each comes with the name it shall have. One
/// without an extension gets the hash of its content, and of all that it loads, and its own extension.
pub(crate) fn bundle(entries: &[(&str, &str)], stage: &Path, out: &Path) -> Result<Vec<Output>> {
    let facts = stage.join("esbuild.json");
    let mut esbuild = esbuild()?;
    // The names that it makes depend on the paths that it sees: from here they are the same wherever the
    // stage is.
    esbuild.current_dir(stage);
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

/// Lets one script hold all that a page of figures begins with. esbuild shares between two scripts what both
/// load, in as many chunks as there are such sets; so whatever loads a part of the door's, but for `apart`,
/// is made to load the whole, which is there before it.
pub(crate) fn gather(
    entries: &[(&str, &str)],
    door: &str,
    apart: &[&str],
    stage: &Path,
) -> Result<()> {
    let trial = stage.join("gather");
    let outputs = bundle(entries, stage, &trial)?;
    fs::remove_dir_all(&trial)?;
    let whole = with_imports(&made_from(&outputs, door)?.name, &outputs);
    for output in &outputs {
        let Some(entry) = output.script() else {
            continue;
        };
        let loads_a_part = !with_imports(&output.name, &outputs).is_disjoint(&whole);
        let is_apart = [&[door], apart]
            .concat()
            .iter()
            .any(|&s| entry == Path::new(s));
        if loads_a_part && !is_apart {
            let up = "../".repeat(entry.components().count() - 1);
            let script = stage.join(entry);
            let text = fs::read_to_string(&script).with_context(|| script.display().to_string())?;
            let from = if up.is_empty() { "./" } else { &up };
            fs::write(&script, format!("import \"{from}{door}\";\n{text}"))?;
        }
    }
    Ok(())
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

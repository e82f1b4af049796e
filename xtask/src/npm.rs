//! `cargo xtask npm`: pkg/dist/, the scripts that the npm package holds.
//!
//! Bundlers disagree on how a script names a file beside it, and some know no way at all. So nothing
//! in the package names one: the core, a model and the worker lie inside scripts. These are minified,
//! which makes the package half as large, and each loads the others by import alone.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;

use crate::build::{self, MODULES, files};
use crate::bundle::{bundle, gather};
use crate::project::{self, root};
use crate::site::{FIGURES, rename_in, shrunk_wasm};

/// The package's ways in.
const DOORS: [&str; 3] = ["main.js", "perceptible.js", "element.js"];

const WORKER: &str = "worker.js";

/// The model that comes with the package, beside the one in the core.
const MODEL: &str = "classic-relu";
/// The one that does not: it is as large as all the rest.
const LEFT_OUT: &str =
    "  wide: { url: new URL(\"./models/wide.safetensors\", import.meta.url), kilobytes: 246 },\n";

/// Files that npm takes along from the package's own folder.
const LICENSES: [&str; 2] = ["LICENSE-MIT", "LICENSE-APACHE"];

/// Makes the package's scripts, and prints where they are.
pub(crate) fn run() -> Result<()> {
    make()?;
    println!("{}", root().join("pkg/dist").display());
    Ok(())
}

/// Builds pkg/ and writes pkg/dist/.
pub(crate) fn make() -> Result<()> {
    project::install_node_modules()?;
    let built = build::stage()?;
    let stage = tempfile::tempdir()?;
    for file in files(built.path())? {
        build::copy(&built.path().join(&file), &stage.path().join(&file))?;
    }
    built.publish()?;
    write(stage.path())
}

fn write(stage: &Path) -> Result<()> {
    for module in MODULES {
        let wasm = packed(&shrunk_wasm(module.name, stage)?)?;
        carry(module.name, &wasm, stage)?;
        let default = format!("new URL('{}_bg.wasm', import.meta.url)", module.name);
        rename_in(&stage.join(format!("{}.js", module.name)), &default, "\"\"")?;
    }
    let model = fs::read(stage.join(format!("models/{MODEL}.safetensors")))?;
    carry(MODEL, &packed(&model)?, stage)?;
    for script in ["unpacked.js", "models.js", "worker-script.js"] {
        place(script, script, stage)?;
    }

    place("worker-modules.js", "modules.js", stage)?;
    carry("worker", &worker(stage)?, stage)?;

    place("modules.js", "modules.js", stage)?;
    place("perceptible.js", "perceptible.js", stage)?;
    place("main.js", "main.js", stage)?;
    let engine = stage.join("engine.js");
    let lies = format!("new URL(\"./models/{MODEL}.safetensors\", import.meta.url)");
    rename_in(&engine, &lies, &format!("new URL(\"carried:{MODEL}\")"))?;
    rename_in(&engine, LEFT_OUT, "")?;
    import("fetch", "./models.js", &stage.join("model-file.js"))?;
    let trainer = stage.join("trainer.js");
    let lies = format!("new URL(\"./{WORKER}\", import.meta.url)");
    rename_in(&trainer, &lies, "worker()")?;
    import("worker", "./worker-script.js", &trainer)?;
    // There are no training images to lie beside it.
    rename_in(&stage.join("mnist.js"), "import.meta.url", "\"\"")?;

    let out = root().join("pkg/dist");
    let doors = DOORS.map(|door| (door, door));
    gather(&doors, FIGURES, &[], stage)?;
    bundle(&doors, stage, &out)?;
    for license in LICENSES {
        build::copy(&root().join(license), &root().join("pkg").join(license))?;
    }
    Ok(())
}

/// The worker as one script.
fn worker(stage: &Path) -> Result<String> {
    let out = stage.join("worker");
    bundle(&[(WORKER, WORKER)], stage, &out)?;
    let made = files(&out)?;
    if made.len() != 1 {
        bail!("expected one script of {WORKER}, got {made:?}");
    }
    fs::read_to_string(out.join(&made[0])).context(WORKER)
}

/// Puts a script of xtask/npm/ into the stage, where all scripts lie side by side.
fn place(script: &str, name: &str, stage: &Path) -> Result<()> {
    let text = fs::read_to_string(root().join("xtask/npm").join(script))
        .with_context(|| script.to_owned())?;
    let text = text
        .replace("\"../../www/", "\"./")
        .replace("\"../../pkg/", "\"./");
    fs::write(stage.join(name), text).with_context(|| name.to_owned())
}

/// Lets a script take a name from another one.
fn import(name: &str, from: &str, script: &Path) -> Result<()> {
    let text = fs::read_to_string(script)?;
    fs::write(
        script,
        format!("import {{ {name} }} from \"{from}\";\n{text}"),
    )?;
    Ok(())
}

/// Makes a script that exports a text.
fn carry(name: &str, text: &str, stage: &Path) -> Result<()> {
    let text = serde_json::to_string(text)?;
    fs::write(
        stage.join(format!("{name}.carried.js")),
        format!("export default {text};"),
    )?;
    Ok(())
}

/// As xtask/npm/unpacked.js takes it. Zopfli's gzip is a twentieth smaller than the usual.
fn packed(bytes: &[u8]) -> Result<String> {
    let mut gzip = Vec::new();
    zopfli::compress(
        zopfli::Options::default(),
        zopfli::Format::Gzip,
        bytes,
        &mut gzip,
    )?;
    Ok(BASE64.encode(gzip))
}

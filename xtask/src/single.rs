//! `cargo xtask single`: perceptible.html, one file with everything inside, which opens without a
//! server and without a network.
//!
//! The scripts are those of the site. Two things are put in place of what a server gives: every
//! `fetch` answers with what the file carries, and the worker is made of the file's own script (see
//! xtask/single/). Both modules of the core are one here, so that none of it is carried twice.

mod markup;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use clap::{Args, ValueEnum};
use flate2::Compression;
use flate2::write::GzEncoder;
use perceptible::model::from_safetensors;
use serde_json::{Map, Value};

use crate::build::{self, files};
use crate::bundle::{bundle, whole};
use crate::licenses;
use crate::loads::brotli_size;
use crate::project::{self, root};
use crate::site::{minify, named, rename_in, shrunk_wasm};
use markup::Figure;

#[derive(Args)]
pub(crate) struct Options {
    /// One figure with the section around it, rather than the whole article.
    #[arg(long)]
    view: Option<String>,
    /// The network that it reads with: a .safetensors file from 784 pixels to 10 digits.
    #[arg(long, value_name = "FILE")]
    model: Option<PathBuf>,
    /// The language that it opens in [default: the reader's own].
    #[arg(long, value_enum)]
    lang: Option<Language>,
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Language {
    En,
    Ko,
}

impl Language {
    fn name(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Ko => "ko",
        }
    }
}

const OUT: &str = "perceptible.html";
/// What the addresses of carried files begin with.
const INSIDE: &str = "inside:/";
/// The reader's own network among the carried files.
const MODEL: &str = "model.safetensors";
/// The view that comes with the element, needs no more than to read, and offers a choice of networks.
const FIRST: &str = "draw";
/// A line of www/views/index.js that names a view.
const FETCHED: &str = ": () => import(\"./";

/// Writes perceptible.html, says how large it is, and prints where it is.
pub(crate) fn run(options: &Options) -> Result<()> {
    if let Some(view) = &options.view {
        check_view(view)?;
    }
    let model = options.model.as_deref().map(read_model).transpose()?;
    let page = write(options, model)?;
    let compressed = brotli_size(page.as_bytes())?;
    println!("{} bytes, {compressed} by brotli", page.len());
    let path = root().join(OUT);
    fs::write(&path, page).with_context(|| path.display().to_string())?;
    println!("{}", path.display());
    Ok(())
}

/// The page of one view, or of the article, with the networks that come with it.
pub(crate) fn page(view: Option<&str>) -> Result<String> {
    let options = Options {
        view: view.map(str::to_owned),
        model: None,
        lang: None,
    };
    write(&options, None)
}

/// The whole page.
fn write(options: &Options, model: Option<Vec<u8>>) -> Result<String> {
    project::install_node_modules()?;
    let stage = build::stage()?;
    let stage = stage.path();
    let view = options.view.as_deref();
    let has_choice = view.is_none() && model.is_none();
    let figure = Figure {
        view: view.unwrap_or(FIRST),
        model: model.as_ref().map(|_| format!("{INSIDE}{MODEL}")),
        has_choice,
    };
    let only_reads = view == Some(FIRST) && model.is_none();

    let mut carried = Map::new();
    let module = if only_reads { "reader" } else { "core" };
    let wasm = pack(&shrunk_wasm(module, stage)?)?;
    // The page asks for either by its name.
    join_modules(module, stage)?;
    carried.insert(format!("{module}_bg.wasm"), wasm);
    if let Some(model) = model {
        carried.insert(MODEL.into(), pack(&model)?);
    }
    if has_choice {
        // The bundled one lies in the core.
        let engine = fs::read_to_string(stage.join("engine.js"))?;
        for file in files(&stage.join("models"))? {
            let name = format!("models/{}", file.display());
            if engine.contains(&format!("\"./{name}\"")) {
                let bytes = fs::read(stage.join(&name))?;
                carried.insert(name, pack(&bytes)?);
            }
        }
    }

    let page = fs::read_to_string(root().join("index.html")).context("index.html")?;
    let (page, scripts) = match view {
        Some(view) => {
            keep_view(view, stage)?;
            let page = markup::section(&page, view, options.lang)?;
            let scripts = markup::scripts_of_section(&page);
            (page, scripts)
        }
        None => {
            let scripts = named(&page).into_iter().filter(|file| {
                let is_door = *file == "perceptible.js" || *file == markup::LANGUAGE;
                file.ends_with(".js") && !is_door
            });
            let scripts = scripts.map(str::to_owned).collect();
            (page, scripts)
        }
    };
    let script = script(&scripts, &carried, !only_reads, stage)?;
    bundle(&[("page.css", "page.css")], stage, &stage.join("styles"))?;
    let style = fs::read_to_string(stage.join("styles/page.css")).context("page.css")?;
    let language = match options.lang {
        Some(_) => None,
        None => Some(fs::read_to_string(stage.join(markup::LANGUAGE))?),
    };

    let page = markup::bare(&page, options.lang, &figure)?;
    let page = String::from_utf8(minify(&page)?)?;
    let page = markup::filled(&page, language.as_deref(), &style, &script)?;
    markup::with_notices(page, &licenses::text()?)
}

/// The page's scripts and all that they load, with the carried files, as one.
fn script(
    scripts: &[String],
    carried: &Map<String, Value>,
    has_worker: bool,
    stage: &Path,
) -> Result<String> {
    let own = root().join("xtask/single");
    build::copy(&own.join("inside.js"), &stage.join("inside.js"))?;
    let carried = Value::Object(carried.clone());
    fs::write(stage.join("files.js"), format!("export default {carried};"))?;

    let here: String = scripts
        .iter()
        .map(|script| format!("import(\"./{script}\");"))
        .collect();
    let main = if has_worker {
        let trainer = stage.join("trainer.js");
        rename_in(
            &trainer,
            "new URL(\"./worker.js\", import.meta.url), { type: \"module\" }",
            "worker(), {}",
        )?;
        let text = fs::read_to_string(&trainer)?;
        fs::write(
            &trainer,
            format!("import {{ worker }} from \"./inside.js\";{text}"),
        )?;
        format!("if (globalThis.document) {{ {here} }} else import(\"./worker.js\");")
    } else {
        here
    };
    // Nothing of them is far away.
    rename_in(&stage.join("engine.js"), "kilobytes: 246", "kilobytes: 0")?;
    fs::write(stage.join("main.js"), main)?;
    whole("main.js", stage, INSIDE, "inside.js")
}

/// Puts one module of the core in the place of both, and starts it once for both.
fn join_modules(module: &str, stage: &Path) -> Result<()> {
    fs::rename(stage.join(format!("{module}.js")), stage.join("glue.js"))?;
    let once = format!(
        "import init from \"./glue.js\";
         export * from \"./glue.js\";
         let starting;
         export default () => starting ??= init({{
           module_or_path: new URL(\"{INSIDE}{module}_bg.wasm\") }});"
    );
    let same =
        format!("export * from \"./{module}.js\"; export {{ default }} from \"./{module}.js\";");
    for name in build::MODULES.map(|module| module.name) {
        let text = if name == module { &once } else { &same };
        fs::write(stage.join(format!("{name}.js")), text)?;
    }
    Ok(())
}

/// The bytes of a model file that a figure can read with.
fn read_model(path: &Path) -> Result<Vec<u8>> {
    let name = path.display();
    let bytes = fs::read(path).with_context(|| name.to_string())?;
    let network = from_safetensors(&bytes).with_context(|| format!("{name} is no model"))?;
    let (inputs, outputs) = (network.inputs(), network.outputs());
    if (inputs, outputs) != (784, 10) {
        bail!("{name}: expected a network from 784 pixels to 10 digits, got {inputs} to {outputs}");
    }
    Ok(bytes)
}

/// As xtask/single/inside.js takes it.
fn pack(bytes: &[u8]) -> Result<Value> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(BASE64.encode(encoder.finish()?).into())
}

/// The names of the views that are fetched, as www/views/index.js lists them.
fn fetched(index: &str) -> impl Iterator<Item = &str> {
    let lines = index.lines();
    lines.filter_map(|line| Some(line.split_once(FETCHED)?.0.trim()))
}

fn check_view(view: &str) -> Result<()> {
    let index = root().join("www/views/index.js");
    let index = fs::read_to_string(&index).with_context(|| index.display().to_string())?;
    let names: Vec<&str> = [FIRST].into_iter().chain(fetched(&index)).collect();
    if !names.contains(&view) {
        bail!("expected a view of {}, got \"{view}\"", names.join(", "));
    }
    Ok(())
}

/// Leaves out every view but one, and the one that comes with the element.
fn keep_view(view: &str, stage: &Path) -> Result<()> {
    let path = stage.join("views/index.js");
    let index = fs::read_to_string(&path)?;
    let kept: Vec<&str> = index
        .lines()
        .filter(|line| {
            let name = line.split_once(FETCHED).map(|(name, _)| name.trim());
            name.is_none_or(|name| name == view)
        })
        .collect();
    fs::write(path, kept.join("\n"))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_view_is_told_those_that_exist() {
        let error = check_view("drawn").unwrap_err().to_string();
        assert!(error.starts_with("expected a view of draw, "), "{error}");
        assert!(error.contains("training"), "{error}");
        assert!(error.ends_with("got \"drawn\""), "{error}");
        check_view("training").unwrap();
    }

    #[test]
    fn a_file_that_is_no_model_is_refused_in_words_and_one_of_another_shape_too() {
        let error = read_model(&root().join("Cargo.toml")).unwrap_err();
        let error = format!("{error:#}");
        assert!(
            error.contains("Cargo.toml is no model: expected "),
            "{error}"
        );
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("small.safetensors");
        let network = perceptible::network::Network::random(
            &[16, 4, 10],
            perceptible::network::Activation::Sigmoid,
            perceptible::network::Output::Sigmoid,
            1,
        );
        let precision = perceptible::model::Precision::F32;
        let bytes = perceptible::model::to_safetensors(&network.unwrap(), precision);
        fs::write(&path, bytes).unwrap();
        let error = read_model(&path).unwrap_err().to_string();
        assert!(error.ends_with("got 16 to 10"), "{error}");
        assert!(read_model(&root().join("models/wide.safetensors")).is_ok());
    }
}

//! `cargo xtask site`: the deployable static site in site/, bundled and minified.
//!
//! The pages, perceptible.js and service-worker.js keep their names, because others know them by these;
//! what they load carries a hash of its content in its name, so that no cache can pair files of two
//! builds. Models, training images and the core in plain JavaScript, which the page loads on request, lie
//! in folders and are no part of the first page.

use std::collections::BTreeSet;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use anyhow::{Context, Result, bail};
use clap::Args;

use crate::app;
use crate::binaryen::wasm_opt;
use crate::build::{self, MODULES, files};
use crate::bundle::{Output, bundle, gather, made_from};
use crate::licenses;
use crate::loads::Loads;
use crate::pack;
use crate::plain;
use crate::project::{self, root};
use crate::sizes::{Way, judge};

#[derive(Args)]
pub(crate) struct Options {
    /// Packs the MNIST files of this folder in, for readers to train on (see `cargo xtask mnist`).
    #[arg(long, value_name = "DIR")]
    mnist: Option<PathBuf>,
    /// Writes the site into this folder, which is not there yet, rather than into site/.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

/// What the page loads on request, no part of the first page.
const ON_REQUEST: [&str; 3] = ["models", pack::FOLDER, plain::FOLDER];

/// The page, that of a frame on others' pages, and the one about both.
const PAGES: [&str; 3] = ["index.html", "embed.html", "embedding.html"];

/// The script that others' pages load.
const DOOR: &str = "perceptible.js";

/// The script that every page of figures loads.
pub(crate) const FIGURES: &str = "element.js";

/// The script that trains, and the one that starts it.
const WORKER: &str = "worker.js";
const STARTS_WORKER: &str = "trainer.js";

/// The script that says which training images the site has: as written, none.
const PACKED: &str = "packed.js";

const MINIFY_HTML: &str = "
import { readFileSync } from 'node:fs';
import html from '@minify-html/node';
process.stdout.write(html.minify(readFileSync(0), { minify_css: true, minify_js: true }));";

/// Writes the site, lists its files with their sizes, and prints where it is.
pub(crate) fn run(options: &Options) -> Result<()> {
    let site = match &options.out {
        Some(out) if out.exists() => {
            bail!(
                "expected a folder that is not there yet, got {}",
                out.display()
            )
        }
        Some(out) => std::path::absolute(out)?,
        None => folder(),
    };
    judge(&write(options.mnist.as_deref(), &site)?)?;
    println!("{}", site.display());
    Ok(())
}

/// Where the site lies unless told.
pub(crate) fn folder() -> PathBuf {
    root().join("site")
}

/// Writes the site into a folder, in place of what is there, with the MNIST files of another one if it is
/// given; returns what its ways in transfer.
pub(crate) fn write(mnist: Option<&Path>, site: &Path) -> Result<Vec<Way>> {
    project::install_node_modules()?;
    let stage = build::stage()?;
    if let Some(mnist) = mnist {
        let script = stage.path().join(PACKED);
        if !script.exists() {
            bail!("www/ has no {PACKED}: its form has changed");
        }
        let packed = pack::pack(mnist, stage.path())?;
        fs::write(script, format!("export default {packed};\n")).context(PACKED)?;
    }
    plain::write(stage.path())?;
    if site.exists() {
        fs::remove_dir_all(site).with_context(|| site.display().to_string())?;
    }
    fs::create_dir_all(site).with_context(|| site.display().to_string())?;

    for module in MODULES {
        shrink_wasm(module.name, stage.path(), site)?;
    }
    let read = |page| fs::read_to_string(root().join(page)).context(page);
    let [page, embed, embedding] = PAGES;
    let mut pages = [read(page)?, read(embed)?, read(embedding)?];
    let entries = pages.each_ref().map(|page| named(page));
    let worker = name_worker(stage.path())?;
    let mut scripts = vec![(DOOR, DOOR), (worker.as_str(), WORKER)];
    let all: BTreeSet<&str> = entries.iter().flatten().copied().collect();
    scripts.extend(all.iter().map(|&script| (stem(script), script)));
    gather(&scripts, FIGURES, &[WORKER], stage.path())?;
    let outputs = bundle(&scripts, stage.path(), site)?;
    for folder in ON_REQUEST {
        let from = stage.path().join(folder);
        if from.exists() {
            for file in files(&from)? {
                build::copy(&from.join(&file), &site.join(folder).join(&file))?;
            }
        }
    }
    build::copy(
        &stage.path().join(licenses::FILE),
        &site.join(licenses::FILE),
    )?;
    let loads = Loads::of(site, &outputs, &entries)?;
    let preloads = loads.preloads();
    for page in &mut pages {
        *page = renamed(page, &outputs)?;
    }
    add_to_head(&mut pages[0], &preloads);
    let manifest = app::write_manifest(site)?;
    add_to_head(&mut pages[0], &manifest);
    let build = app::name(site, stage.path(), &pages)?;
    for (name, mut page) in PAGES.into_iter().zip(pages) {
        add_to_head(
            &mut page,
            &format!("<meta name=perceptible-build content={build}>"),
        );
        fs::write(site.join(name), minify(&page)?).context(name)?;
    }
    app::write_service_worker(site, stage.path(), &build)?;
    loads.weigh(site)
}

/// A script's name without its folder and extension.
fn stem(script: &str) -> &str {
    let file = script.rsplit('/').next().unwrap_or(script);
    file.split('.').next().unwrap_or(file)
}

/// The page with the names that its scripts and styles have in the site.
fn renamed(page: &str, outputs: &[Output]) -> Result<String> {
    let mut renamed = page.to_owned();
    for script in named(page) {
        let name = &made_from(outputs, script)?.name;
        renamed = renamed.replace(&format!("\"www/{script}\""), &format!("\"{name}\""));
    }
    Ok(renamed)
}

fn add_to_head(page: &mut String, line: &str) {
    *page = page.replace("</head>", &format!("{line}</head>"));
}

/// Optimises a module into site/ under a name with its hash, and tells those who load it that name.
fn shrink_wasm(module: &str, stage: &Path, site: &Path) -> Result<()> {
    let shrunk = shrunk_wasm(module, stage)?;
    let name = format!("{module}-{}.wasm", hash(&shrunk));
    fs::write(site.join(&name), &shrunk).with_context(|| name.clone())?;
    for script in [format!("{module}.js"), "modules.js".into()] {
        rename_in(&stage.join(script), &format!("{module}_bg.wasm"), &name)?;
    }
    Ok(())
}

/// A module of a stage as a reader gets it.
pub(crate) fn shrunk_wasm(module: &str, stage: &Path) -> Result<Vec<u8>> {
    wasm_opt(&["-O3"], &stage.join(format!("{module}_bg.wasm")))
}

/// Gives the worker a name with the hash of what it does, and tells the one who starts it.
fn name_worker(stage: &Path) -> Result<String> {
    let trial = stage.join("trial");
    bundle(&[(WORKER, WORKER)], stage, &trial)?;
    let mut bytes = Vec::new();
    for file in files(&trial)? {
        bytes.extend(fs::read(trial.join(file))?);
    }
    let name = format!("worker-{}.js", hash(&bytes));
    rename_in(&stage.join(STARTS_WORKER), WORKER, &name)?;
    Ok(name)
}

/// Eight hexadecimal digits that change with the bytes.
fn hash(bytes: &[u8]) -> String {
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    format!("{:08X}", hasher.finish() as u32)
}

/// Puts another file's name in a script.
pub(crate) fn rename_in(script: &Path, from: &str, to: &str) -> Result<()> {
    let text = fs::read_to_string(script).with_context(|| script.display().to_string())?;
    if !text.contains(from) {
        bail!(
            "{} does not name {from}: its form has changed",
            script.display()
        );
    }
    fs::write(script, text.replace(from, to)).with_context(|| script.display().to_string())
}

/// The scripts and styles of www/ that a page names.
pub(crate) fn named(page: &str) -> BTreeSet<&str> {
    page.split("\"www/")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect()
}

pub(crate) fn minify(page: &str) -> Result<Vec<u8>> {
    let mut node = std::process::Command::new("node");
    node.args(["--input-type=module", "--eval", MINIFY_HTML])
        .current_dir(root());
    let mut child = node.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
    child
        .stdin
        .take()
        .expect("piped above")
        .write_all(page.as_bytes())?;
    let output = child.wait_with_output()?;
    if !output.status.success() {
        bail!("index.html could not be minified ({})", output.status);
    }
    Ok(output.stdout)
}

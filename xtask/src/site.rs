//! `cargo xtask site`: the deployable static site in site/, bundled and minified.
//!
//! perceptible.js keeps its name, because other pages load it; what it loads itself carries
//! a hash of its content in its name, so that no cache can pair files of two builds. Models that
//! the page loads on request lie in models/ and are no part of the first page.

use std::collections::BTreeSet;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::Write;
use std::path::Path;
use std::process::Stdio;

use anyhow::{Context, Result, bail};

use crate::build::{self, files};
use crate::project::{self, root};

/// The most that the first page may transfer, brotli-compressed, in bytes.
pub(crate) const BUDGET: usize = 100_000;

/// What every browser of the page's baseline understands; the crate is compiled with no more.
const WASM_FEATURES: [&str; 7] = [
    "--enable-simd",
    "--enable-bulk-memory",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-reference-types",
    "--enable-multivalue",
];

const MINIFY_HTML: &str = "
import { readFileSync } from 'node:fs';
import html from '@minify-html/node';
process.stdout.write(html.minify(readFileSync(0), { minify_css: true, minify_js: true }));";

/// Writes site/, lists its files with their sizes, and prints where it is.
pub(crate) fn run() -> Result<()> {
    let first_page = write()?;
    println!("first page: {first_page} of {BUDGET} bytes (brotli)");
    println!("{}", root().join("site").display());
    Ok(())
}

/// Writes site/ and returns what all of it but models/ weighs, brotli-compressed, in bytes.
pub(crate) fn write() -> Result<usize> {
    project::install_node_modules()?;
    let stage = build::stage()?;
    let site = root().join("site");
    if site.exists() {
        fs::remove_dir_all(&site).context("site/")?;
    }
    fs::create_dir_all(&site).context("site/")?;

    shrink_wasm(stage.path(), &site)?;
    let page = fs::read_to_string(root().join("index.html")).context("index.html")?;
    let (bundled, copied): (BTreeSet<_>, BTreeSet<_>) = named(&page)
        .into_iter()
        .partition(|file| file.ends_with(".js") || file.ends_with(".css"));
    bundle(&bundled, stage.path(), &site)?;
    for file in copied {
        build::copy(&stage.path().join(file), &site.join(file))?;
    }
    let page = preload(&page.replace("\"www/", "\""), &site)?;
    fs::write(site.join("index.html"), minify(&page)?)?;
    for model in files(&stage.path().join("models"))? {
        build::copy(
            &stage.path().join("models").join(&model),
            &site.join("models").join(&model),
        )?;
    }
    list(&site)
}

/// Optimises the wasm into site/ under a name with its hash, and tells those who load it that name.
fn shrink_wasm(stage: &Path, site: &Path) -> Result<()> {
    let plain = stage.join("core_bg.wasm");
    let shrunk = stage.join("core_opt.wasm");
    let mut wasm_opt = project::node_program("binaryen/bin/wasm-opt")?;
    wasm_opt
        .args(WASM_FEATURES)
        .arg("-O3")
        .arg(&plain)
        .arg("-o")
        .arg(&shrunk);
    project::run(&mut wasm_opt)?;

    let mut hasher = DefaultHasher::new();
    fs::read(&shrunk)?.hash(&mut hasher);
    let name = format!("core-{:08X}.wasm", hasher.finish() as u32);
    fs::rename(&shrunk, site.join(&name))?;

    for script in ["core.js", "engine.js"] {
        let text = fs::read_to_string(stage.join(script)).context(script)?;
        if !text.contains("core_bg.wasm") {
            bail!("{script} does not name core_bg.wasm: its form has changed");
        }
        fs::write(stage.join(script), text.replace("core_bg.wasm", &name)).context(script)?;
    }
    Ok(())
}

/// The files of www/ that the page names, and perceptible.js in any case.
fn named(page: &str) -> BTreeSet<&str> {
    let named = page
        .split("\"www/")
        .skip(1)
        .filter_map(|rest| rest.split('"').next());
    named.chain(["perceptible.js"]).collect()
}

fn bundle(entries: &BTreeSet<&str>, stage: &Path, site: &Path) -> Result<()> {
    let mut esbuild = project::node_program("esbuild/bin/esbuild")?;
    esbuild.args(entries.iter().map(|entry| stage.join(entry)));
    esbuild.args([
        "--bundle",
        "--splitting",
        "--minify",
        "--format=esm",
        "--target=es2022",
    ]);
    esbuild.args([
        "--chunk-names=[name]-[hash]",
        "--legal-comments=none",
        "--log-level=warning",
    ]);
    esbuild.arg(format!("--outdir={}", site.display()));
    project::run(&mut esbuild)
}

/// Lets the browser fetch the core together with the script that will ask for it, rather than one
/// round trip after the other.
fn preload(page: &str, site: &Path) -> Result<String> {
    let mut links = String::new();
    for file in files(site)? {
        let name = file.display();
        match file.extension().and_then(|extension| extension.to_str()) {
            Some("wasm") => {
                links += &format!("<link rel=preload href={name} as=fetch crossorigin>");
            }
            Some("js") if file.to_string_lossy().contains('-') => {
                links += &format!("<link rel=modulepreload href={name}>");
            }
            _ => {}
        }
    }
    Ok(page.replace("</head>", &format!("{links}</head>")))
}

fn minify(page: &str) -> Result<Vec<u8>> {
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

/// Prints every file's size, raw and compressed; returns the compressed sum without models/.
fn list(site: &Path) -> Result<usize> {
    println!("{:>9} {:>9}", "bytes", "brotli");
    let mut first_page = 0;
    for file in files(site)? {
        let raw = fs::read(site.join(&file))?;
        let compressed = brotli_size(&raw)?;
        println!("{:>9} {compressed:>9}  {}", raw.len(), file.display());
        if !file.starts_with("models") {
            first_page += compressed;
        }
    }
    Ok(first_page)
}

/// What a server sends for these bytes at brotli's highest setting.
fn brotli_size(raw: &[u8]) -> Result<usize> {
    let mut writer = brotli::CompressorWriter::new(Vec::new(), 1 << 16, 11, 22);
    writer.write_all(raw)?;
    Ok(writer.into_inner().len())
}

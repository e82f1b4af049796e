//! `cargo xtask test`: everything that must pass, part by part, each of them alone by `--only`.
//! A part that fails does not keep the later ones from running.

use std::time::Instant;

use anyhow::Result;
use clap::{Args, ValueEnum};

use crate::project::{self, cargo, install_node_modules, node_program, root, run as start};
use crate::{build, exchange, npm, published, sizes, supply};

#[derive(Args)]
pub(crate) struct Options {
    /// Runs only these parts (comma-separated, or given again).
    #[arg(long, value_enum, value_delimiter = ',')]
    only: Vec<Part>,
}

/// The parts, in the order in which they run.
#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Part {
    /// What comes in of others: locked, under allowed licences, running nothing by itself.
    Supply,
    /// rustfmt.
    Format,
    /// Clippy with warnings as errors, natively and for WebAssembly.
    Lint,
    /// Every Rust test of the workspace, documentation examples included.
    Rust,
    /// The Rust documentation, with warnings as errors.
    Doc,
    /// The Rust crate as others get it.
    Crate,
    /// Model files in Python: the published safetensors package, NumPy, onnxruntime.
    Python,
    /// The core and the scripts in pkg/.
    Build,
    /// JavaScript and CSS: format and lint.
    Biome,
    /// JavaScript's types, strictly.
    Types,
    /// The pages' HTML.
    Html,
    /// The scripts in Node.
    Web,
    /// The deployable site, the single file and the npm package: their sizes against the budgets.
    Site,
    /// The page in Chromium.
    E2e,
    /// The npm package in other people's projects.
    Npm,
}

/// Runs the parts and fails if one of them did.
pub(crate) fn run(options: &Options) -> Result<()> {
    let chosen: Vec<Part> = Part::value_variants()
        .iter()
        .copied()
        .filter(|part| options.only.is_empty() || options.only.contains(part))
        .collect();
    let mut report = Vec::new();
    for part in &chosen {
        println!("\n== {} ==", name(*part));
        let begin = Instant::now();
        let outcome = part.run();
        if let Err(error) = &outcome {
            eprintln!("error: {error:#}");
        }
        report.push((name(*part), begin.elapsed().as_secs_f32(), outcome.is_ok()));
    }
    println!();
    for (name, seconds, passed) in &report {
        println!(
            "{name:<8} {seconds:>6.1} s  {}",
            if *passed { "passed" } else { "FAILED" }
        );
    }
    let passed = report.iter().filter(|(.., passed)| *passed).count();
    let failed = report.len() - passed;
    println!("{passed} passed, {failed} failed");
    if failed > 0 {
        std::process::exit(1);
    }
    Ok(())
}

fn name(part: Part) -> String {
    part.to_possible_value()
        .expect("no part is hidden")
        .get_name()
        .to_owned()
}

impl Part {
    fn run(self) -> Result<()> {
        match self {
            Part::Supply => supply::check(),
            Part::Format => start(cargo().args(["fmt", "--all", "--check"])),
            Part::Lint => lint(),
            Part::Rust => start(cargo().args(["test", "--quiet", "--workspace"])),
            Part::Doc => start(
                cargo()
                    .args(["doc", "--quiet", "--workspace", "--no-deps"])
                    .env("RUSTDOCFLAGS", "-D warnings"),
            ),
            Part::Crate => published::check(),
            Part::Python => exchange::run(exchange::NUMPY),
            Part::Build => build::run(),
            Part::Biome => node("@biomejs/biome/bin/biome", &["ci", "--error-on-warnings"]),
            Part::Types => node("typescript/bin/tsc", &["--noEmit"]),
            Part::Html => node(
                "html-validate/bin/html-validate.mjs",
                &["index.html", "embed.html", "embedding.html"],
            ),
            Part::Web => node_tests("tests/web"),
            Part::Site => sizes::run(),
            Part::E2e => in_chromium("tests/e2e"),
            Part::Npm => npm::make().and_then(|()| in_chromium("tests/package")),
        }
    }
}

fn lint() -> Result<()> {
    let deny = ["--", "-D", "warnings"];
    start(
        cargo()
            .args(["clippy", "--quiet", "--workspace", "--all-targets"])
            .args(deny),
    )?;
    project::install_wasm_target()?;
    let wasm = ["--package", "perceptible", "--target", project::WASM];
    start(cargo().args(["clippy", "--quiet"]).args(wasm).args(deny))
}

fn node(script: &str, arguments: &[&str]) -> Result<()> {
    install_node_modules()?;
    start(node_program(script)?.args(arguments))
}

fn in_chromium(folder: &str) -> Result<()> {
    // Looked for first, because its absence explains every failure.
    let chromium = project::chromium()?;
    install_node_modules()?;
    start(test_command(folder)?.env("CHROMIUM", chromium))
}

fn node_tests(folder: &str) -> Result<()> {
    install_node_modules()?;
    start(&mut test_command(folder)?)
}

/// Node's test runner on a folder's files that end in `.test.js` or `.test.mjs`, two at a time: most of
/// what they do is to wait.
fn test_command(folder: &str) -> Result<std::process::Command> {
    let mut node = std::process::Command::new("node");
    node.args([
        "--test",
        "--test-reporter=spec",
        "--test-concurrency=2",
        "--test-timeout=300000",
    ]);
    node.current_dir(root());
    for file in build::files(&root().join(folder))? {
        let name = file.to_string_lossy();
        if name.ends_with(".test.js") || name.ends_with(".test.mjs") {
            node.arg(root().join(folder).join(&file));
        }
    }
    Ok(node)
}

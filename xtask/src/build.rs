//! `cargo xtask build`: the npm package in pkg/, with rustup alone.
//!
//! What [`BY_HAND`] names in pkg/ is written by hand; everything else there
//! is made here. A build is staged inside pkg/ and then moved into place file by file, so that
//! a server never reads half a file.

use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::Stdio;

use anyhow::{Context, Result, bail};
use tempfile::TempDir;
use walkdir::WalkDir;
use wasm_bindgen_cli_support::Bindgen;

use crate::licenses;
use crate::project::{self, root};

/// One compilation of the crate to WebAssembly.
#[derive(Clone, Copy)]
pub(crate) struct Module {
    /// What its files are called.
    pub(crate) name: &'static str,
    profile: &'static str,
    features: &'static [&'static str],
    /// What rustc is told beside .cargo/config.toml; the last word on a feature counts.
    flags: &'static [&'static str],
    /// Where cargo builds it, if not where it builds the rest: flags of two kinds in one place would undo
    /// each other's work.
    target: Option<&'static str>,
}

/// The whole core, and the part of it that reads drawings: all that a page's first figure loads.
pub(crate) const MODULES: [Module; 2] = [
    Module {
        name: "core",
        profile: "wasm",
        features: &["learn"],
        flags: &[],
        target: None,
    },
    Module {
        name: "reader",
        profile: "wasm-small",
        features: &[],
        flags: &[],
        target: None,
    },
];

/// The whole core for machines without vector instructions.
pub(crate) const SCALAR: Module = Module {
    flags: &["-Ctarget-feature=-simd128"],
    target: Some("target/scalar"),
    ..MODULES[0]
};

/// The whole core with no more of WebAssembly than JavaScript has a counterpart for.
pub(crate) const PLAIN: Module = Module {
    flags: &["-Ctarget-cpu=mvp", "-Ctarget-feature=-simd128"],
    target: Some("target/plain"),
    ..MODULES[0]
};

const BY_HAND: [&str; 8] = [
    "package.json",
    "README.md",
    "custom-elements.json",
    "perceptible.d.ts",
    "element.d.ts",
    "react.d.ts",
    "svelte.d.ts",
    "vue.d.ts",
];

/// The package's ways in, which lead to the scripts as written until `cargo xtask npm` puts its own in
/// their place.
const WAYS_IN: [(&str, &str); 3] = [
    (
        "dist/main.js",
        "export * from \"../perceptible.js\";\nexport { default } from \"../perceptible.js\";\n",
    ),
    (
        "dist/perceptible.js",
        "import \"../element.js\";\nexport * from \"../exports.js\";\nexport { default } from \"../exports.js\";\n",
    ),
    ("dist/element.js", "import \"../element.js\";\n"),
];
const STAGE: &str = ".stage-";

/// Builds into pkg/ and prints where.
pub(crate) fn run() -> Result<()> {
    stage()?.publish()?;
    println!("{}", root().join("pkg").display());
    Ok(())
}

/// A finished build that is not in place yet.
pub(crate) struct Stage(TempDir);

/// Compiles the crate, generates the glue, copies the scripts and models beside it, and says whose
/// work is in it.
pub(crate) fn stage() -> Result<Stage> {
    let pkg = root().join("pkg");
    let directory = tempfile::Builder::new()
        .prefix(STAGE)
        .tempdir_in(&pkg)
        .context("pkg/")?;
    let out = directory.path();

    for module in MODULES {
        Bindgen::new()
            .input_path(compile(module)?)
            .out_name(module.name)
            .web(true)?
            .typescript(true)
            .omit_default_module_path(false)
            .remove_name_section(true)
            .remove_producers_section(true)
            .generate(out)
            .context("wasm-bindgen could not generate the glue")?;
        // Types of the raw wasm exports: nothing imports them.
        let unused = format!("{}_bg.wasm.d.ts", module.name);
        fs::remove_file(out.join(&unused)).context(unused)?;
    }

    for script in files(&root().join("www"))? {
        copy_script(&root().join("www").join(&script), &out.join(&script))?;
    }
    for model in files(&root().join("models"))? {
        if model
            .extension()
            .is_some_and(|extension| extension == "safetensors")
        {
            copy(
                &root().join("models").join(&model),
                &out.join("models").join(&model),
            )?;
        }
    }
    fs::write(out.join(licenses::FILE), licenses::text()?).context(licenses::FILE)?;
    fs::create_dir_all(out.join("dist"))?;
    for (name, script) in WAYS_IN {
        fs::write(out.join(name), script).context(name)?;
    }
    Ok(Stage(directory))
}

impl Stage {
    /// The directory with the build; it is removed with the stage.
    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    /// Moves the build into pkg/, then removes what an earlier build left there.
    pub(crate) fn publish(self) -> Result<()> {
        let pkg = root().join("pkg");
        let staged: BTreeSet<PathBuf> = files(self.0.path())?.into_iter().collect();
        for file in &staged {
            let target = pkg.join(file);
            fs::create_dir_all(target.parent().expect("it lies in pkg/"))?;
            fs::rename(self.0.path().join(file), &target)
                .with_context(|| target.display().to_string())?;
        }
        for file in files(&pkg)? {
            let by_hand = BY_HAND.iter().any(|name| file == Path::new(name));
            let another_stage = file.to_string_lossy().starts_with(STAGE);
            if !by_hand && !another_stage && !staged.contains(&file) {
                fs::remove_file(pkg.join(&file)).with_context(|| file.display().to_string())?;
            }
        }
        Ok(())
    }
}

/// Compiles the crate to WebAssembly; returns the path of the module.
pub(crate) fn compile(module: Module) -> Result<PathBuf> {
    project::install_wasm_target()?;
    let mut cargo = project::cargo();
    cargo.args([
        "build",
        "--package",
        "perceptible",
        "--lib",
        "--profile",
        module.profile,
    ]);
    cargo.args(["--target", project::WASM, "--no-default-features"]);
    cargo.arg(format!("--features={}", module.features.join(",")));
    if let Some(target) = module.target {
        cargo.args(["--target-dir", target]);
    }
    cargo.arg("--config").arg(flags(module));
    cargo
        .arg("--message-format=json-render-diagnostics")
        .stdout(Stdio::piped());
    let line = project::line(&cargo);
    let mut child = cargo
        .spawn()
        .with_context(|| format!("could not start `{line}`"))?;

    let mut compiled = None;
    for message in BufReader::new(child.stdout.take().expect("piped above")).lines() {
        let message: serde_json::Value = serde_json::from_str(&message?)?;
        if message["reason"] == "compiler-artifact" && message["target"]["name"] == "perceptible" {
            compiled = message["filenames"]
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(|name| name.as_str().map(PathBuf::from))
                .find(|name| {
                    name.extension()
                        .is_some_and(|extension| extension == "wasm")
                });
        }
    }
    let status = child.wait()?;
    if !status.success() {
        bail!("the crate does not compile for WebAssembly: `{line}` failed ({status})");
    }
    compiled.context("cargo named no .wasm among what it built")
}

/// The module's own flags, and those that keep this machine's directories out of its panic messages:
/// every machine then builds the same bytes.
fn flags(module: Module) -> String {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| std::env::home_dir().map(|home| home.join(".cargo")));
    let registry = home.unwrap_or_default().join("registry/src");
    let remapped =
        [root(), &registry].map(|path| format!("'--remap-path-prefix={}='", path.display()));
    let own = module.flags.iter().map(|flag| format!("'{flag}'"));
    let flags: Vec<String> = remapped.into_iter().chain(own).collect();
    format!("target.{}.rustflags=[{}]", project::WASM, flags.join(", "))
}

/// Copies a file of www/, and points a script's imports at their places in pkg/: from there the
/// glue and the models lie in the same directory, not in the one above.
fn copy_script(from: &Path, to: &Path) -> Result<()> {
    if from.extension().is_none_or(|extension| extension != "js") {
        return copy(from, to);
    }
    let text = fs::read_to_string(from).with_context(|| from.display().to_string())?;
    let text = text
        .replace("\"../pkg/", "\"./")
        .replace("\"../models/", "\"./models/");
    fs::create_dir_all(to.parent().expect("it lies in pkg/"))?;
    fs::write(to, text).with_context(|| to.display().to_string())
}

/// Copies a file, and makes the directory it goes to.
pub(crate) fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to.parent().expect("it lies in a directory"))?;
    fs::copy(from, to).with_context(|| from.display().to_string())?;
    Ok(())
}

/// Every file below a directory, relative to it, in order. Dotfiles of editors are passed over.
pub(crate) fn files(directory: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in WalkDir::new(directory).sort_by_file_name() {
        let entry = entry?;
        if entry.file_type().is_file() {
            found.push(entry.path().strip_prefix(directory)?.to_owned());
        }
    }
    Ok(found)
}

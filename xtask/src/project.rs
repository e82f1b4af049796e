//! Where things are, and how other programs are run. Knows no command.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

/// The repository's root, whatever directory the command is called from.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("xtask lies in the repository")
}

/// The cargo that runs us, so that its toolchain is the one used throughout.
pub(crate) fn cargo() -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root());
    command
}

/// What the crate is compiled for to run in a browser.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// Brings the toolchain's library for WebAssembly where it is missing: rustup does so by itself
/// only where it may install unasked.
pub(crate) fn install_wasm_target() -> Result<()> {
    let mut rustc = Command::new("rustc");
    rustc.args(["--print", "target-libdir", "--target", WASM]);
    let line = line(&rustc);
    let output = rustc
        .current_dir(root())
        .output()
        .with_context(|| format!("could not start `{line}`"))?;
    let library = PathBuf::from(String::from_utf8_lossy(&output.stdout).trim());
    if library.is_dir() {
        return Ok(());
    }
    let mut rustup = Command::new("rustup");
    rustup.args(["target", "add", WASM]).current_dir(root());
    run(&mut rustup)
}

/// A program of node_modules/, started through Node: the packages' install scripts never run,
/// so what stands in their bin/ is JavaScript on every platform.
pub(crate) fn node_program(script: &str) -> Result<Command> {
    let path = root().join("node_modules").join(script);
    if !path.exists() {
        bail!(
            "{} is missing: run `npm ci --ignore-scripts` in {}",
            path.display(),
            root().display()
        );
    }
    let mut command = Command::new("node");
    command.arg(path).current_dir(root());
    Ok(command)
}

/// The repository's own node_modules/; see [`install`].
pub(crate) fn install_node_modules() -> Result<()> {
    install(root())
}

/// Brings a folder's node_modules/ to what its package-lock.json says; does nothing when it is already
/// so. No package's install script is run.
pub(crate) fn install(folder: &Path) -> Result<()> {
    check_node()?;
    let lock = folder.join("package-lock.json");
    let lock = std::fs::read(&lock).with_context(|| lock.display().to_string())?;
    let mark = folder.join("node_modules/.installed-lock");
    if std::fs::read(&mark).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    let mut npm = Command::new("npm");
    npm.args(["ci", "--ignore-scripts", "--loglevel=error"])
        .current_dir(folder);
    run(&mut npm)?;
    std::fs::write(&mark, lock).with_context(|| mark.display().to_string())
}

/// Fails with the remedy unless a Node of at least version 20.16 is there: the package reads its
/// wasm by `process.getBuiltinModule`, which came with it.
fn check_node() -> Result<()> {
    const REMEDY: &str = "install Node 20.16 or newer, from nodejs.org or with `nvm install 22`";
    let Ok(output) = Command::new("node").arg("--version").output() else {
        bail!("Node is missing: {REMEDY}")
    };
    let version = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    let numbers: Vec<u32> = version
        .trim_start_matches('v')
        .split('.')
        .map_while(|number| number.parse().ok())
        .collect();
    if numbers.as_slice() < [20, 16].as_slice() {
        bail!("Node is {version:?}, too old: {REMEDY}");
    }
    Ok(())
}

/// Chromium or Chrome: `$CHROMIUM`, else the first of the usual names in `$PATH`.
pub(crate) fn chromium() -> Result<PathBuf> {
    if let Some(path) = std::env::var_os("CHROMIUM") {
        let path = PathBuf::from(path);
        if path.is_file() {
            return Ok(path);
        }
        bail!("$CHROMIUM is {}, and no such file is there", path.display());
    }
    let names = ["chromium", "chromium-browser", "google-chrome"];
    std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default())
        .flat_map(|directory| names.map(|name| directory.join(name)))
        .find(|path| path.is_file())
        .context(
            "no Chromium in $PATH: install it (Debian: `apt-get install chromium`) or name it in $CHROMIUM",
        )
}

/// Runs a command to its end; its failure is a sentence that quotes the command line.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let line = line(command);
    let status = command
        .status()
        .with_context(|| format!("could not start `{line}`"))?;
    if !status.success() {
        bail!("`{line}` failed ({status})");
    }
    Ok(())
}

/// The command as one would type it.
pub(crate) fn line(command: &Command) -> String {
    let mut words = vec![command.get_program().to_string_lossy().into_owned()];
    words.extend(
        command
            .get_args()
            .map(|word| word.to_string_lossy().into_owned()),
    );
    words.join(" ")
}

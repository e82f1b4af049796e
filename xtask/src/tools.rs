//! Cargo's own tools that a command needs: in target/tools, at a version that is known to work.

use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;

use crate::project::{cargo, root, run};

/// The program of a crate, which is built where it is missing.
pub(crate) fn tool(name: &str, version: &str) -> Result<PathBuf> {
    let folder = root().join(format!("target/tools/{name}-{version}"));
    let program = folder.join("bin").join(name);
    if !program.is_file() {
        println!("{name} {version} is built once, into {}", folder.display());
        run(cargo()
            .args(["install", "--locked", "--quiet", name, "--version", version])
            .arg("--root")
            .arg(folder))?;
    }
    Ok(program)
}

/// A command that chooses its compiler itself, rather than taking the one that runs us.
pub(crate) fn free(program: impl AsRef<std::ffi::OsStr>) -> Command {
    let mut command = Command::new(program);
    command
        .env_remove("CARGO")
        .env_remove("RUSTUP_TOOLCHAIN")
        .current_dir(root());
    command
}

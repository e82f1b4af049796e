//! `cargo xtask picture`: a still of a figure, for pages that take neither scripts nor frames. Chromium
//! shows the figure as a frame would, brings it to the state that tells most, and takes the picture;
//! what that state is stands in picture.js.

use std::net::Ipv4Addr;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Result, bail};
use clap::{Args, ValueEnum};
use tokio::net::TcpListener;

use crate::project::{self, root};
use crate::{build, serve};

#[derive(Args)]
pub(crate) struct Options {
    /// The figure, by the name of its view.
    #[arg(long, default_value = "draw")]
    view: String,
    /// The language of what it says.
    #[arg(long, value_enum, default_value_t = Lang::En)]
    lang: Lang,
    #[arg(long, value_enum, default_value_t = Theme::Light)]
    theme: Theme,
    /// Of the picture, in CSS pixels; it has twice as many of its own.
    #[arg(long, default_value_t = 960, value_parser = clap::value_parser!(u32).range(280..=2560))]
    width: u32,
    /// The file to write, .png; perceptible-VIEW.png unless given.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Lang {
    En,
    Ko,
}

#[derive(Clone, Copy, ValueEnum)]
enum Theme {
    Light,
    Dark,
}

/// Takes the picture and prints where it is.
pub(crate) fn run(options: &Options) -> Result<()> {
    let Options {
        view,
        lang,
        theme,
        width,
        out,
    } = options;
    let out = out
        .clone()
        .unwrap_or_else(|| format!("perceptible-{view}.png").into());
    let out = std::path::absolute(out)?;
    if out.extension().is_none_or(|extension| extension != "png") {
        bail!("expected a file that ends in .png, got {}", out.display());
    }
    let chromium = project::chromium()?;
    project::install_node_modules()?;
    build::stage()?.publish()?;

    let runtime = tokio::runtime::Runtime::new()?;
    let listener = runtime.block_on(TcpListener::bind((Ipv4Addr::LOCALHOST, 0)))?;
    let address = format!("http://{}", listener.local_addr()?);
    let server = axum::serve(listener, serve::router(root(), serve::PkgLock::default()));
    runtime.spawn(async move { server.await.expect("axum serves without end") });

    let word = |value: Option<clap::builder::PossibleValue>| {
        value.expect("no value is hidden").get_name().to_owned()
    };
    let mut node = Command::new("node");
    node.arg(root().join("xtask/src/picture.js"))
        .args(["--address", &address, "--view", view])
        .args(["--lang", &word(lang.to_possible_value())])
        .args(["--theme", &word(theme.to_possible_value())])
        .args(["--width", &width.to_string()])
        .arg("--out")
        .arg(&out)
        .env("CHROMIUM", chromium);
    project::run(&mut node)?;
    println!("{}", out.display());
    Ok(())
}

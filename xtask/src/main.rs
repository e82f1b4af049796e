//! The project's commands, one file each: `cargo xtask --help` lists them.
//!
//! A command that writes says the path of what it wrote on its last line; one that fails says why
//! in a sentence on standard error and ends with status 1.

mod app;
mod bench;
mod binaryen;
mod build;
mod bundle;
mod data;
mod evaluate;
mod exchange;
mod facts;
mod frames;
mod fuzz;
mod icon;
mod licenses;
mod lighthouse;
mod loads;
mod measure;
mod mnist;
mod mutants;
mod npm;
mod pack;
mod picture;
mod plain;
mod project;
mod published;
mod recipes;
mod reproduce;
mod scribbles;
mod serve;
mod single;
mod site;
mod sizes;
mod supply;
mod test;
mod tools;
mod train;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(name = "cargo xtask", about = "The project's commands.", version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Builds the npm package into pkg/: wasm, its glue and types, the element, the models.
    Build,
    /// Builds and serves the page on 127.0.0.1, and builds again when a source changes.
    Serve(serve::Options),
    /// Writes pkg/dist/, the scripts that the npm package holds (needs Node).
    Npm,
    /// Writes the deployable static site, minified, into site/ (needs Node).
    Site(site::Options),
    /// Takes a still picture of a figure, as PNG (needs Node and Chromium).
    Picture(picture::Options),
    /// Writes perceptible.html: the article or one figure in one file, for no server and no network
    /// (needs Node).
    Single(single::Options),
    /// Makes everything that others get, and prints its sizes beside what they may be (needs Node).
    Sizes,
    /// Runs everything that must pass, part by part (needs Node and Chromium).
    Test(test::Options),
    /// Makes the bundled models again from a seed, bit for bit.
    Train(train::Options),
    /// Measures a model's accuracy through the product's own code.
    Evaluate(evaluate::Options),
    /// Brings the four MNIST files, and checks those that are there (needs curl).
    Mnist(mnist::Options),
    /// Sends model files to PyTorch and back (brings its packages, some gigabytes; needs Python 3).
    Pytorch,
    /// Builds the latest commit twice, in two clones, and compares every byte (long; needs Node).
    Reproduce,
    /// Rates the built site as a phone meets it, several times over (needs Node and Chromium).
    Lighthouse(lighthouse::Options),
    /// Measures how much of a frame each figure takes while a reader handles it (needs Node and Chromium).
    Frames(frames::Options),
    /// Tries the doors against millions of made-up files (needs a nightly compiler; builds cargo-fuzz).
    Fuzz(fuzz::Options),
    /// Says which small changes to the source no test notices (builds cargo-mutants).
    Mutants(mutants::Options),
    /// Measures speed in Chromium beside other libraries and plain JavaScript (needs Node).
    Bench(bench::Options),
}

fn main() -> ExitCode {
    let outcome = match Cli::parse().command {
        Command::Build => build::run(),
        Command::Serve(options) => serve::run(&options),
        Command::Npm => npm::run(),
        Command::Site(options) => site::run(&options),
        Command::Picture(options) => picture::run(&options),
        Command::Single(options) => single::run(&options),
        Command::Sizes => sizes::run(),
        Command::Test(options) => test::run(&options),
        Command::Train(options) => train::run(&options),
        Command::Evaluate(options) => evaluate::run(&options),
        Command::Mnist(options) => mnist::run(&options),
        Command::Pytorch => exchange::run(exchange::PYTORCH),
        Command::Reproduce => reproduce::run(),
        Command::Lighthouse(options) => lighthouse::run(&options),
        Command::Frames(options) => frames::run(&options),
        Command::Fuzz(options) => fuzz::run(&options),
        Command::Mutants(options) => mutants::run(&options),
        Command::Bench(options) => bench::run(&options),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

//! Measures a model through the product's own code: accuracy, confusion, robustness.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use clap::Args;
use perceptible::model::from_safetensors;
use perceptible::network::Network;
use serde_json::json;

use crate::measure::{self, Score};
use crate::{data, facts, project};

#[derive(Args)]
pub(crate) struct Options {
    /// The model file [default: models/classic.safetensors].
    #[arg(long, value_name = "FILE")]
    model: Option<PathBuf>,
    /// The folder of the MNIST test files [default: mnist/ in $PERCEPTIBLE_DATA or ../shared/data].
    #[arg(long, value_name = "DIR")]
    mnist: Option<PathBuf>,
    /// A pen file [default: unipen/development.ndjson.gz in the same; the bundled models have
    /// learned from that one].
    #[arg(long, value_name = "FILE")]
    pen: Option<PathBuf>,
    /// Prints one JSON object and nothing else.
    #[arg(long)]
    json: bool,
    /// Writes the answer to each pen sample, one digit a line.
    #[arg(long, value_name = "FILE")]
    answers: Option<PathBuf>,
    /// Writes the table of accuracies of the bundled models into README.md.
    #[arg(long, conflicts_with_all = ["model", "pen", "json", "answers"])]
    write_readme: bool,
}

pub(crate) fn run(options: &Options) -> Result<()> {
    let test = match data::mnist(options.mnist.as_deref()) {
        Some(folder) => Some(data::read_mnist(&folder, "t10k")?),
        None => None,
    };
    if options.write_readme {
        let test = test.context("no MNIST: say where with --mnist DIR or $PERCEPTIBLE_DATA")?;
        println!("{}", facts::write_readme(&test)?.display());
        return Ok(());
    }
    let path = match &options.model {
        Some(path) => path.clone(),
        None => project::root().join("models/classic.safetensors"),
    };
    let bytes = std::fs::read(&path).with_context(|| path.display().to_string())?;
    let network = from_safetensors(&bytes).with_context(|| path.display().to_string())?;
    if (
        network.layers()[0],
        network.layers()[network.layers().len() - 1],
    ) != (784, 10)
    {
        bail!(
            "expected a network of 784 inputs and 10 outputs, got layers {:?}",
            network.layers()
        );
    }
    let pens = match data::pen(options.pen.as_deref()) {
        Some(path) => Some(data::read_pens(&path)?),
        None => None,
    };
    let mnist = test
        .as_ref()
        .map(|test| measure::images(&network, test, |image| *image));
    let pen = pens.as_ref().map(|pens| measure::pens(&network, pens));
    if mnist.is_none() {
        eprintln!("mnist_test is left out: no --mnist DIR, no $PERCEPTIBLE_DATA");
    }
    if pen.is_none() {
        eprintln!("pen is left out: no --pen FILE, no $PERCEPTIBLE_DATA");
    }
    if options.json {
        let mut parts = vec![
            ("model", json!(path.display().to_string()).to_string()),
            ("layers", json!(network.layers()).to_string()),
            ("parameters", network.parameters().len().to_string()),
        ];
        parts.extend(mnist.as_ref().map(|score| ("mnist_test", object_of(score))));
        parts.extend(pen.as_ref().map(|(score, _)| ("pen", object_of(score))));
        // In this order, which a map of the library would not keep.
        let parts: Vec<String> = parts
            .iter()
            .map(|(key, value)| format!("\"{key}\":{value}"))
            .collect();
        println!("{{{}}}", parts.join(","));
    } else {
        println!("{}: layers {:?}", path.display(), network.layers());
        if let Some(score) = &mnist {
            print("MNIST test set", score);
        }
        if let Some((score, _)) = &pen {
            print("pens", score);
        }
        print_robustness(&network, test.as_ref());
    }
    if let Some(answers) = &options.answers {
        let (_, given) = pen.context("expected pen samples for --answers, got no --pen FILE")?;
        let lines: String = given.iter().map(|digit| format!("{digit}\n")).collect();
        std::fs::write(answers, lines).with_context(|| answers.display().to_string())?;
        if options.json {
            eprintln!("{}", answers.display());
        } else {
            println!("{}", answers.display());
        }
    }
    Ok(())
}

/// A score as JSON.
fn object_of(score: &Score) -> String {
    let confusion = json!(score.confusion);
    format!(
        "{{\"n\":{},\"correct\":{},\"confusion\":{confusion}}}",
        score.n, score.correct
    )
}

fn print(name: &str, score: &Score) {
    println!(
        "\n{name}: {} of {} = {:.2} %; no output above 0.5 for {:.2} %\n\n{}",
        score.correct,
        score.n,
        score.percent(),
        measure::share(score.refused, score.n),
        facts::table(score)
    );
}

fn print_robustness(network: &Network, test: Option<&perceptible::samples::Samples>) {
    println!("| variation | |\n| --- | --- |");
    if let Some(test) = test {
        for (name, percent) in measure::robustness(network, test) {
            println!("| test set {name} | {percent:.2} % right |");
        }
    }
    for (name, claimed, n) in measure::nothing(network) {
        let percent = measure::share(claimed, n);
        println!("| {n} x {name} | {percent:.1} % claimed (an output above 0.5) |");
    }
}

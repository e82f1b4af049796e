//! The page of facts beside the models, and the table of accuracies in the README: written by the
//! commands that measured them. Knows the words, not the measuring.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use perceptible::model::from_safetensors;
use perceptible::samples::Samples;
use perceptible::train::Schedule;
use serde_json::{Value, json};

use crate::measure::{self, Score};
use crate::project::root;
use crate::recipes::{DRAWN, IMAGE_COPIES, NOTHINGS, PEN_COPIES, PLANS};

/// Where left-out accuracies are kept.
const LEFT_OUT: &str = "left-out.json";
const BEGIN: &str = "<!-- accuracy: written by `cargo xtask evaluate --write-readme` -->";
const END: &str = "<!-- /accuracy -->";

/// What networks that never saw these samples make of them.
#[derive(Clone, Debug, Default)]
pub(crate) struct LeftOut {
    pub(crate) validation: Score,
    pub(crate) pens: Score,
}

impl LeftOut {
    /// Adds the counts of another fold.
    pub(crate) fn add(&mut self, other: Self) {
        self.validation.merge(&other.validation);
        self.pens.merge(&other.pens);
    }
}

/// Writes the sums over the folds of each model; returns the path.
pub(crate) fn write_left_out<'a>(
    out: &Path,
    models: impl Iterator<Item = (&'a str, LeftOut)>,
) -> Result<PathBuf> {
    let path = out.join(LEFT_OUT);
    let mut all = match std::fs::read(&path) {
        Ok(bytes) => serde_json::from_slice(&bytes).with_context(|| path.display().to_string())?,
        Err(_) => json!({}),
    };
    for (name, left) in models {
        all[name] = json!({
            "validation": counts(&left.validation),
            "pen": counts(&left.pens),
        });
    }
    write_file(&path, &format!("{all:#}\n"))?;
    Ok(path)
}

fn counts(score: &Score) -> Value {
    json!({ "n": score.n, "correct": score.correct, "refused": score.refused })
}

/// Measures the models of `folder` on `test` and writes its README.md; returns the path.
pub(crate) fn write(folder: &Path, test: &Samples) -> Result<PathBuf> {
    let left_out = read_left_out(folder)?;
    let mut page = head();
    for plan in PLANS {
        let path = folder.join(format!("{}.safetensors", plan.name));
        let bytes = std::fs::read(&path).with_context(|| path.display().to_string())?;
        let network = from_safetensors(&bytes).with_context(|| path.display().to_string())?;
        let score = measure::images(&network, test, |image| *image);
        let recipe = plan.recipe;
        let epochs = match recipe.schedule {
            Schedule::Cosine { epochs } => epochs,
            other => bail!("expected a plan with an end, got {other:?}"),
        };
        writeln!(page, "\n## {}\n", plan.name)?;
        writeln!(
            page,
            "{} bytes. Layers {:?}, {} parameters. Seed {}, {epochs} epochs in minibatches of {}, rate {}, {:?}, \
             rivalry {}. Rounded to multiples of 1/{}.\n",
            bytes.len(),
            plan.layers,
            network.parameters().len(),
            recipe.seed,
            recipe.minibatch,
            recipe.rate,
            recipe.optimizer,
            recipe.rivalry,
            1.0 / plan.grid
        )?;
        writeln!(
            page,
            "| measured on | accuracy | no output above 0.5 |\n| --- | --- | --- |"
        )?;
        writeln!(
            page,
            "| t10k, 10,000 images | {:.2} % | {:.2} % |",
            score.percent(),
            measure::share(score.refused, score.n)
        )?;
        for (key, what) in [
            (
                "validation",
                "last 5,000 training images, left out (6 trainings)",
            ),
            ("pen", "pens of sites left out (6 trainings)"),
        ] {
            if let Some([n, correct, refused]) = left(&left_out, plan.name, key) {
                let (right, none) = (measure::share(correct, n), measure::share(refused, n));
                writeln!(page, "| {what} | {right:.2} % | {none:.2} % |")?;
            }
        }
        for (name, percent) in measure::robustness(&network, test) {
            writeln!(page, "| t10k {name} | {percent:.2} % | |")?;
        }
        for (name, claimed, n) in measure::nothing(&network) {
            let refused = measure::share(n - claimed, n);
            writeln!(page, "| {n} x {name} | | {refused:.1} % |")?;
        }
        writeln!(
            page,
            "\nConfusion on t10k (row: digit, column: answer):\n\n{}",
            table(&score)
        )?;
    }
    let path = folder.join("README.md");
    write_file(&path, &page)?;
    Ok(path)
}

/// Puts the table of accuracies between its marks in the repository's README; returns the path.
pub(crate) fn write_readme(test: &Samples) -> Result<PathBuf> {
    let folder = root().join("models");
    let left_out = read_left_out(&folder)?;
    let mut rows = String::from(
        "| model | parameters | MNIST test set | pens of sites left out of training |\n| --- | --- | --- | --- |\n",
    );
    for plan in PLANS {
        let path = folder.join(format!("{}.safetensors", plan.name));
        let bytes = std::fs::read(&path).with_context(|| path.display().to_string())?;
        let network = from_safetensors(&bytes).with_context(|| path.display().to_string())?;
        let score = measure::images(&network, test, |image| *image);
        let pens = left(&left_out, plan.name, "pen")
            .map_or("not measured".into(), |[n, right, _]| {
                format!("{:.2} %", measure::share(right, n))
            });
        let (name, parameters) = (plan.name, network.parameters().len());
        writeln!(
            rows,
            "| {name} | {parameters} | {:.2} % | {pens} |",
            score.percent()
        )?;
    }
    let path = root().join("README.md");
    let readme = std::fs::read_to_string(&path).with_context(|| path.display().to_string())?;
    let Some((before, rest)) = readme.split_once(BEGIN) else {
        bail!("expected the line {BEGIN} in {}, got none", path.display());
    };
    let Some((_, after)) = rest.split_once(END) else {
        bail!("expected the line {END} in {}, got none", path.display());
    };
    write_file(&path, &format!("{before}{BEGIN}\n{rows}{END}{after}"))?;
    Ok(path)
}

/// A confusion matrix as a table.
pub(crate) fn table(score: &Score) -> String {
    let mut text = String::from("|  | 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 |\n");
    text.push_str(&"| --- ".repeat(11));
    text.push_str("|\n");
    for (digit, row) in score.confusion.iter().enumerate() {
        let cells: Vec<String> = row.iter().map(usize::to_string).collect();
        text.push_str(&format!("| **{digit}** | {} |\n", cells.join(" | ")));
    }
    text
}

fn read_left_out(folder: &Path) -> Result<Value> {
    let path = folder.join(LEFT_OUT);
    match std::fs::read(&path) {
        Ok(bytes) => serde_json::from_slice(&bytes).with_context(|| path.display().to_string()),
        Err(_) => Ok(Value::Null),
    }
}

fn left(all: &Value, model: &str, key: &str) -> Option<[usize; 3]> {
    let counts = &all[model][key];
    let count = |key: &str| counts[key].as_u64().map(|count| count as usize);
    Some([count("n")?, count("correct")?, count("refused")?])
}

fn write_file(path: &Path, text: &str) -> Result<()> {
    std::fs::write(path, text).with_context(|| path.display().to_string())
}

/// What stands above the tables.
fn head() -> String {
    format!(
        "\
# The bundled models

Written by `cargo xtask train`, which makes the `.safetensors` files here again, bit for bit, from
seeds (F16; hidden layers by the file's metadata, ten sigmoid outputs, prepared images). The rows
of left-out samples are of `cargo xtask train --folds`: trained without a group of pen sites and
without the last 5,000 training images, and measured on those, for six groups in turn. The shipped
files have learned from all of both. t10k was looked at now and then while recipes were made; none
was chosen by it.

Learned from: the 60,000 training images of MNIST (Y. LeCun, C. Cortes, C. J. C. Burges; CC BY-SA
3.0), each as it is and {IMAGE_COPIES} times distorted; 6,698 pen digits of UNIPEN (train_r01_v07,
category 1a; The International Unipen Foundation, 1999; CC BY 4.0, doi 10.5281/zenodo.1195803), each
as it is and {PEN_COPIES} times distorted; {DRAWN} digits that the project draws itself
(`src/digits`); {NOTHINGS} images of nothing, for which no output is to light up. Those who designed
the drawn digits had seen which shapes all these pens write, so a left-out site's shapes are not
wholly new. The scribbles below are of another generator, and of other kinds, than the images of
nothing.
"
    )
}

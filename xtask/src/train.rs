//! Makes the bundled models again from a seed, bit for bit, or the same without some pen sites to
//! see how well it reads other hands.

use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context, Result, bail};
use clap::Args;
use perceptible::lessons::Lessons;
use perceptible::model::{Precision, from_safetensors, to_safetensors};
use perceptible::network::Network;
use perceptible::samples::{Pen, Samples};
use perceptible::train::Trainer;

use crate::facts::{self, LeftOut};
use crate::recipes::{self, PLANS, Plan, Source};
use crate::{data, measure, project};

/// The pen sites left out together, in turn, when a recipe is chosen.
const FOLDS: [&[&str]; 6] = [
    &["val"],
    &["ced"],
    &["gmd"],
    &["app"],
    &["apa", "tos"],
    &["imp", "art", "cea", "lou"],
];
/// The last images of MNIST's training set, kept from a training that leaves sites out.
const VALIDATION: usize = 5_000;

#[derive(Args)]
pub(crate) struct Options {
    /// The folder of the four MNIST files [default: mnist/ in $PERCEPTIBLE_DATA or ../shared/data].
    #[arg(long, value_name = "DIR")]
    mnist: Option<PathBuf>,
    /// The pen file [default: unipen/development.ndjson.gz in the same].
    #[arg(long, value_name = "FILE")]
    pen: Option<PathBuf>,
    /// Only this model.
    #[arg(long, value_parser = ["classic", "classic-relu", "wide"])]
    model: Option<String>,
    /// Where the models and the page of facts are written [default: models/].
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Trains without these pen sites and the last 5,000 MNIST images, and measures on them.
    #[arg(long, value_name = "SITE,...", value_delimiter = ',', requires = "out")]
    leave_out: Vec<String>,
    /// Leaves each group of sites out in turn; writes the accuracies, left-out.json, and the facts.
    #[arg(long, conflicts_with = "leave_out")]
    folds: bool,
}

pub(crate) fn run(options: &Options) -> Result<()> {
    let folder = data::mnist(options.mnist.as_deref())
        .context("no MNIST: say where with --mnist DIR or $PERCEPTIBLE_DATA")?;
    let file = data::pen(options.pen.as_deref())
        .context("no pen file: say which with --pen FILE or $PERCEPTIBLE_DATA")?;
    let mnist = data::read_mnist(&folder, "train")?;
    let pens = data::read_pens(&file)?;
    let plans: Vec<Plan> = PLANS
        .into_iter()
        .filter(|plan| {
            options
                .model
                .as_deref()
                .is_none_or(|name| name == plan.name)
        })
        .collect();
    let out = match &options.out {
        Some(out) => out.clone(),
        None => project::root().join("models"),
    };
    std::fs::create_dir_all(&out).with_context(|| out.display().to_string())?;
    if options.folds {
        let mut sums = vec![LeftOut::default(); plans.len()];
        for sites in FOLDS {
            let sites: Vec<String> = sites.iter().map(|&site| site.to_owned()).collect();
            let (_, scores) = without(&plans, &mnist, &pens, &sites)?;
            for (sum, score) in sums.iter_mut().zip(scores) {
                sum.add(score);
            }
        }
        let names = plans.iter().map(|plan| plan.name);
        let path = facts::write_left_out(&out, names.zip(sums))?;
        println!("{}", path.display());
        return write_facts(&folder, &out);
    }
    if !options.leave_out.is_empty() {
        let (networks, _) = without(&plans, &mnist, &pens, &options.leave_out)?;
        return write(&plans, &networks, &out);
    }
    let source = Source {
        mnist: &mnist,
        images: mnist.len(),
        pens: pens.iter().collect(),
    };
    let networks = train(&plans, &source)?;
    write(&plans, &networks, &out)?;
    write_facts(&folder, &out)
}

/// Writes the page of facts, once all the models are there.
fn write_facts(mnist: &Path, out: &Path) -> Result<()> {
    let there = |plan: &Plan| out.join(format!("{}.safetensors", plan.name)).is_file();
    if PLANS.iter().all(there) {
        let test = data::read_mnist(mnist, "t10k")?;
        println!("{}", facts::write(out, &test)?.display());
    }
    Ok(())
}

fn write(plans: &[Plan], networks: &[Network], out: &Path) -> Result<()> {
    for (plan, network) in plans.iter().zip(networks) {
        let path = out.join(format!("{}.safetensors", plan.name));
        let bytes = to_safetensors(network, Precision::F16);
        std::fs::write(&path, bytes).with_context(|| path.display().to_string())?;
        println!("{}", path.display());
    }
    Ok(())
}

/// Trains without `sites`; also what the networks then make of those and of the validation images.
fn without(
    plans: &[Plan],
    mnist: &Samples,
    pens: &[Pen],
    sites: &[String],
) -> Result<(Vec<Network>, Vec<LeftOut>)> {
    for site in sites {
        if pens.iter().all(|pen| pen.site != *site) {
            bail!("expected sites of the pen file, got {site:?}");
        }
    }
    let (left, kept): (Vec<&Pen>, Vec<&Pen>) =
        pens.iter().partition(|pen| sites.contains(&pen.site));
    let images = mnist.len().saturating_sub(VALIDATION);
    let source = Source {
        mnist,
        images,
        pens: kept,
    };
    let validation = mnist.part(images..mnist.len());
    let networks = train(plans, &source)?;
    let scores = plans
        .iter()
        .zip(&networks)
        .map(|(plan, network)| {
            let score = LeftOut {
                validation: measure::images(network, &validation, |image| *image),
                pens: measure::pens(network, left.iter().copied()).0,
            };
            eprintln!(
                "{}: {:.2} % of the last {VALIDATION} images, {:.2} % of the {} pens of {} \
                 (no claim: {:.2} % and {:.2} %)",
                plan.name,
                score.validation.percent(),
                score.pens.percent(),
                score.pens.n,
                sites.join(", "),
                measure::share(score.validation.refused, score.validation.n),
                measure::share(score.pens.refused, score.pens.n),
            );
            score
        })
        .collect();
    Ok((networks, scores))
}

/// The trained networks, one thread each; their bits do not depend on that.
fn train(plans: &[Plan], source: &Source) -> Result<Vec<Network>> {
    let begun = Instant::now();
    let lessons = recipes::lessons(source);
    eprintln!(
        "{} lessons of {} images and {} pens: {:.0} s",
        lessons.len(),
        source.images,
        source.pens.len(),
        begun.elapsed().as_secs_f32()
    );
    std::thread::scope(|scope| {
        let lessons = &lessons;
        let workers: Vec<_> = plans
            .iter()
            .map(|plan| scope.spawn(move || learn(plan, lessons, begun)))
            .collect();
        workers
            .into_iter()
            .map(|worker| worker.join().expect("training does not panic"))
            .collect()
    })
}

/// One training, with a line of progress now and then.
fn learn(plan: &Plan, lessons: &Lessons, begun: Instant) -> Result<Network> {
    let mut trainer = Trainer::new(plan.start(), lessons.len(), plan.recipe)?;
    let steps = trainer.steps().expect("a plan has an end");
    loop {
        let progress = trainer.advance(lessons, 10_000)?;
        eprintln!(
            "{}: {} of {steps} steps, cost {:.4}, {:.0} s",
            plan.name,
            progress.step,
            progress.cost,
            begun.elapsed().as_secs_f32()
        );
        if progress.step == steps {
            break;
        }
    }
    // What is measured is what is written: the numbers after their rounding to 16 bits.
    let network = plan.finish(trainer.into_network());
    Ok(from_safetensors(&to_safetensors(&network, Precision::F16))?)
}

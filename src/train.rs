//! The trainer: which lessons come in which order, and what the optimiser makes of their
//! gradients. The same natively and in the page's worker. Knows no clock, no file and nothing of
//! where lessons come from.
//!
//! Sources: D. P. Kingma and J. Ba, "Adam" (2015); I. Loshchilov and F. Hutter, "Decoupled weight
//! decay regularization" (2019) for the decay beside the gradient, and "SGDR" (2017) for the
//! cosine.

use crate::error::{Error, Result};
use crate::forward::Trace;
use crate::learn::{Gradient, backward, cost};
use crate::lessons::Lessons;
use crate::math::exp;
use crate::network::{Cost, Network, Output};
use crate::random::Random;

/// What is done with a gradient.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Optimizer {
    /// w -= rate g.
    Descent,
    /// Adam (0.9, 0.999); weights, not biases, also shrink by rate x decay a step.
    Adam {
        /// The share of a weight that a step of rate 1 would take away; 0 is plain Adam.
        decay: f32,
    },
}

/// How to learn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Recipe {
    /// What is done with a gradient.
    pub optimizer: Optimizer,
    /// The highest learning rate: reached after the first 2 % of the steps, then falling to 0
    /// along half a cosine.
    pub rate: f32,
    /// Lessons a step.
    pub minibatch: usize,
    /// How often each lesson comes.
    pub epochs: usize,
    /// How far sigmoid outputs are taught as rivals, 0 to 1: 0 teaches each by itself (plain
    /// cross-entropy), 1 all together as a softmax in which "no digit" has the weighted sum 0.
    /// Rivals read better, outputs taught by themselves say their doubts better.
    pub rivalry: f32,
    /// Of the order of the lessons.
    pub seed: u64,
}

/// The share of the steps in which the learning rate rises.
const WARM_UP: f32 = 0.02;
const MOMENTUM: f32 = 0.9;
const MEMORY: f32 = 0.999;
const LEAST: f32 = 1e-8;

/// How far a training is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Progress {
    /// Steps done.
    pub step: usize,
    /// Steps in all.
    pub steps: usize,
    /// Mean cost of the lessons since the last progress, each before its step.
    pub cost: f32,
}

/// A training under way.
#[derive(Clone, Debug)]
pub struct Trainer {
    network: Network,
    recipe: Recipe,
    step: usize,
    steps: usize,
    order: Vec<u32>, // of this epoch's lessons
    next: usize,     // place in it
    random: Random,
    decays: Vec<bool>, // a parameter: whether it is a weight
    mean: Vec<f32>,    // of the gradient, decaying; Adam's m
    square: Vec<f32>,  // of its square; Adam's v
    powers: [f32; 2],  // of Adam's two constants, to the number of steps
    gradient: Gradient,
    trace: Trace,
    image: Vec<f32>,
    target: Vec<f32>,
}

impl Trainer {
    /// A training of `network` on `lessons` lessons, not yet begun.
    ///
    /// # Errors
    /// No lessons, an empty minibatch, no epochs, a rate that is not positive and finite, a decay
    /// that is negative or not finite, a rivalry outside 0..1 or above 0 without sigmoid outputs
    /// and cross-entropy.
    pub fn new(network: Network, lessons: usize, recipe: Recipe) -> Result<Self> {
        check(lessons, &recipe)?;
        if recipe.rivalry > 0.0
            && (network.output(), network.cost) != (Output::Sigmoid, Cost::CrossEntropy)
        {
            return Err(Error::new(format!(
                "expected sigmoid outputs and cross-entropy for rivalry {}, got {} and {}",
                recipe.rivalry,
                network.output().name(),
                network.cost.name()
            )));
        }
        let mut decays = vec![false; network.parameters().len()];
        for l in 1..network.layers().len() {
            decays[network.weight_range(l)].fill(true);
        }
        let adam = match recipe.optimizer {
            Optimizer::Descent => 0,
            Optimizer::Adam { .. } => decays.len(),
        };
        Ok(Self {
            step: 0,
            steps: (lessons * recipe.epochs).div_ceil(recipe.minibatch),
            order: (0..lessons as u32).collect(),
            next: lessons,
            random: Random::new(recipe.seed),
            decays,
            mean: vec![0.0; adam],
            square: vec![0.0; adam],
            powers: [1.0; 2],
            gradient: Gradient::zeros(&network),
            trace: network.trace(),
            image: vec![0.0; network.inputs()],
            target: vec![0.0; network.outputs()],
            network,
            recipe,
        })
    }

    /// The network as it is now.
    pub fn network(&self) -> &Network {
        &self.network
    }

    /// The lesson that the last step read last.
    pub fn last(&self) -> Option<usize> {
        (self.step > 0).then(|| self.order[self.next - 1] as usize)
    }

    /// The trained network.
    pub fn into_network(self) -> Network {
        self.network
    }

    /// Takes at most `steps` steps, fewer where the training ends before. `lessons` are the same
    /// at every call.
    pub fn advance(&mut self, lessons: &Lessons, steps: usize) -> Progress {
        assert_eq!(lessons.len(), self.order.len(), "lessons");
        let until = (self.step + steps).min(self.steps);
        let taken = ((until - self.step) * self.recipe.minibatch) as f32;
        let mut total = 0.0;
        while self.step < until {
            self.gradient.clear();
            for _ in 0..self.recipe.minibatch {
                let n = self.draw();
                lessons.read(n, &mut self.image);
                self.network.forward(&self.image, &mut self.trace);
                let target = lessons.target(n);
                total += cost(&self.network, &self.trace, target);
                self.target.copy_from_slice(target);
                if self.recipe.rivalry > 0.0 {
                    let sums = self.trace.weighted_sums(self.trace.layers() - 1);
                    rival(
                        sums,
                        self.trace.outputs(),
                        self.recipe.rivalry,
                        &mut self.target,
                    );
                }
                backward(&self.network, &self.trace, &self.target, &mut self.gradient);
            }
            let rate = self.rate();
            match self.recipe.optimizer {
                Optimizer::Descent => self.descend(rate),
                Optimizer::Adam { decay } => self.adam(rate, rate * decay),
            }
            self.step += 1;
        }
        Progress {
            step: self.step,
            steps: self.steps,
            cost: if taken > 0.0 { total / taken } else { 0.0 },
        }
    }

    /// The next lesson of the epoch's order; a new order when it is through.
    fn draw(&mut self) -> usize {
        if self.next == self.order.len() {
            self.random.shuffle(&mut self.order);
            self.next = 0;
        }
        self.next += 1;
        self.order[self.next - 1] as usize
    }

    /// The learning rate of the step to be taken.
    fn rate(&self) -> f32 {
        let done = (self.step as f32 + 0.5) / self.steps as f32;
        let share = if done < WARM_UP {
            done / WARM_UP
        } else {
            let along = (done - WARM_UP) / (1.0 - WARM_UP);
            0.5 + 0.5 * libm::cosf(std::f32::consts::PI * along)
        };
        self.recipe.rate * share
    }

    fn descend(&mut self, rate: f32) {
        let rate = rate / self.recipe.minibatch as f32;
        let parameters = self.network.parameters_mut().iter_mut();
        for (parameter, g) in parameters.zip(self.gradient.values()) {
            *parameter -= rate * g;
        }
    }

    fn adam(&mut self, rate: f32, shrink: f32) {
        self.powers[0] *= MOMENTUM;
        self.powers[1] *= MEMORY;
        let n = self.recipe.minibatch as f32;
        let rate = rate / (1.0 - self.powers[0]);
        let unbias = 1.0 / (1.0 - self.powers[1]);
        let parameters = self.network.parameters_mut().iter_mut();
        let moments = self.mean.iter_mut().zip(&mut self.square);
        let gradients = self.gradient.values().iter().zip(&self.decays);
        for ((parameter, (m, v)), (g, &decays)) in parameters.zip(moments).zip(gradients) {
            let g = g / n;
            *m = MOMENTUM * *m + (1.0 - MOMENTUM) * g;
            *v = MEMORY * *v + (1.0 - MEMORY) * g * g;
            let kept = if decays { 1.0 - shrink } else { 1.0 };
            *parameter = kept * *parameter - rate * *m / ((*v * unbias).sqrt() + LEAST);
        }
    }
}

/// Turns the target y of sigmoid outputs a into the one that teaches them as rivals. The error
/// that cross-entropy sends back is a - y; wanted is (1 - r)(a - y) + r (q - y), where q are the
/// outputs of a softmax over the sums and a 0 for "no digit". So y becomes y + r (a - q).
fn rival(sums: &[f32], outputs: &[f32], rivalry: f32, target: &mut [f32]) {
    let largest = sums
        .iter()
        .fold(0.0, |a: f32, &b| if b > a { b } else { a });
    let total: f32 = sums.iter().map(|&z| exp(z - largest)).sum();
    let total = total + exp(-largest);
    for ((y, a), &z) in target.iter_mut().zip(outputs).zip(sums) {
        *y += rivalry * (a - exp(z - largest) / total);
    }
}

/// The door of a training; see [`Trainer::new`].
fn check(lessons: usize, recipe: &Recipe) -> Result<()> {
    for (what, count) in [
        ("lesson", lessons),
        ("lesson a minibatch", recipe.minibatch),
        ("epoch", recipe.epochs),
    ] {
        if count == 0 {
            return Err(Error::new(format!("expected at least 1 {what}, got 0")));
        }
    }
    let rate = recipe.rate;
    if !(rate.is_finite() && rate > 0.0) {
        return Err(Error::new(format!(
            "expected a learning rate that is positive and finite, got {rate}"
        )));
    }
    if !(0.0..=1.0).contains(&recipe.rivalry) {
        return Err(Error::new(format!(
            "expected a rivalry of 0 to 1, got {}",
            recipe.rivalry
        )));
    }
    match recipe.optimizer {
        Optimizer::Adam { decay } if !(decay.is_finite() && decay >= 0.0) => Err(Error::new(
            format!("expected a decay that is finite and not negative, got {decay}"),
        )),
        _ => Ok(()),
    }
}

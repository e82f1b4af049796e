//! `Trainer` at the boundary: a training that goes on for as long as somebody asks for steps.

use std::rc::Rc;

use js_sys::{Object, Reflect};
use wasm_bindgen::prelude::*;

use super::arguments::to_seed;
use super::convert::{index, kind_of};
use super::learning::{check_shape, measured};
use super::network::Boundary;
use super::samples::Set;
use crate::error::{Error, quoted};
use crate::lessons::Lessons;
use crate::measure::answers;
use crate::network::{Cost, Network, Output};
use crate::train::{Optimizer, Recipe, Schedule, Trainer};

/// A training under way: a network of its own, samples, and what is made of their gradients.
#[wasm_bindgen(js_name = Trainer)]
pub struct Training {
    trainer: Trainer,
    lessons: Rc<Lessons>,
    minibatch: usize,
    step: usize,
}

#[wasm_bindgen(js_class = Trainer)]
impl Training {
    /// A training of a copy of `network` on `samples`.
    #[wasm_bindgen(constructor)]
    pub fn new(
        network: &Boundary,
        samples: &Set,
        #[wasm_bindgen(unchecked_optional_param_type = "TrainerOptions")] options: &JsValue,
    ) -> Result<Self, JsError> {
        check_shape(&network.network)?;
        let recipe = to_recipe(options, &network.network)?;
        let lessons = Rc::clone(samples.lessons());
        Ok(Self {
            trainer: Trainer::new(network.network.clone(), lessons.len(), recipe)?,
            lessons,
            minibatch: recipe.minibatch,
            step: 0,
        })
    }

    /// Takes `steps` steps and returns the mean cost of their samples, each before its step. When
    /// it throws, the network is as it was before the step that could not be taken.
    pub fn advance(&mut self, steps: f64) -> Result<f32, JsError> {
        let steps = index("a number of steps", steps, 1, 1 << 24)?;
        let progress = self.trainer.advance(&self.lessons, steps)?;
        self.step = progress.step;
        Ok(progress.cost)
    }

    /// The learning rate from the next step on: positive and finite.
    pub fn set_rate(&mut self, learning_rate: f64) -> Result<(), JsError> {
        Ok(self.trainer.set_rate(learning_rate as f32)?)
    }

    /// Steps taken so far.
    #[wasm_bindgen(getter)]
    pub fn step(&self) -> usize {
        self.step
    }

    /// Samples a step.
    #[wasm_bindgen(getter)]
    pub fn minibatch(&self) -> usize {
        self.minibatch
    }

    /// The sample that the last step learned from last; none before the first step.
    #[wasm_bindgen(getter)]
    pub fn last(&self) -> Option<usize> {
        self.trainer.last()
    }

    /// Every weight and bias of now, in the order of `Network.parameters`.
    pub fn parameters(&self) -> Vec<f32> {
        self.network().parameters().to_vec()
    }

    /// How well the network of now reads samples.
    #[wasm_bindgen(unchecked_return_type = "Measure")]
    pub fn measure(&self, samples: &Set) -> Result<Object, JsError> {
        measured(self.network(), samples)
    }

    /// The fullest output of the network of now for each of the samples.
    pub fn answers(&self, samples: &Set) -> Vec<u8> {
        answers(self.network(), samples.lessons())
    }
}

impl Training {
    fn network(&self) -> &Network {
        self.trainer.network()
    }
}

/// The recipe of `options` for a network; see `TrainerOptions`.
fn to_recipe(options: &JsValue, network: &Network) -> Result<Recipe, Error> {
    if options.is_undefined() {
        return Ok(usual(network));
    }
    let Some(object) = options.dyn_ref::<Object>() else {
        return Err(Error::new(format!(
            "expected options such as {{minibatch: 10}}, got {}",
            kind_of(options)
        )));
    };
    let optimizer = Reflect::get(object, &"optimizer".into()).unwrap_or_default();
    let mut recipe = to_optimizer(&optimizer, network)?;
    for name in Object::keys(object) {
        let value = Reflect::get(object, &name).unwrap_or_default();
        let number = value.as_f64().unwrap_or(f64::NAN);
        match name.as_string().unwrap_or_default().as_str() {
            "optimizer" => {}
            "learning_rate" => recipe.rate = number as f32,
            "minibatch" => recipe.minibatch = index("a minibatch", number, 1, 1 << 16)?,
            "seed" => recipe.seed = to_seed(number)?,
            other => {
                return Err(Error::new(format!(
                    "expected optimizer, learning_rate, minibatch or seed, got {}",
                    quoted(other)
                )));
            }
        }
    }
    Ok(recipe)
}

/// The recipe that reads best; only sigmoid outputs can be rivals.
fn usual(network: &Network) -> Recipe {
    let usual = Recipe::default();
    let can_rival = (network.output(), network.cost) == (Output::Sigmoid, Cost::CrossEntropy);
    let rivalry = if can_rival { usual.rivalry } else { 0.0 };
    Recipe { rivalry, ..usual }
}

/// The textbook's recipe of an optimizer.
fn plain(optimizer: Optimizer, rate: f32) -> Recipe {
    Recipe {
        optimizer,
        rate,
        schedule: Schedule::Constant,
        minibatch: 10,
        rivalry: 0.0,
        seed: 1,
    }
}

fn to_optimizer(value: &JsValue, network: &Network) -> Result<Recipe, Error> {
    if value.is_undefined() {
        return Ok(usual(network));
    }
    match value.as_string().as_deref() {
        Some("usual") => Ok(usual(network)),
        Some("descent") => Ok(plain(Optimizer::Descent, 0.5)),
        Some("adam") => Ok(plain(Optimizer::Adam { decay: 0.0 }, 0.004)),
        Some(other) => Err(Error::new(format!(
            "expected an optimizer of usual, descent, adam, got {}",
            quoted(other)
        ))),
        None => Err(Error::new(format!(
            "expected an optimizer of usual, descent, adam, got {}",
            kind_of(value)
        ))),
    }
}

//! `Samples` at the boundary: labelled images to learn from and to measure by.

use std::cell::OnceCell;
use std::rc::Rc;

use js_sys::{Float32Array, Uint8Array};
use wasm_bindgen::prelude::*;

use super::arguments::{to_seed, to_variation};
use super::convert::{index, typed};
use crate::error::Error;
use crate::lessons::Lessons;
use crate::random::Random;
use crate::samples::Samples;

/// More samples than this are not made at once.
const MOST: usize = 1 << 20;

/// Labelled images of 28 x 28, kept to 1/255.
#[wasm_bindgen(js_name = Samples)]
pub struct Set {
    samples: Samples,
    lessons: OnceCell<Rc<Lessons>>, // the same, made when they are first read or learned from
}

#[wasm_bindgen(js_class = Samples)]
impl Set {
    /// `n` digits that the project draws itself, prepared unless told otherwise; one seed, one set.
    pub fn digits(n: f64, seed: f64, prepared: Option<bool>) -> Result<Self, JsError> {
        let n = index("a number of samples", n, 1, MOST)?;
        let mut random = Random::new(to_seed(seed)?);
        let drawn = Samples::drawn(n, &mut random);
        Ok(match prepared {
            Some(false) => drawn,
            _ => drawn.prepared(),
        }
        .into())
    }

    /// From the bytes of two IDX files, images of 28 x 28 and their labels, out of any gzip
    /// (`DecompressionStream` unpacks it).
    pub fn from_idx(
        #[wasm_bindgen(unchecked_param_type = "Uint8Array")] images: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "Uint8Array")] labels: &JsValue,
    ) -> Result<Self, JsError> {
        let images: &Uint8Array = typed(images, "a Uint8Array with an IDX file of images")?;
        let labels: &Uint8Array = typed(labels, "a Uint8Array with an IDX file of labels")?;
        Ok(Samples::from_idx(&images.to_vec(), &labels.to_vec())?.into())
    }

    /// From n images of 784 numbers in 0..1, one after another, and n labels of 0 to 9.
    pub fn from_images(
        #[wasm_bindgen(unchecked_param_type = "Float32Array")] images: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "Uint8Array")] labels: &JsValue,
    ) -> Result<Self, JsError> {
        let images: &Float32Array = typed(images, "a Float32Array of n images")?;
        let labels: &Uint8Array = typed(labels, "a Uint8Array of n labels")?;
        Ok(Samples::from_images(&images.to_vec(), &labels.to_vec())?.into())
    }

    /// The same samples, every image prepared as `prepare` does.
    pub fn prepared(&self) -> Self {
        self.samples.prepared().into()
    }

    /// The samples from number `from` up to, not with, number `to`.
    pub fn part(&self, from: f64, to: f64) -> Result<Self, JsError> {
        let (from, to) = self.range(from, to)?;
        Ok(self.samples.part(from..to).into())
    }

    /// These samples and then `others`.
    pub fn concat(&self, others: &Self) -> Self {
        let mut samples = self.samples.clone();
        samples.append(&others.samples);
        samples.into()
    }

    /// The same samples, every image varied as `vary` does, each with its own wobble and noise.
    pub fn vary(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Variation")] variation: &JsValue,
    ) -> Result<Self, JsError> {
        let (variation, mut random) = to_variation(variation)?;
        Ok(self.samples.varied(&variation, &mut random).into())
    }

    /// The same images, each with the label of another.
    pub fn shuffle_labels(&self, seed: f64) -> Result<Self, JsError> {
        let mut random = Random::new(to_seed(seed)?);
        Ok(self.samples.with_shuffled_labels(&mut random).into())
    }

    /// The same samples with the pixels of every image in one other order.
    pub fn shuffle_pixels(&self, seed: f64) -> Result<Self, JsError> {
        let mut random = Random::new(to_seed(seed)?);
        Ok(self.samples.with_shuffled_pixels(&mut random).into())
    }

    /// The number of samples.
    #[wasm_bindgen(getter)]
    pub fn length(&self) -> usize {
        self.samples.len()
    }

    /// The labels, one a sample.
    #[wasm_bindgen(getter)]
    pub fn labels(&self) -> Vec<u8> {
        self.samples.labels().to_vec()
    }

    /// Image number `n`: 784 numbers in 0..1.
    pub fn image(&self, n: f64) -> Result<Vec<f32>, JsError> {
        let n = index("a sample", n, 0, self.samples.len().saturating_sub(1))?;
        Ok(self.samples.image(n).to_vec())
    }

    /// The images from number `from` up to, not with, number `to`, one after another.
    pub fn images(&self, from: f64, to: f64) -> Result<Vec<f32>, JsError> {
        let (from, to) = self.range(from, to)?;
        Ok((from..to).flat_map(|n| self.samples.image(n)).collect())
    }
}

impl Set {
    /// The samples as lessons.
    pub(super) fn lessons(&self) -> &Rc<Lessons> {
        self.lessons.get_or_init(|| Rc::new(self.samples.lessons()))
    }

    fn range(&self, from: f64, to: f64) -> Result<(usize, usize), Error> {
        let to = index("an end", to, 0, self.samples.len())?;
        Ok((index("a beginning", from, 0, to)?, to))
    }
}

impl From<Samples> for Set {
    fn from(samples: Samples) -> Self {
        Self {
            samples,
            lessons: OnceCell::new(),
        }
    }
}

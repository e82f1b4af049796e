//! The examples of a minibatch: of each image what is not 0, and what the outputs should say. The
//! door for those that somebody hands in. Knows no layer but the sizes of three.

use crate::error::{Error, Result};
use crate::image::check_numbers;
use crate::kernel::{Panel, WIDE};
use crate::lessons::Lessons;
use crate::lit::Finder;
use crate::sparse::Listed;

/// Examples. The room for them grows with the most there ever were.
#[derive(Clone, Debug)]
pub(crate) struct Examples {
    inputs: usize,
    outputs: usize,
    ends: Vec<usize>, // an example: where its part of the next two ends
    places: Vec<u32>, // an input that is not 0: where it is
    values: Vec<f32>, // and what it is
    targets: Vec<Panel>,
    finder: Finder,
}

impl Examples {
    /// Room for examples of a network of these layers.
    pub(crate) fn new(layers: &[usize]) -> Self {
        let (inputs, outputs) = (layers[0], layers[layers.len() - 1]);
        Self {
            inputs,
            outputs,
            ends: Vec::new(),
            places: Vec::new(),
            values: Vec::new(),
            targets: Vec::new(),
            finder: Finder::new(),
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    pub(crate) fn clear(&mut self) {
        self.ends.clear();
    }

    /// Adds an image and one target an output.
    ///
    /// # Errors
    /// An image of another length, or a number outside 0..1 (NaN is), named with its place;
    /// nothing is added.
    pub(crate) fn push(&mut self, image: &[f32], target: &[f32]) -> Result<()> {
        self.push_image(image)?;
        self.target().copy_from_slice(target);
        Ok(())
    }

    /// Takes n images, one after another, and n labels in place of what there was.
    ///
    /// # Errors
    /// No label, another number of images than of labels, a label that has no output, a number
    /// outside 0..1. There is then no example.
    pub(crate) fn read(&mut self, images: &[f32], labels: &[u8]) -> Result<()> {
        self.clear();
        if labels.is_empty() {
            return Err(Error::new(
                "expected at least 1 label in a minibatch, got none",
            ));
        }
        let inputs = self.inputs;
        if images.len() != labels.len() * inputs {
            return Err(Error::new(format!(
                "expected {} x {inputs} = {} numbers for {} labels, got {}",
                labels.len(),
                labels.len() * inputs,
                labels.len(),
                images.len()
            )));
        }
        for (n, label) in labels.iter().enumerate() {
            if usize::from(*label) >= self.outputs {
                return Err(Error::new(format!(
                    "expected labels of 0 to {}, got {label} for image {n}",
                    self.outputs - 1
                )));
            }
        }
        for (n, (image, &label)) in images.chunks_exact(inputs).zip(labels).enumerate() {
            if let Err(error) = self.push_image(image) {
                self.clear();
                return Err(Error::new(format!("image {n}: {error}")));
            }
            let target = self.target();
            target.fill(0.0);
            target[usize::from(label)] = 1.0;
        }
        Ok(())
    }

    /// Adds an image of which nothing is asked.
    ///
    /// # Errors
    /// As [`Examples::push`].
    pub(crate) fn push_image(&mut self, image: &[f32]) -> Result<()> {
        if image.len() != self.inputs {
            check_numbers(image, self.inputs)?;
        }
        let first = self.lit();
        self.make_room(first + self.inputs);
        let (places, in_range) = self.finder.find(image);
        if !in_range {
            check_numbers(image, self.inputs)?;
        }
        let end = first + places.len();
        self.places[first..end].copy_from_slice(places);
        for (value, &place) in self.values[first..end].iter_mut().zip(places) {
            *value = image[place as usize];
        }
        self.ends.push(end);
        Ok(())
    }

    /// Adds lesson `n`.
    pub(crate) fn push_lesson(&mut self, lessons: &Lessons, n: usize) {
        assert_eq!(lessons.inputs(), self.inputs, "inputs");
        let first = self.lit();
        let lit = lessons.lit(n);
        self.make_room(first + lit + WIDE);
        let (places, values) = (&mut self.places[first..], &mut self.values[first..]);
        lessons.unpack(n, places, values);
        self.ends.push(first + lit);
        self.target().copy_from_slice(lessons.target(n));
    }

    /// The number of inputs that are not 0, in all examples.
    fn lit(&self) -> usize {
        self.ends.last().copied().unwrap_or(0)
    }

    fn make_room(&mut self, lit: usize) {
        if self.places.len() < lit {
            self.places.resize(lit, 0);
            self.values.resize(lit, 0.0);
        }
    }

    /// The target of the last example, to be written.
    fn target(&mut self) -> &mut [f32] {
        let panels = self.outputs.div_ceil(WIDE);
        let end = self.len() * panels;
        if self.targets.len() < end {
            self.targets.resize(end, [0.0; WIDE]);
        }
        &mut self.targets[end - panels..end].as_flattened_mut()[..self.outputs]
    }

    /// The inputs of example `n` that are not 0.
    pub(crate) fn inputs(&self, n: usize) -> Listed<'_> {
        let first = if n == 0 { 0 } else { self.ends[n - 1] };
        Listed {
            places: &self.places[first..self.ends[n]],
            values: &self.values[first..self.ends[n]],
        }
    }

    /// The targets of all examples, each in whole panels.
    pub(crate) fn targets(&self) -> &[Panel] {
        &self.targets[..self.len() * self.outputs.div_ceil(WIDE)]
    }

    pub(crate) fn targets_mut(&mut self) -> &mut [Panel] {
        let end = self.len() * self.outputs.div_ceil(WIDE);
        &mut self.targets[..end]
    }
}

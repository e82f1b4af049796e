//! Many images read at one call, for those who measure or sort: what each of them is, and no
//! trace. Computes nothing of its own.

use js_sys::{Float32Array, Object, Uint8Array};
use wasm_bindgen::prelude::*;

use super::convert::{floats, object, typed};
use super::network::Boundary;
use crate::batch::Batch;
use crate::forward::brightest;

/// Images copied over the boundary and read together: few enough to stay in the first cache.
const AT_ONCE: usize = 64;
/// The most outputs whose number a byte holds.
const MOST_OUTPUTS: usize = 256;

#[wasm_bindgen(js_class = Network)]
impl Boundary {
    /// Reads n images (784 numbers in 0..1 each, one after another) as they are, much faster than
    /// one by one. When it throws, no image counts as read.
    #[wasm_bindgen(unchecked_return_type = "Predictions")]
    pub fn predict_batch(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Float32Array")] images: &JsValue,
    ) -> Result<Object, JsError> {
        let images: &Float32Array = typed(images, "a Float32Array of n images")?;
        let (inputs, outs) = (self.network.inputs(), self.network.outputs());
        if !images.length().is_multiple_of(inputs as u32) {
            return Err(JsError::new(&format!(
                "expected n x {inputs} numbers for n images, got {}",
                images.length()
            )));
        }
        if outs > MOST_OUTPUTS {
            return Err(JsError::new(&format!(
                "expected a network of at most {MOST_OUTPUTS} outputs, got {outs}"
            )));
        }
        let count = images.length() as usize / inputs;
        let mut digits = Vec::with_capacity(count);
        let mut outputs = Vec::with_capacity(count * outs);
        let mut batch = Batch::new(&self.network);
        let mut block = vec![0.0; AT_ONCE.min(count) * inputs];
        for first in (0..count).step_by(AT_ONCE) {
            let numbers = AT_ONCE.min(count - first) * inputs;
            let from = (first * inputs) as u32;
            let block = &mut block[..numbers];
            images.subarray(from, from + numbers as u32).copy_to(block);
            for read in batch.outputs(&self.network, first, block)? {
                digits.push(brightest(read) as u8);
                outputs.extend_from_slice(read);
            }
        }
        Ok(object(&[
            ("digits", Uint8Array::from(&*digits).into()),
            ("outputs", floats(&outputs).into()),
        ]))
    }
}

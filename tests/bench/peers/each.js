// A batch for those that read one image at a time.

/**
 * @param {Float32Array} images @param {number} inputs @param {number} outputs
 * @param {(image: Float32Array) => { outputs: ArrayLike<number> }} predict
 */
export function each(images, inputs, outputs, predict) {
  const all = new Float32Array((images.length / inputs) * outputs);
  for (let n = 0; n * inputs < images.length; n++)
    all.set(predict(images.subarray(n * inputs, (n + 1) * inputs)).outputs, n * outputs);
  return { outputs: all };
}

// A canvas as large as a box in CSS pixels and as sharp as the screen, or as a picture to be kept asks.
// Draws nothing.

let asked = 0;

/** Device pixels a CSS pixel. */
export const density = () => asked || globalThis.devicePixelRatio || 1;

/** Does something as if the screen were so sharp. @param {number} sharpness @param {() => void} act */
export function atDensity(sharpness, act) {
  asked = sharpness;
  try {
    act();
  } finally {
    asked = 0;
  }
}

/**
 * The canvas's context, empty, in CSS pixels.
 * @param {HTMLCanvasElement} canvas @param {number} width @param {number} height
 */
export function blank(canvas, width, height) {
  const sharpness = density();
  const [w, h] = [Math.round(width * sharpness), Math.round(height * sharpness)];
  if (canvas.width !== w || canvas.height !== h) {
    Object.assign(canvas, { width: w, height: h });
    Object.assign(canvas.style, { width: `${width}px`, height: `${height}px` });
  }
  const g = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  g.setTransform(sharpness, 0, 0, sharpness, 0, 0);
  g.clearRect(0, 0, width, height);
  return g;
}

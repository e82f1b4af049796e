// Small pictures of images, many at once: ink by opacity, in any size. Knows no page and no network.

import { SIDE } from "./field.js";

/** @typedef {import("./layout.js").Box} Box */
/** @typedef {CanvasRenderingContext2D} Context */

/** From one picture to the next: a free row, or smoothing would mix them. */
const STEP = SIDE + 2;
/** Where the pictures are made, one under another; made on first use. @type {Context | null} */
let sheet = null;

/**
 * @param {Context} g @param {string} ink
 * @param {{ image: ArrayLike<number>, box: Box }[]} pictures
 */
export function thumbs(g, ink, pictures) {
  const high = STEP * pictures.length;
  if (high === 0) return;
  sheet ??= document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  if (!sheet) return;
  Object.assign(sheet.canvas, { width: SIDE, height: high });
  const data = sheet.createImageData(SIDE, high);
  for (const [n, { image }] of pictures.entries())
    for (let p = 0; p < image.length; p++)
      data.data[4 * (n * STEP * SIDE + p) + 3] = Math.round(255 * image[p]);
  sheet.putImageData(data, 0, 0);
  sheet.globalCompositeOperation = "source-in";
  sheet.fillStyle = ink;
  sheet.fillRect(0, 0, SIDE, high);
  for (const [n, { box }] of pictures.entries())
    g.drawImage(sheet.canvas, 0, n * STEP, SIDE, SIDE, box.x, box.y, box.width, box.height);
}

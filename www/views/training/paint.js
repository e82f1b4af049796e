// Paints the training figure's stage: weight pictures, the two charts, a hundred digits and the example
// of slow motion. Knows no page; draws what it is given into a geometry.

import { across, axes, ball, curve, endLabels, spread, ticks, up } from "../../draw/curve.js";
import { pixels } from "../../draw/image.js";
import { marker, neuron, typeset } from "../../draw/network.js";
import { frame, weightPicture } from "../../draw/weights.js";

/** @typedef {import("../../draw/palette.js").Palette} Palette */
/** @typedef {import("../../draw/layout.js").Box} Box */
/** @typedef {import("../../draw/curve.js").Plot} Plot */
/** @typedef {import("./layout.js").Geometry} Geometry */
/** @typedef {CanvasRenderingContext2D} Context */
/** @typedef {{ samples: number, cost: number, heldOutCost: number, accuracy: number }} Spot a point of a curve */
/** @typedef {{ text: string, points: readonly Spot[], hasCost: boolean }} Earlier `hasCost`: whether its cost is the same measure */
/**
 * @typedef {object} Scene what the charts show
 * @property {readonly Spot[]} points
 * @property {number} at which of them is shown
 * @property {Earlier[]} earlier
 * @property {number} samples of the newest step
 * @property {number} top the highest cost that has room
 * @property {{ training: string, heldOut: string, examples: (n: number) => string }} text
 */

/** The first examples of a run have this much room, so that the curve does not fill the chart at once. */
const ROOM = 4000;
/** The smallest digit in which a numeral still has a corner. */
const CORNER = 20;

/** @param {Context} g @param {Palette} colours @param {Geometry} geometry @param {Float32Array | null} weights */
export function paintWeights(g, colours, { pictures }, weights) {
  for (const [j, box] of pictures.entries()) {
    if (weights) weightPicture(g, colours, weights.subarray(j * 784, (j + 1) * 784), box);
    frame(g, colours, box);
  }
}

/** Where the axis of examples ends. @param {Pick<Scene, "samples" | "earlier">} scene */
export function endOf({ samples, earlier }) {
  const ends = earlier.map(({ points }) => points[points.length - 1].samples);
  return Math.max(ROOM, samples, ...ends);
}

/** The two charts as plots. @param {Geometry} geometry @param {Scene} scene */
function plotsOf({ cost, accuracy }, scene) {
  const x = /** @type {const} */ ([0, endOf(scene)]);
  return {
    cost: { box: cost.plot, x, y: /** @type {const} */ ([0, scene.top]) },
    accuracy: { box: accuracy.plot, x, y: /** @type {const} */ ([0, 1]) },
  };
}

/** @param {Context} g @param {Palette} colours @param {Geometry} geometry @param {Scene} scene */
export function paintCurves(g, colours, geometry, scene) {
  const { points, at, earlier, text } = scene;
  const { cost, accuracy } = plotsOf(geometry, scene);
  const px = geometry.kind === "narrow" ? 12 : 12.5;
  const rows = ticks(cost.y[1], 4).map((value) => ({ value, text: String(value) }));
  axes(g, colours, cost, rows, [], px);
  const shares = [0, 0.5, 1].map((value) => ({ value, text: `${100 * value}%` }));
  const ends = [
    { value: 0, text: "0" },
    { value: accuracy.x[1], text: text.examples(accuracy.x[1]) },
  ];
  axes(g, colours, accuracy, shares, ends, px);
  for (const run of earlier) {
    if (run.hasCost) curve(g, cost, line(run.points, "heldOutCost"), { colour: colours.quiet });
    curve(g, accuracy, line(run.points, "accuracy"), { colour: colours.quiet });
  }
  name(g, colours, accuracy, earlier, px);
  if (points.length === 0) return;
  curve(g, cost, line(points, "cost"), { colour: colours.ink, width: 1 });
  curve(g, cost, line(points, "heldOutCost"), { colour: colours.ink, width: 2.25 });
  curve(g, accuracy, line(points, "accuracy"), { colour: colours.ink, width: 2.25 });
  const last = points[points.length - 1];
  const beside = across(cost, last.samples) + 12;
  const ink = { colour: colours.ink };
  const named = [{ text: text.heldOut, value: last.heldOutCost, ...ink }];
  if (Number.isFinite(last.cost)) named.push({ text: text.training, value: last.cost, ...ink });
  endLabels(g, colours, cost, named, beside, px);
  endLabels(
    g,
    colours,
    accuracy,
    [{ text: text.heldOut, value: last.accuracy, ...ink }],
    beside,
    px,
  );
  const now = points[at];
  const x = across(cost, now.samples);
  if (at < points.length - 1) rule(g, colours, x, cost.box.y, accuracy.box.y + accuracy.box.height);
  for (const [plot, value] of /** @type {[Plot, number][]} */ ([
    [cost, now.heldOutCost],
    [accuracy, now.accuracy],
  ]))
    if (Number.isFinite(value)) ball(g, colours, x, Math.max(plot.box.y, up(plot, value)));
}

/** @param {readonly Spot[]} points @param {"cost" | "heldOutCost" | "accuracy"} key */
const line = (points, key) =>
  points.map((point) => /** @type {const} */ ([point.samples, point[key]]));

/** @param {Context} g @param {Palette} colours @param {number} x @param {number} from @param {number} to */
function rule(g, colours, x, from, to) {
  g.strokeStyle = colours.quiet;
  g.lineWidth = 1;
  g.beginPath();
  g.moveTo(Math.round(x) + 0.5, from);
  g.lineTo(Math.round(x) + 0.5, to);
  g.stroke();
}

/** Names earlier runs over their ends, on paper. @param {Context} g @param {Palette} colours @param {Plot} plot @param {Earlier[]} earlier @param {number} px */
function name(g, colours, plot, earlier, px) {
  const { box } = plot;
  const ends = earlier.map(({ points }) => points[points.length - 1]);
  const heights = ends.map(({ accuracy }) => up(plot, accuracy) + (accuracy > 0.85 ? 12 : -9));
  g.font = `${px}px ${colours.sans}`;
  for (const [i, y] of spread(heights, px + 3, box.y + 8, box.y + box.height - 8).entries()) {
    const { text } = earlier[i];
    const wide = g.measureText(text).width;
    const x = Math.min(
      box.x + box.width,
      Math.max(box.x + wide + 6, across(plot, ends[i].samples)),
    );
    g.globalAlpha = 0.86;
    g.fillStyle = colours.paper;
    g.fillRect(x - wide - 3, y - px / 2 - 1, wide + 6, px + 3);
    g.globalAlpha = 1;
    typeset(g, text, x, y, { px, family: colours.sans, colour: colours.quiet, align: "right" });
  }
}

/** A hundred digits, in ink of this palette, one under the other. @param {Float32Array} images @param {Palette} colours */
export function inkOf(images, colours) {
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width: 28, height: images.length / 28 });
  const g = /** @type {Context} */ (canvas.getContext("2d"));
  const data = g.createImageData(canvas.width, canvas.height);
  for (let p = 0; p < images.length; p++) data.data[p * 4 + 3] = Math.round(images[p] * 255);
  g.putImageData(data, 0, 0);
  g.globalCompositeOperation = "source-in";
  g.fillStyle = colours.ink;
  g.fillRect(0, 0, canvas.width, canvas.height);
  return canvas;
}

/**
 * The digits: those read right recede; those read wrong stand in a frame, with what was said.
 * @param {Context} g @param {Palette} colours @param {Geometry} geometry
 * @param {HTMLCanvasElement | null} ink @param {ArrayLike<number>} labels @param {ArrayLike<number> | null} answers
 */
export function paintDigits(g, colours, { grid }, ink, labels, answers) {
  for (const [i, box] of grid.entries()) {
    const { x, y, width, height } = box;
    const isRight = answers !== null && answers[i] === labels[i];
    g.globalAlpha = isRight ? 0.5 : 1;
    if (ink) g.drawImage(ink, 0, i * 28, 28, 28, x + 1, y + 1, width - 2, height - 2);
    g.globalAlpha = 1;
    if (!ink) frame(g, colours, box);
    if (!answers || isRight) continue;
    g.strokeStyle = colours.ink;
    g.lineWidth = 1;
    g.strokeRect(x - 0.5, y - 0.5, width + 1, height + 1);
    const px = Math.max(11, Math.round(Math.max(CORNER, width) * 0.46));
    g.fillStyle = colours.paper;
    g.fillRect(x + width - px * 0.62, y + height - px * 0.86, px * 0.62 + 2, px * 0.86 + 2);
    typeset(g, String(answers[i]), x + width - px * 0.24, y + height - px * 0.3, {
      px,
      weight: 600,
      family: colours.serif,
      colour: colours.ink,
      align: "center",
    });
  }
}

/** Where the parts of the example stand. @param {Box} box */
export function exampleBoxes({ x, y, width, height }) {
  const side = Math.min(height - 8, 140, width * 0.36);
  const left = x + side + 24;
  return {
    picture: { x: x + 1, y: y + 4, width: side, height: side },
    words: { x: left, y: y + 2, width: x + width - left, height: 70 },
    outputs: { x: left, y: y + Math.max(78, side - 44), width: x + width - left, height: 48 },
  };
}

/**
 * The example of the newest step and the ten outputs it got; the label's stands on the marker.
 * @param {Context} g @param {Palette} colours @param {Box} box
 * @param {{ image: Float32Array, label: number, outputs: ArrayLike<number> } | null} example
 */
export function paintExample(g, colours, box, example) {
  const { picture, outputs } = exampleBoxes(box);
  if (example) pixels(g, colours, example.image, { ...picture, lean: 0 });
  frame(g, colours, picture);
  const pitch = outputs.width / 10;
  const r = Math.min(11, pitch * 0.38);
  for (let j = 0; j < 10; j++) {
    const x = outputs.x + (j + 0.5) * pitch;
    const isLabel = example?.label === j;
    if (isLabel) {
      marker(g, colours.mark, x - pitch * 0.42, outputs.y + 25, pitch * 0.84, 20);
      rule(
        g,
        { ...colours, quiet: colours.markEdge },
        x - pitch * 0.42 - 1,
        outputs.y + 26,
        outputs.y + 44,
      );
    }
    neuron(g, colours, x, outputs.y + 11, r, example?.outputs[j] ?? 0, false);
    typeset(g, String(j), x, outputs.y + 35, {
      px: 16,
      weight: isLabel ? 600 : 400,
      family: colours.serif,
      colour: isLabel ? colours.onMark : colours.quiet,
      align: "center",
    });
  }
}

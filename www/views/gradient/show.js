// One frame of the gradient figure: what is computed, as a picture, as words and as what can be chosen.
// The only file that knows both halves of the figure; computes no number itself.

import { blank } from "../../draw/canvas.js";
import { stepChart, weightChart } from "./charts.js";
import { LAYERS } from "./nudges.js";
import { askedOf } from "./numbers.js";
import { paint } from "./paint.js";
import { ofMinibatch, ofNeuron } from "./panel.js";
import { fine } from "./words.js";

/** @typedef {import("./numbers.js").Numbers} Numbers */
/** @typedef {import("./layout.js").Geometry} Geometry */
/** @typedef {import("./paint.js").Place} Place */
/** @typedef {import("./words.js").Words} Words */
/** @typedef {import("./settings.js").Settings} Settings */
/**
 * @typedef {object} Moment
 * @property {Geometry} geometry
 * @property {Numbers | null} numbers null while there is no network yet
 * @property {Settings} settings
 * @property {number} label
 * @property {Place | null} place the neuron that is pointed at, or kept
 * @property {{ rate: number, cost: number, others: number }} here after the step
 */

/** @typedef {{ strip: import("./panel.js").Strip | null, box: import("../../draw/layout.js").Box }} Shown the panel's arrows, and their place */

/** What the panel says. @param {Words} words @param {Moment} moment */
export function contentOf(words, { numbers, place, label }) {
  if (!numbers) return null;
  const { question, weight } = numbers;
  if (place) return ofNeuron(words, question, place);
  if (question.examples.length > 1)
    return ofMinibatch(words, question, weight.weight, weight.nudges, label);
  return ofNeuron(words, question, { layer: LAYERS.length - 1, neuron: label });
}

/**
 * @param {HTMLCanvasElement} canvas @param {import("../../draw/palette.js").Palette} colours
 * @param {Words} words @param {Moment} moment
 * @param {Shown} panel
 */
export function show(canvas, colours, words, moment, panel) {
  const { geometry, numbers, label, place, settings, here } = moment;
  const g = blank(canvas, geometry.width, geometry.height);
  const isWide = geometry.kind === "wide";
  const isBatch = (numbers?.question.examples.length ?? 1) > 1;
  paint(g, colours, geometry, {
    question: numbers?.question ?? null,
    label,
    pictures: numbers?.pictures.pictures ?? [],
    full: numbers?.pictures.full ?? 0,
    edges: numbers?.edges ?? LAYERS.map(() => []),
    asked: numbers ? askedOf(numbers.question, place) : [],
    chosen: place,
    weight: numbers?.weight.weight ?? null,
    strip: panel.strip,
    stripBox: panel.box,
    showsPictures: isWide || settings.part === "nudges",
    write: (value) => value.toFixed(2),
    words: {
      hidden: words.hidden(LAYERS[1]),
      output: words.output,
      error: words.error,
      pictures: isBatch ? words.picturesMean : words.pictures,
      drawing: isBatch ? words.ten : words.theDrawing,
      legend: words.label,
      half: words.halfLong,
    },
  });
  if (!numbers) return;
  const { step, weight, others, top } = numbers;
  if (isWide || settings.part === "step") {
    const chart = { ...step, others, slope: step.slopes.computed, here, isBatch };
    stepChart(g, colours, geometry.stepPlot, top, chart, words, isWide);
  }
  if (isWide || settings.part === "weight") {
    const chart = { ...weight, slope: weight.slopes.computed };
    weightChart(g, colours, geometry.weightPlot, top, chart, words, (v) => fine(v));
  }
}

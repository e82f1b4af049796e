// The numbers of one question that are painted and said again and again, computed once: nudges as
// pictures and edges, the costs along the step and along one weight. Knows no page and no words.

import { topOf } from "./charts.js";
import { edges, LAYERS, largest, picture, weightAt } from "./nudges.js";
import { asksFrom } from "./panel.js";
import { keyOf } from "./settings.js";

/** @typedef {import("./descent.js").Descent} Descent */
/** @typedef {import("./descent.js").Question} Question */
/** @typedef {import("./nudges.js").Weight} Weight */
/** @typedef {import("./paint.js").Place} Place */
/**
 * @typedef {object} Numbers
 * @property {Question} question
 * @property {ReturnType<typeof picturesOf>} pictures
 * @property {ReturnType<typeof alongStep>} step
 * @property {ReturnType<typeof alongWeight>} weight
 * @property {Float32Array | null} others
 * @property {number} top of both charts
 * @property {import("../../draw/edges.js").Edge[][]} edges by the layer they lead to
 * @property {Place | null} place the neuron that they belong to
 */

const LAST = LAYERS.length - 1;
/** How far a weight is moved to each side, and in how many pieces. */
const REACH = 4;
const PIECES = 32;

/**
 * Computes what has changed since `before`.
 * @param {Descent} descent @param {Numbers | null} before
 * @param {{ picked: Weight | null, kept: Place | null, place: Place | null, edges: number }} wish
 * the weight the reader picked, the neuron kept, the neuron that the edges belong to, how many edges a layer
 * @returns {Numbers}
 */
export function follow(descent, before, { picked, kept, place, edges: most }) {
  const question = /** @type {Question} */ (descent.question);
  const isNew = before?.question !== question;
  const target = picked ?? foremost(question, kept);
  const isHere = !isNew && keyOf(before.weight.weight) === keyOf(target);
  const weight = isHere ? before.weight : alongWeight(descent, question, target);
  const step = isNew ? alongStep(descent) : before.step;
  const { others } = descent;
  const curves = [step.costs.subarray(0, 1), weight.costs, others ?? new Float32Array(1)];
  const hasSame = isHere && before.place === place;
  return {
    question,
    pictures: isNew ? picturesOf(question) : before.pictures,
    step,
    weight,
    others,
    top: topFor(before?.top ?? 0, curves, descent.taken === 0 && others !== null),
    edges: hasSame ? before.edges : edgesOf(question, place, target, most),
    place,
  };
}

/** The weight that is asked to move most, of a neuron or of all. @param {Question} question @param {Place | null} place @returns {Weight} */
function foremost({ gradient }, place) {
  const layers = place ? [place.layer] : [LAST, LAST - 1, 1];
  const found = layers.flatMap((layer) => largest(gradient, layer, 1, place?.neuron ?? null));
  const size = (/** @type {Weight} */ weight) => Math.abs(gradient[weightAt(weight)]);
  return (
    found.sort((a, b) => size(b) - size(a))[0] ?? {
      layer: place?.layer ?? LAST,
      from: 0,
      to: place?.neuron ?? 0,
    }
  );
}

/** The pictures of the first layer, and the nudge that fills a cell. @param {Question} question */
function picturesOf({ gradient }) {
  const pictures = Array.from({ length: LAYERS[1] }, (_, j) => picture(gradient, j));
  const full = pictures.reduce(
    (most, values) => values.reduce((a, v) => Math.max(a, Math.abs(v)), most),
    0,
  );
  return { pictures, full };
}

/**
 * The edges worth drawing, by the layer they lead to; that of the chosen weight is one of them.
 * @param {Question} question @param {Place | null} place @param {Weight} chosen @param {number} most
 */
function edgesOf({ gradient }, place, chosen, most) {
  return LAYERS.map((count, layer) => {
    if (layer < 2) return [];
    const isOwn = place?.layer === layer;
    const drawn = isOwn
      ? edges(gradient, layer, LAYERS[layer - 1], place.neuron)
      : edges(gradient, layer, Math.min(most, count * LAYERS[layer - 1]));
    if (chosen.layer !== layer) return drawn;
    const isThere = drawn.some(({ from, to }) => from === chosen.from && to === chosen.to);
    const product = -gradient[weightAt(chosen)];
    const full = Math.abs(drawn[drawn.length - 1]?.product ?? 1);
    // A small one is drawn too, as thin as can be seen on the marker.
    const share = Math.max(0.25, Math.abs(product) / full);
    const own = { ...chosen, product, share, relevance: 1 };
    return isThere ? drawn : [own, ...drawn];
  });
}

/** The cost along the step, whatever its rate. @param {Descent} descent */
function alongStep(descent) {
  const rates = descent.rates;
  return { rates, costs: descent.alongStep(rates), slopes: descent.slopeOfStep() };
}

/**
 * Which way every activation is asked to go; those before a neuron, by that neuron alone.
 * @param {Question} question @param {Place | null} place
 */
export function askedOf(question, place) {
  return question.wishes.map((wishes, layer) =>
    place && layer > 0 && layer === place.layer - 1
      ? asksFrom(question, place.layer, place.neuron)
      : wishes.map((slope) => -slope),
  );
}

/** The cost along one weight. @param {Descent} descent @param {Question} question @param {Weight} weight */
function alongWeight(descent, question, weight) {
  const index = weightAt(weight);
  const steps = Float32Array.from({ length: PIECES + 1 }, (_, i) => REACH * ((2 * i) / PIECES - 1));
  const { examples, parameters, cost } = question;
  const isBatch = examples.length > 1;
  return {
    weight,
    steps,
    costs: descent.alongOne(index, steps, examples),
    each: isBatch ? examples.map((example) => descent.alongOne(index, steps, [example])) : [],
    nudges: isBatch ? descent.nudgesOf(index) : [],
    value: parameters[index],
    slopes: descent.slopeOfOne(index),
    cost,
  };
}

/**
 * The top of both charts. It grows when it must, and shrinks only when something else is asked, so
 * that one sees a cost fall.
 * @param {number} before @param {ArrayLike<number>[]} curves @param {boolean} mayShrink
 */
function topFor(before, curves, mayShrink) {
  const most = Math.max(...curves.map((curve) => Math.max(...Array.from(curve))));
  const isTooHigh = mayShrink && most < before * 0.6;
  return before === 0 || most > before || isTooHigh ? topOf([most]) : before;
}

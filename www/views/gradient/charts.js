// The lower half of the gradient figure: the cost along the step and the cost along one weight, each
// with its slope as a stroke of the marker. Paints numbers it is given; computes no cost.

import { across, axes, ball, curve, endLabels, spread, ticks, up } from "../../draw/curve.js";
import { typeset } from "../../draw/network.js";
import { HIGHEST } from "./descent.js";
import { rate as writeRate } from "./words.js";

/** @typedef {import("../../draw/palette.js").Palette} Palette */
/** @typedef {import("../../draw/layout.js").Box} Box */
/** @typedef {import("../../draw/curve.js").Plot} Plot */
/** @typedef {import("./words.js").Words} Words */
/** @typedef {CanvasRenderingContext2D} Context */
/**
 * @typedef {object} StepChart
 * @property {Float32Array} rates
 * @property {Float32Array} costs of what is asked about
 * @property {Float32Array | null} others
 * @property {number} slope at rate 0
 * @property {{ rate: number, cost: number, others: number }} here
 * @property {boolean} isBatch
 */
/**
 * @typedef {object} WeightChart
 * @property {Float32Array} steps away from where the weight is
 * @property {Float32Array} costs
 * @property {Float32Array[]} each of the drawings by itself, where there are ten
 * @property {number} value the weight's own
 * @property {number} slope
 * @property {number} cost where it is
 */

/** How many percent of the height a curve must rise again to overshoot. */
const OVERSHOT = 0.02;

/** A round number not below the largest of the values. @param {number[]} values */
export function topOf(values) {
  const most = Math.max(1e-4, ...values.filter(Number.isFinite)) * 1.04;
  const power = 10 ** Math.floor(Math.log10(most));
  return ([1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].find((k) => k * power >= most) ?? 10) * power;
}

/** Where a curve is lowest, if it rises again; else -1. @param {Float32Array} costs @param {number} top */
export function overshoot(costs, top) {
  let low = 0;
  for (let i = 1; i < costs.length; i++) if (costs[i] < costs[low]) low = i;
  const rises = Math.max(...costs.subarray(low)) - costs[low] > top * OVERSHOT;
  return low > 0 && low < costs.length - 1 && rises ? low : -1;
}

/** @param {Context} g @param {Palette} colours @param {Box} box @param {number} top @param {StepChart} chart @param {Words} words @param {boolean} isWide */
export function stepChart(g, colours, box, top, chart, words, isWide) {
  /** @type {Plot} */
  const plot = { box, x: [0, HIGHEST], y: [0, top] };
  const { rates, costs, others, here } = chart;
  axes(g, colours, plot, rows(top));
  const bottom = box.y + box.height;
  const how = { px: 12.5, family: colours.sans, colour: colours.quiet };
  const centred = { ...how, align: /** @type {const} */ ("center") };
  for (let rate = 0; rate <= HIGHEST; rate += 2)
    if (Math.abs(rate - here.rate) > 0.55)
      typeset(g, String(rate), across(plot, rate), bottom + 15, centred);
  typeset(g, writeRate(here.rate), across(plot, here.rate), bottom + 15, {
    ...centred,
    px: 14,
    weight: 600,
    colour: colours.ink,
  });
  typeset(g, words.learningRate, box.x + box.width / 2, bottom + 33, centred);
  const run = chart.slope < 0 ? Math.min(HIGHEST * 0.15, (0.8 * costs[0]) / -chart.slope) : 0.6;
  slopeStroke(g, colours, plot, [0, costs[0]], run, chart.slope);
  const points = (/** @type {Float32Array} */ values) =>
    Array.from(values, (cost, i) => /** @type {const} */ ([rates[i], cost]));
  if (others) curve(g, plot, points(others), { colour: colours.quiet, width: 1.25 });
  curve(g, plot, points(costs), { colour: colours.ink, width: 2.5 });
  const name = chart.isBatch ? words.minibatch : words.thisDrawing;
  const last = costs.length - 1;
  names(g, colours, plot, isWide, [
    { text: name, value: costs[last], colour: colours.ink, weight: 600 },
    ...(others ? [{ text: words.others, value: others[last] }] : []),
  ]);
  for (const [values, other] of [
    [costs, others],
    [others, costs],
  ]) {
    const low = values ? overshoot(values, top) : -1;
    if (!values || low < 0) continue;
    const [x, y] = [across(plot, rates[low]), up(plot, values[low])];
    rule(g, colours.ink, x, y - 7, y + 7);
    const isBeyond = here.rate > rates[low];
    // Under the lowest point there is room, unless the other curve or the chart's end is near.
    const below = other && other[low] < values[low] ? up(plot, other[low]) : bottom;
    const away = below - y > 34 ? 18 : -18;
    const weight = isBeyond ? 600 : 400;
    g.font = `${weight} ${how.px}px ${how.family}`;
    const last = box.x + box.width - g.measureText(words.overshoots).width;
    typeset(g, words.overshoots, Math.min(last, x), Math.max(box.y + 8, y + away), {
      ...how,
      weight,
      colour: isBeyond ? colours.ink : colours.quiet,
    });
    break;
  }
  const x = across(plot, here.rate);
  rule(g, colours.ink, x, up(plot, here.cost), bottom);
  if (Number.isFinite(here.others)) ring(g, colours, x, up(plot, here.others));
  ball(g, colours, x, up(plot, here.cost), 8);
}

/** @param {Context} g @param {Palette} colours @param {Box} box @param {number} top @param {WeightChart} chart @param {Words} words @param {(value: number) => string} write */
export function weightChart(g, colours, box, top, chart, words, write) {
  const { steps, costs, value, slope } = chart;
  const reach = steps[steps.length - 1];
  /** @type {Plot} */
  const plot = { box, x: [value - reach, value + reach], y: [0, top] };
  axes(g, colours, plot, rows(top));
  const bottom = box.y + box.height;
  const how = { px: 12.5, family: colours.sans, colour: colours.quiet };
  const centred = { ...how, align: /** @type {const} */ ("center") };
  for (let at = Math.ceil(value - reach); at <= value + reach; at++)
    if (at % 2 === 0 && Math.abs(at - value) > 0.9)
      typeset(g, String(at).replace("-", "−"), across(plot, at), bottom + 15, centred);
  typeset(g, write(value), across(plot, value), bottom + 15, {
    ...centred,
    px: 14,
    weight: 600,
    colour: colours.ink,
  });
  typeset(g, words.weightValue, box.x + box.width / 2, bottom + 33, centred);
  const points = (/** @type {Float32Array} */ line) =>
    Array.from(line, (cost, i) => /** @type {const} */ ([value + steps[i], cost]));
  slopeStroke(
    g,
    colours,
    plot,
    [value - reach * 0.28, chart.cost - slope * reach * 0.28],
    reach * 0.56,
    slope,
  );
  for (const line of chart.each) curve(g, plot, points(line), { colour: colours.quiet, width: 1 });
  curve(g, plot, points(costs), { colour: colours.ink, width: 2.5 });
  const x = across(plot, value);
  rule(g, colours.ink, x, up(plot, chart.cost), bottom);
  ball(g, colours, x, up(plot, chart.cost), 6);
}

/** @param {number} top */
function rows(top) {
  const values = ticks(top, 4);
  const decimals = Math.max(
    0,
    ...values.map((value) => (String(value).split(".")[1] ?? "").length),
  );
  return values.map((value) => ({ value, text: value === 0 ? "0" : value.toFixed(decimals) }));
}

/** The slope: a stroke of the marker, and in it the line. @param {Context} g @param {Palette} colours @param {Plot} plot @param {readonly [number, number]} from @param {number} run @param {number} slope */
function slopeStroke(g, colours, plot, [x, y], run, slope) {
  g.lineCap = "butt";
  for (const [colour, width] of /** @type {const} */ ([
    [colours.mark, 9],
    [colours.ink, 1],
  ])) {
    g.globalAlpha = colour === colours.mark ? 0.75 : 1;
    g.strokeStyle = colour;
    g.lineWidth = width;
    g.beginPath();
    g.moveTo(across(plot, x), up(plot, y));
    g.lineTo(across(plot, x + run), up(plot, y + slope * run));
    g.stroke();
  }
  g.globalAlpha = 1;
}

/** The curves' names: beside their ends, or over them where there is no room. @param {Context} g @param {Palette} colours @param {Plot} plot @param {boolean} isWide @param {{ text: string, value: number, colour?: string, weight?: number }[]} labels */
function names(g, colours, plot, isWide, labels) {
  const right = plot.box.x + plot.box.width;
  if (isWide) {
    endLabels(g, colours, plot, labels, right + 10, 13);
    return;
  }
  const over = labels.map(({ value }) => up(plot, value) - 11);
  const { y, height } = plot.box;
  for (const [i, middle] of spread(over, 15, y + 8, y + height - 8).entries()) {
    const { text, colour = colours.quiet, weight } = labels[i];
    typeset(g, text, right, middle, {
      px: 12.5,
      family: colours.sans,
      colour,
      weight,
      align: "right",
    });
  }
}

/** @param {Context} g @param {string} colour @param {number} x @param {number} from @param {number} to */
function rule(g, colour, x, from, to) {
  g.strokeStyle = colour;
  g.lineWidth = 1;
  g.beginPath();
  g.moveTo(Math.round(x) + 0.5, from);
  g.lineTo(Math.round(x) + 0.5, to);
  g.stroke();
}

/** @param {Context} g @param {Palette} colours @param {number} x @param {number} y */
function ring(g, colours, x, y) {
  g.fillStyle = colours.paper;
  g.strokeStyle = colours.ink;
  g.lineWidth = 1.5;
  g.beginPath();
  g.arc(x, y, 4, 0, Math.PI * 2);
  g.fill();
  g.stroke();
}

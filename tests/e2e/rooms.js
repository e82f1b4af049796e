// Writes www/rooms.css: how high each figure is at every width, measured, so that the page keeps the room
// before a figure comes. `node tests/e2e/rooms.js`, after a layout has changed.

import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { launch } from "./support/chromium.js";
import { REPOSITORY, serve } from "./support/server.js";

/** @typedef {{ width: number, height: number }} Measured of the lower of both languages */
/** @typedef {{ from: number, base: number, slope: number }} Piece height = base + slope * width, from a width on */

const WIDTHS = Array.from({ length: 49 }, (_, i) => 280 + 20 * i);
/** Cells are whole device pixels, of which a phone has three a point, other screens one or two. */
const SCREENS = [
  { density: 3, fits: (/** @type {number} */ width) => width <= 480 },
  { density: 2, fits: (/** @type {number} */ width) => width > 480 },
  { density: 1, fits: (/** @type {number} */ width) => width > 480 },
];
/** A room may be so much too low, and never too high: what is too high stays empty for good. */
const TOO_LOW = 16;
/** On the first screen somebody sees the figure come. */
const FIRST = { view: "draw", tooLow: 1 };

const HEAD = `/* The room that each figure takes, by its width, so that nothing moves when it comes. Measured and
   written by \`node tests/e2e/rooms.js\`, never by hand. */
/* biome-ignore-all format: a rule is a line, as the script writes it */
`;

const page = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<link rel="stylesheet" href="/www/page.css"><script type="module" src="/www/element.js"></script>
<style>perceptible-figure { min-height: 0 !important; }</style><main></main></html>`;

/** @returns {Promise<Record<string, Measured[]>>} */
async function measure() {
  const server = await serve(REPOSITORY, { pages: { "/": page } });
  const browser = await launch();
  /** @type {Record<string, Measured[]>} */
  const lowest = {};
  try {
    for (const { density, fits } of SCREENS) {
      const tab = await browser.newPage({
        viewport: { width: 1440, height: 900 },
        deviceScaleFactor: density,
        reducedMotion: "reduce",
      });
      await tab.goto(server.url);
      const found = await tab.evaluate(heights, WIDTHS.filter(fits));
      for (const [view, measured] of Object.entries(found)) {
        lowest[view] ??= WIDTHS.map((width) => ({ width, height: Number.POSITIVE_INFINITY }));
        for (const one of lowest[view]) {
          const same = measured.find(({ width }) => width === one.width);
          one.height = Math.min(one.height, same?.height ?? Number.POSITIVE_INFINITY);
        }
      }
    }
  } finally {
    await browser.close();
    server.close();
  }
  return lowest;
}

/** In the page: how high every view is at these widths, in the language where it is lower. @param {number[]} widths */
async function heights(widths) {
  const path = "/www/views/index.js";
  const { NAMES } = await import(path);
  /** @type {Record<string, { width: number, height: number }[]>} */
  const found = {};
  for (const view of NAMES) {
    const figure = document.createElement("perceptible-figure");
    figure.setAttribute("view", view);
    figure.setAttribute("network", "page");
    figure.setAttribute("open", "");
    document.querySelector("main")?.replaceChildren(figure);
    await figure.ready;
    found[view] = widths.map((width) => ({ width, height: Number.POSITIVE_INFINITY }));
    for (const language of ["en", "ko"])
      for (const one of found[view]) {
        document.documentElement.lang = language;
        figure.style.width = `${one.width}px`;
        for (let i = 0; i < 3; i++) await new Promise((done) => requestAnimationFrame(done));
        one.height = Math.min(one.height, figure.getBoundingClientRect().height);
      }
  }
  return found;
}

/**
 * The straight piece that keeps the room from one measure to another, or null.
 * @param {Measured[]} span @param {number} tooLow @returns {Omit<Piece, "from"> | null}
 */
function straight(span, tooLow) {
  const [first, last] = [span[0], span[span.length - 1]];
  const slope =
    span.length > 1
      ? Math.round((1000 * (last.height - first.height)) / (last.width - first.width)) / 1000
      : 0;
  const base =
    Math.round(10 * Math.min(...span.map(({ width, height }) => height - slope * width))) / 10;
  const isGood = span.every(({ width, height }) => height - base - slope * width <= tooLow);
  return isGood ? { base, slope } : null;
}

/** As few straight pieces as keep it. @param {Measured[]} measured @param {number} tooLow @returns {Piece[]} */
function piecesOf(measured, tooLow) {
  /** @type {Piece[]} */
  const pieces = [];
  for (let i = 0; i < measured.length; ) {
    let end = i + 1;
    let piece = straight(measured.slice(i, end), tooLow);
    for (let next = end + 1; next <= measured.length; next++) {
      const longer = straight(measured.slice(i, next), tooLow);
      if (longer) [piece, end] = [longer, next];
    }
    if (!piece) throw new Error("expected that one measure keeps itself");
    // Between two measures the lower room is the safer one.
    const isHigher = i > 0 && measured[i].height > measured[i - 1].height;
    const from = i === 0 ? 0 : isHigher ? measured[i].width : measured[i - 1].width + 1;
    pieces.push({ from, ...piece });
    i = end;
  }
  return pieces;
}

const rules = Object.entries(await measure()).flatMap(([view, measured]) =>
  piecesOf(measured, view === FIRST.view ? FIRST.tooLow : TOO_LOW).map(({ from, base, slope }) => {
    const height = slope ? `calc(${base}px + ${Math.round(slope * 1000) / 10}cqw)` : `${base}px`;
    return `@container (min-width: ${from}px) { perceptible-figure[view="${view}"] { min-height: ${height}; } }\n`;
  }),
);
const file = fileURLToPath(new URL("../../www/rooms.css", import.meta.url));
writeFileSync(file, `${HEAD}${rules.join("")}`);
console.log(file);

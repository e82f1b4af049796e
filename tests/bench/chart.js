// The benchmark's picture: for each row a scale of times, longer than ours to the right, a dot a
// contender. SVG that follows the reader's colour scheme and needs no script. Knows no file.

import { LIMIT, OURS, SCALAR } from "./columns.js";
import { nameOf, shared, short } from "./figures.js";

/** @typedef {import("./run.js").Report} Report */

const WIDTH = 840;
const LEFT = 210;
const RIGHT = 34;
const LINE = 64;
const HEAD = 116;
/** Told apart by shape as well as by colour: a reader may not see the colours. */
const MARKS = [
  "M-5 0A5 5 0 1 0 5 0A5 5 0 1 0-5 0",
  "M-5-5H5V5H-5Z",
  "M0-6L6 5H-6Z",
  "M0-6L6 0L0 6L-6 0Z",
  "M-6-5H6L0 6Z",
  "M-2-6H2V-2H6V2H2V6H-2V2H-6V-2H-2Z",
  "M-6-5L6 5V-5L-6 5Z",
  "M-3-6L0-2L3-6L6-3L2 0L6 3L3 6L0 2L-3 6L-6 3L-2 0L-6-3Z",
];
const INKS = ["c0", "c1", "c2", "c3", "c4", "c5", "c6", "c7"];
const STYLE = `
text { font: 13px system-ui, sans-serif; fill: #1c1c1a; }
.quiet { fill: #63625c; }
.axis { stroke: #d8d6cc; } .ours { stroke: #1c1c1a; stroke-width: 2; } .spread { stroke-width: 2; opacity: .45; }
.c0 { fill: #1a66c2; stroke: #1a66c2; } .c1 { fill: #b5530a; stroke: #b5530a; } .c2 { fill: #7a3fa8; stroke: #7a3fa8; }
.c3 { fill: #2b7a3d; stroke: #2b7a3d; } .c4 { fill: #a82c52; stroke: #a82c52; } .c5 { fill: #63625c; stroke: #63625c; }
.c6 { fill: #0b7285; stroke: #0b7285; } .c7 { fill: #8a6d00; stroke: #8a6d00; }
@media (prefers-color-scheme: dark) {
  text { fill: #ecebe4; } .quiet { fill: #a5a49b; } .axis { stroke: #45443f; } .ours { stroke: #ecebe4; }
  .c0 { fill: #6fb0ff; stroke: #6fb0ff; } .c1 { fill: #f29a52; stroke: #f29a52; } .c2 { fill: #c79aed; stroke: #c79aed; }
  .c3 { fill: #79c98a; stroke: #79c98a; } .c4 { fill: #f08aa9; stroke: #f08aa9; } .c5 { fill: #a5a49b; stroke: #a5a49b; }
  .c6 { fill: #62c6d6; stroke: #62c6d6; } .c7 { fill: #d9bd4a; stroke: #d9bd4a; }
}`;

/** @param {Report} report @returns {string} the chart of its first network */
export function chart({ columns, tables: [{ rows, layers }] }) {
  const others = columns.filter((name) => ![OURS, SCALAR, LIMIT].includes(name));
  const shown = shared(rows);
  const all = shown.flatMap(({ ratio }) => others.flatMap((name) => ratio[name] ?? []));
  const lowest = Math.min(1, ...all.map(({ least }) => least));
  const [from, to] = [
    Math.floor(Math.log10(lowest)),
    Math.ceil(Math.log10(Math.max(...all.map(({ most }) => most)))),
  ];
  const x = (/** @type {number} */ times) =>
    LEFT + ((Math.log10(times) - from) / (to - from)) * (WIDTH - LEFT - RIGHT);
  const height = HEAD + shown.length * LINE + 34;
  const bottom = HEAD + shown.length * LINE;
  const grid = Array.from({ length: to - from + 1 }, (_, n) => 10 ** (from + n)).map((times) => {
    const at = x(times).toFixed(1);
    const mark =
      times === 1
        ? `<text x="${at}" y="${bottom + 20}" text-anchor="middle">ours</text>`
        : `<text x="${at}" y="${bottom + 20}" text-anchor="middle" class="quiet">${times.toLocaleString("en")} x</text>`;
    return `<path class="${times === 1 ? "ours" : "axis"}" d="M${at} ${HEAD - 10}V${bottom}"/>${mark}`;
  });
  const lines = shown.map(({ name, ratio }, row) => {
    const middle = HEAD + row * LINE + LINE / 2 - 5;
    const dots = others.flatMap((column, n) => {
      const spread = ratio[column];
      if (!spread) return [];
      // A little apart, so that nobody hides another.
      const y = (middle + (n - (others.length - 1) / 2) * 6).toFixed(1);
      const told = `${nameOf(column)}: ${short(spread.median)} x (${short(spread.least)} to ${short(spread.most)})`;
      const [ink, mark] = [INKS[n % INKS.length], MARKS[n % MARKS.length]];
      return `<g class="${ink}"><title>${told}</title><path class="spread" d="M${x(spread.least).toFixed(1)} ${y}H${x(spread.most).toFixed(1)}"/><path stroke="none" transform="translate(${x(spread.median).toFixed(1)} ${y})" d="${mark}"/></g>`;
    });
    return `<text x="${LEFT - 14}" y="${middle + 4}" text-anchor="end">${name}</text>${dots.join("")}`;
  });
  let along = 0;
  const legend = others.map((column, n) => {
    const [column_x, line] = [along % 3, Math.floor(along / 3)];
    along++;
    return `<g class="${INKS[n % INKS.length]}" transform="translate(${LEFT + column_x * 200} ${44 + line * 20})"><path stroke="none" d="${MARKS[n % MARKS.length]}"/></g><text x="${LEFT + column_x * 200 + 12}" y="${48 + line * 20}">${nameOf(column)}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-labelledby="title">
<title id="title">How many times as long as Perceptible others take, an image through ${layers.join("-")}</title>
<style>${STYLE}
</style>
<text x="${LEFT}" y="20">Time for an image through ${layers.join("-")}, in times ours; further right is slower</text>
${[...legend, ...grid, ...lines].join("\n")}
</svg>
`;
}

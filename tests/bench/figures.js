// The benchmark's report in words and cells: what is ahead, what is behind, and by how much. Knows no
// file and no picture.

import { LIMIT, OURS, PLAIN, READER, SCALAR } from "./columns.js";
import { OWN_ROWS } from "./rows.js";

/** @typedef {import("./run.js").Report} Report */
/** @typedef {import("./measure.js").Row} Row */
/** @typedef {import("./spread.js").Spread} Spread */

/** How far above the arithmetic we mean to be at most: reading, and learning. */
const GOALS = { predict: 1.25, train: 1.3 };
/** What a row says of somebody who has no such call. */
export const CANNOT = "cannot";

/** The columns as a reader knows them. @type {Record<string, string>} */
const NAMES = {
  [OURS]: "Perceptible",
  [SCALAR]: "the same without vector instructions",
  [PLAIN]: "plain JavaScript",
  [LIMIT]: "the arithmetic alone",
  [READER]: "Perceptible, reading alone",
};

/** @param {string} column */
export const nameOf = (column) => NAMES[column] ?? column;

/** @param {number} value about three digits of it */
export function short(value) {
  if (value >= 100) return Math.round(value).toLocaleString("en");
  return value.toFixed(value >= 10 ? 0 : value >= 1 ? 1 : 2);
}

/** @param {number} nanoseconds */
export function time(nanoseconds) {
  if (nanoseconds < 1e3) return `${Math.round(nanoseconds)} ns`;
  const [value, unit] = nanoseconds < 1e6 ? [nanoseconds / 1e3, "µs"] : [nanoseconds / 1e6, "ms"];
  return `${short(value)} ${unit}`;
}

/** @param {number} bytes */
export function size(bytes) {
  return bytes < 1e6 ? `${short(bytes / 1e3)} KB` : `${short(bytes / 1e6)} MB`;
}

/** @param {Spread} spread */
export const range = ({ least, most }) => `${short(least)} to ${short(most)}`;

/** How a peer's share of ours reads: "12 x", or "behind" where it needs less. @param {Spread} ratio */
export function standing(ratio) {
  const { median } = ratio;
  const times = median >= 1 ? `${short(median)} x` : `**behind**: ${median.toFixed(2)} x`;
  return `${times} (${range(ratio)})`;
}

/** How far above the arithmetic alone we are. @param {Row} row @returns {{ times: Spread, goal: number } | undefined} */
export function aboveLimit({ name, ratio }) {
  const limit = ratio[LIMIT];
  if (!limit) return undefined;
  const times = { median: 1 / limit.median, least: 1 / limit.most, most: 1 / limit.least };
  return { times, goal: name.startsWith("train") ? GOALS.train : GOALS.predict };
}

/** @param {Row} row */
function limitCell(row) {
  const above = aboveLimit(row);
  if (!above) return "";
  const { times, goal } = above;
  const said = times.median <= goal ? "within" : "**behind**:";
  return `${said} ${times.median.toFixed(2)} x (${times.least.toFixed(2)} to ${times.most.toFixed(2)}), goal ${goal} x`;
}

/** The rows that others have as well. @param {Row[]} rows */
export const shared = (rows) => rows.filter(({ name }) => !OWN_ROWS.includes(name));

/** A table in Markdown, a line a contender, a column a row of the report. @param {Report["tables"][0]} table @param {string[]} columns */
function speeds({ rows, layers }, columns) {
  const some = shared(rows);
  const named = some.map((row) => ({ ...row, title: row.name }));
  const last = some.some(aboveLimit)
    ? [[`ours above ${nameOf(LIMIT)}`, ...some.map(limitCell)]]
    : [];
  return times(layers.join("-"), named, columns, last);
}

/** The same batch through networks of growing size, a column a network. @param {Report} report */
export function growth({ growth: tables, columns }) {
  const named = tables.map(({ layers, rows: [row] }) => ({
    ...row,
    title: `${layers.join("-")}: ${parametersOf(layers).toLocaleString("en")}`,
  }));
  return tables.length > 0 ? times(`${tables[0].rows[0].name}, parameters`, named, columns) : "";
}

/** @param {number[]} layers */
export const parametersOf = (layers) =>
  layers.slice(1).reduce((all, size, l) => all + size * (layers[l] + 1), 0);

/** A line a contender: ours in time, others in times ours. @param {string} corner @param {(Row & { title: string })[]} rows @param {string[]} columns @param {string[][]} [more] lines */
function times(corner, rows, columns, more = []) {
  const here = columns.filter(
    (column) => column !== LIMIT && rows.some(({ ratio }) => ratio[column]),
  );
  return lined([
    [corner, ...rows.map(({ title }) => title)],
    ["---", ...rows.map(() => "---:")],
    ...here.map((column) => [
      nameOf(column),
      ...rows.map(({ nanoseconds, ratio }) => {
        if (!nanoseconds[column]) return CANNOT;
        return column === OURS ? time(nanoseconds[column].median) : standing(ratio[column]);
      }),
    ]),
    ...more,
  ]);
}

/** @param {string[][]} lines */
const lined = (lines) => lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n");

/** Ours as a native library, beside those that Python has. @param {Report} report */
export function natively({ native }) {
  if (!native) return "";
  const { layers, rows, versions } = native;
  const missing = Object.entries(versions)
    .filter(([, version]) => !version)
    .map(([name]) => [name, ...rows.map(() => "not installed")]);
  const named = rows.map((row) => ({ ...row, title: row.name }));
  const columns = [OURS, ...Object.keys(versions)];
  return times(`${layers.join("-")}, natively`, named, columns, missing);
}

/** What a sample costs ours, few or many. @param {Report} report */
export function inSets({ sets }) {
  if (sets.length === 0) return "";
  return lined([
    ["samples", ...sets.map(({ samples }) => samples.toLocaleString("en"))],
    ["---", ...sets.map(() => "---:")],
    ["read, a sample", ...sets.map(({ read }) => time(read))],
    ["learnt in minibatches of 32, a sample", ...sets.map(({ learnt }) => time(learnt))],
  ]);
}

/** What is loaded, and how long until there is an answer and a network that reads. @param {Report} report */
function loading({ cold, bytes, memory, milestones, columns }) {
  if (!cold || !bytes || !memory) return "";
  const others = columns.filter((name) => ![OURS, LIMIT].includes(name));
  const heads = ["to download (brotli)", "first answer, nothing cached", "most memory"];
  return lined([
    ["", ...heads, "90 % read", "95 % read"],
    ["---", "---:", "---:", "---:", "---:", "---:"],
    ...[OURS, READER, ...others].map((name) => [
      nameOf(name),
      heldAgainstOurs(bytes, name),
      firstAnswer(cold, name),
      heldAgainstOurs(memory, name),
      ...milestones.map((milestone) => reached(milestone, name)),
    ]),
  ]);
}

/** @param {Record<string, number>} bytes @param {string} name */
function heldAgainstOurs(bytes, name) {
  if (!(name in bytes)) return "";
  const share = bytes[name] / bytes[OURS];
  const isBehind = name !== READER && share < 1;
  return `${size(bytes[name])}${isBehind ? `, **behind**: ${share.toFixed(2)} x` : ""}`;
}

/** @param {NonNullable<Report["cold"]>} cold @param {string} name */
function firstAnswer({ milliseconds, ratio }, name) {
  if (!(name in milliseconds)) return "";
  const median = time(milliseconds[name].median * 1e6);
  return [OURS, READER].includes(name) ? median : `${median}, ${standing(ratio[name])}`;
}

/** @param {Report["milestones"][0]} milestone @param {string} name */
function reached({ reached: all }, name) {
  if (!(name in all)) return name === READER ? "" : CANNOT;
  const at = all[name];
  if (!at) return "not reached";
  return `${time(at.milliseconds * 1e6)}, ${at.samples.toLocaleString("en")} samples`;
}

/** The furthest from our numbers that anybody is. @param {Report} report */
export function furthest({ tables }) {
  const all = tables.flatMap(({ differences }) => Object.values(differences));
  const most = (/** @type {(number | null)[]} */ of) => Math.max(...of.map((each) => each ?? 0));
  return {
    outputs: most(all.map(({ outputs }) => outputs)),
    parameters: most(all.map(({ parameters }) => parameters)),
  };
}

/** The most important of it as Markdown. @param {Report} report */
export function markdown(report) {
  const { outputs, parameters } = furthest(report);
  const chrome = report.browser.match(/Chrom\w*\/\d+/)?.[0].replace("/", " ") ?? report.browser;
  const [{ rounds }] = report.tables;
  return [
    `On ${report.samples} (${Math.round(100 * report.zeros)} % of the pixels are 0), in ${chrome}, in the processor's time on one thread: medians of ${rounds} interleaved rounds, and how often our time goes into the other's, from the least to the most of the rounds. Before anything is timed all read the same images with the same weights and take the same step: outputs are at most ${outputs.toExponential(0)} apart, parameters ${parameters.toExponential(0)}.`,
    speeds(report.tables[0], report.columns),
    loading(report),
    natively(report),
    growth(report),
  ]
    .filter(Boolean)
    .join("\n\n");
}

/** The rest of it. @param {Report} report */
export function details(report) {
  return [...report.tables.slice(1).map((table) => speeds(table, report.columns)), inSets(report)]
    .filter(Boolean)
    .join("\n\n");
}

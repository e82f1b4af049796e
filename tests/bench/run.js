// Runs the benchmark in Chromium, prints its table, and writes it to a file where one is named:
//
//   node tests/bench/run.js --scalar FOLDER [--mnist FOLDER] [--json FILE]
//
// The first folder has the core without vector instructions, seen from the repository's root; the
// second MNIST's training files, which are then what is read and learnt, in place of drawn digits.

import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { launch } from "../e2e/support/chromium.js";
import { REPOSITORY, serve } from "../e2e/support/server.js";
import { MANNERS, PATH, run } from "./page.js";

const text = /** @type {const} */ ({ type: "string" });
const { scalar, mnist, json } = parseArgs({
  options: { scalar: text, mnist: text, json: text },
}).values;
const data = mnist
  ? await serve(mnist, { headers: { "access-control-allow-origin": "*" } })
  : undefined;
const server = await serve(REPOSITORY, MANNERS);
const browser = await launch();
try {
  const page = await browser.newPage();
  await page.goto(server.url + PATH);
  const report = await run(page, {
    cores: { ours: "/pkg/core.js", scalar: `/${scalar}/core.js` },
    rounds: 21,
    warmUp: 3,
    milliseconds: 4,
    idx: data && { images: idx("train-images-idx3"), labels: idx("train-labels-idx1") },
    samples: 20_000,
    limit: 300_000,
  });
  print(report);
  if (json) writeFileSync(json, `${JSON.stringify(report, null, 1)}\n`);
} finally {
  await browser.close();
  server.close();
  data?.close();
}

/** The address of one of MNIST's files, plain or gzip. @param {string} name */
function idx(name) {
  const plain = `${name}-ubyte`;
  const file = mnist && existsSync(join(mnist, plain)) ? plain : `${plain}.gz`;
  return `${data?.url}/${file}`;
}

/** @param {import("./measure.js").Report} report */
function print({ browser, zeros, rounds, rows, milestones }) {
  const columns = Object.keys(rows[0].ratio).filter((name) => name !== "plain");
  console.log(browser);
  console.log(
    `${mnist ? "MNIST" : "drawn digits"}, ${(100 * zeros).toFixed(0)} % of the pixels 0; ${rounds} rounds`,
  );
  console.log("nanoseconds an image, and times plain JavaScript (least to most of the rounds)\n");
  const line = (/** @type {string[]} */ [first, ...rest]) =>
    console.log(first.padEnd(32) + rest.map((cell) => cell.padStart(30)).join(""));
  line(["", ...columns, "plain"]);
  for (const { name, nanoseconds, ratio } of rows)
    line([
      name,
      ...columns.map((column) => {
        const { median, least, most } = ratio[column];
        const spread = `${median.toFixed(1)} x (${least.toFixed(1)} to ${most.toFixed(1)})`;
        return `${nanoseconds[column].median.toFixed(0)}  ${spread}`;
      }),
      nanoseconds.plain.median.toFixed(0),
    ]);
  console.log("\ntrain_step, minibatch 10, on prepared digits until others are read\n");
  for (const { accuracy, reached } of milestones)
    line([
      `${100 * accuracy} %`,
      ...[...columns, "plain"].map((column) => {
        const at = reached[column];
        return at ? `${at.samples} samples, ${at.milliseconds.toFixed(0)} ms` : "not reached";
      }),
    ]);
}

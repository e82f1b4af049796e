// Runs the benchmark in Chromium, prints its tables, and writes its report to a file:
//
//   node tests/bench/run.js --scalar FOLDER --arithmetic FILE --json FILE [--peers] [--mnist FOLDER] [--quick] [--native FILE]
//
// The folder has the core without vector instructions and the file the arithmetic alone, seen from the
// repository's root; the last folder MNIST's training files, which are then what is read and learnt, in
// place of drawn digits. With the peers come what has to be loaded, how long a first answer takes, how
// much memory each holds, and how they fare with larger networks and sets. A quick run goes round once. What was
// measured natively (native/beside.py) goes into the report as it is.

import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { launch } from "../e2e/support/chromium.js";
import { REPOSITORY, serve } from "../e2e/support/server.js";
import { bundles, lay, OWN, PEERS } from "./bundle.js";
import { coldStarts } from "./cold.js";
import { OURS, PLAIN, READER, SCALAR } from "./columns.js";
import { peaks } from "./memory.js";
import { beside } from "./native.js";
import { MANNERS, PATH, run } from "./page.js";
import { print } from "./print.js";
import { batchRow } from "./rows.js";

/** @typedef {import("./measure.js").Report} Measured */
/** @typedef {import("./cold.js").Cold} Cold */
/** @typedef {Measured & { samples: string, cold?: Cold, bytes?: Record<string, number>, memory?: Record<string, number>, native?: import("./native.js").Native }} Report */

const CLASSIC = [784, 16, 16, 10];
const WIDE = [784, 512, 512, 10];
const BATCH = 1000;
/** From 13 thousand parameters to 8 million. */
const GROWTH = [CLASSIC, [784, 128, 128, 10], WIDE, [784, 2048, 2048, 1024, 10]];
const SETS = [1000, 10_000, 100_000, 1_000_000];
/** Images of a batch through larger ones. */
const FEWER = 100;

const text = /** @type {const} */ ({ type: "string" });
const isSaid = /** @type {const} */ ({ type: "boolean" });
const { scalar, arithmetic, json, mnist, peers, quick, native } = parseArgs({
  options: {
    scalar: text,
    arithmetic: text,
    json: text,
    mnist: text,
    peers: isSaid,
    quick: isSaid,
    native: text,
  },
}).values;
const rounds = (/** @type {number} */ count) => (quick ? 1 : count);
const bundled = peers ? await bundles({ ...OWN, ...PEERS }) : {};
const data = mnist
  ? await serve(mnist, { headers: { "access-control-allow-origin": "*" } })
  : undefined;
const server = await serve(REPOSITORY, MANNERS);
const browser = await launch();
try {
  const page = await browser.newPage();
  await page.goto(server.url + PATH);
  const names = peers ? Object.keys(PEERS) : [];
  const runtimes = [OURS, PLAIN, ...names.filter((name) => /onnx|wasm/.test(name))];
  const cores = { [OURS]: "/pkg/core.js", [SCALAR]: `/${scalar}/core.js` };
  const measured = await run(page, {
    cores,
    peers: Object.fromEntries(names.map((name) => [name, bundled[name].script])),
    arithmetic: `/${arithmetic}`,
    networks: [
      { layers: CLASSIC, rounds: rounds(21), batch: BATCH },
      { layers: WIDE, rounds: rounds(9), batch: FEWER, columns: runtimes },
    ],
    growth: (peers ? GROWTH : []).map((layers) => ({
      layers,
      rounds: rounds(5),
      batch: FEWER,
      columns: runtimes,
      rows: [batchRow(FEWER)],
    })),
    sets: peers ? SETS : [],
    warmUp: rounds(2),
    milliseconds: 2,
    idx: data && { images: idx("train-images-idx3"), labels: idx("train-labels-idx1") },
    samples: 20_000,
    limit: quick ? 2000 : 100_000,
  });
  await page.close();
  /** @type {Report} */
  const report = { samples: mnist ? "MNIST" : "drawn digits", ...measured };
  if (peers) {
    const each = Object.entries(bundled).map(([name, { bytes }]) => [name, bytes]);
    report.bytes = Object.fromEntries(each);
    const { image, images, weights, onnx } = await files();
    report.cold = await coldStarts(browser, entries({ image, weights, onnx }), CLASSIC, rounds(9));
    const alone = {
      [OURS]: { core: cores[OURS] },
      [PLAIN]: {},
      ...Object.fromEntries(names.map((name) => [name, { peer: bundled[name].script }])),
    };
    const given = { layers: CLASSIC.join(), image: images, weights, onnx };
    report.memory = await peaks(browser, server.url, alone, given);
  }
  if (native) report.native = beside(native);
  print(report);
  if (json) writeFileSync(json, `${JSON.stringify(report, null, 1)}\n`);
} finally {
  await browser.close();
  server.close();
  data?.close();
}

/** An image and a batch of them, and the bundled network as numbers and for ONNX runtimes. */
async function files() {
  const { Network, Samples } = await import("../../pkg/perceptible.js");
  const network = Network.bundled();
  const parts = CLASSIC.slice(1).flatMap((_, l) => [
    ...network.weights(l + 1),
    ...network.biases(l + 1),
  ]);
  const bytes = (/** @type {Float32Array} */ of) =>
    new Uint8Array(of.buffer, of.byteOffset, of.byteLength);
  const digits = Samples.digits(BATCH, 1);
  return {
    image: await lay("image", bytes(digits.images(0, 1))),
    images: await lay("images", bytes(digits.images(0, BATCH))),
    weights: await lay("weights", bytes(Float32Array.from(parts))),
    onnx: await lay("model.onnx", network.to_onnx()),
  };
}

/** What each contender's page loads, and for all but ours the network beside it. @param {Record<"image" | "weights" | "onnx", string>} given */
function entries({ image, weights, onnx }) {
  return Object.fromEntries(
    Object.entries(bundled).map(([name, { script }]) => {
      /** @type {Record<string, string>} */
      const files = { image };
      if (name.startsWith("onnx")) files.onnx = onnx;
      else if (![OURS, READER].includes(name)) files.weights = weights;
      return [name, { script, files }];
    }),
  );
}

/** The address of one of MNIST's files, plain or gzip. @param {string} name */
function idx(name) {
  const plain = `${name}-ubyte`;
  const file = mnist && existsSync(join(mnist, plain)) ? plain : `${plain}.gz`;
  return `${data?.url}/${file}`;
}

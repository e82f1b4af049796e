// Runs the benchmark in Chromium, prints its tables, and writes its report to a file:
//
//   node tests/bench/run.js --scalar FOLDER --arithmetic FILE --json FILE [--peers] [--mnist FOLDER]
//
// The folder has the core without vector instructions and the file the arithmetic alone, seen from the
// repository's root; the last folder MNIST's training files, which are then what is read and learnt, in
// place of drawn digits. With the peers come what has to be loaded and how long a first answer takes.

import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { launch } from "../e2e/support/chromium.js";
import { REPOSITORY, serve } from "../e2e/support/server.js";
import { bundles, lay, OWN, PEERS } from "./bundle.js";
import { coldStarts } from "./cold.js";
import { OURS, PLAIN, READER, SCALAR } from "./columns.js";
import { MANNERS, PATH, run } from "./page.js";
import { print } from "./print.js";

/** @typedef {import("./measure.js").Report} Measured */
/** @typedef {import("./cold.js").Cold} Cold */
/** @typedef {Measured & { samples: string, cold?: Cold, bytes?: Record<string, number> }} Report */

const CLASSIC = [784, 16, 16, 10];
const WIDE = [784, 512, 512, 10];
const COLD_ROUNDS = 9;

const text = /** @type {const} */ ({ type: "string" });
const { scalar, arithmetic, json, mnist, peers } = parseArgs({
  options: { scalar: text, arithmetic: text, json: text, mnist: text, peers: { type: "boolean" } },
}).values;
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
  const measured = await run(page, {
    cores: { [OURS]: "/pkg/core.js", [SCALAR]: `/${scalar}/core.js` },
    peers: Object.fromEntries(names.map((name) => [name, bundled[name].script])),
    arithmetic: `/${arithmetic}`,
    networks: [
      { layers: CLASSIC, rounds: 21, batch: 1000 },
      {
        layers: WIDE,
        rounds: 9,
        batch: 100,
        columns: [OURS, PLAIN, ...names.filter((name) => /onnx|wasm/.test(name))],
      },
    ],
    warmUp: 2,
    milliseconds: 2,
    idx: data && { images: idx("train-images-idx3"), labels: idx("train-labels-idx1") },
    samples: 20_000,
    limit: 100_000,
  });
  await page.close();
  /** @type {Report} */
  const report = { samples: mnist ? "MNIST" : "drawn digits", ...measured };
  if (peers) {
    const each = Object.entries(bundled).map(([name, { bytes }]) => [name, bytes]);
    report.bytes = Object.fromEntries(each);
    report.cold = await coldStarts(browser, await entries(), CLASSIC, COLD_ROUNDS);
  }
  print(report);
  if (json) writeFileSync(json, `${JSON.stringify(report, null, 1)}\n`);
} finally {
  await browser.close();
  server.close();
  data?.close();
}

/** What each contender's page loads, and for all but ours the bundled network beside it. */
async function entries() {
  const { Network, Samples } = await import("../../pkg/perceptible.js");
  const network = Network.bundled();
  const parts = CLASSIC.slice(1).flatMap((_, l) => [
    ...network.weights(l + 1),
    ...network.biases(l + 1),
  ]);
  const bytes = (/** @type {Float32Array} */ of) =>
    new Uint8Array(of.buffer, of.byteOffset, of.byteLength);
  const image = await lay("image", bytes(Samples.digits(1, 1).images(0, 1)));
  const weights = await lay("weights", bytes(Float32Array.from(parts)));
  const onnx = await lay("model.onnx", network.to_onnx());
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

// The package in Node: the module loads without a page, its numbers are those of Rust, and every
// bad argument is refused.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { Worker } from "node:worker_threads";
import { bits } from "../golden/bits.js";
import { refusals } from "./doors.js";

const pkg = new URL("../../pkg/", import.meta.url);
/** @type {typeof import("../../pkg/perceptible.js")} */
const perceptible = await import(new URL("perceptible.js", pkg).href);
const { Network, rasterize, prepare, stages } = perceptible;

const ONE = [Array.from({ length: 12 }, (_, i) => [50, 20 + 5 * i])];

test("the bundled network reads a drawing", () => {
  const image = rasterize(ONE);
  assert.equal(image.length, 784);
  const { digit, outputs, activations } = Network.bundled().predict(image);
  assert.equal(digit, 1);
  assert.equal(outputs.length, 10);
  assert.deepEqual(
    activations.map((layer) => layer.length),
    [784, 16, 16, 10],
  );
  assert.deepEqual(activations[0], image);
  assert.deepEqual(activations[3], outputs);
});

test("a batch is read as its images one by one", () => {
  const network = Network.random([784, 16, 16, 10], "sigmoid", 3);
  const singles = Array.from({ length: 21 }, (_, n) => rasterize([[[0, 0], [n, 20 - n]]])); // biome-ignore format: a stroke
  const images = new Float32Array(singles.length * 784);
  for (const [n, image] of singles.entries()) images.set(image, n * 784);
  const { digits, outputs } = network.predict_batch(images);
  assert.equal(outputs.length, 210);
  for (const [n, image] of singles.entries()) {
    const one = network.predict(image);
    assert.equal(digits[n], one.digit);
    assert.deepEqual(outputs.subarray(n * 10, n * 10 + 10), one.outputs);
  }
  const none = network.predict_batch(new Float32Array());
  assert.deepEqual([none.digits.length, none.outputs.length], [0, 0]);
});

test("a prediction stays as it is when another image is read, and memory grows", () => {
  const network = Network.bundled();
  const first = network.predict(rasterize(ONE));
  const before = structuredClone(first);
  network.predict(new Float32Array(784));
  Network.random([784, 4096, 10], "relu", 1).predict_batch(new Float32Array(784 * 100));
  assert.equal(network.predict(rasterize(ONE)).digit, 1);
  assert.deepEqual(first, before);
  assert.deepEqual(Object.keys(first), ["digit", "outputs", "activations"]);
});

test("the stages of a drawing end where rasterize does, and steps can be left out", () => {
  const all = stages(ONE);
  assert.deepEqual(all.prepared, rasterize(ONE));
  assert.deepEqual(prepare(all.rasterized), all.prepared);
  const none = stages(ONE, { straighten: false, even: false, centre: false });
  assert.deepEqual(none.prepared, none.rasterized);
});

test("training makes the cost smaller, and a model file brings the same network back", () => {
  const network = Network.random([784, 16, 16, 10], "sigmoid", 42);
  const images = rasterize(ONE);
  const labels = Uint8Array.of(1);
  const first = network.train_step(images, labels, 1);
  for (let step = 0; step < 20; step += 1) network.train_step(images, labels, 1);
  assert.ok(network.train_step(images, labels, 1) < first / 2);
  const again = Network.from_safetensors(network.to_safetensors());
  assert.deepEqual(again.predict(images), network.predict(images));
});

test("one seed is one network", () => {
  const make = (/** @type {number} */ seed) =>
    Network.random([784, 16, 16, 10], "relu", seed).to_safetensors();
  assert.deepEqual(make(3), make(3));
  assert.notDeepEqual(make(3), make(4));
});

test("the bits are the recorded ones", async () => {
  const golden = readFileSync(new URL("../golden/bits.json", import.meta.url), "utf8");
  assert.deepEqual(await bits(perceptible), JSON.parse(golden));
});

test("every door refuses with its own Error and changes nothing", (t) => {
  const { count, wrong } = refusals(perceptible);
  t.diagnostic(`${count} ways to be wrong`);
  assert.deepEqual(wrong, []);
});

test("the module works in a worker thread", async () => {
  const source = `
    const { parentPort, workerData } = require("node:worker_threads");
    import(workerData).then(({ Network, rasterize }) =>
      parentPort.postMessage(Network.bundled().predict(rasterize([])).outputs.length));`;
  const worker = new Worker(source, {
    eval: true,
    workerData: new URL("perceptible.js", pkg).href,
  });
  assert.equal(await new Promise((done) => worker.once("message", done)), 10);
});

test("the package names files that are there", async () => {
  const { exports } = JSON.parse(readFileSync(new URL("package.json", pkg), "utf8"));
  const named = Object.values(exports).flatMap((to) =>
    typeof to === "string" ? [to] : Object.values(to),
  );
  for (const file of named) assert.ok(existsSync(new URL(file, pkg)), file);
  const { Network } = await import(new URL("dist/main.js", pkg).href);
  assert.equal(Network.bundled().predict(new Float32Array(784)).outputs.length, 10);
});

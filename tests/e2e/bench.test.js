// The benchmark runs: all contenders agree, and every row has its numbers. No time is judged.

import assert from "node:assert/strict";
import { test } from "node:test";
import { peaks } from "../bench/memory.js";
import { MANNERS, PATH, run } from "../bench/page.js";
import { batchRow } from "../bench/rows.js";
import { open } from "./support/browser.js";
import { REPOSITORY } from "./support/server.js";

test("the core and plain JavaScript compute the same, and the benchmark has every row", async (t) => {
  const { page } = await open(t, { root: REPOSITORY, manners: MANNERS, path: PATH });
  const { tables, growth, sets, milestones } = await run(page, {
    cores: { ours: "/pkg/core.js" },
    networks: [
      { layers: [784, 16, 16, 10], rounds: 1, batch: 1000 },
      { layers: [784, 24, 10], rounds: 1, batch: 200 },
    ],
    growth: [{ layers: [784, 40, 10], rounds: 1, batch: 200, rows: [batchRow(200)] }],
    sets: [100, 1000],
    warmUp: 0,
    milliseconds: 0.1,
    samples: 1000,
    limit: 1000,
  });
  assert.deepEqual(
    tables.map(({ rows }) => rows.length),
    [10, 10],
  );
  assert.deepEqual(
    growth.map(({ layers, rows }) => [layers, rows.map(({ name }) => name)]),
    [[[784, 40, 10], ["predict_batch of 200"]]],
  );
  assert.deepEqual(
    sets.map(({ samples }) => samples),
    [100, 1000],
  );
  for (const { read, learnt } of sets) assert.ok(read > 0 && learnt > 0, `${read}, ${learnt}`);
  for (const { rows, differences } of [...tables, ...growth]) {
    for (const { name, nanoseconds, ratio } of rows)
      for (const { median } of [nanoseconds.ours, nanoseconds.plain, ratio.plain])
        assert.ok(median > 0 && Number.isFinite(median), `${name}: ${median}`);
    assert.ok(differences.plain.outputs > 0 && differences.plain.outputs < 1e-5);
  }
  assert.deepEqual(
    milestones.map(({ accuracy }) => accuracy),
    [0.9, 0.95],
  );
});

test("a contender that computes something else is not timed", async (t) => {
  // Plain JavaScript, with one bias a little off.
  const peer = `
    import { ofPlain } from "/tests/bench/contenders.js";
    export function make(start) {
      start.parameters[2].biases[9] += 0.002;
      return ofPlain(start);
    }`;
  const manners = { ...MANNERS, pages: { ...MANNERS.pages, "/peer.js": peer } };
  const { page } = await open(t, { root: REPOSITORY, manners, path: PATH });
  const running = run(page, {
    cores: { ours: "/pkg/core.js" },
    peers: { "a peer": "/peer.js" },
    networks: [{ layers: [784, 16, 16, 10], rounds: 1, batch: 200 }],
    warmUp: 0,
    milliseconds: 0.1,
    samples: 1000,
    limit: 0,
  });
  await assert.rejects(running, /outputs of a peer in a batch: expected 0\.\d+ at 9, got 0\.\d+/);
});

test("the most memory of a contender counts its arrays and what WebAssembly has", async (t) => {
  // 10 MB, 20 of WebAssembly, and 10 more that come with the first call.
  const peer = `
    export function make() {
      const kept = [new Float32Array(2.5e6), new WebAssembly.Memory({ initial: 20e6 / 65536 })];
      const read = () => kept[2] ??= new Float32Array(2.5e6);
      return { predict: read, batch: read };
    }`;
  const files = { image: "\0".repeat(784 * 4), weights: "", onnx: "" };
  const pages = Object.entries(files).map(([name, body]) => [`/${name}`, body]);
  const manners = {
    ...MANNERS,
    pages: { ...MANNERS.pages, ...Object.fromEntries(pages), "/peer.js": peer },
  };
  const { page, url } = await open(t, { root: REPOSITORY, manners, path: PATH });
  const browser = page.context().browser();
  assert.ok(browser);
  const given = { image: "/image", weights: "/weights", onnx: "/onnx", layers: "784,10" };
  const most = await peaks(browser, url, { "a peer": { peer: "/peer.js" } }, given);
  assert.ok(most["a peer"] > 39e6 && most["a peer"] < 44e6, `${most["a peer"]} bytes`);
});

// The benchmark runs: all contenders agree, and every row has its numbers. No time is judged.

import assert from "node:assert/strict";
import { test } from "node:test";
import { MANNERS, PATH, run } from "../bench/page.js";
import { open } from "./support/browser.js";
import { REPOSITORY } from "./support/server.js";

test("the core and plain JavaScript compute the same, and the benchmark has every row", async (t) => {
  const { page } = await open(t, { root: REPOSITORY, manners: MANNERS, path: PATH });
  const { tables, milestones } = await run(page, {
    cores: { ours: "/pkg/core.js" },
    networks: [
      { layers: [784, 16, 16, 10], rounds: 1, batch: 1000 },
      { layers: [784, 24, 10], rounds: 1, batch: 200 },
    ],
    warmUp: 0,
    milliseconds: 0.1,
    samples: 1000,
    limit: 1000,
  });
  assert.deepEqual(
    tables.map(({ rows }) => rows.length),
    [10, 10],
  );
  for (const { rows, differences } of tables) {
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

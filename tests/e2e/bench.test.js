// The benchmark runs: all contenders agree, and every row has its numbers. No time is judged.

import assert from "node:assert/strict";
import { test } from "node:test";
import { MANNERS, PATH, run } from "../bench/page.js";
import { open } from "./support/browser.js";
import { REPOSITORY } from "./support/server.js";

test("the core and plain JavaScript compute the same, and the benchmark has every row", async (t) => {
  const { page } = await open(t, { root: REPOSITORY, manners: MANNERS, path: PATH });
  const { rows, milestones } = await run(page, {
    cores: { ours: "/pkg/core.js" },
    rounds: 1,
    warmUp: 0,
    milliseconds: 0,
    samples: 500,
    limit: 1000,
  });
  assert.equal(rows.length, 10);
  for (const { name, nanoseconds, ratio } of rows)
    for (const { median } of [nanoseconds.ours, nanoseconds.plain, ratio.ours])
      assert.ok(median > 0 && Number.isFinite(median), `${name}: ${median}`);
  assert.deepEqual(
    milestones.map(({ accuracy }) => accuracy),
    [0.9, 0.95],
  );
});

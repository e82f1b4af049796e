// The blocks of the figure count: how many numbers there are, which is which, and where each stands.

import assert from "node:assert/strict";
import { test } from "node:test";
import { start } from "../../www/start.js";
import { blocksOf, placeAt, plan, sizeOf, totalOf, whichAt } from "../../www/views/count/blocks.js";
import words from "../../www/views/count/words.js";

const STRUCTURES = [
  [784, 16, 16, 10],
  [784, 10],
  [784, 1, 10],
  [784, 128, 10],
  [784, 5, 128, 1, 33, 10],
  [784, 128, 128, 128, 128, 10],
];

test("the dots are as many as the network has numbers, and 13,002 in the lesson's", async () => {
  const core = await start("core");
  assert.equal(totalOf(blocksOf(STRUCTURES[0])), 13002);
  for (const layers of STRUCTURES) {
    const network = core.Network.random(layers, "sigmoid", 1);
    assert.equal(totalOf(blocksOf(layers)), network.facts().parameters, String(layers));
    network.free();
  }
});

test("every dot is another weight or bias", () => {
  for (const layers of STRUCTURES.slice(0, 5)) {
    const blocks = blocksOf(layers);
    const seen = new Set();
    for (let place = 0; place < totalOf(blocks); place++) {
      const { layer, to, from } = whichAt(blocks, place);
      assert.ok(to >= 0 && to < layers[layer]);
      assert.ok(from === null || (from >= 0 && from < layers[layer - 1]));
      seen.add(`${layer} ${to} ${from}`);
    }
    assert.equal(seen.size, totalOf(blocks));
  }
});

test("at every width all blocks fit, a dot keeps whole device pixels, and none lies on another", () => {
  for (const width of [272, 320, 352, 600, 812, 1124, 1232])
    for (const density of [1, 2, 3])
      for (const layers of STRUCTURES) {
        const blocks = blocksOf(layers);
        const { pitch, boxes, height } = plan(width, blocks, density);
        assert.ok(
          pitch * density >= 2 && Number.isInteger(Math.round(pitch * density * 1e6) / 1e6),
        );
        for (const [i, box] of boxes.entries()) {
          assert.ok(box.x >= 0 && box.x + box.width <= width + 0.6, `${width} ${layers}`);
          assert.ok(box.y >= 0 && box.y + box.height <= height, `${width} ${layers}`);
          const next = boxes[i + 1];
          const isApart =
            !next ||
            next.x >= box.x + box.width ||
            next.y >= box.y + box.height ||
            next.y + next.height <= box.y;
          assert.ok(isApart, `${width} ${layers}: ${i}`);
        }
      }
});

test("the middle of a dot is that dot", () => {
  for (const layers of STRUCTURES.slice(0, 5)) {
    const blocks = blocksOf(layers);
    const where = plan(700, blocks, 2);
    for (const [i, block] of blocks.entries())
      for (const at of [0, sizeOf(block) >> 1, sizeOf(block) - 1]) {
        const x = where.boxes[i].x + ((at % block.columns) + 0.5) * where.pitch;
        const y = where.boxes[i].y + (Math.floor(at / block.columns) + 0.5) * where.pitch;
        assert.equal(placeAt(where, blocks, x, y), block.first + at);
      }
    assert.equal(placeAt(where, blocks, 1, 4), null);
  }
});

test("both languages have the same words", () => {
  assert.deepEqual(Object.keys(words.ko), Object.keys(words.en));
});

// Values behind the dream figure: the road uphill, the drawn digits it is held beside, and where
// everything stands, in Node.

import assert from "node:assert/strict";
import { test } from "node:test";
import { DIGITS } from "../../www/examples.js";
import { start } from "../../www/start.js";
import { Climb } from "../../www/views/dream/climb.js";
import { EACH } from "../../www/views/dream/drawn.js";
import { layout } from "../../www/views/dream/layout.js";
import { LAST, PLACES, placeOf, Road, smooth } from "../../www/views/dream/road.js";

const core = await start("core");
const network = core.Network.bundled();
const BLANK = new Float32Array(784);

/** @param {Float32Array} image @param {number} digit @param {number} [passes] */
function climbed(image, digit, passes = 0) {
  const road = new Road(network, image, digit, passes);
  while (!road.isDone) road.advance();
  return road;
}

/** @param {Float32Array} image @param {number} digit */
const sumOf = (image, digit) => (network.trace(image).weighted_sums.at(-1) ?? [])[digit];

test("every place keeps the image after its steps, and the weighted sum is that of the image", () => {
  assert.deepEqual(
    PLACES,
    [...new Set(PLACES)].sort((a, b) => a - b),
  );
  for (const steps of [0, 1, 2, 3, 10, 100, 200, LAST]) assert.equal(PLACES[placeOf(steps)], steps);
  const road = climbed(BLANK, 3);
  assert.equal(road.images.length, PLACES.length);
  assert.deepEqual(road.images[0], BLANK);
  for (const [i, image] of road.images.entries()) {
    assert.ok(image.every((ink) => ink >= 0 && ink <= 1));
    assert.equal(road.sums[i], sumOf(image, 3));
  }
});

test("one step goes its length along the slopes and raises the weighted sum by as much as they say", () => {
  const image = core.rasterize(DIGITS[3]).map((ink) => 0.1 + 0.8 * ink);
  const slopes = network.slopes(
    image,
    Float32Array.from({ length: 10 }, (_, k) => Number(k === 8)),
  );
  const steepness = Math.hypot(...slopes);
  const road = new Road(network, image, 8, 0);
  road.advance();
  const moved = road.images[1].map((ink, p) => ink - image[p]);
  assert.ok(Math.abs(Math.hypot(...moved) - 0.1) < 1e-4);
  const rise = road.sums[1] - road.sums[0];
  assert.ok(Math.abs(rise - 0.1 * steepness) < 0.1 * rise, `${rise} ${0.1 * steepness}`);
});

test("from blank paper every digit's image ends above all that are drawn, and so does the drawing of a 3", () => {
  const climb = new Climb(core, network);
  for (const image of [BLANK, core.rasterize(DIGITS[3])]) {
    climb.begin(image, 0);
    while (climb.work(() => true));
    const { drawn, averages, roads } = climb;
    assert.ok(drawn && climb.isThere && averages.length === 10);
    for (const { digit, sums, images } of roads) {
      const last = sums[sums.length - 1];
      assert.equal(drawn.below(digit, last), EACH, `${digit}`);
      assert.ok(last > averages[digit].sum);
      assert.equal(network.predict(images[images.length - 1]).digit, digit);
    }
  }
});

test("drawn digits are a hundred of each; ink where none of them has any is astray", () => {
  const climb = new Climb(core, network);
  climb.begin(BLANK, 0);
  while (climb.work(() => false));
  const { drawn } = climb;
  assert.ok(drawn);
  for (const [digit, sums] of drawn.sums.entries()) {
    assert.equal(sums.length, EACH);
    assert.equal(climb.averages[digit].output, network.predict(drawn.means[digit]).outputs[digit]);
    assert.ok(climb.averages[digit].output > 0.9);
    assert.ok((drawn.astray(drawn.means[digit]) ?? 1) < 0.01);
  }
  assert.equal(drawn.astray(BLANK), null);
  assert.equal(drawn.astray(BLANK.map((_, p) => Number(p === 0 || p === 14 * 28 + 14))), 0.5);
});

test("smoothing spreads a number among its neighbours and loses none of it", () => {
  const one = BLANK.map((_, p) => Number(p === 14 * 28 + 14));
  assert.deepEqual(smooth(one.slice(), 0), one);
  const spread = smooth(one.slice(), 1);
  assert.equal(spread[14 * 28 + 14], 0.25);
  assert.equal(spread[13 * 28 + 14], 0.125);
  assert.equal(spread[13 * 28 + 13], 0.0625);
  assert.equal(
    spread.reduce((a, b) => a + b, 0),
    1,
  );
  const edge = smooth(
    BLANK.map((_, p) => Number(p === 27)),
    1,
  );
  assert.equal(edge[28], 0, "nothing goes round from the right side to the left");
});

test("nothing stands outside the figure or on another part, at any width", () => {
  for (const density of [1, 2, 3])
    for (let width = 280; width <= 1240; width += 20) {
      const g = layout(width, density);
      const cells = g.cells.map((cell) => ({ ...cell, height: cell.height + g.under }));
      const halves = g.halves.flatMap(({ picture, rings, bars }) => [picture, rings, bars]);
      const strip = { ...g.strip, y: g.strip.y - 20, height: g.strip.height + 20 };
      const chart = { ...g.plot, y: g.plot.y - 20, height: g.plot.height + 50 };
      const boxes = [...cells, ...halves, g.said, chart, strip];
      for (const [i, a] of boxes.entries()) {
        assert.ok(a.x >= 0 && a.x + a.width <= width + 0.01, `${width}: ${JSON.stringify(a)}`);
        assert.ok(a.y >= 0 && a.y + a.height <= g.height + 0.01, `${width}: ${JSON.stringify(a)}`);
        for (const b of boxes.slice(i + 1))
          assert.ok(
            a.x + a.width <= b.x + 0.01 ||
              b.x + b.width <= a.x + 0.01 ||
              a.y + a.height <= b.y + 0.01 ||
              b.y + b.height <= a.y + 0.01,
            `${width}: ${JSON.stringify(a)} on ${JSON.stringify(b)}`,
          );
      }
    }
});

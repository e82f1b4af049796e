// The network figure's numbers and places: edges with what they carry, the line of 784, the signal.

import assert from "node:assert/strict";
import { test } from "node:test";
import { ALL, read } from "../../www/engine.js";
import { DIGITS } from "../../www/examples.js";
import { start } from "../../www/start.js";
import { Asked } from "../../www/views/network/asked.js";
import { front, layout, lined, onLine, unrolling } from "../../www/views/network/layout.js";
import { drawable, edgeAt, incoming, outgoing, pointOn } from "../../www/views/network/own.js";
import { wayOf } from "../../www/views/network/paint.js";
import { Wave } from "../../www/views/network/wave.js";
import words from "../../www/views/network/words.js";

const core = await start("core");
const network = core.Network.bundled();
const reading = read(core, network, DIGITS[3], ALL);
const CLASSIC = [784, 16, 16, 10];
const WIDTHS = [280, 328, 619, 620, 800, 1132, 1240];

test("a neuron's edges are all there, strongest first, and add up to its weighted sum", () => {
  for (const [layer, to] of [
    [1, 6],
    [2, 0],
    [3, 3],
  ]) {
    const edges = incoming(network, reading, layer, to);
    assert.equal(edges.length, CLASSIC[layer - 1]);
    const sum = edges.reduce((total, { product }) => total + product, 0);
    const z = network.trace(reading.image).weighted_sums[layer][to];
    assert.ok(Math.abs(sum + network.biases(layer)[to] - z) < 1e-3);
    for (const [i, edge] of edges.entries())
      assert.ok(i === 0 || Math.abs(edge.product) <= Math.abs(edges[i - 1].product));
    assert.ok(drawable(edges).length <= 60);
    assert.equal(drawable(edges).at(-1), edges[0]);
  }
});

test("an edge away from a neuron carries what the next neuron takes from it", () => {
  const edges = outgoing(network.weights(2), reading, 1, 6);
  assert.equal(edges.length, 16);
  for (const { to, product } of edges)
    assert.equal(product, network.products(reading.image, 2, to)[6]);
});

test("a point on an edge finds it, and one beside all edges finds none", () => {
  for (const width of WIDTHS) {
    const geometry = layout(width, CLASSIC);
    const edges = incoming(network, reading, 2, 5);
    const startOf = (
      /** @type {import("../../www/views/network/own.js").Ends} */ { layer, from },
    ) => geometry.at[layer - 1][from];
    for (const edge of edges) {
      const [x, y] = pointOn(wayOf(geometry, edge, null), 0.08);
      const found = edgeAt(edges, geometry, startOf, x, y, 6);
      assert.equal(found?.from, edge.from, `${width}`);
    }
    assert.equal(edgeAt(edges, geometry, startOf, -40, -40, 14), null);
  }
});

test("the 784 keep their order on the line, whichever stands at full size, and each can be pointed at", () => {
  for (const width of WIDTHS) {
    const geometry = layout(width, CLASSIC);
    const axis = geometry.upward ? 0 : 1;
    const [from, long] = geometry.upward
      ? [geometry.line.x, geometry.line.width]
      : [geometry.line.y, geometry.line.height];
    for (const lens of [null, 0, 3, 400, 783]) {
      const ways = lined(geometry, lens).places.map((place) => place[axis]);
      for (const [i, way] of ways.entries()) {
        assert.ok(way >= from && way <= from + long);
        assert.ok(i === 0 || way > ways[i - 1], `${width} ${lens} ${i}`);
      }
      if (lens === null) continue;
      for (let i = Math.max(0, lens - 5); i <= Math.min(783, lens + 5); i++)
        assert.deepEqual(onLine(geometry, lens, ways[i]), { pixel: i, lens });
    }
  }
});

test("unrolling begins at the picture and ends on the line", () => {
  const geometry = layout(1132, CLASSIC);
  const { picture, line } = geometry;
  const inside = (
    /** @type {{ x: number, y: number }} */ { x, y },
    /** @type {typeof line} */ box,
  ) => x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;
  assert.ok(unrolling(geometry, 0, null).every((spot) => inside(spot, picture)));
  assert.ok(unrolling(geometry, 1, null).every((spot) => inside(spot, line)));
});

test("the front of the signal reaches each layer when its position says so, and the thumb is under it", () => {
  for (const width of WIDTHS)
    for (const layers of [CLASSIC, [784, 10], [784, 144, 64, 10], [784, 8, 8, 8, 10]]) {
      const geometry = layout(width, layers);
      const last = layers.length - 1;
      const ways = Array.from({ length: 20 * last + 1 }, (_, i) => front(geometry, i / 20));
      const sign = geometry.upward ? -1 : 1;
      for (let i = 1; i < ways.length; i++)
        assert.ok(sign * (ways[i] - ways[i - 1]) > 0, `${width} ${layers} ${i}`);
      if (geometry.upward) continue;
      const { x, width: long } = geometry.wave;
      for (const [i, way] of ways.entries())
        assert.ok(Math.abs(way - (x + 9 + ((long - 18) * i) / (20 * last))) < 1);
    }
});

test("the signal plays forward and back, stops at the ends and begins anew there", () => {
  const wave = new Wave();
  const now = performance.now();
  assert.equal(wave.at(3), 3);
  wave.toggle(1, 3);
  assert.equal(wave.at(3), 0);
  wave.go(now, 3);
  assert.equal(wave.way, 1, "it has only begun");
  wave.go(now + 1600, 3);
  assert.ok(wave.at(3) > 1.4 && wave.at(3) < 1.7);
  wave.toggle(1, 3);
  assert.equal(wave.way, 0, "pressed again, it pauses");
  wave.toggle(-1, 3);
  wave.go(now + 60_000, 3);
  assert.deepEqual([wave.at(3), wave.way], [0, 0]);
  wave.toggle(-1, 3);
  assert.equal(wave.at(3), 3);
});

test("an edge touched belongs to the neuron asked about, or else asks about the one it leads to", () => {
  const reader = /** @type {any} */ ({ layers: CLASSIC, reading, edges: [], shared: { network } });
  const asked = new Asked(reader, { probe: null });
  const [strong, other] = incoming(network, reading, 3, 3);
  asked.touch(strong);
  assert.deepEqual(asked.kept, { layer: 3, neuron: 3 });
  assert.equal(asked.edge, strong);
  asked.keep({ layer: 2, neuron: other.from });
  assert.equal(asked.edge, null, "another neuron, no edge");
  asked.touch(other);
  assert.deepEqual(asked.kept, { layer: 2, neuron: other.from }, "its own edge leaves it");
  asked.again();
  assert.deepEqual(asked.state.edge, { layer: 3, from: other.from, to: 3 });
  asked.touch(null);
  assert.deepEqual([asked.kept, asked.edge], [null, null]);
});

test("both languages have the same words", () => {
  assert.deepEqual(Object.keys(words.ko), Object.keys(words.en));
});

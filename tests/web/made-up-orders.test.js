// Messages to whoever trains, made up: orders in any succession and with any numbers, and what is no
// message at all. Whatever comes, a training beside it is the same to the last bit.

import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { setImmediate } from "node:timers/promises";
import fc from "fast-check";
import { start } from "../../www/start.js";
import { Host } from "../../www/training/host.js";
import { withstands } from "./made-up.js";
import { planOf } from "./training-plans.js";

/** @typedef {import("../../www/training/host.js").Answer} Answer */
/** @typedef {import("../../www/training/host.js").Message} Message */
/** @typedef {import("../../www/training/host.js").News} News */
/** @typedef {import("../../www/training/session.js").FullPoint} FullPoint */

const core = await start("core");
const SLICE = 2;
const OURS = 1;
const THEIRS = [2, 3, 4];
/** Looks that a training of ours takes at most. */
const PATIENCE = 20_000;

const ours = planOf({ until: 40, data: { count: 120, held_out: 100 } });

/** A host, and what it says. */
function hostOf() {
  /** @type {Answer[]} */
  const answers = [];
  const host = new Host(core, (answer) => answers.push(answer), SLICE);
  const receive = (/** @type {unknown} */ message) =>
    host.receive(/** @type {Message} */ (structuredClone(message)));
  /** What it says to a look; undefined: nothing. @returns {News[] | undefined} */
  const look = () => {
    const before = answers.length;
    receive({ type: "look", looks: [{ id: OURS, order: 1, parameters: false }] });
    const answer = answers[before];
    return answer?.type === "news" ? answer.news : undefined;
  };
  const close = () => {
    for (const id of [OURS, ...THEIRS]) receive({ type: "close", id });
  };
  return { answers, receive, look, close };
}

/** Our training among other messages: its points. @param {unknown[]} others */
async function trained(others) {
  const { receive, look, close } = hostOf();
  receive({ type: "open", id: OURS, plan: ours, key: "ours", changes: [], resumption: null });
  receive({ type: "run", id: OURS });
  const waiting = [...others];
  /** @type {FullPoint[]} */
  const points = [];
  for (let looks = 0; looks < PATIENCE; looks += 1) {
    if (waiting.length) receive(waiting.shift());
    await setImmediate();
    const [news] = look() ?? assert.fail("expected an answer to every look");
    points.push(...news.points);
    if (news.phase !== "starting" && news.phase !== "ready" && !waiting.length) {
      assert.equal(news.phase, "done");
      close();
      return points.map(({ seconds: _, ...point }) => point); // all that a seed decides
    }
  }
  return assert.fail("expected an end of the training");
}

const number = fc.oneof(
  fc.integer({ min: -2, max: 50 }),
  fc.double(),
  fc.constantFrom(0, -1, Number.NaN, Number.POSITIVE_INFINITY, 1e300),
);
const plan = fc
  .record({
    activation: fc.constantFrom("sigmoid", "relu", "gelu", ""),
    output: fc.constantFrom("sigmoid", "softmax", "none"),
    optimizer: fc.constantFrom("adam", "descent", "luck"),
    layers: fc.constantFrom([784, 16, 10], [784, 10], [3, 10], [784, 4e6, 10], [784, -1, 10], [10]),
    learning_rate: number,
    minibatch: fc.constantFrom(1, 10, 0, -1, 0.5, Number.NaN),
    until: fc.constantFrom(1, 20, undefined),
    source: fc.constantFrom("digits", "files", "mnist"),
  })
  .map(({ source, ...changes }) =>
    planOf(/** @type {any} */ ({ ...changes, data: { source, count: 100, held_out: 100 } })),
  );
const id = fc.constantFrom(...THEIRS, 99);
const bytes = fc.uint8Array({ maxLength: 40 });
const order = fc.oneof(
  fc.record({
    type: fc.constant("open"),
    id: fc.constantFrom(...THEIRS),
    plan: fc.oneof(plan, fc.constant(ours)),
    key: fc.constantFrom("a", "b"),
    changes: fc.array(fc.tuple(number, number), { maxLength: 3 }),
    resumption: fc.oneof(
      fc.constant(null),
      fc.record({ step: number, point: number, start: number, seconds: number }),
    ),
  }),
  fc.constantFrom(...THEIRS).map((id) => ({
    ...{ type: "open", id, plan: ours, key: "ours", changes: [], resumption: null },
  })),
  fc.record({ type: fc.constantFrom("run", "halt", "close"), id }),
  fc.record({ type: fc.constantFrom("run", "halt", "close"), id }),
  fc.record({ type: fc.constant("step"), id, steps: number }),
  fc.record({ type: fc.constant("pace"), id, pace: number }),
  fc.record({ type: fc.constant("rate"), id, rate: number }),
  fc.record({
    type: fc.constant("look"),
    looks: fc.array(fc.record({ id, order: number, parameters: fc.boolean() }), { maxLength: 4 }),
  }),
  fc.record({
    type: fc.constant("files"),
    key: fc.constantFrom("a", "b", "ours", "nobody's"),
    files: fc.oneof(
      fc.record({ images: bytes, labels: bytes }),
      fc.constantFrom({}, null, undefined, 3),
    ),
  }),
);

test("whatever is ordered of others beside it, a training has the points that it has alone", async () => {
  const alone = await trained([]);
  assert.ok(alone.length > 10);
  await withstands(
    fc.array(order, { maxLength: 25 }),
    async (others) => assert.deepEqual(await trained(others), alone),
    5,
  );
});

test("after a message that is none, a host answers as before or has said once that it is dead", async () => {
  const error = mock.method(console, "error", () => {});
  const none = fc.oneof(
    fc.anything({ withBigInt: true, withDate: true, withMap: true }).filter(isClonable),
    fc.record({ type: fc.constantFrom("open", "step", "look", "files", "close", "end") }),
    fc.record({ type: fc.constant("look"), looks: fc.array(fc.jsonValue()) }),
    fc.record({ type: fc.constant("open"), id: fc.jsonValue(), plan: fc.jsonValue() }),
  );
  await withstands(fc.array(none, { minLength: 1, maxLength: 5 }), async (messages) => {
    const { answers, receive, look, close } = hostOf();
    receive({ type: "open", id: OURS, plan: ours, key: "ours", changes: [], resumption: null });
    for (const message of messages) receive(message);
    await setImmediate();
    const deaths = () => answers.filter(({ type }) => type === "dead").length;
    const news = look();
    if (news) assert.deepEqual([news.map(({ id }) => id), deaths()], [[OURS], 0]);
    else {
      assert.equal(deaths(), 1);
      assert.equal(answers.at(-1)?.type, "dead");
    }
    close();
  });
  error.mock.restore();
});

/** @param {unknown} value */
function isClonable(value) {
  try {
    structuredClone(value);
    return true;
  } catch {
    return false;
  }
}

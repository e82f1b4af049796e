// Clocks that are set while something counts on them: nothing that moves or works waits for the hour to
// come round again, and nothing hurries.

import assert from "node:assert/strict";
import { test } from "node:test";
import { deadline, Stopwatch } from "../../www/parts/clock.js";
import { start } from "../../www/start.js";
import { DataSet } from "../../www/training/data.js";
import { Link } from "../../www/training/link.js";
import { Pace } from "../../www/training/pace.js";
import { checked } from "../../www/training/plan.js";
import { Session } from "../../www/training/session.js";
import { planOf } from "./training-plans.js";

const HOUR = 3_600_000;
const core = await start("core");

/** Says what time it is. @param {import("node:test").TestContext} t @param {() => number} now */
const tell = (t, now) => t.mock.method(performance, "now", now);

test("a stopwatch goes on where it was when the clock is set back", (t) => {
  let now = HOUR;
  tell(t, () => now);
  const watch = new Stopwatch();
  assert.equal(watch.passed(now), Number.POSITIVE_INFINITY);
  watch.start();
  assert.equal(watch.passed(now + 40), 40);
  now -= HOUR / 2;
  assert.equal(watch.passed(now), 40);
  assert.equal(watch.passed(now + 16), 56);
});

test("the work of a frame ends in time, and at once when the clock is set back", (t) => {
  let now = HOUR;
  tell(t, () => now);
  const isLate = deadline(4);
  now += 4;
  assert.ok(!isLate());
  now += 1;
  assert.ok(isLate());
  now -= HOUR / 2;
  assert.ok(isLate());
});

test("a signal goes from layer to layer when the clock is set back, for who wants no motion", async (t) => {
  let now = HOUR;
  tell(t, () => now);
  Object.assign(globalThis, { matchMedia: () => ({ matches: true }) });
  t.after(() => Reflect.deleteProperty(globalThis, "matchMedia"));
  const { Wave } = await import("../../www/views/network/wave.js");
  const wave = new Wave();
  wave.toggle(1, 3);
  wave.go(now + 500, 3);
  now = 0;
  wave.go(now, 3);
  wave.go(now + 1000, 3);
  assert.equal(wave.at(3), 1);
});

test("a slice of training gives way when the clock is set back, and counts no time below nothing", () => {
  const plan = checked(planOf({ until: undefined }));
  const session = new Session(core, plan, new DataSet(core, plan.data), [], null);
  let [now, tick, asked] = [HOUR, 0.5, 0];
  const clock = () => {
    asked += 1;
    // A clock set back comes round again at last, or a slice that waits for it would never end.
    tick = asked === 40 ? -HOUR / 2 : asked > 400 ? HOUR : 0.5;
    now += tick;
    return now;
  };
  while (session.phase === "starting") session.slice(0, () => 0, 1);
  session.slice(Number.POSITIVE_INFINITY, clock, now + 1000);
  assert.equal(asked, 40);
  assert.ok(session.seconds > 0 && session.seconds < 0.1, `${session.seconds} s`);
});

test("a machine that slept in the middle of a step has not trained for so long", () => {
  const plan = checked(planOf({ until: undefined }));
  const session = new Session(core, plan, new DataSet(core, plan.data), [], null);
  while (session.phase === "starting") session.slice(0, () => 0, 1);
  let [now, asked] = [0, 0];
  const clock = () => {
    asked += 1;
    now += asked === 10 ? HOUR : 0.5;
    return now;
  };
  session.slice(Number.POSITIVE_INFINITY, clock, 1000);
  assert.ok(session.step > 0 && session.seconds < 0.1, `${session.seconds} s`);
});

test("a pace is kept when the clock is set back", () => {
  const pace = new Pace();
  pace.set(100, 5, HOUR);
  assert.equal(pace.limit(6, HOUR), 6);
  assert.equal(pace.limit(6, 1000), 7, "the next at once");
  assert.ok(pace.wait(7, 1000) <= 10);
  assert.equal(pace.limit(7, 1010), 8);
});

test("a worker that falls silent is noticed even if the clock is set back meanwhile", async (t) => {
  let now = HOUR;
  tell(t, () => now);
  const silent = /** @type {any} */ ({ postMessage() {}, terminate() {} });
  const link = new Link(
    () => silent,
    () => Promise.reject(new Error("expected no core")),
  );
  /** @type {string[]} */
  const ends = [];
  let isOver = false;
  const id = link.join({
    look: () => (isOver ? null : { id, order: 1, parameters: false }),
    hear() {},
    lose: ({ code }) => ends.push(code),
  });
  link.post({ type: "run", id });
  silent.onmessage({ data: { type: "ready" } });
  link.attend();
  for (let frame = 0; frame < 60 && !ends.length; frame += 1) {
    await new Promise((done) => setTimeout(done, 20));
    now += frame === 10 ? -HOUR / 2 : 200;
  }
  isOver = true;
  assert.deepEqual(ends, ["silent"]);
});

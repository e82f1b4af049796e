// People's own digits, drawn on the served page with a real mouse and a real finger: each answer
// is the one that `cargo xtask evaluate` gives for the same points.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openEmpty, padBox } from "./support/browser.js";
import { evaluate, fitted, penFile, someDrawings } from "./support/pen.js";
import { REPOSITORY } from "./support/server.js";

/** @typedef {import("./support/browser.js").Page} Page */
/** @typedef {import("./support/pen.js").Drawing} Drawing */
/** @typedef {{ digit: number, strokes: number[][][] }} Drawn */

const EACH = 160;
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

const pen = penFile();
const drawings = pen.file ? someDrawings(pen.file, 2 * EACH) : [];

/** @param {import("playwright-core").CDPSession} cdp @returns {Hand} */
function mouse(cdp) {
  const send = (/** @type {string} */ type, /** @type {number} */ x, /** @type {number} */ y) =>
    cdp.send("Input.dispatchMouseEvent", {
      type: /** @type {"mouseMoved"} */ (type),
      x,
      y,
      button: "left",
      buttons: type === "mouseReleased" ? 0 : 1,
      clickCount: 1,
    });
  return {
    down: (x, y) => send("mousePressed", x, y),
    move: (x, y) => send("mouseMoved", x, y),
    up: (x, y) => send("mouseReleased", x, y),
  };
}

/** @param {import("playwright-core").CDPSession} cdp @returns {Hand} */
function finger(cdp) {
  const send = (/** @type {string} */ type, /** @type {number[][]} */ points) =>
    cdp.send("Input.dispatchTouchEvent", {
      type: /** @type {"touchMove"} */ (type),
      touchPoints: points.map(([x, y]) => ({ x, y, id: 1 })),
    });
  return {
    down: (x, y) => send("touchStart", [[x, y]]),
    move: (x, y) => send("touchMove", [[x, y]]),
    up: () => send("touchEnd", []),
  };
}

/** @typedef {Record<"down" | "move" | "up", (x: number, y: number) => Promise<unknown>>} Hand */

/**
 * Draws each drawing on an empty pad, whose side is `side`, and reads the page's answer.
 * @param {Page} page @param {Hand} hand @param {Drawing[]} fittedDrawings @param {number} left @param {number} top
 * @returns {Promise<Drawn[]>}
 */
async function draw(page, hand, fittedDrawings, left, top) {
  const drawn = [];
  for (const { strokes } of fittedDrawings) {
    // Sent without waiting: the browser queues them as it queues those of a fast hand.
    const sent = [];
    for (const stroke of strokes) {
      const at = stroke.map(([x, y]) => [left + x, top + y]);
      sent.push(hand.down(at[0][0], at[0][1]));
      for (const [x, y] of at.slice(1)) sent.push(hand.move(x, y));
      const [x, y] = at[at.length - 1];
      sent.push(hand.up(x, y));
    }
    await Promise.all(sent);
    drawn.push(
      await page.evaluate(async () => {
        const frame = () => new Promise((done) => requestAnimationFrame(done));
        await frame();
        await frame();
        const figure = document.querySelector("perceptible-figure");
        const answer = figure?.shadowRoot?.querySelector("[part=answer]");
        const pad = figure?.shadowRoot?.querySelector("[part=pad]")?.getBoundingClientRect();
        const { strokes = [] } = figure ?? {};
        figure?.clear();
        return {
          digit: Number(answer?.getAttribute("data-digit") || Number.NaN),
          strokes: strokes.map((s) => s.map(([x, y]) => [x, y].map((v) => v * (pad?.width ?? 0)))),
        };
      }),
    );
  }
  return drawn;
}

/** @param {number[][]} stroke without points that repeat the one before */
const withoutDoubles = (stroke) =>
  stroke.filter(([x, y], i) => i === 0 || x !== stroke[i - 1][0] || y !== stroke[i - 1][1]);

/**
 * @param {import("node:test").TestContext} t
 * @param {Drawing[]} chosen
 * @param {(cdp: import("playwright-core").CDPSession) => Hand} handOf
 * @param {import("playwright-core").BrowserContextOptions} [context]
 */
async function check(t, chosen, handOf, context) {
  const { page } = await openEmpty(t, { root: REPOSITORY, context });
  const cdp = await page.context().newCDPSession(page);
  const { x, y, width } = await padBox(page);
  const [left, top] = [Math.ceil(x), Math.ceil(y)];
  const drawings = chosen.map((drawing) => fitted(drawing, Math.floor(width) - 2));

  const drawn = await draw(page, handOf(cdp), drawings, left, top);
  for (const [i, { strokes }] of drawn.entries()) {
    const sent = drawings[i].strokes.map(withoutDoubles);
    const [dx, dy] = [left - x, top - y];
    const arrived = strokes.map((s) => s.map(([x, y]) => [Math.round(x - dx), Math.round(y - dy)]));
    assert.deepEqual(arrived, sent, `drawing ${i}: every point arrives on the pad`);
  }

  const expected = await evaluate(drawings);
  const answers = drawn.map(({ digit }) => digit);
  assert.deepEqual(answers, expected, "the page's answers are those of `cargo xtask evaluate`");
  const right = drawings.filter(({ label }, i) => label === answers[i]).length;
  t.diagnostic(`${right} of ${drawings.length} read as written`);
}

test(
  "digits drawn by mouse are read as evaluate reads them",
  {
    skip: pen.missing ?? false,
  },
  (t) =>
    check(
      t,
      drawings.filter((_, i) => i % 2 === 0),
      mouse,
    ),
);

test(
  "digits drawn by finger are read as evaluate reads them",
  { skip: pen.missing ?? false },
  (t) =>
    check(
      t,
      drawings.filter((_, i) => i % 2 === 1),
      finger,
      PHONE,
    ),
);

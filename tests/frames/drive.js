// What a reader does with a figure, whichever it is: points at everything, draws on its pad, drags its
// sliders, plays it, and draws in another figure while it is in view. Measures nothing.

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {{ x: number, y: number, width: number, height: number }} Box */
/** @typedef {() => Promise<void>} Act */

/** Moves of the mouse in one act, about one a frame. */
const MOVES = 40;
/** How long it plays, in milliseconds. */
const PLAY = 1000;

/** Every figure of the article, alive, in the order of the page. @param {Page} page @returns {Promise<string[]>} */
export async function allAlive(page) {
  await page.waitForSelector("perceptible-figure:defined");
  return page.evaluate(async () => {
    const names = [];
    for (const figure of document.querySelectorAll("perceptible-figure")) {
      figure.scrollIntoView({ behavior: "instant", block: "center" });
      await figure.ready;
      names.push(figure.getAttribute("view") ?? "");
    }
    return names;
  });
}

/** What can be done with a figure, by name; the figure is in view. @param {Page} page @param {string} view @returns {Promise<Record<string, Act>>} */
export async function actsOf(page, view) {
  const figure = page.locator(`perceptible-figure[view=${view}]`).first();
  await figure.evaluate((element) =>
    element.scrollIntoView({ behavior: "instant", block: "center" }),
  );
  await page.waitForTimeout(500);
  const box = /** @type {Box} */ (await figure.boundingBox());
  /** @type {Record<string, Act>} */
  const acts = { pointing: () => zigzag(page, seen(page, box), false) };
  const pad = figure.locator("[part=pad]").first();
  if (await pad.isVisible().catch(() => false)) {
    const on = /** @type {Box} */ (await pad.boundingBox());
    if (isSeen(page, on)) acts.drawing = () => zigzag(page, inner(on), true);
  }
  for (const [i, range] of (await figure.locator("input[type=range]").all()).entries()) {
    const on = (await range.isVisible()) && (await range.boundingBox());
    if (on && isSeen(page, on) && Object.keys(acts).length < 5)
      acts[`sliding ${i + 1}`] = () => slide(page, on);
  }
  const play = figure.locator("[part=play]").first();
  if (await play.isVisible().catch(() => false))
    acts.playing = async () => {
      await play.click();
      await page.waitForTimeout(PLAY);
      if (/playing/.test((await play.getAttribute("class")) ?? "")) await play.click();
    };
  if (view !== "draw") acts.following = () => drawAfar(page);
  return acts;
}

/** @param {Page} page */
const heightOf = (page) => page.viewportSize()?.height ?? 0;
/** @param {Page} page @param {Box} box */
const isSeen = (page, { y, height }) => y >= 0 && y + height <= heightOf(page);
/** What of a box is in view. @param {Page} page @param {Box} box @returns {Box} */
function seen(page, { x, y, width, height }) {
  const [top, bottom] = [Math.max(0, y), Math.min(heightOf(page), y + height)];
  return { x, y: top, width, height: bottom - top };
}
/** @param {Box} box @returns {Box} */
const inner = ({ x, y, width, height }) => ({
  x: x + 0.2 * width,
  y: y + 0.15 * height,
  width: 0.6 * width,
  height: 0.7 * height,
});

/** @param {Page} page @param {Box} box @param {boolean} isDown */
async function zigzag(page, { x, y, width, height }, isDown) {
  for (let i = 0; i <= MOVES; i++) {
    const across = Math.abs(
      ((6 * i) / MOVES) % 2 < 1 ? ((6 * i) / MOVES) % 1 : 1 - (((6 * i) / MOVES) % 1),
    );
    await page.mouse.move(x + across * width, y + (i / MOVES) * height);
    if (isDown && i === 0) await page.mouse.down();
  }
  if (isDown) await page.mouse.up();
}

/** @param {Page} page @param {Box} box */
async function slide(page, { x, y, width, height }) {
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.mouse.down();
  for (let i = 0; i <= MOVES; i++)
    await page.mouse.move(
      x + width * (0.5 + 0.48 * Math.sin((4 * Math.PI * i) / MOVES)),
      y + height / 2,
    );
  await page.mouse.up();
}

/** The first figure draws a digit, a piece a frame, as a hand would. @param {Page} page */
async function drawAfar(page) {
  await page.evaluate(
    (moves) =>
      new Promise((done) => {
        const first = /** @type {import("../../pkg/perceptible.js").PerceptibleFigure} */ (
          document.querySelector("perceptible-figure[view=draw]")
        );
        const point = (/** @type {number} */ i) => [
          0.5 + 0.25 * Math.sin((6 * i) / moves),
          0.2 + (0.6 * i) / moves,
        ];
        let drawn = 0;
        const further = () => {
          drawn += 1;
          first.draw([Array.from({ length: drawn }, (_, i) => point(i))]);
          if (drawn < moves) requestAnimationFrame(further);
          else done(undefined);
        };
        requestAnimationFrame(further);
      }),
    MOVES,
  );
}

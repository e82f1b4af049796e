// Takes the picture that `cargo xtask picture` asks for, from a server that runs:
//
//   node xtask/src/picture.js --address URL --view X --lang en --theme light --width 960 --out FILE.png

import { parseArgs } from "node:util";
import { launch } from "../../tests/e2e/support/chromium.js";
import { NAMES } from "../../www/views/index.js";

/** @typedef {import("playwright-core").Page} Page */

const text = /** @type {const} */ ({ type: "string" });
const {
  address,
  view = "draw",
  lang = "en",
  theme = "light",
  width,
  out,
} = parseArgs({
  options: { address: text, view: text, lang: text, theme: text, width: text, out: text },
}).values;

/** Of training: enough for the weights to have taken shape. */
const STEPS = 2000;
const PATIENCE = 60_000;

/** Plays until enough has been learnt, and stops. @param {Page} page */
async function learn(page) {
  const learnt = page.evaluate(
    (steps) =>
      new Promise((done) =>
        addEventListener("training", (event) => {
          if (/** @type {CustomEvent} */ (event).detail.step >= steps) done(undefined);
        }),
      ),
    STEPS,
  );
  const play = page.locator("[part=play]").first();
  await play.click();
  await learnt;
  await play.click();
}

/** What a reader would do before they look. @type {Record<string, (page: Page) => Promise<unknown>>} */
const ACTS = {
  training: learn,
  // It stops by itself when its run is over.
  lab: (page) => page.locator("[part=play]").first().click(),
  parts: (page) => page.locator("[data-control=guess] button").first().click(),
};

if (!NAMES.includes(view)) {
  console.error(`expected a view of ${NAMES.join(", ")}, got "${view}"`);
  process.exit(1);
}
const browser = await launch();
try {
  const page = await browser.newPage({
    viewport: { width: Number(width), height: 900 },
    deviceScaleFactor: 2,
    colorScheme: theme === "dark" ? "dark" : "light",
    // Nothing is caught half way.
    reducedMotion: "reduce",
  });
  await page.goto(`${address}/embed.html?${new URLSearchParams({ view, lang, theme, open: "" })}`);
  await page.evaluate(() => document.querySelector("perceptible-figure")?.ready);
  await ACTS[view]?.(page);
  await still(page);
  await page.screenshot({ path: out, fullPage: true });
} finally {
  await browser.close();
}

/** Until nothing changes for a while. @param {Page} page */
async function still(page) {
  const end = Date.now() + PATIENCE;
  let before = await page.screenshot({ fullPage: true });
  for (let quiet = 0; quiet < 3 && Date.now() < end; ) {
    await page.waitForTimeout(300);
    const now = await page.screenshot({ fullPage: true });
    quiet = now.equals(before) ? quiet + 1 : 0;
    before = now;
  }
}

// How long a page takes from navigation to its first answer: with nothing kept, from a server on the
// same machine, so that no network is in it. In Node.

import { REPOSITORY, serve } from "../e2e/support/server.js";
import { OURS } from "./columns.js";
import { ratios, spreads } from "./spread.js";

/** @typedef {import("./spread.js").Spread} Spread */
/** @typedef {{ script: string, files: Record<string, string> }} Entry a script that exports `make`, and what cold/start.js fetches */
/** @typedef {{ milliseconds: Record<string, Spread>, ratio: Record<string, Spread> }} Cold */

const TOLERANCE = 1e-4;

/** Each contender in each round. @param {import("playwright-core").Browser} browser @param {Record<string, Entry>} entries OURS among them @param {number[]} layers @param {number} rounds @returns {Promise<Cold>} */
export async function coldStarts(browser, entries, layers, rounds) {
  const names = Object.keys(entries);
  const pages = names.map((name, n) => [`/cold/${n}`, page(entries[name].script)]);
  const server = await serve(REPOSITORY, { pages: Object.fromEntries(pages) });
  const address = (/** @type {string} */ name) => {
    const query = new URLSearchParams({ ...entries[name].files, layers: layers.join() });
    return `${server.url}/cold/${names.indexOf(name)}?${query}`;
  };
  /** @type {Record<string, number[]>} */
  const times = Object.fromEntries(names.map((name) => [name, []]));
  /** @type {number[]} */
  let expected = [];
  try {
    // The first round is for the disk.
    for (let round = -1; round < rounds; round++)
      for (let n = 0; n < names.length; n++) {
        const name = names[(n + round + 1) % names.length];
        const { at, outputs } = await firstAnswer(browser, address(name));
        if (expected.length === 0) expected = outputs;
        if (outputs.some((output, k) => !(Math.abs(output - expected[k]) <= TOLERANCE)))
          throw new Error(`first answer of ${name}: expected ${expected}, got ${outputs}`);
        if (round >= 0) times[name].push(at);
      }
  } finally {
    server.close();
  }
  return { milliseconds: spreads(times), ratio: ratios(times, OURS) };
}

/** @param {string} script */
function page(script) {
  const run = `import { make } from "${script}"; import { start } from "/tests/bench/cold/start.js"; start(make);`;
  return `<!doctype html><title>bench</title><link rel=icon href=data:,><script type=module>${run}</script>`;
}

/** @param {import("playwright-core").Browser} browser @param {string} url @returns {Promise<{ at: number, outputs: number[] }>} */
async function firstAnswer(browser, url) {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const failure = new Promise((_, reject) => page.once("pageerror", reject));
    await page.goto(url);
    const answered = page.waitForFunction("globalThis.answer", undefined, { timeout: 120_000 });
    const answer = await Promise.race([answered, failure]);
    return await answer.jsonValue();
  } finally {
    await context.close();
  }
}

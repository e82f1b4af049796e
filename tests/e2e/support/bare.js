// A page with nothing but a way to make trainings, and all the workers that there ever were.

import { planOf } from "../../web/training-plans.js";
import { open } from "./browser.js";
import { REPOSITORY } from "./server.js";

/** @typedef {import("./browser.js").Page} Page */
/** @typedef {import("./browser.js").Wish} Wish */
/** @typedef {import("node:test").TestContext} TestContext */

/** What a training needs, and no more. */
export const STRICT =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; img-src data:;";

/**
 * In it are `make(changes)`, which makes a training, `made` and `workers`.
 * @param {TestContext} t @param {Record<string, string>} [headers] @param {Partial<Wish>} [wish]
 */
export async function openBare(t, headers = {}, wish = {}) {
  const body = '<!doctype html><title>A page</title><link rel="icon" href="data:,">';
  const { page } = await open(t, {
    root: REPOSITORY,
    path: "/bare/",
    ...wish,
    manners: { headers, pages: { "/bare/": body }, ...wish.manners },
    prepare: (page) =>
      page.addInitScript(() => {
        const Native = Worker;
        /** @type {Worker[]} */
        const workers = [];
        class Counted extends Native {
          /** @param {string | URL} url @param {WorkerOptions} [options] */
          constructor(url, options) {
            super(url, options);
            workers.push(this);
          }
        }
        Object.assign(globalThis, { Worker: Counted, workers });
      }),
  });
  await page.evaluate(async (plan) => {
    const { Training } = await import(/** @type {string} */ ("/www/trainer.js"));
    const make = (/** @type {any} */ { data, ...changes } = {}) =>
      new Training({ ...plan, ...changes, data: { ...plan.data, ...data } });
    /** @type {any[]} */
    const made = [];
    Object.assign(globalThis, {
      made,
      make: (/** @type {any} */ changes) => made[made.push(make(changes)) - 1],
    });
  }, planOf());
  return { page };
}

/** Runs a script in the page and returns what it does. @param {Page} page @param {string} script */
export const run = (page, script) => page.evaluate(`(async () => { ${script} })()`);

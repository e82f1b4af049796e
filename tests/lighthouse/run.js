// Rates the built site in both languages, prints each score, and fails where a median is too low:
//
//   node tests/lighthouse/run.js [RUNS]

import { LEAST, rating } from "./rate.js";

const METRICS = [
  "first-contentful-paint",
  "largest-contentful-paint",
  "total-blocking-time",
  "cumulative-layout-shift",
  "speed-index",
];
const runs = Number(process.argv[2] ?? 3);
const categories = /** @type {(keyof typeof LEAST)[]} */ (Object.keys(LEAST));

/** @param {number[]} values */
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

const rate = await rating();
try {
  for (const lang of ["en", "ko"]) {
    /** @type {import("lighthouse").Result[]} */
    const results = [];
    for (let i = 0; i < runs; i++) {
      const result = await rate(`/?lang=${lang}`, categories);
      results.push(result);
      const scores = categories.map((name) => `${name} ${percent(result, name)}`);
      const metrics = METRICS.map((name) => `${name} ${result.audits[name].displayValue}`);
      console.log(`${lang}  ${scores.join("  ")}\n    ${metrics.join("  ")}`);
    }
    for (const name of categories) {
      const score = median(results.map((result) => percent(result, name)));
      console.log(`${lang}  ${name}: ${score}, of at least ${LEAST[name]}`);
      if (score < LEAST[name]) process.exitCode = 1;
    }
  }
} finally {
  rate.close();
}

/** @param {import("lighthouse").Result} result @param {string} name */
function percent(result, name) {
  return Math.round(100 * (result.categories[name].score ?? 0));
}

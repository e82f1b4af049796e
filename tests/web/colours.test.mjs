// Colours that mean different things can be told apart by readers with any of the three kinds of colour
// blindness, in light and in dark, and whatever is read or carries meaning stands out from its ground.
// The colours are those of the style sheets; no list of them is kept here.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import {
  differenceCiede2000,
  filterDeficiencyDeuter,
  filterDeficiencyProt,
  filterDeficiencyTrit,
  parse,
  wcagContrast,
} from "culori";
import style from "../../www/style.js";

/** @typedef {Record<string, string>} Tokens colours by the name of their custom property */

const page = readFileSync(new URL("../../www/page.css", import.meta.url), "utf8");

/** What a rule sets to a colour; `--pos: var(--perceptible-pos, #123456)` is #123456. @param {string} css @param {RegExp} rule */
function tokensIn(css, rule) {
  const [, body] = rule.exec(css) ?? assert.fail(`no rule ${rule}`);
  const set = body.matchAll(/--([\w-]+):\s*(?:var\(--[\w-]+,\s*)?(#[\da-f]{6})\b/g);
  return Object.fromEntries([...set].map(([, name, colour]) => [name, colour]));
}

const FIGURE_LIGHT = tokensIn(style, /\.figure\{([^}]*)\}/);
const PAGE_LIGHT = tokensIn(page, /:root \{([^}]*)\}/);
/** What dark leaves alone stays as it is in light. @type {Record<string, { figure: Tokens, page: Tokens }>} */
const THEMES = {
  light: { figure: FIGURE_LIGHT, page: PAGE_LIGHT },
  dark: {
    figure: { ...FIGURE_LIGHT, ...tokensIn(style, /\.figure\.dark\{([^}]*)\}/) },
    page: {
      ...PAGE_LIGHT,
      ...tokensIn(page, /\(prefers-color-scheme: dark\) \{\s*:root \{([^}]*)\}/),
    },
  },
};

/** Machado, Oliveira and Fernandes 2009: half the sensitivity of a kind of cone gone, and all of it. */
const EYES = Object.fromEntries([
  ["full", [(/** @type {any} */ colour) => colour]],
  ...Object.entries({
    protan: filterDeficiencyProt,
    deutan: filterDeficiencyDeuter,
    tritan: filterDeficiencyTrit,
  }).map(([name, filter]) => [name, [filter(0.5), filter(1)]]),
]);

/**
 * The least CIEDE2000 difference of what must not be taken for each other. 1 is just seen where two large
 * fields touch. Marks of a tenth of a degree, a dot of five pixels, need ten to thirty times as much, most
 * for blue against yellow (Stone, Szafir and Setlur 2014). So:
 * - 40 for the two signs, which are dots of a few pixels and lines of one or two, far from each other;
 *   their form says the same (solid and filled, broken and open), yet the colour alone has to do;
 * - 20 for the marker on its ground, a stroke of ten pixels and more that is looked for, not compared;
 * - 15 for numbers among words, and for the signs beside the marker and ink, which differ in form and
 *   place as well.
 * How much ink a neuron or a pixel holds is an area and never a shade, so that no two inks are compared.
 * @type {[least: number, one: string, other: string][]}
 */
const APART = [
  [40, "pos", "neg"],
  [40, "pos-text", "neg-text"],
  [20, "mark", "paper"],
  [20, "mark", "pad"],
  ...["pos", "neg"].flatMap((sign) =>
    ["mark", "ink", "ink-2"].map(
      (other) => /** @type {[number, string, string]} */ ([15, sign, other]),
    ),
  ),
  ...["pos-text", "neg-text"].flatMap((sign) =>
    ["ink", "ink-2"].map((other) => /** @type {[number, string, string]} */ ([15, sign, other])),
  ),
];

/**
 * The least contrast on a ground: WCAG 2.2 asks 4.5 of words (1.4.3) and 3 of what is not words and
 * carries meaning (1.4.11): signs, the ring of a neuron (ink-2), the edge of the marker. The marker itself
 * is told by its edge and by what it lies under; hairlines and the dots of an empty pad carry nothing.
 * @type {[least: number, what: string, grounds: string[]][]}
 */
const OUT = [
  ...["ink", "ink-2", "pos-text", "neg-text"].map(
    (words) => /** @type {[number, string, string[]]} */ ([4.5, words, ["paper", "pad"]]),
  ),
  [4.5, "on-mark", ["mark"]],
  ...["pos", "neg", "mark-edge"].map(
    (sign) => /** @type {[number, string, string[]]} */ ([3, sign, ["paper", "pad"]]),
  ),
];

const difference = differenceCiede2000();

/** @param {string} colour */
const parsed = (colour) => parse(colour) ?? assert.fail(`${colour} is no colour`);

/** @param {Tokens} tokens @param {string} name */
const token = (tokens, name) => tokens[name] ?? assert.fail(`no --${name} is set`);

for (const [theme, { figure, page }] of Object.entries(THEMES)) {
  test(`colours that mean different things stay apart for every eye (${theme})`, (t) => {
    for (const [least, one, other] of APART) {
      const told = Object.entries(EYES).map(([eye, filters]) => {
        const seen = filters.map((/** @type {(colour: any) => any} */ filter) =>
          difference(filter(parsed(token(figure, one))), filter(parsed(token(figure, other)))),
        );
        return { eye, apart: Math.min(...seen) };
      });
      t.diagnostic(
        `${one} / ${other}: ${told.map(({ eye, apart }) => `${eye} ${apart.toFixed(1)}`).join(", ")}`,
      );
      for (const { eye, apart } of told)
        assert.ok(apart >= least, `${one} / ${other}, ${eye}: ${apart.toFixed(1)}, not ${least}`);
    }
  });

  test(`words and signs stand out from their ground (${theme})`, () => {
    for (const [least, what, grounds] of OUT)
      for (const ground of grounds) {
        const contrast = wcagContrast(token(figure, what), token(figure, ground));
        assert.ok(contrast >= least, `${what} on ${ground}: ${contrast.toFixed(2)}, not ${least}`);
      }
    for (const [word, ground] of [
      ["ink", "paper"],
      ["ink-2", "paper"],
      ["ink", "mark-soft"],
    ]) {
      const contrast = wcagContrast(token(page, word), token(page, ground));
      assert.ok(contrast >= 4.5, `${word} on ${ground}: ${contrast.toFixed(2)}, not 4.5`);
    }
  });

  test(`a colour that page and figures both name is one colour (${theme})`, () => {
    const both = Object.keys(page).filter((name) => name in figure);
    assert.ok(both.length >= 6, `found only ${both}`);
    for (const name of both) assert.equal(page[name], figure[name], name);
  });
}

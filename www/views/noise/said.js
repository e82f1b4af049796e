// What the noise figure says: the one sentence, how the other network learned, and the image that is
// shown. Chooses words; computes nothing.

import { fullest, SURE } from "../../draw/bars.js";
import { countOf } from "./strangers.js";
import { DIGITS, SEED } from "./twin.js";

/** @typedef {import("./survey.js").Survey} Survey */
/** @typedef {import("./claims.js").Claims} Claims */
/** @typedef {(typeof import("./words.js").default)["en"]} Words */
/** @typedef {(value: number) => string} Write */

/** @param {number} share */
const percent = (share) => `${(100 * share).toFixed(1)}%`;

/** How many strangers each network is sure of. @param {Words} words @param {Survey} survey @param {Write} write */
export function sentence(words, { kind, claims: [own, other] }, write) {
  if (!own) return "";
  const count = own.count.toLocaleString("en");
  if (!own.isDone) return words.reading(own.read.toLocaleString("en"), count);
  const both = other?.isDone ? [own, other] : [own];
  if (kind === "blank") return words.blank(both.map((claims) => claimOf(words, claims, write)));
  const sure = both.map((claims) => claims.sure.toLocaleString("en"));
  return words.sentence(words.things[kind], count, sure);
}

/** @param {Words} words @param {Claims} claims of one image @param {Write} write */
function claimOf(words, claims, write) {
  const sureness = claims.surenessOf(0);
  if (!(sureness > SURE)) return words.claimsNone;
  return words.claims(fullest(claims.outputsOf(0)), write(sureness));
}

/** @param {Words} words @param {Survey} survey @param {boolean} isBundled */
export function note(words, { accuracy: [own, other], share }, isBundled) {
  const learned =
    other === undefined
      ? share !== null && words.learning(`${Math.round(100 * share)}%`)
      : words.note(DIGITS.toLocaleString("en"), SEED, percent(other), percent(own));
  return [isBundled ? words.taught : "", learned || ""].join(" ");
}

/** An image and what is claimed of it. @param {Words} words @param {Survey} survey @param {number} n @param {Write} write */
export function describe(words, { kind, claims }, n, write) {
  const claimed = claims.map((each, i) => {
    if (!each || each.read <= n) return "";
    const outputs = each.outputsOf(n);
    const digit = fullest(outputs);
    return words.claim(words.networks[i], digit, write(outputs[digit]));
  });
  const count = countOf(kind).toLocaleString("en");
  const said = claimed.filter(Boolean).join(", ");
  return words.image(words.kinds[kind], String(n + 1), count, said);
}

// What rounds of measuring come to.

/** @typedef {{ median: number, least: number, most: number }} Spread */

/** @param {Record<string, number[]>} rounds by column @returns {Record<string, Spread>} */
export function spreads(rounds) {
  return Object.fromEntries(Object.entries(rounds).map(([name, each]) => [name, spread(each)]));
}

/** How often one column goes into the others, round by round. @param {Record<string, number[]>} rounds @param {string} one */
export function ratios(rounds, one) {
  const each = Object.entries(rounds).map(([name, times]) => [
    name,
    times.map((time, round) => time / rounds[one][round]),
  ]);
  return spreads(Object.fromEntries(each));
}

/** @param {number[]} each @returns {Spread} */
function spread(each) {
  const sorted = each.toSorted((a, b) => a - b);
  const [least, most] = [sorted[0], sorted[sorted.length - 1]];
  return { median: sorted[sorted.length >> 1], least, most };
}

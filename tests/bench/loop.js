// The loops around what is timed. Loaded once a contender and row, under a query of its own, so that
// the browser can join loop and call as it would in a page that does nothing else.

/** @param {() => unknown} call @param {number} calls */
export function repeat(call, calls) {
  for (let n = 0; n < calls; n++) call();
}

/** @param {() => unknown} call @param {number} calls */
export async function repeatInTurn(call, calls) {
  for (let n = 0; n < calls; n++) await call();
}

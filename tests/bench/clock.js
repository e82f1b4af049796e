// The clock of the benchmark: the processor's time that the page's thread has had, as the browser counts
// it. What others do on the machine in the meantime is then in nobody's figure, however long a call is.

/** How often the clock itself is measured. */
const TRIES = 20;

/** Milliseconds; run.js puts it there. @type {() => Promise<number>} */
const now = () => Reflect.get(globalThis, "threadTime")();

/** What two looks at the clock take by themselves. @type {number | undefined} */
let own;

/** Milliseconds that something takes, however long it had to wait. @param {() => unknown} run */
export async function timed(run) {
  own ??= await empty();
  const begin = await now();
  const running = run();
  if (running) await running;
  return (await now()) - begin - own;
}

async function empty() {
  const tries = [];
  for (let n = 0; n < TRIES; n++) tries.push(-(await now()) + (await now()));
  return tries.toSorted((a, b) => a - b)[TRIES >> 1];
}

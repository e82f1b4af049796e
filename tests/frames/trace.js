// What each frame of a page has cost its main thread, out of a trace of Chromium. In processor time, not
// on the clock: what else the machine does meanwhile counts little. Knows no figure.

/**
 * @typedef {object} TraceEvent of Chromium's trace format, in microseconds
 * @property {string} name
 * @property {string} ph
 * @property {number} pid
 * @property {number} tid
 * @property {number} ts
 * @property {number} [dur] on the clock
 * @property {number} [tdur] of the processor
 */
/** @typedef {{ all: number, script: number }} Frame milliseconds: all of the main thread's, and of that our own script's */

/** What has to be traced. */
export const CATEGORIES = ["devtools.timeline", "disabled-by-default-devtools.timeline"];

/**
 * The frames in which a page did something, in their order. A frame is what came since the one before:
 * pointers heard, callbacks, style, layout, paint.
 * @param {TraceEvent[]} events @returns {Frame[]}
 */
export function framesIn(events) {
  const called = events.filter(({ name, ph }) => name === "FireAnimationFrame" && ph === "X");
  const thread = busiest(called);
  const own = events
    .filter((event) => event.ph === "X" && threadOf(event) === thread)
    .sort((a, b) => a.ts - b.ts);
  const tasks = own.filter(({ name }) => name === "RunTask");
  const callbacks = own.filter(({ name }) => name === "FireAnimationFrame");
  const calls = outermost(own.filter(({ name }) => name === "FunctionCall"));
  /** @type {Frame[]} */
  const frames = [];
  let [all, script, next, call] = [0, 0, 0, 0];
  for (const task of tasks) {
    const end = task.ts + (task.dur ?? 0);
    all += task.tdur ?? 0;
    for (; call < calls.length && calls[call].ts <= end; call++) script += calls[call].tdur ?? 0;
    while (next < callbacks.length && callbacks[next].ts < task.ts) next++;
    if (next === callbacks.length || callbacks[next].ts > end) continue;
    frames.push({ all: all / 1000, script: script / 1000 });
    all = script = 0;
  }
  return frames;
}

/** @param {TraceEvent} event */
const threadOf = ({ pid, tid }) => `${pid} ${tid}`;

/** The thread of most of the events. @param {TraceEvent[]} events */
function busiest(events) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const event of events) counts.set(threadOf(event), (counts.get(threadOf(event)) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}

/** Those that lie in no other. @param {TraceEvent[]} events in their order */
function outermost(events) {
  let end = Number.NEGATIVE_INFINITY;
  return events.filter(({ ts, dur = 0 }) => {
    if (ts < end) return false;
    end = ts + dur;
    return true;
  });
}

/** The value below which a share of them lies. @param {number[]} values @param {number} share */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

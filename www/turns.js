// Gives way to what waits already, and goes on at once: without the milliseconds that a browser's timers
// rest from the fifth in a row on. Node's way keeps no process alive.

/** Calls back, once for each call of what it returns. @param {() => void} act @returns {() => void} */
export function turns(act) {
  if (globalThis.process?.versions?.node) return () => setImmediate(act);
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = act;
  return () => port2.postMessage(null);
}

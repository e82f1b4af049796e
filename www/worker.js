// The worker that trains: the host and a core of its own. Everything else is the same as on the page.

import { start } from "./start.js";
import { Host } from "./training/host.js";

/** @typedef {import("./training/host.js").Answer} Answer */

/** The longest turn, in ms: so long may a pause have to wait. */
const SLICE = 8;

const page = /** @type {MessagePort} */ (/** @type {unknown} */ (globalThis));
/** @param {Answer} answer @param {ArrayBuffer[]} [transfer] */
const send = (answer, transfer = []) => page.postMessage(answer, transfer);

try {
  const host = new Host(await start("core"), send, SLICE);
  page.onmessage = ({ data }) => host.receive(data);
  send({ type: "ready" });
} catch (error) {
  console.error(error);
  send({ type: "dead" });
}

// A worker without a thread, which goes through the same messages, and trainings that begin with one.

import { start } from "../../www/start.js";
import { Host } from "../../www/training/host.js";

/** @typedef {import("../../www/training/host.js").Answer} Answer */
/** @typedef {import("../../www/training/host.js").Message} Message */

export const core = await start("core");

/** A fresh copy of the module: one that has not yet found out whether there are workers. */
let copies = 0;
/** @returns {Promise<typeof import("../../www/trainer.js")>} */
const fresh = () => import(`../../www/trainer.js?${++copies}`);

export const { Training } = await fresh();

/** A worker without a thread; `manner` says what becomes of it. */
export class Stand {
  /** @type {Stand[]} */
  static all = [];
  static manner = "good";
  /** @type {Message[]} */
  heard = [];
  /** @type {((event: { data: Answer }) => void) | null} */
  onmessage = null;
  /** @type {((event: Event) => void) | null} */
  onerror = null;
  /** @type {(() => void) | null} */
  onmessageerror = null;
  isGone = false;
  #host;

  constructor() {
    if (Stand.manner === "forbidden") throw new Error("SecurityError");
    Stand.all.push(this);
    const send = (/** @type {Answer} */ answer, /** @type {ArrayBuffer[]} */ transfer) => {
      const data = structuredClone(answer, { transfer });
      setImmediate(() => this.isGone || this.onmessage?.({ data }));
    };
    this.#host = new Host(core, send, 8);
    const begin = () => {
      if (Stand.manner === "missing") this.onerror?.(new Event("error"));
      else send({ type: "ready" }, []);
    };
    if (Stand.manner === "late") setTimeout(begin, 6000);
    else setImmediate(begin);
  }

  /** @param {Message} message */
  postMessage(message) {
    const data = structuredClone(message);
    this.heard.push(data);
    setImmediate(() => this.isGone || this.#host.receive(data));
  }

  /** As a browser does it: without a word. */
  terminate() {
    this.isGone = true;
  }
}

/** @param {string} manner */
export async function withWorkers(manner) {
  Stand.all = [];
  Stand.manner = manner;
  /** @type {any} */ (globalThis).Worker = Stand;
  return (await fresh()).Training;
}

export const last = (/** @type {any[]} */ list) => list[list.length - 1];

// From the page to whoever trains: one worker for all, or the page itself in slices where no worker
// may be. Asks for news once a frame, and never for more before the last have come; notices when
// nobody answers. Knows no training from another.

import { Host } from "./host.js";

/** @typedef {import("../start.js").Core} Core */
/** @typedef {import("./host.js").Answer} Answer */
/** @typedef {import("./host.js").Look} Look */
/** @typedef {import("./host.js").Message} Message */
/** @typedef {import("./host.js").News} News */
/** @typedef {import("./words.js").Reason} Reason */
/**
 * @typedef {object} Party who wants to hear of one session
 * @property {() => Look | null} look what it wants to hear; null: nothing for now
 * @property {(news: News) => void} hear
 * @property {(end: End) => void} lose the session is gone
 */
/** @typedef {{ code: "dead" | "silent" } | { code: "core", message: string }} End */
/** @typedef {{ postMessage: (message: Message) => void, terminate: () => void }} Far who trains */

/** The longest that the page's own thread trains without a break, in ms. */
export const PAGE_SLICE = 5;
/** Frames' time without an answer, in ms, after which a worker is held for dead. */
const SILENCE = 5000;
/** The same before its first word, which may have a long way. */
const FIRST_SILENCE = 15_000;
/** So many milliseconds without a session, and a worker is let go: no core gives memory back by itself. */
const IDLE = 60_000;
/** The most that one frame counts, so that a sleeping computer is no silence; one set back counts none. */
const FRAME = 100;

export class Link {
  #spawn;
  #start;
  /** @type {Map<number, Party>} */
  #parties = new Map();
  /** What came before anybody could take it. @type {Message[]} */
  #queue = [];
  /** @type {Far | null} */
  #far = null;
  /** Whether it takes messages. */
  #isReady = false;
  #mayUseWorker = true;
  /** Whether a look has not been answered. */
  #isWaiting = false;
  #isLooking = false;
  #silence = 0;
  #before = 0;
  #last = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /**
   * @param {() => Worker} spawn a new worker; throws where there can be none
   * @param {() => Promise<Core>} start the page's own core
   */
  constructor(spawn, start) {
    this.#spawn = spawn;
    this.#start = start;
  }

  /** A session of one's own; returns its number. @param {Party} party */
  join(party) {
    clearTimeout(this.#timer);
    this.#last += 1;
    this.#parties.set(this.#last, party);
    return this.#last;
  }

  /** @param {number} id */
  leave(id) {
    this.#parties.delete(id);
    clearTimeout(this.#timer);
    if (this.#parties.size > 0 || !this.#mayUseWorker) return;
    this.#timer = setTimeout(() => this.#lose({ code: "silent" }), IDLE);
    // Only in Node does a timer keep anything alive.
    /** @type {{ unref?: () => void }} */ (this.#timer).unref?.();
  }

  /** @param {Message} message */
  post(message) {
    if (this.#far && this.#isReady) {
      this.#far.postMessage(message);
      return;
    }
    this.#queue.push(message);
    if (!this.#far) this.#connect();
  }

  /** Looks every frame from now on, as long as somebody wants to hear. */
  attend() {
    if (this.#isLooking) return;
    this.#isLooking = true;
    this.#before = performance.now();
    nextFrame(this.#look);
  }

  #look = () => {
    const looks = [...this.#parties.values()].flatMap((party) => party.look() ?? []);
    this.#isLooking = looks.length > 0;
    if (!this.#isLooking) return;
    nextFrame(this.#look);
    const now = performance.now();
    this.#silence += Math.max(0, Math.min(now - this.#before, FRAME));
    this.#before = now;
    if (this.#isWaiting) return this.#watch();
    this.#isWaiting = true;
    this.#silence = 0;
    this.post({ type: "look", looks });
  };

  /** Gives up a worker that does not answer; the page itself always does. */
  #watch() {
    if (!this.#mayUseWorker) return;
    if (this.#silence > (this.#isReady ? SILENCE : FIRST_SILENCE)) this.#fail({ code: "silent" });
  }

  #connect() {
    if (!this.#mayUseWorker) {
      this.#stay();
      return;
    }
    try {
      const worker = this.#spawn();
      this.#far = worker;
      worker.onmessage = ({ data }) => this.#hear(worker, data);
      worker.onmessageerror = () => this.#hear(worker, { type: "dead" });
      worker.onerror = (event) => {
        event.preventDefault();
        this.#hear(worker, { type: "dead" });
      };
    } catch {
      this.#stay();
    }
  }

  /** Trains on the page's own thread from now on. */
  async #stay() {
    this.#mayUseWorker = false;
    this.#far?.terminate();
    /** @type {Far} */
    const here = { postMessage: (message) => host?.receive(message), terminate() {} };
    /** @type {Host | undefined} */
    let host;
    this.#far = here;
    try {
      const core = await this.#start();
      // Heard later, as from a worker.
      const send = (/** @type {Answer} */ answer) => queueMicrotask(() => this.#hear(here, answer));
      host = new Host(core, send, PAGE_SLICE);
      this.#hear(here, { type: "ready" });
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      if (this.#far === here) this.#lose({ code: "core", message });
    }
  }

  /** @param {Far} from @param {Answer} answer */
  #hear(from, answer) {
    // What comes from one that was given up is too late.
    if (from !== this.#far) return;
    if (answer.type === "ready") {
      this.#isReady = true;
      this.#silence = 0;
      for (const message of this.#queue.splice(0)) from.postMessage(message);
    } else if (answer.type === "news") {
      this.#isWaiting = false;
      for (const news of answer.news) this.#parties.get(news.id)?.hear(news);
    } else this.#fail({ code: "dead" });
  }

  /** Whoever trains has failed: where it has never begun the page does it itself. @param {End} end */
  #fail(end) {
    if (this.#isReady || !this.#mayUseWorker) this.#lose(end);
    else this.#stay();
  }

  /** Every session is lost. @param {End} end */
  #lose(end) {
    this.#far?.terminate();
    this.#far = null;
    this.#isReady = this.#isWaiting = false;
    this.#queue.length = 0;
    const parties = [...this.#parties.values()];
    this.#parties.clear();
    for (const party of parties) party.lose(end);
  }
}

/** Where nothing is painted a frame is a moment. @param {() => void} act */
function nextFrame(act) {
  if ("requestAnimationFrame" in globalThis) requestAnimationFrame(act);
  else setTimeout(act, 16);
}

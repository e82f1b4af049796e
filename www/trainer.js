// A training as a page handles it: play, pause, step, and what has come of it. Computes nothing; the
// worker does, or the page itself in slices where there can be no worker.

import { start } from "./start.js";
import { keyOf, Loading, reasonOf } from "./training/files.js";
import { Link } from "./training/link.js";
import { checked, checkedRate } from "./training/plan.js";
import { Record } from "./training/record.js";
import { sentence } from "./training/words.js";
import { trusted } from "./trusted.js";

/** @typedef {import("./training/host.js").News} News */
/** @typedef {import("./training/host.js").Order} Order */
/** @typedef {import("./training/link.js").End} End */
/** @typedef {import("./training/plan.js").Plan} Plan */
/** @typedef {import("./training/session.js").Point} Point */
/** @typedef {import("./training/words.js").Reason} Reason */
/** @typedef {"idle" | "starting" | "playing" | "paused" | "done" | "diverged" | "failed"} State */

const link = new Link(spawn, () => start("core"));

/** A new worker. Bundlers know the last line by its form. */
function spawn() {
  class Worker extends globalThis.Worker {
    /** @param {URL} url @param {WorkerOptions} options */
    constructor(url, options) {
      super(trusted(url), options);
    }
  }
  return new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
}

/** Those that are to run. @type {Set<{ see: () => void }>} */
const running = new Set();
globalThis.document?.addEventListener("visibilitychange", () => {
  for (const { see } of [...running]) see();
});
const isHidden = () => globalThis.document?.hidden === true;

/**
 * Dispatches "state" when `state` or `reason` changes, and "progress", at most once a frame, when
 * anything else does.
 */
export class Training extends EventTarget {
  /** How much of the start is done, 0 to 1. */
  share = 0;
  #plan;
  #key;
  #rate;
  #pace = Number.POSITIVE_INFINITY;
  /** @type {State} */
  #state = "idle";
  /** @type {Reason | null} */
  #reason = null;
  /** Of the session; 0: there is none. */
  #id = 0;
  /** Whether the session has come to where it goes on. */
  #isStarted = false;
  /** Whether the session changes no more by itself. */
  #isResting = true;
  /** How many orders it has had: news from before the last one say nothing of rest. */
  #orders = 0;
  /** @type {Loading | null} */
  #loading = null;
  #record = new Record();
  /** Whether anybody has read `latest` since it came. */
  #isRead = true;
  #party = {
    look: () => this.#look(),
    hear: (/** @type {News} */ news) => this.#hear(news),
    lose: (/** @type {End} */ end) => this.#lose(end),
  };
  #runner = { see: () => this.#see() };

  /** Starts nothing yet; a plan that is not right throws. @param {Plan} plan */
  constructor(plan) {
    super();
    this.#plan = checked(plan);
    this.#key = keyOf(this.#plan.data);
    this.#rate = this.#plan.learning_rate;
  }

  get state() {
    return this.#state;
  }

  /** Why it is not going on. */
  get reason() {
    return this.#reason;
  }

  /** What has gone wrong, in a sentence. */
  get failure() {
    return this.#state === "failed" || this.#state === "diverged" ? this.explain("en") : null;
  }

  /** Why it is not going on, in a sentence. @param {import("./languages.js").Language} language */
  explain(language) {
    return this.#reason && sentence(this.#reason, language);
  }

  /** Taken at steps that do not depend on speed. */
  get points() {
    return this.#record.points;
  }

  /** The first held-out samples, once the data are there. */
  get grid() {
    return this.#record.grid;
  }

  /** The newest there is, of the frame before; after a pause, where it rests. */
  get latest() {
    this.#isRead = true;
    return this.#record.latest;
  }

  /** The parameters at a point, if they are still kept; not to be changed. @param {number} i */
  parametersAt(i) {
    return this.#record.snapshots.at(i);
  }

  get pace() {
    return this.#pace;
  }

  /** Steps a second at most; Infinity: as fast as it goes. */
  set pace(pace) {
    if (!(pace > 0)) throw new Error(`expected a pace above 0, got ${pace}`);
    this.#pace = pace;
    if (this.#id) link.post({ type: "pace", id: this.#id, pace });
  }

  get rate() {
    return this.#rate;
  }

  /** The learning rate of the steps to come. */
  set rate(rate) {
    this.#rate = checkedRate(rate);
    if (this.#id) link.post({ type: "rate", id: this.#id, rate });
  }

  /** Makes the data, and all else that comes before the first step, ready for `play`, and rests. */
  prepare() {
    if (this.#isOver || this.#id) return;
    this.#go({ type: "step", id: this.#open(), steps: 0 });
  }

  play() {
    if (this.#isOver) return;
    running.add(this.#runner);
    if (isHidden()) this.#become("paused", { code: "hidden" });
    else this.#run();
  }

  /** Takes `n` steps and rests. @param {number} [n] */
  step(n = 1) {
    if (!Number.isInteger(n) || n < 1) throw new Error(`expected 1 step or more, got ${n}`);
    if (this.#isOver) return;
    running.delete(this.#runner);
    this.#go({ type: "step", id: this.#open(), steps: n });
    this.#become(this.#isStarted ? "paused" : "starting");
  }

  pause() {
    running.delete(this.#runner);
    this.#halt();
    if (this.#state === "starting" || this.#state === "playing" || this.#state === "paused")
      this.#become("paused");
  }

  /** Gives back what it holds of the worker; `play` computes it again, the same. */
  close() {
    this.pause();
    this.#leave();
  }

  /** Whether it holds something of the worker. */
  get isOpen() {
    return this.#id !== 0;
  }

  /** Whether there is nothing more to come. */
  get #isOver() {
    return this.#state === "done" || this.#state === "diverged";
  }

  #run() {
    this.#go({ type: "run", id: this.#open() });
    this.#become(this.#isStarted ? "playing" : "starting");
  }

  #halt() {
    if (this.#id) link.post({ type: "halt", id: this.#id });
  }

  /** The page has been hidden or shown. */
  #see() {
    if (!isHidden()) return this.#run();
    this.#halt();
    this.#become("paused", { code: "hidden" });
  }

  /** @param {Order} order */
  #go(order) {
    link.post(order);
    this.#orders += 1;
    this.#isResting = false;
    link.attend();
  }

  /** The session's number; a new one where there is none. */
  #open() {
    if (this.#id) return this.#id;
    const id = link.join(this.#party);
    this.#id = id;
    this.#isStarted = false;
    const { files: _, ...data } = this.#plan.data;
    const plan = { ...this.#plan, data };
    const changes = this.#record.changes(plan.learning_rate, this.#rate);
    const { resumption } = this.#record;
    link.post({ type: "open", id, plan, key: this.#key, changes, resumption });
    link.post({ type: "pace", id, pace: this.#pace });
    return id;
  }

  #leave() {
    if (this.#id) link.post({ type: "close", id: this.#id });
    link.leave(this.#id);
    this.#id = 0;
    this.#isResting = true;
    this.#loading?.end();
    this.#loading = null;
  }

  /** What it wants to hear; nothing, once all is known of a session that rests. */
  #look() {
    if (this.#isResting && (!this.#isStarted || this.#record.isComplete)) return null;
    const parameters = this.#isRead || this.#state !== "playing";
    return { id: this.#id, order: this.#orders, parameters };
  }

  /** @param {News} news */
  #hear(news) {
    const { phase, reason, needs } = news;
    const isMore = this.#record.take(news);
    const before = this.share;
    const loading = this.#loading?.share ?? null;
    this.share = loading === null ? news.share : (loading + news.share) / 2;
    this.#isResting = news.isResting && news.order === this.#orders;
    if (news.latest) this.#isRead = false;
    if (needs) this.#fetch(needs);
    if (phase === "failed") this.#finish(phase, reason);
    else if (phase !== "starting") {
      this.#isStarted = true;
      if (phase !== "ready") this.#finish(phase, reason);
      else if (this.#state === "starting")
        this.#become(running.has(this.#runner) ? "playing" : "paused");
    }
    if (isMore || this.share !== before) this.dispatchEvent(new Event("progress"));
  }

  /** Brings the files that the session waits for. @param {string} key */
  async #fetch(key) {
    if (this.#loading) return;
    const loading = new Loading();
    this.#loading = loading;
    try {
      const files = await loading.load(this.#plan.data);
      if (!loading.isEnded) link.post({ type: "files", key, files });
    } catch (error) {
      if (!loading.isEnded) this.#finish("failed", reasonOf(error));
    }
  }

  /** It goes no further by itself. @param {"done" | "diverged" | "failed"} state @param {Reason | null} reason */
  #finish(state, reason) {
    running.delete(this.#runner);
    this.#become(state, reason);
    if (state === "failed" || this.#record.isComplete) this.#leave();
  }

  /** @param {End} end */
  #lose(end) {
    this.#id = 0;
    this.#isStarted = false;
    this.#loading?.end();
    this.#loading = null;
    if (this.#isResting) return;
    this.#isResting = true;
    running.delete(this.#runner);
    this.#become("failed", end.code === "core" ? end : { code: end.code, step: this.#record.step });
  }

  /** @param {State} state @param {Reason | null} [reason] */
  #become(state, reason = null) {
    if (state === this.#state && reason?.code === this.#reason?.code) return;
    this.#state = state;
    this.#reason = reason;
    this.dispatchEvent(new Event("state"));
  }
}

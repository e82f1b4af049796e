// The runs and the one training that goes on or rests: a new one ends the old, whose run stays as far
// as it came. Shows nothing.

import { Training } from "../../trainer.js";
import { keyOf } from "../../training/files.js";
import { planOf } from "./presets.js";
import { Runs } from "./runs.js";

/** @typedef {import("./presets.js").Choice} Choice */
/** @typedef {import("./runs.js").Run} Run */
/** @typedef {{ run: Run, training: Training }} Live */

export class Bench {
  runs = new Runs();
  /** @type {Live | null} */
  #live = null;
  /** What keeps data ready for the next run. @type {{ key: string, training: Training } | null} */
  #next = null;
  #heard;

  /** @param {(run: Run, news: { isMore: boolean, isEnd: boolean }) => void} heard of the run under way: new points, its end */
  constructor(heard) {
    this.#heard = heard;
  }

  /** Whether a training is under way. */
  get isGoing() {
    const { state } = this.#live?.training ?? {};
    return state === "playing" || state === "starting";
  }

  /** Whether this run's training can go on, or is going on. @param {Run | null} run */
  isLive(run) {
    return this.#live !== null && this.#live.run === run;
  }

  /** Whether this run rests and its next step can follow; one cut off computes its steps again. @param {Run | null} run */
  canGoOn(run) {
    return this.isLive(run) && (run?.state === "paused" || run?.state === "failed");
  }

  /**
   * Pauses the run of this choice or lets it go on; begins it where there is none or it is over.
   * @param {Run | null} run @param {Choice} choice @returns {Run} the choice's run
   */
  toggle(run, choice) {
    const live = this.#live;
    if (!live || live.run !== run) return this.#begin(choice);
    const { training } = live;
    if (this.isGoing) training.pause();
    else if (this.canGoOn(run)) training.play();
    else return this.#begin(choice);
    return live.run;
  }

  /**
   * Makes what a choice learns from ready before it is asked for, where the reader has loaded it:
   * drawn digits are not, unasked.
   * @param {Choice} choice
   */
  prepare(choice) {
    const plan = planOf(choice);
    const key = keyOf(plan.data);
    const old = this.#next;
    if (old?.key === key) return;
    this.#next = plan.data.source === "digits" ? null : { key, training: new Training(plan) };
    this.#next?.training.prepare();
    old?.training.close();
  }

  /** Gives back what is ready for a next run. */
  release() {
    this.#next?.training.close();
    this.#next = null;
  }

  /** @param {Run} run */
  remove(run) {
    if (this.isLive(run)) this.end();
    this.runs.remove(run);
  }

  /** Nothing goes on any more. */
  end() {
    const live = this.#live;
    this.#live = null;
    if (!live) return;
    const { run, training } = live;
    if (run.state === "playing" || run.state === "starting") run.state = "paused";
    training.close();
  }

  /** @param {Choice} choice */
  #begin(choice) {
    this.end();
    const live = { run: this.runs.begin(choice), training: new Training(planOf(choice)) };
    this.#live = live;
    for (const news of ["state", "progress"])
      live.training.addEventListener(news, () => this.#hear(live));
    live.training.play();
    this.#hear(live);
    return live.run;
  }

  /** @param {Live} live */
  #hear(live) {
    if (live !== this.#live) return;
    const { run, training } = live;
    const isMore = training.points.length > run.points.length;
    const isEnd = training.state === "done" && run.state !== "done";
    run.points = training.points.slice();
    run.state = training.state;
    run.reason = training.reason;
    this.#heard(run, { isMore, isEnd });
  }
}

// What there is once a network is there: its course, what lessons need, made a little at a time, and the
// lesson under way. A network changes only when a lesson has ended. Knows no page and no storage.

import { ALL, read } from "../../engine.js";
import { Course } from "./course.js";
import { imageOf, Lesson } from "./lesson.js";
import { Material } from "./material.js";
import { Measures } from "./measures.js";

/** @typedef {import("../../engine.js").Core} Core */
/** @typedef {import("../../engine.js").Network} Network */
/** @typedef {import("../../engine.js").Strokes} Strokes */
/** @typedef {import("./lesson.js").Drawing} Drawing */
/** @typedef {import("./said.js").Outcome} Outcome */

export class School {
  core;
  course;
  measures;
  #material;
  #measurable;
  /** @type {Lesson | null} */
  #lesson = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /** @param {Core} core @param {Network} network @param {string} choice @param {() => void} measurable others can be measured from now on */
  constructor(core, network, choice, measurable) {
    this.core = core;
    this.course = new Course(network, choice);
    this.#material = new Material(core);
    this.measures = new Measures(core, this.#material);
    this.#measurable = measurable;
  }

  /** Steps of the lesson under way; null where there is none. */
  get steps() {
    return this.#lesson?.steps ?? null;
  }

  get isLearning() {
    return this.#lesson !== null;
  }

  /** A drawing as it is read now, and the outputs of before. @param {Strokes} strokes */
  read(strokes) {
    const { core, course } = this;
    const { network } = course.now;
    const before = this.#lesson ? network : course.before;
    return {
      reading: read(core, this.#lesson?.network ?? network, strokes, ALL),
      before:
        before && strokes.length ? before.predict(imageOf(core, before, strokes)).outputs : null,
    };
  }

  /** Makes what lessons need. */
  grow() {
    const material = this.#material;
    if (this.#timer || material.isReady) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      const couldMeasure = material.canMeasure;
      material.grow();
      if (material.canMeasure !== couldMeasure) this.#measurable();
      this.grow();
    });
  }

  /** Nothing goes on any more. */
  rest() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.drop();
  }

  /**
   * Which digit a drawing is, and what the network says of it. Null where a lesson has begun.
   * @param {Strokes} strokes @param {number} label @param {import("../../draw/network.js").Verdict} verdict
   * @returns {Outcome | null}
   */
  label(strokes, label, verdict) {
    const hand = this.course.with(strokes, label);
    if (!hand) return { kind: "full" };
    if (verdict.digit !== label || verdict.kind !== "decided")
      return this.#begin(hand, [hand.length - 1]);
    this.course.label(hand);
    return { kind: "agreed", label };
  }

  /** A lesson on all that are read wrong. @returns {Outcome | null} */
  again() {
    return this.#begin([...this.course.now.hand], this.measures.wrong(this.course));
  }

  /** Goes on with the lesson; what came of it, once it has ended. @param {() => boolean} isLate @returns {Outcome | null} */
  advance(isLate) {
    const lesson = this.#lesson;
    if (!lesson) return null;
    const broken = this.#guard(() => lesson.advance(isLate));
    return broken ?? (lesson.done ? this.#finish(lesson) : null);
  }

  /** Breaks a lesson off, where there is one. */
  drop() {
    this.#lesson?.network.free();
    this.#lesson = null;
  }

  /** @param {Drawing[]} hand @param {number[]} focus */
  #begin(hand, focus) {
    return this.#guard(() => {
      // Who is quicker than the slices waits for what is left: a fifth of a second at most.
      while (!this.#material.isReady) this.#material.grow();
      const { network } = this.course.now;
      this.#lesson = new Lesson(this.core, network, hand, focus, this.#material.rehearsal(network));
    });
  }

  /** Now, and only now, the network changes. @param {Lesson} lesson @returns {Outcome} */
  #finish({ network, focus, steps, hand }) {
    const { course, measures } = this;
    const was = measures.digit(course.now.network, focus[0]);
    this.#lesson = null;
    course.learn(network, hand);
    if (focus.length > 1) return { kind: "learnedAll", steps };
    const { label } = focus[0];
    const isLearned = measures.digit(course.now.network, focus[0]) === label;
    return { kind: isLearned ? "learned" : "unlearned", steps, label, was };
  }

  /** What throws in a lesson leaves the network as it was. @param {() => void} act @returns {Outcome | null} */
  #guard(act) {
    try {
      act();
      return null;
    } catch {
      this.drop();
      return { kind: "broken" };
    }
  }
}

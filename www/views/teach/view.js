// The teach figure: the reader draws, the network answers, the reader says what it is, and the network
// learns it before their eyes. Decides when things are read, learned and kept; the numbers come from
// the core, pixels are painted by paint.js, words are brought up to date by report.js.

import { density } from "../../draw/canvas.js";
import { ALL, read } from "../../engine.js";
import { Pad } from "../../pad.js";
import { deadline } from "../../parts/clock.js";
import { intake, offer } from "../../parts/file.js";
import { sentence } from "../../text/words.js";
import { View as Base } from "../view.js";
import { brought, networkOf } from "./bring.js";
import { Controls } from "./controls.js";
import { Course } from "./course.js";
import { isOf, MOST_DRAWINGS, written } from "./hand.js";
import { Keep } from "./keep.js";
import { layout } from "./layout.js";
import { imageOf, Lesson } from "./lesson.js";
import { Material } from "./material.js";
import { Measures } from "./measures.js";
import { paint } from "./paint.js";
import { report } from "./report.js";
import { refusal } from "./said.js";
import style from "./style.js";
import words from "./words.js";

export { style };

/** @typedef {import("../../engine.js").Network} Network */
/** @typedef {import("../../engine.js").Shared} Shared */
/** @typedef {import("./controls.js").Action} Action */
/** @typedef {import("./lesson.js").Drawing} Drawing */
/** @typedef {import("./said.js").Outcome} Outcome */
/**
 * @typedef {object} School what there is once a network is there
 * @property {import("../../engine.js").Core} core
 * @property {Course} course
 * @property {Material} material
 * @property {Measures} measures
 */

/** Of a frame, in milliseconds, that learning takes. */
const SLICE = 6;
/** The pen rests when it has not moved for this long, in milliseconds. */
const REST = 600;

export class View extends Base {
  #controls = new Controls(
    (action) => this.#act(action),
    (digit) => this.#press(digit),
    (i) => this.#choose(i),
  );
  #pad = new Pad(this.#controls.sheet, {
    started: () => {},
    changed: () => this.#drawn(),
    lifted: () => {},
  });
  #files = intake(this.element, ".safetensors,.json", (files) => this.#take(files));
  #keep = new Keep(() => this.#say());
  /** @type {School | null} */
  #school = null;
  /** The network that this figure has last put, or found, in the shared place. @type {Network | null} */
  #placed = null;
  /** The same as the course holds it: where others made it, a copy. @type {Network | null} */
  #current = null;
  /** The drawing that this figure has last put, or found, there. @type {import("../../engine.js").Strokes | null} */
  #given = null;
  /** @type {Lesson | null} */
  #lesson = null;
  /** What came of the last act on this drawing. @type {Outcome | null} */
  #outcome = null;
  /** What files, or storage, have brought. */
  #news = "";
  /** @type {import("../../engine.js").Reading | null} */
  #reading = null;
  /** @type {Float32Array | null} */
  #before = null;
  #isStale = true;
  /** @type {import("./layout.js").Geometry | null} */
  #geometry = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #rest;
  /** Whether the keyboard's pen was down when it was last spoken of. */
  #wasDown = false;

  /** @param {import("../view.js").Host} host @param {import("../view.js").Text} text */
  constructor(host, text) {
    super(host, text);
    this.#controls.fill(this.element, this.#files);
    this.element.addEventListener("keydown", (event) => this.#pad.shortcut(event));
  }

  /** What there is while a network reads. */
  get #open() {
    return this.shared?.network ? this.#school : null;
  }

  /** @param {import("../view.js").Text} text @param {import("../view.js").Language} language */
  speak(text, language) {
    this.#controls.speak(text, words[language]);
    super.speak(text, language);
  }

  /** @param {Shared} shared */
  use(shared) {
    const isNew = this.shared !== shared;
    super.use(shared);
    if (isNew) this.follow();
    const { core, network, choice } = shared;
    if (core && network && network !== this.#placed) {
      this.#placed = network;
      this.#drop();
      this.#outcome = null;
      this.#isStale = true;
      if (this.#school) this.#school.course.leave(network, choice);
      else {
        const material = new Material(core);
        const measures = new Measures(core, material);
        this.#school = { core, course: new Course(network, choice), material, measures };
      }
      this.#current = this.#school.course.now.network;
      this.#grow();
    }
    this.#say();
  }

  follow() {
    if (!this.shared || this.shared.drawing === this.#given) return;
    this.#given = this.shared.drawing;
    this.#pad.set(this.#given, false);
    this.#renew();
  }

  connect() {
    this.#keep.watch();
    this.#keep.look();
    this.#grow();
  }

  disconnect() {
    super.disconnect();
    this.#keep.close();
    clearTimeout(this.#timer);
    this.#timer = undefined;
    clearTimeout(this.#rest);
    this.#drop();
  }

  clear() {
    this.#pad.clear();
  }

  arrange() {
    if (!this.width) return;
    this.#geometry = layout(this.width, density());
    this.#controls.arrange(this.element, this.#geometry);
    this.#say();
    this.schedule();
  }

  /** @param {number} _now */
  render(_now) {
    const geometry = this.#geometry;
    if (!geometry) return;
    this.#learn();
    this.#read();
    const { strokes, cursor } = this.#pad;
    const school = this.#open;
    const right = (/** @type {Drawing} */ drawing) =>
      school ? school.measures.right(school.course, drawing) : { was: null, is: null };
    paint(this.#controls.context(geometry), this.colours, geometry, {
      strokes,
      reading: this.#reading,
      before: this.#before,
      hand: this.#shown().map((drawing) => ({ ...drawing, ...right(drawing) })),
      others: school?.measures.others(school.course) ?? null,
      cursor,
      number: this.text.number,
      signed: this.text.signed,
    });
  }

  // What is read.

  #drawn() {
    this.#given = this.#pad.strokes.map((stroke) => [...stroke]);
    this.shared?.show(this.#given);
    const isDown = this.#pad.cursor?.down ?? false;
    if (isDown !== this.#wasDown)
      this.#controls.live.textContent = isDown ? this.text.penDown : this.text.penUp;
    this.#wasDown = isDown;
    this.#renew();
  }

  /** Another drawing is on the pad. */
  #renew() {
    this.#drop();
    this.#outcome = null;
    this.#isStale = true;
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => this.#announce(), REST);
    this.schedule();
  }

  /** Reads the drawing, where it is stale, with the network of now and the one before. */
  #read() {
    if (!this.#isStale) return;
    const school = this.#open;
    this.#reading = this.#before = null;
    if (school) {
      const { core, course } = school;
      const learning = this.#lesson?.network;
      const before = learning ? course.now.network : course.before;
      const { strokes } = this.#pad;
      try {
        this.#reading = read(core, learning ?? course.now.network, strokes, ALL);
        if (before && strokes.length)
          this.#before = before.predict(imageOf(core, before, strokes)).outputs;
      } catch (error) {
        // The pad's own strokes are always good: whatever fails here is the core.
        this.shared?.stop(error instanceof Error ? error.message : String(error));
      }
      this.#isStale = learning !== undefined;
      if (this.#reading && !learning) this.host.predicted(this.#reading);
    }
    this.#say();
  }

  /** The drawings of the hand that have room: the newest. @returns {Drawing[]} */
  #shown() {
    const { columns, rows } = this.#geometry?.hand ?? { columns: 0, rows: 0 };
    return (this.#open?.course.now.hand ?? []).slice(-columns * rows);
  }

  // What is learned.

  /** Makes what lessons need, a little at a time. */
  #grow() {
    const school = this.#open;
    if (this.#timer || !school || school.material.isReady || !this.element.isConnected) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      const couldMeasure = school.material.canMeasure;
      if (this.#open) school.material.grow();
      if (school.material.canMeasure !== couldMeasure) {
        this.#say();
        this.schedule();
      }
      this.#grow();
    });
  }

  /** The reader says which digit the drawing is. @param {number} label */
  #press(label) {
    const school = this.#open;
    this.#read();
    const verdict = this.#reading?.verdict;
    if (!school || this.#lesson || !verdict) return;
    const { course } = school;
    const hand = course.with(this.#pad.strokes, label);
    if (!hand) return this.#end({ kind: "full" });
    if (verdict.digit === label && verdict.kind === "decided") {
      course.label(hand);
      this.#end({ kind: "agreed", label });
    } else this.#begin(school, hand, [hand.length - 1]);
  }

  /** @param {School} school @param {Drawing[]} hand @param {number[]} focus */
  #begin({ core, course, material }, hand, focus) {
    this.#news = "";
    this.#outcome = null;
    this.#guard(() => {
      // Who is quicker than the slices waits for what is left: a fifth of a second at most.
      while (!material.isReady) material.grow();
      const { network } = course.now;
      this.#lesson = new Lesson(core, network, hand, focus, material.rehearsal(network));
    });
    this.#isStale = true;
    this.#say();
    this.schedule();
  }

  /** Goes on with the lesson for its part of this frame. */
  #learn() {
    const lesson = this.#lesson;
    const school = this.#open;
    if (!lesson || !school) return;
    this.#guard(() => lesson.advance(deadline(SLICE)));
    if (this.#lesson && lesson.done) this.#finish(school, lesson);
    this.#isStale = true;
    this.schedule();
  }

  /** The lesson has succeeded: now, and only now, the network changes. @param {School} school @param {Lesson} lesson */
  #finish({ course, measures }, lesson) {
    const { focus, steps, hand } = lesson;
    const was = measures.digit(course.now.network, focus[0]);
    this.#lesson = null;
    course.learn(lesson.network, hand);
    const isLearned = focus.every(
      (drawing) => measures.digit(course.now.network, drawing) === drawing.label,
    );
    const { label } = focus[0];
    if (focus.length > 1) this.#end({ kind: "learnedAll", steps });
    else this.#end({ kind: isLearned ? "learned" : "unlearned", steps, label, was });
  }

  /** What throws in a lesson leaves the network as it was. @param {() => void} act */
  #guard(act) {
    try {
      act();
    } catch {
      this.#drop();
      this.#end({ kind: "broken" });
    }
  }

  /** Breaks a lesson off, where there is one. */
  #drop() {
    this.#lesson?.network.free();
    this.#lesson = null;
  }

  /** After every act: the network of now goes to every figure of this name, and all is said. @param {Outcome | null} outcome @param {string} [news] */
  #end(outcome, news = "") {
    const now = this.#open?.course.now;
    this.#outcome = outcome;
    this.#news = news;
    this.#isStale = true;
    if (this.shared && now && now.network !== this.#current) {
      this.#placed = this.#current = now.network;
      this.shared.take(now.network, now.choice);
    }
    this.#read();
    this.#announce();
    this.schedule();
  }

  // What is pressed.

  /** @param {Action} action */
  #act(action) {
    if (action === "undo") return this.#pad.undo();
    if (action === "clear") return this.#pad.clear();
    if (action === "bringIn") return this.#files.click();
    const school = this.#open;
    if (!school || this.#lesson) return;
    const { course, measures } = school;
    const { now } = course;
    const actions = {
      stepBack: () => {
        course.stepBack();
        this.#end({ kind: "steppedBack" });
      },
      startAgain: () => {
        course.startAgain();
        this.#end({ kind: "restarted" });
      },
      remove: () => {
        course.label(now.hand.filter((drawing) => !isOf(drawing, this.#pad.strokes)));
        this.#end(null);
      },
      again: () => this.#begin(school, [...now.hand], measures.wrong(course)),
      keep: () => this.#keep.keep(now),
      load: () => this.#bringBack(school),
      erase: () => this.#keep.remove(),
      outNetwork: () =>
        offer("perceptible-taught.safetensors", now.network.to_safetensors().slice().buffer),
      outHand: () => offer("perceptible-hand.json", written([...now.hand])),
    };
    actions[action]();
  }

  /** Puts a drawing of the hand on the pad. @param {number} i */
  #choose(i) {
    const drawing = this.#shown()[i];
    if (!drawing || this.#lesson) return;
    const strokes = drawing.strokes.map((stroke) => stroke.map(([x, y]) => [x, y]));
    this.#pad.set(strokes, true);
    this.#drawn();
  }

  /** @param {School} school */
  async #bringBack({ core, course }) {
    const found = await this.#keep.load((bytes) => networkOf(core, bytes));
    if (!found) return;
    this.#drop();
    const said = words[this.language];
    try {
      course.learn(found.network, course.withAll(found.hand, "first"));
    } catch {
      found.network.free();
      return this.#end(null, said.full(MOST_DRAWINGS));
    }
    this.#keep.adopt(course.now);
    this.#end(null, said.broughtBack);
  }

  /** @param {File[]} files */
  async #take(files) {
    const news = [];
    for (const file of files) news.push(await this.#takeOne(file));
    this.#end(this.#outcome, news.join(" "));
  }

  /** A file, with distrust: what it brought, or why it was not taken. @param {File} file @returns {Promise<string>} */
  async #takeOne(file) {
    const said = words[this.language];
    try {
      const { core } = this.#open ?? {};
      if (!core) throw new Error(this.text.failed[0]);
      const { network, drawings } = await brought(core, file);
      const course = /** @type {School} */ (this.#school).course;
      this.#drop();
      if (network) {
        course.learn(network, course.now.hand);
        return said.broughtNetwork(file.name);
      }
      const count = course.now.hand.length;
      const hand = course.withAll(drawings);
      if (hand.length > count) course.label(hand);
      return said.broughtHand(file.name, hand.length - count);
    } catch (error) {
      return refusal(said, file.name, error);
    }
  }

  // What is said.

  /** The answer, and what came of the last act, to who cannot see it. */
  #announce() {
    if (!this.#reading || this.#lesson) return;
    const { ask, live } = this.#controls;
    live.textContent = `${sentence(this.text, this.#reading.verdict)} ${ask.textContent} ${this.#news}`;
  }

  /** Brings every word up to date. */
  #say() {
    const geometry = this.#geometry;
    if (!geometry) return;
    const { text, shared } = this;
    const school = this.#open;
    const hand = school?.course.now.hand ?? [];
    report(this.#controls, {
      text,
      words: words[this.language],
      shared,
      pad: this.#pad,
      reading: this.#reading,
      before: this.#before,
      course: school?.course ?? null,
      measures: school?.measures ?? null,
      keep: this.#keep,
      steps: this.#lesson?.steps ?? null,
      outcome: this.#outcome,
      news: this.#news,
      onPad: hand.find((drawing) => isOf(drawing, this.#pad.strokes)) ?? null,
      shown: this.#shown(),
      geometry,
      press: (digit) => this.#press(digit),
    });
    this.#controls.reach(this.element, geometry);
  }
}

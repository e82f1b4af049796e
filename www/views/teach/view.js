// The teach figure: the reader draws, the network answers, the reader says what it is, and the network
// learns it before their eyes. Decides when things are read, learned and kept; school.js teaches, paint.js
// paints, controls.js is operated, report.js brings words up to date.

import { density } from "../../draw/canvas.js";
import { Pad } from "../../pad.js";
import { deadline } from "../../parts/clock.js";
import { intake, offer } from "../../parts/file.js";
import { sentence } from "../../text/words.js";
import { View as Base } from "../view.js";
import { networkOf, taken } from "./bring.js";
import { Controls } from "./controls.js";
import { isOf, MOST_DRAWINGS, written } from "./hand.js";
import { Keep } from "./keep.js";
import { layout } from "./layout.js";
import { paint } from "./paint.js";
import { report } from "./report.js";
import { refusal } from "./said.js";
import { School } from "./school.js";
import style from "./style.js";
import words from "./words.js";

export { style };

/** @typedef {import("../../engine.js").Network} Network */
/** @typedef {import("../../engine.js").Shared} Shared */
/** @typedef {import("./controls.js").Action} Action */
/** @typedef {import("./lesson.js").Drawing} Drawing */
/** @typedef {import("./said.js").Outcome} Outcome */

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
      this.#school?.drop();
      this.#outcome = null;
      this.#isStale = true;
      if (this.#school) this.#school.course.leave(network, choice);
      else
        this.#school = new School(core, network, choice, () => {
          this.#say();
          this.schedule();
        });
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
    clearTimeout(this.#rest);
    this.#school?.rest();
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
    this.#school?.drop();
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
      try {
        const { reading, before } = school.read(this.#pad.strokes);
        this.#reading = reading;
        this.#before = before;
      } catch (error) {
        // The pad's own strokes are always good: whatever fails here is the core.
        this.shared?.stop(error instanceof Error ? error.message : String(error));
      }
      this.#isStale = school.isLearning;
      if (this.#reading && !school.isLearning) this.host.predicted(this.#reading);
    }
    this.#say();
  }

  /** The drawings of the hand that have room: the newest. @returns {Drawing[]} */
  #shown() {
    const { columns, rows } = this.#geometry?.hand ?? { columns: 0, rows: 0 };
    return (this.#open?.course.now.hand ?? []).slice(-columns * rows);
  }

  // What is learned.

  #grow() {
    if (this.element.isConnected) this.#open?.grow();
  }

  /** The reader says which digit the drawing is. @param {number} label */
  #press(label) {
    const school = this.#open;
    this.#read();
    const verdict = this.#reading?.verdict;
    if (!school || school.isLearning || !verdict) return;
    this.#follow(school.label(this.#pad.strokes, label, verdict));
  }

  /** What was said has this outcome; null where a lesson has begun. @param {Outcome | null} outcome */
  #follow(outcome) {
    if (outcome) return this.#end(outcome);
    this.#news = "";
    this.#outcome = null;
    this.#isStale = true;
    this.#say();
    this.schedule();
  }

  /** Goes on with the lesson for its part of this frame. */
  #learn() {
    const school = this.#open;
    if (!school?.isLearning) return;
    const outcome = school.advance(deadline(SLICE));
    if (outcome) this.#end(outcome);
    this.#isStale = true;
    this.schedule();
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
    if (!school || school.isLearning) return;
    const { course } = school;
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
      again: () => this.#follow(school.again()),
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
    if (!drawing || this.#school?.isLearning) return;
    const strokes = drawing.strokes.map((stroke) => stroke.map(([x, y]) => [x, y]));
    this.#pad.set(strokes, true);
    this.#drawn();
  }

  /** @param {School} school */
  async #bringBack(school) {
    const { core, course } = school;
    const found = await this.#keep.load((bytes) => networkOf(core, bytes));
    if (!found) return;
    school.drop();
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
    for (const file of files) {
      const school = this.#open;
      const said = words[this.language];
      news.push(
        school
          ? await taken(school, file, said)
          : refusal(said, file.name, new Error(this.text.failed[0])),
      );
    }
    this.#end(this.#outcome, news.join(" "));
  }

  // What is said.

  /** The answer, and what came of the last act, to who cannot see it. */
  #announce() {
    if (!this.#reading || this.#school?.isLearning) return;
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
      steps: school?.steps ?? null,
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

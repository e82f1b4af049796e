// Runs sessions in turns and tells what they do, when asked: the far end of `link.js`, in the worker
// or on the page. Everything comes in as a message and goes out as one.

import { isPanic } from "../panic.js";
import { turns } from "../turns.js";
import { DataSets } from "./data.js";
import { Pace } from "./pace.js";
import { Session } from "./session.js";
import { unpack } from "./unpack.js";

/** @typedef {import("../start.js").Core} Core */
/** @typedef {import("./plan.js").Files} Files */
/** @typedef {import("./plan.js").Plan} Plan */
/** @typedef {import("./session.js").Change} Change */
/** @typedef {import("./session.js").Resumption} Resumption */
/**
 * @typedef {{ type: "open", id: number, plan: Plan, key: string, changes: Change[], resumption: Resumption | null }
 *   | { type: "run", id: number }
 *   | { type: "step", id: number, steps: number }
 *   | { type: "pace", id: number, pace: number }
 *   | { type: "rate", id: number, rate: number }
 *   | { type: "halt", id: number }
 *   | { type: "close", id: number }} Order to one session
 */
/** @typedef {{ id: number, order: number, parameters: boolean }} Look at a session, with its parameters or without */
/** @typedef {Order | { type: "files", key: string, files: Files } | { type: "look", looks: Look[] }} Message */
/**
 * @typedef {object} News of a session since the last look
 * @property {number} id
 * @property {number} order of the look
 * @property {import("./session.js").Phase} phase
 * @property {import("./words.js").Reason | null} reason
 * @property {number} share of the start
 * @property {number} step
 * @property {number} seconds
 * @property {boolean} isResting it changes no more before the next order
 * @property {import("./session.js").FullPoint[]} points
 * @property {Change[]} changes
 * @property {import("./session.js").Latest | null} latest where it was wanted
 * @property {import("./session.js").Grid | null} grid once
 * @property {string | null} needs the key of data that wait for their files
 */
/** @typedef {{ type: "ready" } | { type: "news", news: News[] } | { type: "dead" }} Answer */
/**
 * @typedef {object} Seat a session and how it is to go on
 * @property {number} id
 * @property {Session} session
 * @property {string} key of its data
 * @property {Pace} pace
 * @property {boolean} isRunning
 * @property {number} goal the step to run to
 * @property {boolean} hasGrid whether the grid has been sent
 */

const clock = () => performance.now();

export class Host {
  #core;
  #send;
  #slice;
  #sets;
  /** In the order of their turns. @type {Map<number, Seat>} */
  #seats = new Map();
  #soon = turns(() => this.#turn());
  #isTurning = false;
  #isDead = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /**
   * @param {Core} core @param {(answer: Answer, transfer: ArrayBuffer[]) => void} send
   * @param {number} slice the longest turn, in ms
   */
  constructor(core, send, slice) {
    this.#core = core;
    this.#send = send;
    this.#slice = slice;
    this.#sets = new DataSets(core);
  }

  /** @param {Message} message */
  receive(message) {
    if (this.#isDead) return;
    this.#guarded(() => {
      if (message.type === "look") this.#tell(message.looks);
      else if (message.type === "files") this.#give(message.key, message.files);
      else this.#obey(message);
    });
    this.#wake();
  }

  /** @param {string} key @param {Files} files */
  async #give(key, files) {
    const unpacked = await unpack(files).catch((error) => /** @type {Error} */ (error));
    this.#sets.give(key, unpacked);
    this.#wake();
  }

  /** @param {Order} order */
  #obey(order) {
    if (order.type === "open") this.#open(order);
    const seat = this.#seats.get(order.id);
    if (!seat) return;
    const { session, pace } = seat;
    switch (order.type) {
      case "run":
        this.#run(seat, Number.POSITIVE_INFINITY);
        break;
      case "step":
        this.#run(seat, (Number.isFinite(seat.goal) ? seat.goal : session.here) + order.steps);
        break;
      case "pace":
        pace.set(order.pace, session.here, clock());
        break;
      case "rate":
        session.change(order.rate);
        break;
      case "halt":
        seat.isRunning = false;
        seat.goal = session.here;
        break;
      case "close":
        this.#seats.delete(order.id);
        session.free();
        this.#sets.leave(seat.key);
    }
  }

  /** @param {Order & { type: "open" }} order */
  #open({ id, plan, key, changes, resumption }) {
    const set = this.#sets.take(key, plan.data);
    const session = new Session(this.#core, plan, set, changes, resumption);
    const goal = session.here;
    const pace = new Pace();
    this.#seats.set(id, { id, session, key, pace, isRunning: false, goal, hasGrid: false });
  }

  /** @param {Seat} seat @param {number} goal */
  #run(seat, goal) {
    if (!seat.isRunning) seat.pace.restart(seat.session.here, clock());
    seat.isRunning = true;
    seat.goal = goal;
  }

  /** @param {Look[]} looks */
  #tell(looks) {
    /** @type {ArrayBuffer[]} */
    const transfer = [];
    const news = looks.flatMap((look) => {
      const seat = this.#seats.get(look.id);
      return seat ? [newsOf(seat, look)] : [];
    });
    for (const { points, latest, grid } of news)
      for (const numbers of [
        ...points.flatMap((point) => [point.parameters, point.answers]),
        ...(latest ? [latest.parameters] : []),
        ...(grid ? [grid.images, grid.labels] : []),
      ])
        transfer.push(/** @type {ArrayBuffer} */ (numbers.buffer));
    this.#send({ type: "news", news }, transfer);
  }

  #wake = () => {
    if (this.#isTurning || this.#isDead) return;
    this.#isTurning = true;
    this.#soon();
  };

  /** One session works; then whoever has sent a message is heard. */
  #turn() {
    this.#isTurning = false;
    clearTimeout(this.#timer);
    if (this.#isDead) return;
    const now = clock();
    let wait = Number.POSITIVE_INFINITY;
    for (const seat of this.#seats.values()) {
      const most = mostOf(seat, now);
      if (canWork(seat, most)) {
        // To the end of the line.
        this.#seats.delete(seat.id);
        this.#seats.set(seat.id, seat);
        this.#guarded(() => work(seat, most, now + this.#slice));
        return this.#wake();
      }
      if (seat.isRunning && canWork(seat, seat.goal))
        wait = Math.min(wait, seat.pace.wait(seat.session.step, now));
    }
    if (Number.isFinite(wait)) this.#timer = setTimeout(this.#wake, wait);
  }

  /** After a panic nothing of this core is to be trusted: the console says what it was. @param {() => void} act */
  #guarded(act) {
    try {
      act();
    } catch (error) {
      this.#isDead = true;
      console.error(error);
      this.#send({ type: "dead" }, []);
    }
  }
}

/** The step that a session may work up to. @param {Seat} seat @param {number} now */
function mostOf({ session, pace, isRunning, goal }, now) {
  return isRunning ? Math.min(goal, pace.limit(session.step, now)) : session.step;
}

/** @param {Seat} seat @param {number} most */
function canWork({ session, isRunning }, most) {
  return (isRunning || session.isMeasuring) && session.hasWork(most);
}

/** A slice of a session's work; what is wrong with its plan is its own end. @param {Seat} seat @param {number} most @param {number} end */
function work({ session }, most, end) {
  try {
    session.slice(most, clock, end);
  } catch (error) {
    if (isPanic(error)) throw error;
    session.end("failed", { code: "refused", message: messageOf(error) });
  }
}

/** @param {Seat} seat @param {Look} look @returns {News} */
function newsOf(seat, { order, parameters }) {
  const { id, session, key } = seat;
  const { phase, reason, share, step, seconds, changes, set } = session;
  const grid = set.isReady && !seat.hasGrid ? set.grid() : null;
  if (grid) seat.hasGrid = true;
  return {
    id,
    order,
    phase,
    reason,
    share,
    step,
    seconds,
    isResting: !canWork(seat, seat.goal) && !(seat.isRunning && set.needsFiles),
    points: session.points.splice(0),
    changes: [...changes],
    latest: parameters ? session.latest() : null,
    grid,
    needs: set.needsFiles ? key : null,
  };
}

/** @param {unknown} error */
const messageOf = (error) => (error instanceof Error ? error.message : String(error));

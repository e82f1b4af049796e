// The pad: pointer and keyboard in, strokes out, with undo and redo. Draws nothing and reads nothing.

/** @typedef {number[][][]} Strokes */
/**
 * @typedef {object} PadEvents
 * @property {() => void} started the reader has taken the pen
 * @property {() => void} changed the strokes, or the keyboard's cursor, are others than before
 * @property {() => void} lifted a stroke has ended
 */

const STEP = 1 / 28;
/** How far undo leads back. */
const STEPS_BACK = 1000;
/** A hand that rests beside a pen touches within this time, in milliseconds. */
const PALM = 700;

export class Pad {
  /** @type {Strokes} */
  strokes = [];
  /** Whether the drawing is the reader's own, or one that the page made. */
  own = false;
  /** The keyboard's pen: where it is and whether it is down; null while the pad has no focus. @type {{ x: number, y: number, down: boolean } | null} */
  cursor = null;
  /** @type {Strokes[]} */
  #past = [];
  /** @type {Strokes[]} */
  #future = [];
  /** What draws, and how wide the pad was when it began. @type {{ id: number, type: string, buttons: number, width: number, before: Strokes } | null} */
  #pointer = null;
  #lastPen = -Infinity;
  #element;
  #events;

  /** @param {HTMLElement} element @param {PadEvents} events */
  constructor(element, events) {
    this.#element = element;
    this.#events = events;
    element.addEventListener("pointerdown", (event) => this.#down(event));
    element.addEventListener("pointermove", (event) => this.#move(event));
    element.addEventListener("pointerup", (event) => this.#up(event));
    element.addEventListener("pointercancel", (event) => this.#up(event));
    element.addEventListener("lostpointercapture", (event) => this.#up(event));
    element.addEventListener("contextmenu", (event) => event.preventDefault());
    // touch-action keeps the page still; this keeps iOS from its magnifier and selection.
    element.addEventListener("touchstart", (event) => event.preventDefault(), { passive: false });
    element.addEventListener("keydown", (event) => this.#key(event));
    element.addEventListener("focus", () => this.#focus());
    element.addEventListener("blur", () => this.#blur());
  }

  get drawing() {
    return this.#pointer !== null || this.cursor?.down === true;
  }
  get canUndo() {
    return this.#past.length > 0;
  }
  get canRedo() {
    return this.#future.length > 0;
  }

  undo() {
    this.#travel(this.#past, this.#future);
  }
  redo() {
    this.#travel(this.#future, this.#past);
  }
  clear() {
    if (this.strokes.length === 0) return;
    this.#end();
    this.#remember(this.strokes);
    this.strokes = [];
    this.own = true;
    this.#events.changed();
  }

  /** Ctrl+Z and its kin, from anywhere in the figure. @param {KeyboardEvent} event */
  shortcut(event) {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    const key = event.key.toLowerCase();
    if (key === "z" && !event.shiftKey) this.undo();
    else if (key === "y" || (key === "z" && event.shiftKey)) this.redo();
    else return;
    event.preventDefault();
  }

  /**
   * Puts strokes on the pad that no hand drew here.
   * @param {Strokes} strokes @param {boolean} remembered whether undo leads back
   */
  set(strokes, remembered) {
    this.#end();
    if (remembered) this.#remember(this.strokes);
    this.strokes = strokes;
    this.own = false;
  }

  /** @param {Strokes[]} from @param {Strokes[]} to */
  #travel(from, to) {
    this.#end();
    const strokes = from.pop();
    if (!strokes) return;
    to.push(this.strokes);
    this.strokes = strokes;
    this.own = true;
    this.#events.changed();
  }

  /** @param {Strokes} strokes */
  #remember(strokes) {
    this.#past.push(strokes);
    if (this.#past.length > STEPS_BACK) this.#past.shift();
    this.#future = [];
  }

  /** Begins a stroke; on a drawing that is not the reader's it begins a new sheet. @param {number[]} point */
  #begin(point) {
    this.#remember(this.strokes);
    this.strokes = this.own ? [...this.strokes, [point]] : [[point]];
    this.own = true;
    this.#events.changed();
  }

  /** @param {number[]} point */
  #extend(point) {
    const stroke = this.strokes[this.strokes.length - 1];
    const last = stroke?.[stroke.length - 1];
    if (!last || (last[0] === point[0] && last[1] === point[1])) return;
    stroke.push(point);
  }

  #end() {
    this.#pointer = null;
    if (this.cursor) this.cursor.down = false;
  }

  /** @param {PointerEvent} event */
  #point(event) {
    const { left, top, width, height } = this.#element.getBoundingClientRect();
    const share = (/** @type {number} */ v) => Math.max(0, Math.min(1, v));
    return [share((event.clientX - left) / width), share((event.clientY - top) / height)];
  }

  /** @param {PointerEvent} event */
  #down(event) {
    if (!event.isPrimary || event.button !== 0) return;
    const isPen = event.pointerType === "pen";
    const sincePen = event.timeStamp - this.#lastPen;
    if (event.pointerType === "touch" && sincePen >= 0 && sincePen < PALM) return;
    // A figure that is taken out of its page loses its pointer without a word.
    if (this.#pointer && this.#element.hasPointerCapture(this.#pointer.id)) {
      // The hand came down before its pen: what the hand drew goes.
      if (!isPen || this.#pointer.type !== "touch") return;
      this.strokes = this.#pointer.before;
      this.#past.pop();
    }
    this.#end();
    // Before anything is kept: whoever hears it may put another drawing on the pad.
    this.#events.started();
    if (isPen) this.#lastPen = event.timeStamp;
    try {
      this.#element.setPointerCapture(event.pointerId);
    } catch {
      // A pointer that is gone already (or a script's event) cannot be captured; it draws all the same.
    }
    const { pointerId: id, pointerType: type, buttons } = event;
    const { width } = this.#element.getBoundingClientRect();
    this.#pointer = { id, type, buttons, width, before: this.strokes };
    this.#begin(this.#point(event));
  }

  /** @param {PointerEvent} event */
  #move(event) {
    if (event.pointerType === "pen") this.#lastPen = event.timeStamp;
    if (event.pointerId !== this.#pointer?.id) return;
    // Lifted where nobody was told of it (a script's pointer may have no buttons at all), or over a pad that
    // has turned under the pen: a line to where the pointer is now would be nobody's.
    const isLifted = event.buttons === 0 && this.#pointer.buttons !== 0;
    const { width } = this.#element.getBoundingClientRect();
    if (isLifted || width !== this.#pointer.width) return this.#lift();
    const coalesced = event.getCoalescedEvents?.() ?? [];
    for (const part of coalesced.length ? coalesced : [event]) this.#extend(this.#point(part));
    this.#events.changed();
  }

  /** Lifted, taken away by the system, or lost: what is drawn stays. @param {PointerEvent} event */
  #up(event) {
    if (event.pointerId !== this.#pointer?.id) return;
    if (event.type === "pointerup") this.#extend(this.#point(event));
    const { before } = this.#pointer;
    const stroke = this.strokes[this.strokes.length - 1];
    if (event.type === "pointercancel" && stroke && stroke.length < 3) {
      // The system took the touch for a gesture of its own before it became a stroke.
      this.strokes = before;
      this.#past.pop();
    }
    this.#lift();
  }

  #lift() {
    this.#pointer = null;
    this.#events.lifted();
    this.#events.changed();
  }

  #focus() {
    if (!this.#element.matches(":focus-visible")) return;
    this.cursor ??= { x: 0.5, y: 0.25, down: false };
    this.#events.changed();
  }

  #blur() {
    const wasDown = this.cursor?.down;
    this.cursor = null;
    if (wasDown) this.#events.lifted();
    this.#events.changed();
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || this.#pointer) return;
    this.cursor ??= { x: 0.5, y: 0.25, down: false };
    const { cursor } = this;
    const [dx, dy] = ARROWS[event.key] ?? [0, 0];
    if (dx || dy) {
      const at = (/** @type {number} */ v) => Math.max(0.5 * STEP, Math.min(1 - 0.5 * STEP, v));
      cursor.x = at(cursor.x + dx * STEP);
      cursor.y = at(cursor.y + dy * STEP);
      if (cursor.down) this.#extend([cursor.x, cursor.y]);
    } else if (event.key === " " || event.key === "Enter") {
      if (event.repeat) return event.preventDefault();
      if (!cursor.down) this.#events.started();
      cursor.down = !cursor.down;
      if (cursor.down) this.#begin([cursor.x, cursor.y]);
      else this.#events.lifted();
    } else if (event.key === "Escape" || event.key === "Delete") {
      this.#events.started();
      this.clear();
    } else return;
    event.preventDefault();
    this.#events.changed();
  }
}

/** @type {Record<string, [number, number]>} */
const ARROWS = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

// A rubber over a 28 x 28 image, by mouse, finger and keyboard: which pixels it has taken away.
// Draws nothing and reads nothing.

import { SIDE } from "../../draw/field.js";

const RADIUS = 1.8;
/** @type {Record<string, [number, number]>} */
const ARROWS = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

export class Eraser {
  /** 1 where the paper has been rubbed. */
  mask = new Uint8Array(SIDE * SIDE);
  /** Whether it is at work just now. */
  isDown = false;
  /** The keyboard's rubber, in pixels; null while no pad has the focus. @type {{ x: number, y: number, down: boolean } | null} */
  cursor = null;
  /** @type {[number, number] | null} */
  #last = null;
  #changed;

  /** @param {HTMLElement[]} pads @param {() => void} changed the mask, the cursor, or whether it is down */
  constructor(pads, changed) {
    this.#changed = changed;
    for (const pad of pads) this.#listen(pad);
  }

  get isUsed() {
    return this.mask.includes(1);
  }

  clear() {
    this.mask.fill(0);
    this.#end();
  }

  /** @param {HTMLElement} pad */
  #listen(pad) {
    const at = (/** @type {PointerEvent} */ event) => {
      const { left, top, width } = pad.getBoundingClientRect();
      const scale = SIDE / width;
      this.#rub((event.clientX - left) * scale, (event.clientY - top) * scale);
    };
    const end = () => this.isDown && this.#end();
    pad.addEventListener("pointerdown", (event) => {
      if (!event.isPrimary || event.button !== 0) return;
      pad.setPointerCapture(event.pointerId);
      this.isDown = true;
      this.#last = null;
      at(event);
    });
    pad.addEventListener("pointermove", (event) => {
      if (this.isDown && event.isPrimary && !this.cursor?.down) at(event);
    });
    for (const type of ["pointerup", "pointercancel", "lostpointercapture"])
      pad.addEventListener(type, end);
    pad.addEventListener("keydown", (event) => this.#key(event));
    pad.addEventListener("focus", () => {
      if (!pad.matches(":focus-visible")) return;
      this.cursor = { x: SIDE / 2, y: SIDE / 2, down: false };
      this.#changed();
    });
    pad.addEventListener("blur", () => {
      this.cursor = null;
      this.#end();
    });
  }

  #end() {
    this.isDown = false;
    this.#last = null;
    if (this.cursor) this.cursor.down = false;
    this.#changed();
  }

  /** Takes away what lies under the way from the last point to this one. @param {number} x @param {number} y */
  #rub(x, y) {
    const [fromX, fromY] = this.#last ?? [x, y];
    this.#last = [x, y];
    const steps = Math.max(1, Math.ceil(Math.hypot(x - fromX, y - fromY)));
    for (let i = 1; i <= steps; i++) {
      const [cx, cy] = [fromX + ((x - fromX) * i) / steps, fromY + ((y - fromY) * i) / steps];
      for (let p = 0; p < this.mask.length; p++) {
        const dx = (p % SIDE) + 0.5 - cx;
        const dy = Math.floor(p / SIDE) + 0.5 - cy;
        if (dx * dx + dy * dy <= RADIUS * RADIUS) this.mask[p] = 1;
      }
    }
    this.#changed();
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    this.cursor ??= { x: SIDE / 2, y: SIDE / 2, down: false };
    const { cursor } = this;
    const move = ARROWS[event.key];
    if (move) {
      cursor.x = Math.max(0.5, Math.min(SIDE - 0.5, cursor.x + move[0]));
      cursor.y = Math.max(0.5, Math.min(SIDE - 0.5, cursor.y + move[1]));
    } else if (event.key === " " || event.key === "Enter") {
      if (!event.repeat) cursor.down = !cursor.down;
      if (!cursor.down) this.#end();
    } else if (event.key === "Escape") this.clear();
    else return;
    event.preventDefault();
    this.isDown = cursor.down;
    if (cursor.down) this.#rub(cursor.x, cursor.y);
    else this.#changed();
  }
}

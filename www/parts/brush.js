// A brush over a 28 x 28 picture, by mouse, finger and keyboard: which cells it goes over. Draws
// nothing, and does not know what it leaves there.

import { SIDE } from "../draw/field.js";

/** @type {Record<string, [number, number]>} */
const ARROWS = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/**
 * @typedef {object} Plan
 * @property {number} radius in cells
 * @property {number} [fine] radius of the keyboard's brush; the same unless told
 * @property {(cell: number) => void} over a cell is under it
 * @property {() => void} changed cells were gone over, or the cursor or whether it is down is another
 * @property {() => void} [began] a stroke begins; nothing is gone over yet
 * @property {() => void} escape the reader wants nothing of it
 */

export class Brush {
  /** Whether it is at work just now. */
  isDown = false;
  /** The keyboard's brush, in cells; null while no pad has the focus. @type {{ x: number, y: number, down: boolean } | null} */
  cursor = null;
  /** @type {[number, number] | null} */
  #last = null;
  /** What is held down, and how wide the pad was when it came down. @type {{ id: number, width: number } | null} */
  #pointer = null;
  #plan;

  /** @param {HTMLElement[]} pads @param {Plan} plan */
  constructor(pads, plan) {
    this.#plan = plan;
    for (const pad of pads) this.#listen(pad);
  }

  /** The cell of the keyboard's brush. */
  get cell() {
    return this.cursor && Math.floor(this.cursor.y) * SIDE + Math.floor(this.cursor.x);
  }

  lift() {
    this.isDown = false;
    this.#last = this.#pointer = null;
    if (this.cursor) this.cursor.down = false;
    this.#plan.changed();
  }

  /** @param {HTMLElement} pad */
  #listen(pad) {
    const at = (/** @type {PointerEvent} */ event) => {
      const { left, top, width } = pad.getBoundingClientRect();
      const scale = SIDE / width;
      const [x, y] = [(event.clientX - left) * scale, (event.clientY - top) * scale];
      this.#go(x, y, this.#plan.radius);
    };
    pad.addEventListener("pointerdown", (event) => {
      if (!event.isPrimary || event.button !== 0) return;
      if (this.#pointer && pad.hasPointerCapture(this.#pointer.id)) return;
      pad.setPointerCapture(event.pointerId);
      this.#begin();
      this.#pointer = { id: event.pointerId, width: pad.getBoundingClientRect().width };
      at(event);
    });
    pad.addEventListener("pointermove", (event) => {
      if (event.pointerId !== this.#pointer?.id) return;
      // Lifted where nobody was told of it, or over a pad that has turned under the brush.
      const { width } = pad.getBoundingClientRect();
      if (event.buttons === 0 || width !== this.#pointer.width) this.lift();
      else at(event);
    });
    for (const type of /** @type {const} */ (["pointerup", "pointercancel", "lostpointercapture"]))
      pad.addEventListener(type, (event) => event.pointerId === this.#pointer?.id && this.lift());
    pad.addEventListener("keydown", (event) => this.#key(event));
    pad.addEventListener("focus", () => {
      if (!pad.matches(":focus-visible")) return;
      this.cursor = { x: SIDE / 2 + 0.5, y: SIDE / 2 + 0.5, down: false };
      this.#plan.changed();
    });
    pad.addEventListener("blur", () => {
      this.cursor = null;
      this.lift();
    });
  }

  #begin() {
    this.isDown = true;
    this.#last = null;
    this.#plan.began?.();
  }

  /** Over what lies under the way from the last point to this one. @param {number} x @param {number} y @param {number} radius */
  #go(x, y, radius) {
    const [fromX, fromY] = this.#last ?? [x, y];
    this.#last = [x, y];
    const steps = Math.max(1, Math.ceil(Math.hypot(x - fromX, y - fromY)));
    for (let i = 1; i <= steps; i++) {
      const [cx, cy] = [fromX + ((x - fromX) * i) / steps, fromY + ((y - fromY) * i) / steps];
      for (let p = 0; p < SIDE * SIDE; p++) {
        const dx = (p % SIDE) + 0.5 - cx;
        const dy = Math.floor(p / SIDE) + 0.5 - cy;
        if (dx * dx + dy * dy <= radius * radius) this.#plan.over(p);
      }
    }
    this.#plan.changed();
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    this.cursor ??= { x: SIDE / 2 + 0.5, y: SIDE / 2 + 0.5, down: false };
    const { cursor } = this;
    const move = ARROWS[event.key];
    if (move) {
      cursor.x = Math.max(0.5, Math.min(SIDE - 0.5, cursor.x + move[0]));
      cursor.y = Math.max(0.5, Math.min(SIDE - 0.5, cursor.y + move[1]));
    } else if (event.key === " " || event.key === "Enter") {
      if (event.repeat) return event.preventDefault();
      if (cursor.down) this.lift();
      else {
        cursor.down = true;
        this.#begin();
      }
    } else if (event.key === "Escape") {
      this.lift();
      this.#plan.escape();
    } else return;
    event.preventDefault();
    if (cursor.down) this.#go(cursor.x, cursor.y, this.#plan.fine ?? this.#plan.radius);
    else this.#plan.changed();
  }
}

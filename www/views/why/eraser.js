// A rubber over a 28 x 28 image: which pixels it has taken away. Draws nothing and reads nothing.

import { SIDE } from "../../draw/field.js";
import { Brush } from "../../parts/brush.js";

const RADIUS = 1.8;

export class Eraser {
  /** 1 where the paper has been rubbed. */
  mask = new Uint8Array(SIDE * SIDE);
  #brush;

  /** @param {HTMLElement[]} pads @param {() => void} changed the mask, the cursor, or whether it is down */
  constructor(pads, changed) {
    this.#brush = new Brush(pads, {
      radius: RADIUS,
      over: (p) => {
        this.mask[p] = 1;
      },
      changed,
      escape: () => this.clear(),
    });
  }

  /** Whether it is at work just now. */
  get isDown() {
    return this.#brush.isDown;
  }
  /** The keyboard's rubber; null while no pad has the focus. */
  get cursor() {
    return this.#brush.cursor;
  }
  get isUsed() {
    return this.mask.includes(1);
  }

  clear() {
    this.mask.fill(0);
    this.#brush.lift();
  }
}

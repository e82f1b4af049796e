// A square element where there is no page, and events of a pointer on it as a browser would send them.

export class Square extends EventTarget {
  captured = 0;

  /** @param {number} side @param {number} [left] @param {number} [top] of its corner in the window */
  constructor(side, left = 0, top = 0) {
    super();
    this.side = side;
    this.left = left;
    this.top = top;
  }
  getBoundingClientRect() {
    return { left: this.left, top: this.top, width: this.side, height: this.side };
  }
  /** @param {number} id */
  setPointerCapture(id) {
    this.captured = id;
  }
  /** @param {number} id */
  hasPointerCapture(id) {
    return id === this.captured;
  }
  matches() {
    return true;
  }
  focus() {}
}

/** @param {EventTarget} element */
export const pointers =
  (element) =>
  (
    /** @type {string} */ type,
    /** @type {number} */ clientX,
    /** @type {number} */ clientY,
    /** @type {object} */ more = {},
  ) =>
    element.dispatchEvent(
      Object.assign(new Event(type), {
        pointerId: 1,
        isPrimary: true,
        pointerType: "mouse",
        button: 0,
        buttons: 1,
        clientX,
        clientY,
        ...more,
      }),
    );

// How far a figure is from the screen: on it, near enough to live, or so far for so long that it may give
// its memory back. Says when that changes; gives back nothing itself.

/** How far from the screen a figure comes to life. */
const NEAR = "600px";
/** How far from the screen it keeps up with what is drawn elsewhere: a flick of the wheel. */
const SEEN = "120px";
/** Farther than so many screens, and for so long, in milliseconds, is far. */
const FAR = "300% 0px";
const LONG = 5000;

export class Nearness {
  isSeen = false;
  isNear = false;
  isFar = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #element;
  #seen;
  #near;
  #far;

  /** @param {Element} element @param {{ seen: () => void, near: () => void, far: () => void }} changed */
  constructor(element, changed) {
    this.#element = element;
    this.#seen = new IntersectionObserver(
      (entries) => {
        this.isSeen = entries[entries.length - 1].isIntersecting;
        if (this.isSeen) changed.seen();
      },
      { rootMargin: SEEN },
    );
    this.#near = new IntersectionObserver(
      (entries) => {
        this.isNear = entries[entries.length - 1].isIntersecting;
        if (!this.isNear) return;
        this.#stay();
        changed.near();
      },
      { rootMargin: NEAR },
    );
    this.#far = new IntersectionObserver(
      (entries) => {
        clearTimeout(this.#timer);
        if (entries[entries.length - 1].isIntersecting) return;
        this.#timer = setTimeout(() => {
          this.isFar = true;
          changed.far();
        }, LONG);
      },
      { rootMargin: FAR },
    );
  }

  watch() {
    this.#seen.observe(this.#element);
    this.#near.observe(this.#element);
    this.#far.observe(this.#element);
  }

  rest() {
    this.#seen.disconnect();
    this.#near.disconnect();
    this.#far.disconnect();
    this.#stay();
  }

  #stay() {
    clearTimeout(this.#timer);
    this.isFar = false;
  }
}

// A picture on which mouse and finger move a range input: its thumb goes to where they point. Knows
// neither the picture nor what the number means; keys are the input's own.

/**
 * @param {HTMLElement} element covers the input's whole track, from its lowest to its highest value
 * @param {HTMLInputElement} input
 */
export function sweep(element, input) {
  /** The value before, while something is held down. @type {string | null} */
  let before = null;
  const take = (/** @type {string} */ value) => {
    if (value === input.value) return;
    input.value = value;
    input.dispatchEvent(new Event("input"));
  };
  const follow = (/** @type {PointerEvent} */ event) => {
    const { left, width } = element.getBoundingClientRect();
    const [min, max] = [Number(input.min), Number(input.max)];
    const share = Math.min(1, Math.max(0, (event.clientX - left) / width));
    take(String(Math.round(min + share * (max - min))));
  };
  element.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    before = input.value;
    element.setPointerCapture(event.pointerId);
    if (event.pointerType === "mouse") follow(event);
  });
  element.addEventListener("pointermove", (event) => before !== null && follow(event));
  element.addEventListener("pointerup", (event) => {
    if (before === null) return;
    follow(event);
    before = null;
    input.focus({ preventScroll: true });
  });
  // A finger that scrolls the page has moved nothing.
  element.addEventListener("pointercancel", () => {
    if (before !== null) take(before);
    before = null;
  });
}

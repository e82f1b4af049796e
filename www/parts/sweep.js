// A picture on which mouse and finger move a range input: its thumb goes to where they point. Knows
// neither the picture nor what the number means; keys are the input's own.

/**
 * @param {HTMLElement} element covers the input's whole track, from its lowest to its highest value
 * @param {HTMLInputElement} input
 */
export function sweep(element, input) {
  /** What is held down, and the value before. @type {{ id: number, before: string } | null} */
  let held = null;
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
    if (event.button !== 0 || (held && element.hasPointerCapture(held.id))) return;
    held = { id: event.pointerId, before: input.value };
    element.setPointerCapture(event.pointerId);
    if (event.pointerType === "mouse") follow(event);
  });
  element.addEventListener("pointermove", (event) => {
    if (event.pointerId !== held?.id) return;
    // Lifted where nobody was told of it.
    if (event.buttons === 0) held = null;
    else follow(event);
  });
  element.addEventListener("pointerup", (event) => {
    if (event.pointerId !== held?.id) return;
    follow(event);
    held = null;
    input.focus({ preventScroll: true });
  });
  // A finger that scrolls the page has moved nothing.
  element.addEventListener("pointercancel", (event) => {
    if (event.pointerId !== held?.id) return;
    take(held.before);
    held = null;
  });
}

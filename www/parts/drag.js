// A picture that one pointer at a time moves something on: a mouse at once, a finger once it is clear that
// it does not scroll the page. Knows neither the picture nor what is moved.

/**
 * @template T
 * @param {HTMLElement} element
 * @param {object} plan
 * @param {() => T} plan.before what `undo` is to bring back
 * @param {(event: PointerEvent) => void} plan.follow to where the pointer is
 * @param {(before: T) => void} plan.undo the pointer has been taken away: it has moved nothing
 * @param {() => void} plan.done
 */
export function drag(element, { before, follow, undo, done }) {
  /** @type {{ id: number, before: T } | null} */
  let held = null;
  element.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || (held && element.hasPointerCapture(held.id))) return;
    held = { id: event.pointerId, before: before() };
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
    done();
  });
  element.addEventListener("pointercancel", (event) => {
    if (event.pointerId !== held?.id) return;
    undo(held.before);
    held = null;
  });
}

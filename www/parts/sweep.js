// A picture on which mouse and finger move a range input: its thumb goes to where they point. Knows
// neither the picture nor what the number means; keys are the input's own.

import { drag } from "./drag.js";

/**
 * @param {HTMLElement} element covers the input's whole track, from its lowest to its highest value
 * @param {HTMLInputElement} input
 */
export function sweep(element, input) {
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
  drag(element, {
    before: () => input.value,
    follow,
    undo: take,
    done: () => input.focus({ preventScroll: true }),
  });
}

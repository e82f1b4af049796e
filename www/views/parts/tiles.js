// A real button over each part that is painted. Knows neither where they lie nor what follows.

import { make } from "../../dom.js";
import { PARTS } from "./strokes.js";

/** @param {string} control what `hide` calls the group @param {(part: number) => void} press */
export function tiles(control, press) {
  const buttons = PARTS.map((_, part) =>
    make("button", { type: "button", click: () => press(part) }),
  );
  const element = make(
    "div",
    { class: "parts-tiles", role: "group", "data-control": control },
    ...buttons,
  );
  return { element, buttons };
}

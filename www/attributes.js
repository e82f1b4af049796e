// What a figure's attributes ask for: a network, a language, controls to leave out. Reads them, and
// changes nothing.

import { startOf } from "./engine.js";

/** The network, or null where that is nobody's wish. @param {Element} element */
export function choiceOf(element) {
  const model = element.getAttribute("model");
  if (model) return new URL(model, document.baseURI).href;
  const [layers, activation, seed] = ["layers", "activation", "seed"].map((name) =>
    element.getAttribute(name),
  );
  if (layers === null && activation === null && seed === null) return null;
  return startOf(layers ?? "784,16,16,10", activation ?? "sigmoid", seed ?? "");
}

/** The language of the closest element that names one, out of shadow trees as well. @param {Element} element */
export function languageOf(element) {
  /** @type {Element | null} */
  let at = element;
  while (at) {
    const closest = at.closest("[lang]");
    if (closest) return closest.getAttribute("lang") ?? "";
    const root = at.getRootNode();
    at = root instanceof ShadowRoot ? root.host : null;
  }
  return "";
}

/** The names of the controls to leave out. @param {Element} element */
export const hiddenOf = (element) => (element.getAttribute("hide") ?? "").split(/\s+/);

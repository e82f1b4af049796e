// What the page's address asks for: a figure with what a link kept of it, and controls that a teacher
// leaves out. Says in one sentence what could not be read; draws no figure.

import { make } from "./dom.js";
import { read } from "./link.js";
import { text } from "./page-words.js";
import { namesIn } from "./query.js";

/** @typedef {import("../pkg/perceptible.js").PerceptibleFigure} Figure */
/** @typedef {keyof ReturnType<typeof text>["trouble"]} Trouble */

/** @type {Trouble | null} */
let trouble = null;
const note = make("p", { class: "trouble", role: "status" });

/** @returns {NodeListOf<Figure>} */
const figures = () => document.querySelectorAll("perceptible-figure");

/** Leaves out what the address names, beside what a figure itself leaves out. */
export function leaveOut() {
  const asked = new URLSearchParams(location.search).get("hide") ?? "";
  const names = namesIn(asked);
  if (!names.length) return;
  for (const figure of figures()) {
    const own = figure.getAttribute("hide")?.split(/\s+/) ?? [];
    figure.setAttribute("hide", [...own, ...names].join(" "));
  }
}

/** Opens the link that the address ends with. */
export function open() {
  // Where a browser does not take them for itself, searched words come after the fragment.
  const [fragment] = location.hash.slice(1).split(":~:");
  const { figure: id, drawing, network, state, trouble: broken } = read(fragment);
  const section = document.getElementById(id);
  // A mere name is the browser's own matter.
  const isLink = fragment !== id;
  const whole = section?.querySelector("figure");
  /** @type {Figure | null} */
  const figure = whole?.querySelector("perceptible-figure") ?? null;
  trouble = broken;
  if (fragment && (!section || (isLink && !figure))) trouble = "unknown";
  say();
  if (trouble) (whole ?? document.querySelector("main"))?.prepend(note);
  else note.remove();
  if (!isLink || !whole || !figure) return;
  if (drawing || network || state)
    figure.snapshot = { drawing: drawing ?? figure.snapshot.drawing, network, state: state ?? {} };
  const { top, bottom } = whole.getBoundingClientRect();
  if (top < 0 || bottom > innerHeight)
    whole.scrollIntoView({ block: "start", behavior: "instant" });
}

/** In the page's language of now. */
export function say() {
  note.textContent = trouble && text().trouble[trouble];
}

// The page around the figures: for each figure its menu, and what the address asks for. Draws no figure.

import { around } from "./around.js";
import { menu } from "./menu.js";
import { leaveOut, open, say } from "./opened.js";
import { text } from "./page-words.js";

/** @typedef {import("../pkg/perceptible.js").PerceptibleFigure} Figure */

/** @type {(() => void)[]} */
const speaking = [say];

leaveOut();
for (const whole of document.querySelectorAll("figure")) {
  /** @type {Figure | null} */
  const figure = whole.querySelector("perceptible-figure");
  const section = whole.closest("section");
  if (figure && section) speaking.push(menu(whole, figure, section.id));
}
around(() => {
  document.title = text().title;
  document.querySelector("meta[name=description]")?.setAttribute("content", text().description);
  for (const speak of speaking) speak();
});
customElements.whenDefined("perceptible-figure").then(() => {
  open();
  addEventListener("hashchange", open);
});

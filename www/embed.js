// The page of a frame on somebody else's: one figure, which the address asks for. Tells the page around
// it how high it is, and listens to nobody but that page.

import "./element.js";
import { hold } from "./app/held.js";
import { make } from "./dom.js";
import { read } from "./link.js";
import { text } from "./page-words.js";
import { asked } from "./query.js";
import { NAMES } from "./views/index.js";

/** How long the page around may take to make room, in milliseconds. */
const PATIENCE = 1000;

const root = document.documentElement;
hold();

const here = new URL(location.href);
const fragment = () => read(location.hash.slice(1).split(":~:")[0]);
const attributes = asked(here);
attributes.view ??= NAMES.includes(fragment().figure) ? fragment().figure : "draw";
if (typeof attributes.theme === "string") root.dataset.theme = attributes.theme;
const figure = /** @type {import("./figure.js").PerceptibleFigure} */ (
  /** @type {unknown} */ (make(/** @type {any} */ ("perceptible-figure"), attributes))
);
const trouble = make("p", { class: "trouble", role: "status" });
document.body.append(trouble, figure);

/** Brings what a link kept of the figure. */
function open() {
  const { drawing, network, state, trouble: broken } = fragment();
  trouble.textContent = broken && text().trouble[broken];
  if (drawing || network || state)
    figure.snapshot = { drawing: drawing ?? figure.snapshot.drawing, network, state: state ?? {} };
}
open();
addEventListener("hashchange", open);

let height = 0;
let room = 0;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

const tell = () => parent.postMessage({ perceptible: "height", height }, "*");

function measure() {
  const now = Math.ceil(root.getBoundingClientRect().height);
  // A figure that has not come yet is no reason to take the frame's room away.
  if (now === height || figure.offsetHeight === 0) return;
  height = now;
  tell();
  judge();
}

/**
 * A bar to scroll by comes only where the page around makes no room: it takes width, the figure's height
 * follows the width, and the room would follow that.
 */
function judge() {
  if (room !== innerHeight) root.classList.remove("cramped");
  room = innerHeight;
  clearTimeout(timer);
  timer = setTimeout(() => {
    if (innerHeight < height) root.classList.add("cramped");
  }, PATIENCE);
}

if (parent !== window) {
  root.classList.add("framed");
  new ResizeObserver(measure).observe(root);
  addEventListener("resize", judge);
  addEventListener("message", ({ source, data }) => {
    if (source === parent && data?.perceptible === "tell") tell();
  });
}

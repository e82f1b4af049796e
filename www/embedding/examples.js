// Live examples: a word of code is pressed, and the figure beside it has that attribute, gives that value,
// wears that colour. What there is to press stands in the page.

import { announce } from "../clipboard.js";
import { make, set } from "../dom.js";

/** @typedef {import("../../pkg/perceptible.js").PerceptibleFigure} Figure */
/** @typedef {typeof import("./words.js").default["en"]} Words */

/** What brings a network with it: to be without it again takes another figure. */
const STARTS = ["model", "layers", "activation", "seed"];
/** Two strokes of a seven. */
const SEVEN = [[[0.28, 0.22], [0.5, 0.22], [0.72, 0.22], [0.58, 0.55], [0.46, 0.85]]]; // biome-ignore format: a stroke
const LONGEST = 160;
/** So many events are kept in view. */
const KEPT = 6;

/** A snapshot that was taken. @type {import("../snapshot.js").Snapshot | null} */
let kept = null;

/** What each word of code does. @type {Record<string, (figure: Figure) => unknown>} */
const CALLS = {
  ready: (figure) => figure.ready,
  draw: (figure) => figure.draw(SEVEN),
  clear: (figure) => figure.clear(),
  strokes: (figure) => figure.strokes,
  value: (figure) => figure.value,
  state: (figure) => figure.state,
  "state=": (figure) => {
    figure.state = { straighten: false };
    return figure.state;
  },
  snapshot: (figure) => {
    kept = figure.snapshot;
    return kept;
  },
  "snapshot=": (figure) => {
    if (kept) figure.snapshot = kept;
    return figure.snapshot;
  },
  reset: (figure) => figure.reset(),
  picture: (figure) => figure.picture(),
};

/** @param {Element} element @returns {Figure | null} */
const figureOf = (element) =>
  element.closest("section")?.querySelector(".stage perceptible-figure") ?? null;

/** Shortened, with numbers that can be read. @param {unknown} value */
function written(value) {
  if (value === undefined) return "undefined";
  if (value instanceof Element) return `<${value.localName}>`;
  const text = JSON.stringify(value, (_, inner) => {
    if (inner instanceof Float32Array) return [...inner].map((x) => Number(x.toFixed(3)));
    return typeof inner === "number" ? Number(inner.toFixed(3)) : inner;
  });
  return text.length > LONGEST ? `${text.slice(0, LONGEST)} …` : text;
}

/** @param {Blob} blob @returns {Promise<string>} */
function addressOf(blob) {
  const reader = new FileReader();
  return new Promise((resolve, reject) => {
    reader.addEventListener("load", () => resolve(String(reader.result)));
    reader.addEventListener("error", () => reject(reader.error));
    reader.readAsDataURL(blob);
  });
}

/** Marks those words whose attributes the figure has. @param {Element} section */
function mark(section) {
  const figure = section.querySelector(".stage perceptible-figure");
  for (const button of section.querySelectorAll("button[data-set]")) {
    const wanted = Object.entries(JSON.parse(button.getAttribute("data-set") ?? "{}"));
    const isSo = wanted.every(([name, value]) => figure?.getAttribute(name) === value);
    set(button, "aria-pressed", String(isSo));
  }
}

/** Sets attributes, or takes away what a pressed word had set. @param {Element} button @param {Words} said */
function wear(button, said) {
  let figure = figureOf(button);
  if (!figure) return;
  /** @type {Record<string, string>} */
  const wanted = JSON.parse(button.getAttribute("data-set") ?? "{}");
  const names = Object.keys(wanted);
  const isOn = button.getAttribute("aria-pressed") === "true";
  // A figure without a view is the one to draw on, and rooms are kept by its name.
  for (const [name, value] of Object.entries(wanted))
    if (!isOn) figure.setAttribute(name, value);
    else if (name === "view") figure.setAttribute(name, "draw");
    else figure.removeAttribute(name);
  if (isOn && names.some((name) => STARTS.includes(name))) {
    const fresh = /** @type {Figure} */ (figure.cloneNode());
    figure.replaceWith(fresh);
    figure = fresh;
  }
  for (const second of button.closest(".entry")?.querySelectorAll(".second") ?? [])
    second.replaceChildren(...(isOn ? [] : [figure.cloneNode()]));
  // On a phone the figure lies below everything that can be pressed.
  const { top, bottom } = figure.getBoundingClientRect();
  if (top > innerHeight || bottom < 0) figure.scrollIntoView();
  announce(isOn ? said.removed(names.join(", ")) : said.set(button.textContent ?? ""));
  const section = button.closest("section");
  if (section) mark(section);
}

/** @param {Element} button @param {Words} said */
async function call(button, said) {
  const figure = figureOf(button);
  const output = button.closest(".entry")?.querySelector("output");
  if (!figure || !output) return;
  try {
    const value = await CALLS[button.getAttribute("data-call") ?? ""](figure);
    if (value instanceof Blob) {
      const src = await addressOf(value);
      output.replaceChildren(make("img", { src, alt: said.pictureAlt }));
    } else output.textContent = written(value);
  } catch (error) {
    output.textContent = String(error);
  }
}

/** The last events, whichever figure they come from. @param {Element} log */
function listen(log) {
  for (const type of ["prediction", "training", "error"])
    addEventListener(type, (event) => {
      const { detail } = /** @type {CustomEvent} */ (event);
      if (!detail) return;
      const line = make("li", {}, make("b", {}, type), ` ${written(detail)}`);
      const last = log.firstElementChild;
      // What comes thirty times a second is one line that changes.
      if (last?.querySelector("b")?.textContent === type) last.remove();
      log.prepend(line);
      while (log.children.length > KEPT) log.lastElementChild?.remove();
    });
}

/** @param {() => Words} text */
export function examples(text) {
  for (const button of document.querySelectorAll("button[data-set]"))
    button.addEventListener("click", () => wear(button, text()));
  for (const section of document.querySelectorAll("section")) mark(section);
  for (const button of document.querySelectorAll("button[data-call]"))
    button.addEventListener("click", () => call(button, text()));
  for (const field of document.querySelectorAll("[data-property]"))
    field.addEventListener("input", () => {
      const { value } = /** @type {HTMLInputElement} */ (field);
      figureOf(field)?.style.setProperty(field.getAttribute("data-property") ?? "", value);
    });
  for (const box of document.querySelectorAll("[data-part]"))
    box.addEventListener("input", () =>
      figureOf(box)?.classList.toggle(
        `with-${box.getAttribute("data-part")}`,
        /** @type {HTMLInputElement} */ (box).checked,
      ),
    );
  const log = document.getElementById("log");
  if (log) listen(log);
}

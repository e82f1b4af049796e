// A still of a figure, as PNG: its elements and canvases as they stand, set in an SVG image that the
// browser paints onto a canvas. Comes only when a picture is asked for; changes nothing in the figure.

import { make } from "./dom.js";
import { atDensity } from "./draw/canvas.js";

/** @typedef {import("./views/view.js").View} View */

/** Of the picture: device pixels a CSS pixel, at least. */
const SHARP = 2;
/** Paper around the figure, in CSS pixels. */
const MARGIN = 24;

/** What comes to the figure from the page around it. */
const INHERITED = [
  "color",
  "direction",
  "font-family",
  "font-feature-settings",
  "font-size",
  "font-style",
  "font-weight",
  "letter-spacing",
  "line-height",
  "overflow-wrap",
  "text-align",
  "text-rendering",
  "word-break",
  "word-spacing",
];
/** What a canvas has from its style sheet, which does not know the image in its place. */
const OF_CANVAS = [
  "background-color",
  "border-radius",
  "bottom",
  "clip-path",
  "display",
  "height",
  "image-rendering",
  "left",
  "margin",
  "opacity",
  "outline",
  "outline-offset",
  "position",
  "right",
  "top",
  "transform",
  "visibility",
  "width",
  "z-index",
];

/**
 * @param {HTMLElement} figure @param {View} view what it shows
 * @param {() => void} dress paints all of it anew
 */
export async function pictureOf(figure, view, dress) {
  const sharpness = Math.max(SHARP, devicePixelRatio || 1);
  const { width, height } = view.element.getBoundingClientRect();
  const [w, h] = [width + 2 * MARGIN, height + 2 * MARGIN];
  const image = make("img", { width: String(w), height: String(h) });
  atDensity(sharpness, () => {
    view.arrange();
    dress();
    view.render(performance.now());
    image.src = source(figure, view, w, h);
  });
  // Back to the screen's own sharpness before the next frame is shown.
  view.arrange();
  await image.decode();
  const canvas = make("canvas");
  Object.assign(canvas, { width: Math.round(w * sharpness), height: Math.round(h * sharpness) });
  const g = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  g.fillStyle = view.colours.paper;
  g.fillRect(0, 0, canvas.width, canvas.height);
  g.drawImage(image, 0, 0, canvas.width, canvas.height);
  return /** @type {Promise<Blob>} */ (
    new Promise((resolve, reject) =>
      canvas.toBlob((blob) =>
        blob ? resolve(blob) : reject(new Error("expected a picture, got none")),
      ),
    )
  );
}

/** The figure as the address of an SVG image. @param {HTMLElement} figure @param {View} view @param {number} w @param {number} h */
function source(figure, view, w, h) {
  const sheets = figure.shadowRoot?.adoptedStyleSheets ?? [];
  const rules = sheets.flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText));
  // There is no shadow tree in a picture.
  const css = rules
    .join("\n")
    .replaceAll(/:host\(([^)]*)\)/g, ".host$1")
    .replaceAll(":host", ".host");
  const page = getComputedStyle(figure);
  const host = make("div", { class: "host", lang: view.language }, copyOf(view.element));
  for (const name of INHERITED) host.style.setProperty(name, page.getPropertyValue(name));
  for (const name of css.match(/--perceptible-[\w-]+/g) ?? [])
    host.style.setProperty(name, page.getPropertyValue(name));
  Object.assign(host.style, { margin: `${MARGIN}px`, maxWidth: "none", minWidth: "0" });
  // No policy of the page applies to a style element that is in no document.
  const root = svg("svg", { viewBox: `0 0 ${w} ${h}`, width: `${w}`, height: `${h}` });
  const style = svg("style", {});
  style.textContent = `${css}\n*{scrollbar-width:none}`;
  const inside = svg("foreignObject", { width: "100%", height: "100%" });
  inside.append(host);
  root.append(style, inside);
  // Not a blob: of those, some browsers give no pixels back.
  return `data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(root))}`;
}

/** @param {string} name @param {Record<string, string>} attributes */
function svg(name, attributes) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}

const FILLED = "canvas, input, select";

/** An element with what no copy has by itself: pixels, and what stands in a field. @param {Element} element */
function copyOf(element) {
  const copy = /** @type {Element} */ (element.cloneNode(true));
  const all = [...element.querySelectorAll(FILLED)];
  for (const [i, own] of [...copy.querySelectorAll(FILLED)].entries()) {
    const original = all[i];
    if (original instanceof HTMLCanvasElement) own.replaceWith(pixelsOf(original));
    else if (original instanceof HTMLInputElement) {
      own.setAttribute("value", original.value);
      own.toggleAttribute("checked", original.checked);
    } else if (original instanceof HTMLSelectElement)
      own.children[original.selectedIndex]?.setAttribute("selected", "");
  }
  return copy;
}

/** @param {HTMLCanvasElement} canvas */
function pixelsOf(canvas) {
  const image = make("img", { alt: "" });
  const style = getComputedStyle(canvas);
  for (const name of OF_CANVAS) image.style.setProperty(name, style.getPropertyValue(name));
  if (canvas.width && canvas.height) image.src = canvas.toDataURL();
  return image;
}

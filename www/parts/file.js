// Files in and out of a figure: one offered to the reader as a download, others chosen or dropped.
// Looks into none of them.

import { make } from "../dom.js";

/** @param {string} name @param {BlobPart} content */
export function offer(name, content) {
  const href = URL.createObjectURL(content instanceof Blob ? content : new Blob([content]));
  make("a", { href, download: name }).click();
  // The browser has taken it long before.
  setTimeout(() => URL.revokeObjectURL(href), 10_000);
}

/**
 * A hidden input that `click()` opens, and an element that takes what is dropped on it; it has the
 * class `dropping` while files hang over it.
 * @param {HTMLElement} element @param {string} accept @param {(files: File[]) => void} taken
 */
export function intake(element, accept, taken) {
  const input = make("input", {
    type: "file",
    accept,
    multiple: true,
    hidden: true,
    tabindex: "-1",
  });
  input.addEventListener("change", () => {
    taken([...(input.files ?? [])]);
    input.value = "";
  });
  let depth = 0;
  const hover = (/** @type {number} */ change) => {
    depth = change ? Math.max(0, depth + change) : 0;
    element.classList.toggle("dropping", depth > 0);
  };
  const carries = (/** @type {DragEvent} */ event) => event.dataTransfer?.types.includes("Files");
  element.addEventListener("dragenter", (event) => carries(event) && hover(1));
  element.addEventListener("dragleave", (event) => carries(event) && hover(-1));
  element.addEventListener("dragover", (event) => carries(event) && event.preventDefault());
  element.addEventListener("drop", (event) => {
    if (!carries(event)) return;
    event.preventDefault();
    hover(0);
    taken([...(event.dataTransfer?.files ?? [])]);
  });
  return input;
}

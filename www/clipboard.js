// Copying, and saying that it is done: in the word that was pressed, and to those who do not see it change.

import { make } from "./dom.js";

/** How long a word says what it did, in milliseconds. */
const SAID = 1600;

const live = make("p", { class: "unseen", role: "status" });
document.querySelector("main")?.append(live);

/** @param {string} said */
export function announce(said) {
  // The same sentence again is news as well.
  live.textContent = live.textContent === said ? `${said}\u00a0` : said;
}

/** @param {string} content @returns {Promise<boolean>} whether the browser has let it */
export async function copied(content) {
  try {
    await navigator.clipboard.writeText(content);
    return true;
  } catch {
    return false;
  }
}

/** A word says for a while that it is done, and keeps its place. @param {HTMLButtonElement} button @param {string} word @param {string} sentence */
export function done(button, word, sentence) {
  const before = button.textContent;
  button.style.minWidth = `${button.getBoundingClientRect().width}px`;
  button.textContent = word;
  announce(sentence);
  setTimeout(() => {
    button.style.minWidth = "";
    // Another language may have been chosen since.
    if (button.textContent === word) button.textContent = before;
  }, SAID);
}

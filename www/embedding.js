// The page about figures on other people's pages: a builder of the lines to paste, and a live example of
// everything that the element takes and gives. Makes no figure itself.

import { hold } from "./app/held.js";
import { around } from "./around.js";
import { Builder } from "./embedding/builder.js";
import { examples } from "./embedding/examples.js";
import words from "./embedding/words.js";
import { spoken } from "./languages.js";

hold();
const root = document.documentElement;
const text = () => words[spoken(root.lang)];

const builder = new Builder(text, new URL("perceptible.js", import.meta.url).href);
examples(text);
around(() => {
  document.title = text().title;
  const home = document.querySelector(".mast .word");
  home?.setAttribute("href", `./?lang=${root.lang}#device`);
  builder.speak();
});

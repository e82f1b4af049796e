// What a reader does with a figure as a whole: a few words beside its caption, and under it what is to be
// copied by hand. Knows no figure from inside.

import { announce, copied, done } from "./clipboard.js";
import { make, set } from "./dom.js";
import { FIRST, MODELS } from "./engine.js";
import { exampleOf } from "./examples.js";
import { LANGUAGES, spoken } from "./languages.js";
import { read, written } from "./link.js";
import { text } from "./page-words.js";
import { offer } from "./parts/file.js";
import { elementCode } from "./snippet.js";

/** @typedef {import("../pkg/perceptible.js").PerceptibleFigure} Figure */

/** What of a figure's state its attributes can say. */
const ATTRIBUTES = ["layers", "activation", "seed"];
/** What of the page's address a link takes along. */
const TAKEN = ["lang", "hide"];

/**
 * Puts the words beside the caption.
 * @param {HTMLElement} whole the figure with its caption @param {Figure} figure @param {string} id
 * @returns {() => void} says everything in the page's language of now
 */
export function menu(whole, figure, id) {
  const drawer = new Drawer();
  const word = (/** @type {() => void} */ click) => make("button", { type: "button", click });
  const link = word(async () => {
    drawer.close();
    const address = addressOf(figure, id);
    const cut = cutOf(figure, address);
    if (await copied(address)) {
      done(link, text().copied, text().linkCopied);
      if (cut) drawer.say(cut);
    } else {
      drawer.open(address, true);
      if (cut) drawer.remark(cut);
    }
  });
  const code = word(async () => {
    const address = addressOf(figure, id);
    try {
      const { qrCode } = await import("./qr.js");
      drawer.show(await qrCode(address, text().codeOf(name())), address);
      const cut = cutOf(figure, address);
      if (cut) drawer.remark(cut);
    } catch {
      drawer.say(text().noCode);
    }
  });
  const embed = word(() => {
    if (drawer.isOpen) drawer.close();
    else drawer.open(codeOf(figure), false);
  });
  const save = word(async () => {
    drawer.close();
    try {
      const picture = await figure.picture();
      offer(`perceptible-${figure.getAttribute("view")}.png`, picture);
      done(save, text().saved, text().pictureSaved);
    } catch {
      drawer.say(text().noPicture);
    }
  });
  const reset = word(() => {
    drawer.close();
    figure.reset();
    announce(text().wasReset);
  });
  // What another's page or camera shall load must not lie on this disk.
  const afar = location.protocol === "file:" ? [] : [code, embed];
  const words = make("div", { class: "words", role: "group" }, link, ...afar, save, reset);
  const unfold = word(() => {
    const isUnfolded = words.classList.toggle("unfolded");
    set(unfold, "aria-expanded", String(isUnfolded));
  });
  unfold.classList.add("unfold");
  set(unfold, "aria-expanded", "false");
  set(embed, "aria-expanded", "false");
  drawer.changed = (isEmbed) => set(embed, "aria-expanded", String(isEmbed));
  whole.querySelector("figcaption")?.append(make("div", { class: "share" }, unfold, words));
  whole.append(drawer.element);
  const name = () => {
    const { lang } = document.documentElement;
    return whole.querySelector(`figcaption [lang="${lang}"] b`)?.textContent ?? "";
  };
  return () => {
    const said = text();
    unfold.textContent = said.thisFigure;
    link.textContent = said.link;
    embed.textContent = said.embed;
    save.textContent = said.save;
    reset.textContent = said.reset;
    code.textContent = said.code;
    set(words, "aria-label", name());
    set(unfold, "aria-label", `${said.thisFigure}: ${name()}`);
    drawer.close();
  };
}

/** What opens under a caption: something to copy, or a sentence. */
class Drawer {
  #hint = make("p");
  #remark = make("p");
  #code = make("code");
  #copy = make("button", {
    type: "button",
    click: async () => {
      if (await copied(this.#code.textContent)) done(this.#copy, text().copied, text().codeCopied);
      else this.open(this.#code.textContent, true);
    },
  });
  element = make(
    "div",
    { class: "drawer", hidden: true },
    this.#remark,
    this.#hint,
    this.#code,
    this.#copy,
  );
  /** @type {(isCode: boolean) => void} */
  changed = () => {};

  get isOpen() {
    return !this.element.hidden && !this.#copy.hidden;
  }

  close() {
    this.element.hidden = true;
    this.changed(false);
  }

  /** @param {string} content @param {boolean} isByHand whether the page cannot copy it */
  open(content, isByHand) {
    this.#show(isByHand ? text().byHand : "", content, !isByHand);
    if (!isByHand) return;
    getSelection()?.selectAllChildren(this.#code);
    announce(text().byHand);
  }

  /** A picture of what could be copied, and that in letters. @param {HTMLElement} picture @param {string} content */
  show(picture, content) {
    this.#show("", content, false);
    this.#hint.replaceChildren(picture);
    announce(picture.getAttribute("aria-label") ?? "");
  }

  /** @param {string} sentence */
  say(sentence) {
    this.#show(sentence, "", false);
    announce(sentence);
  }

  /** Something more beside what is shown. @param {string} sentence */
  remark(sentence) {
    this.#remark.textContent = sentence;
    announce(sentence);
  }

  /** @param {string} hint @param {string} content @param {boolean} canCopy */
  #show(hint, content, canCopy) {
    this.#hint.textContent = hint;
    this.#remark.textContent = "";
    this.#code.textContent = content;
    this.#code.hidden = !content;
    this.#copy.textContent = text().copy;
    this.#copy.hidden = !canCopy;
    this.element.hidden = false;
    this.changed(canCopy);
  }
}

/** @param {Figure} figure @param {string} id */
function addressOf(figure, id) {
  const { drawing, network, state } = figure.snapshot;
  const isAsItCame = exampleOf(drawing) === FIRST && !network && Object.keys(state).length === 0;
  const here = new URL(location.href);
  const address = new URL(here.pathname, here);
  for (const name of TAKEN) {
    const value = here.searchParams.get(name);
    if (value !== null) address.searchParams.set(name, value);
  }
  address.hash = written(isAsItCame ? { figure: id } : { figure: id, drawing, network, state });
  return address.href;
}

/** What a link has no room for, in a sentence; "" where it has. @param {Figure} figure @param {string} address */
function cutOf(figure, address) {
  const drawn = figure.snapshot.drawing.length;
  const kept = read(new URL(address).hash.slice(1)).drawing?.length ?? drawn;
  return kept < drawn ? text().linkCut(kept, drawn) : "";
}

/** What another page writes to have the figure. @param {Figure} figure */
function codeOf(figure) {
  const { network, state } = figure.snapshot;
  const language = spoken(document.documentElement.lang);
  /** @type {[string, string | null | undefined][]} */
  const attributes = [
    ["view", figure.getAttribute("view")],
    ["lang", language === LANGUAGES[0] ? null : language],
    ["model", MODELS[/** @type {keyof typeof MODELS} */ (network)]?.url?.href],
    ...ATTRIBUTES.map((name) => /** @type {[string, any]} */ ([name, state[name]])),
    ["hide", figure.getAttribute("hide")],
  ];
  const written = attributes.filter(([, value]) => value != null);
  const source = new URL("perceptible.js", import.meta.url).href;
  return elementCode(
    source,
    Object.fromEntries(written.map(([name, value]) => [name, String(value)])),
  );
}

// The builder: what is chosen in its form becomes the lines to paste, and a live figure beside them.
// How those lines are written is snippet.js's matter.

import { announce, copied, done } from "../clipboard.js";
import { make, set } from "../dom.js";
import { MODELS } from "../engine.js";
import { offer } from "../parts/file.js";
import { elementCode, frameAddress, frameCode, markdownCode, pictureCode } from "../snippet.js";
import { CONTROLS } from "./controls.js";

/** @typedef {import("../../pkg/perceptible.js").PerceptibleFigure} Figure */
/** @typedef {import("../snippet.js").Attributes} Attributes */
/** @typedef {typeof import("./words.js").default["en"]} Words */
/** @typedef {"element" | "frame" | "picture" | "markdown"} Way */
/** @typedef {{ door: string, frame: string, page: string, folder: string }} Files where each lies */

/** How long nothing is typed before the figure follows, in milliseconds. */
const PAUSE = 300;

/** Languages by their own names. @type {Record<import("../languages.js").Language, string>} */
const TONGUES = { en: "English", ko: "한국어" };

/** Where this site's own files lie. */
const SITE = new URL("./", document.baseURI).href;

/** @template {Element} E @param {string} id @param {new () => E} _kind */
const byId = (id, _kind) => /** @type {E} */ (/** @type {unknown} */ (document.getElementById(id)));

export class Builder {
  #text;
  /** This site's own. @type {Files} */
  #ours;
  #choices = byId("choices", HTMLElement);
  #code = byId("code", HTMLElement);
  #copy = byId("copy", HTMLButtonElement);
  #save = byId("save", HTMLButtonElement);
  #how = byId("how", HTMLElement);
  #hide = byId("hide", HTMLElement);
  #preview = byId("preview", HTMLElement);
  #trouble = byId("trouble", HTMLElement);
  /** What the preview shows. */
  #shown = "";
  /** The view whose controls are offered. */
  #offered = "";
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /** @param {() => Words} text @param {string} door the address of this site's perceptible.js */
  constructor(text, door) {
    this.#text = text;
    this.#ours = { door, frame: `${SITE}embed.html`, page: SITE, folder: SITE };
    this.#field("folder").value = SITE;
    this.#choices.addEventListener("input", () => this.#change(PAUSE));
    this.#copy.addEventListener("click", () => this.#copyCode());
    this.#save.addEventListener("click", () => this.#savePicture());
    this.#preview.addEventListener("error", (/** @type {any} */ { detail }) => {
      if (detail?.message) this.#trouble.textContent = `${this.#text().notThere} ${detail.message}`;
    });
    addEventListener("message", ({ data, source }) => {
      const frame = this.#preview.querySelector("iframe");
      const isHeight = data?.perceptible === "height" && Number.isFinite(data.height);
      if (frame && source === frame.contentWindow && isHeight) frame.height = String(data.height);
    });
  }

  /** In the page's language of now. */
  speak() {
    const { views, languages, themes, networks } = this.#text();
    fillSelect(this.#field("view"), views);
    fillSelect(this.#field("language"), { ...languages, ...TONGUES });
    fillSelect(this.#field("theme"), themes);
    fillSelect(this.#field("network"), networks);
    this.#copy.textContent = this.#text().copy;
    this.#save.textContent = this.#text().save;
    this.#offered = "";
    this.#change(0);
  }

  /** What is chosen, where there are several of the name. @param {string} name */
  #field(name) {
    const found = this.#choices.querySelector(`[name=${name}]:is(:checked, :not([type=radio]))`);
    return /** @type {HTMLInputElement} */ (found);
  }

  /** @param {string} name */
  #value(name) {
    return this.#field(name).value.trim();
  }

  /** @param {number} pause before the figure follows; the code follows at once */
  #change(pause) {
    const network = this.#value("network");
    for (const part of this.#choices.querySelectorAll("[data-of]"))
      part.toggleAttribute("hidden", part.getAttribute("data-of") !== network);
    this.#offer(this.#value("view"));
    const way = /** @type {Way} */ (this.#value("way"));
    const isPicture = way === "picture" || way === "markdown";
    this.#save.hidden = !isPicture;
    this.#how.textContent = this.#text().sentences[way];
    if (!this.#isRight()) return;
    this.#code.textContent = this.#codeOf(way);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#show(way), pause);
  }

  /** Says beside each field what it takes, where something else stands in it. */
  #isRight() {
    const { badFolder, badLayers, badSeed, badModel } = this.#text();
    const network = this.#value("network");
    /** @type {[string, boolean, string][]} */
    const rules = [
      ["folder", isAddress(this.#value("folder")), badFolder],
      ["model", network !== "file" || isAddress(this.#value("model")), badModel],
      ["layers", network !== "random" || /^784(\s*,\s*\d{1,4}){0,8}\s*,\s*10$/.test(this.#value("layers")), badLayers], // biome-ignore format: a table
      ["seed", network !== "random" || /^\d{0,15}$/.test(this.#value("seed")), badSeed],
    ];
    for (const [name, isGood, sentence] of rules) {
      const field = this.#field(name);
      const said = byId(`${name}-said`, HTMLElement);
      said.textContent = isGood ? "" : sentence;
      if (isGood) field.removeAttribute("aria-invalid");
      else set(field, "aria-invalid", "true");
    }
    return rules.every(([, isGood]) => isGood);
  }

  /** The controls of a view, to be left out. @param {string} view */
  #offer(view) {
    if (view === this.#offered) return;
    const kept = this.#offered ? [] : this.#hidden;
    this.#offered = view;
    const boxes = CONTROLS[view].map((name) => {
      const isHidden = kept.includes(name);
      const box = make("input", { type: "checkbox", name: "hide", value: name, checked: isHidden });
      return make("label", {}, box, make("code", {}, name));
    });
    this.#hide.replaceChildren(...boxes);
  }

  get #hidden() {
    const boxes = this.#choices.querySelectorAll("[name=hide]:checked");
    return [...boxes].map((box) => box.getAttribute("value") ?? "");
  }

  /** @returns {Files} */
  get #files() {
    const folder = this.#value("folder").replace(/\/?$/, "/");
    if (folder === SITE) return this.#ours;
    const at = (/** @type {string} */ name) => folder + name;
    return { door: at("perceptible.js"), frame: at("embed.html"), page: folder, folder };
  }

  /** What the figure shall have. @param {boolean} isFrame @param {string} folder where a model of ours lies */
  #attributes(isFrame, folder) {
    const network = this.#value("network");
    const isRandom = network === "random";
    const ours = network in OWN ? `${isFrame ? "" : folder}${OWN[network]}` : "";
    const attributes = {
      view: this.#value("view"),
      // A frame does not hear what language the page around it speaks.
      lang: this.#value("language") || (isFrame ? document.documentElement.lang : ""),
      theme: this.#value("theme"),
      model: network === "file" ? this.#value("model") : ours,
      layers: isRandom ? this.#value("layers").replaceAll(/\s/g, "") : "",
      activation: isRandom ? this.#value("activation") : "",
      seed: isRandom ? this.#value("seed") : "",
      hide: this.#hidden.join(" "),
    };
    return Object.fromEntries(Object.entries(attributes).filter(([, value]) => value));
  }

  /** @param {Way} way */
  #codeOf(way) {
    const { door, frame, page, folder } = this.#files;
    const view = this.#value("view");
    const title = this.#title(view);
    if (way === "element") return elementCode(door, this.#attributes(false, folder));
    if (way === "frame") return frameCode(frame, this.#attributes(true, folder), title);
    const language = this.#value("language") || document.documentElement.lang;
    const link = `${page}?lang=${language}#${view}`;
    return (way === "picture" ? pictureCode : markdownCode)(link, fileOf(view), title);
  }

  /** @param {string} view */
  #title(view) {
    return this.#text().views[/** @type {keyof Words["views"]} */ (view)];
  }

  /** @param {Way} way */
  #show(way) {
    const isFrame = way === "frame";
    const attributes = this.#attributes(isFrame, SITE);
    const wanted = JSON.stringify([isFrame, attributes]);
    if (wanted === this.#shown) return;
    this.#shown = wanted;
    this.#trouble.textContent = "";
    const title = this.#title(this.#value("view"));
    const shown = isFrame
      ? make("iframe", { src: frameAddress(this.#ours.frame, attributes), title, height: "600" })
      : make(/** @type {any} */ ("perceptible-figure"), attributes);
    this.#preview.replaceChildren(shown);
  }

  async #copyCode() {
    const { copied: word, codeCopied, byHand } = this.#text();
    if (await copied(this.#code.textContent ?? "")) return done(this.#copy, word, codeCopied);
    getSelection()?.selectAllChildren(this.#code);
    announce(byHand);
  }

  async #savePicture() {
    const { saved, pictureSaved, noPicture } = this.#text();
    /** @type {Figure | null} */
    const figure = this.#preview.querySelector("perceptible-figure");
    try {
      if (figure) offer(fileOf(this.#value("view")), await figure.picture());
      done(this.#save, saved, pictureSaved);
    } catch {
      this.#trouble.textContent = noPicture;
    }
  }
}

/** Where the models of the site lie, from its root. @type {Record<string, string>} */
const OWN = Object.fromEntries(
  Object.entries(MODELS)
    .filter(([, { url }]) => url)
    .map(([name]) => [name, `models/${name}.safetensors`]),
);

/** @param {string} view */
const fileOf = (view) => `perceptible-${view}.png`;

/** @param {Element} field @param {Record<string, string>} options */
function fillSelect(field, options) {
  const select = /** @type {HTMLSelectElement} */ (field);
  const { value } = select;
  select.replaceChildren(
    ...Object.entries(options).map(([name, said]) => make("option", { value: name }, said)),
  );
  select.value = value;
  if (select.selectedIndex < 0) select.selectedIndex = 0;
}

/** @param {string} address */
function isAddress(address) {
  if (!address || /[\s"<>]/.test(address)) return false;
  try {
    return ["http:", "https:"].includes(new URL(address, SITE).protocol);
  } catch {
    return false;
  }
}

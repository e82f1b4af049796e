// Every text that the page and its figures can say, in one list, and the numbers in a text. Knows which
// texts there are, not what their numbers should be.

import { readdirSync, readFileSync } from "node:fs";
import { parse } from "acorn";

/** @typedef {"en" | "ko"} Language */
/**
 * @typedef {object} Said
 * @property {string} place the section or the figure that says it
 * @property {string} where its file
 * @property {Language} lang
 * @property {string} text with … for what is put in while the page runs
 */

const www = new URL("../../www/", import.meta.url);
const HOLE = "…";

/** @typedef {Record<string, any> & { type: string }} Node */

/** The files of www/ that hold words: text/, and whatever ends in words.js. */
export function wordFiles() {
  return readdirSync(www, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith("words.js") || /^text\/(en|ko)\.js$/.test(file))
    .sort();
}

/** views/noise/words.js is of noise, text/ko.js of text, quiz-words.js of quiz. @param {string} file */
const placeOf = (file) =>
  /^views\/([^/]+)\//.exec(file)?.[1] ??
  file.replace(/-?(words|en|ko)\.js$/, "").replace(/\/$/, "");

/** Whether a string is compared, searched in or imported, not said. @param {Node} node @param {Node} parent @param {string} key */
function isUnsaid(node, parent, key) {
  if (parent.type === "Property" && key === "key") return true;
  if (parent.type === "MemberExpression") return true;
  if (parent.type.startsWith("Import") || parent.type.startsWith("Export")) return true;
  return parent.type === "BinaryExpression" && parent.operator !== "+" && node.type === "Literal";
}

/** Korean is what stands under a name ko, or is written in Hangul. @param {string} text @param {boolean} isUnderKo @returns {Language} */
const languageOf = (text, isUnderKo) => (isUnderKo || /[가-힣]/.test(text) ? "ko" : "en");

/** The strings of a file of words. @param {string} file @returns {Said[]} */
function saidIn(file) {
  const source = readFileSync(new URL(file, www), "utf8");
  /** @type {Said[]} */
  const found = [];
  /** @param {string} text @param {boolean} isUnderKo */
  const add = (text, isUnderKo) =>
    found.push({
      place: placeOf(file),
      where: `www/${file}`,
      lang: languageOf(text, isUnderKo),
      text,
    });
  /** @param {Node} node @param {Node} parent @param {string} key @param {boolean} under */
  const walk = (node, parent, key, under) => {
    const name =
      node.type === "Property" ? node.key : node.type === "VariableDeclarator" && node.id;
    const isUnderKo = under || (name?.name ?? name?.value) === "ko";
    if (node.type === "Literal" && typeof node.value === "string") {
      if (!isUnsaid(node, parent, key)) add(node.value, isUnderKo);
    } else if (node.type === "TemplateLiteral") {
      const quasis = /** @type {Node[]} */ (node.quasis);
      add(quasis.map(({ value }) => value.cooked).join(HOLE), isUnderKo);
    }
    for (const [inner, value] of Object.entries(node))
      for (const child of Array.isArray(value) ? value : [value])
        if (typeof child?.type === "string") walk(child, node, inner, isUnderKo);
  };
  const tree = /** @type {Node} */ (
    /** @type {unknown} */ (parse(source, { ecmaVersion: "latest", sourceType: "module" }))
  );
  walk(tree, tree, "", file.endsWith("/ko.js"));
  return found;
}

/** What the files of words say. */
export const saidInFiles = () => wordFiles().flatMap(saidIn);

/**
 * What the article says, block by block, without the numerals of figures and the choices of questions;
 * runs in the page.
 * @returns {Said[]}
 */
export function saidOnPage() {
  const BLOCKS = "p, li, h1, h2, button, noscript, title";
  /** @type {Map<Element, Record<string, string>>} */
  const blocks = new Map();
  const texts = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const parent = texts.currentNode.parentElement;
    if (!parent || parent.closest("script, style, math, figcaption b, .choices")) continue;
    const block = parent.closest(BLOCKS) ?? parent;
    const lang = parent.closest("body [lang]")?.getAttribute("lang");
    const said = blocks.get(block) ?? {};
    blocks.set(block, said);
    for (const each of lang ? [lang] : ["en", "ko"])
      said[each] = (said[each] ?? "") + texts.currentNode.nodeValue;
  }
  return [...blocks].flatMap(([block, said]) =>
    Object.entries(said).map(([lang, text]) => ({
      place: block.closest("section")?.id ?? (block.closest("nav") ? "contents" : "page"),
      where: "index.html",
      lang: /** @type {Language} */ (lang),
      text: text.replace(/\s+/g, " ").trim(),
    })),
  );
}

const ENGLISH =
  "zero|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|half|third|quarter|tenth|twice|double|dozen";
/** Syllables that are numerals only where they stand alone. */
const ALONE = "두|세|네|열|백|천|만|스무";
const KOREAN =
  "둘|셋|넷|다섯|여섯|일곱|여덟|아홉|열하나|열한|열둘|열두|열여섯|스물|서른|마흔|쉰|예순|일흔|여든|아흔|절반|갑절";
const FIGURES = "\\d+(?:,\\d{3})*(?:\\.\\d+)?";
/** In figures or in letters; “one” and 한 are left to grammar, and so is 열, a column. */
const NUMBERS = {
  en: new RegExp(`${FIGURES}|\\b(?:${ENGLISH})s?\\b`, "gi"),
  ko: new RegExp(
    `${FIGURES}|(?<![가-힣…])(?:(?:${ALONE})(?= (?!가운데|픽셀|행렬))|열(?=에 )|(?:${KOREAN}))`,
    "g",
  ),
};

/** Where the numbers of a text stand. @param {Said} said */
export const numbersIn = ({ lang, text }) =>
  [...text.matchAll(NUMBERS[lang])].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
    text: match[0],
  }));

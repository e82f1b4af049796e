// The page around the figures: the language switch, the contents that fill as one reads, and the
// two words beside a caption. Draws no figure.

import { make, set } from "./dom.js";

const words = {
  en: {
    title: "Perceptible: a neural network you can see into",
    contents: "Contents",
    link: "copy link",
    embed: "embed",
    copy: "copy",
    copied: "copied",
  },
  ko: {
    title: "Perceptible: 속이 보이는 신경망",
    contents: "차례",
    link: "링크 복사",
    embed: "퍼가기",
    copy: "복사",
    copied: "복사했습니다",
  },
};

const root = document.documentElement;
const text = () => words[root.lang === "ko" ? "ko" : "en"];

/** @type {(() => void)[]} */
const speaking = [];

function speak() {
  document.title = text().title;
  for (const link of document.querySelectorAll("a.language"))
    if (link.getAttribute("lang") === root.lang) set(link, "aria-current", "true");
    else link.removeAttribute("aria-current");
  const rail = document.querySelector(".rail");
  if (rail) set(rail, "aria-label", text().contents);
  for (const say of speaking) say();
}

for (const link of document.querySelectorAll("a.language"))
  link.addEventListener("click", (event) => {
    event.preventDefault();
    root.lang = link.getAttribute("lang") ?? "en";
    const address = new URL(location.href);
    address.searchParams.set("lang", root.lang);
    history.replaceState(null, "", address);
    speak();
    fill();
  });

/** A neuron of the contents. */
function dot() {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("aria-hidden", "true");
  for (const [name, r] of [
    ["ring", "7.2"],
    ["ink", "0"],
  ]) {
    const circle = document.createElementNS(space, "circle");
    circle.setAttribute("class", name);
    circle.setAttribute("cx", "8");
    circle.setAttribute("cy", "8");
    circle.setAttribute("r", r);
    svg.append(circle);
  }
  return svg;
}

const entries = [...document.querySelectorAll(".rail a")].map((link) => {
  const small = dot();
  link.prepend(dot());
  document.querySelector(".dots")?.append(small);
  const section = document.querySelector(link.getAttribute("href") ?? "");
  return { link, section, inks: [link, small].map((e) => e.querySelector(".ink")) };
});

/** How far each section has been read, as the area of its neuron. */
function fill() {
  const atEnd = scrollY + innerHeight >= root.scrollHeight - 2;
  let here = entries[0];
  for (const entry of entries) {
    if (!entry.section) continue;
    const { top, height } = entry.section.getBoundingClientRect();
    const isFirst = entry === entries[0];
    const read = atEnd || isFirst ? 1 : (innerHeight * 0.7 - top) / Math.max(1, height);
    if (top < innerHeight * 0.5 || atEnd) here = entry;
    const area = Math.max(0, Math.min(1, read));
    for (const ink of entry.inks) ink?.setAttribute("r", String(7.2 * Math.sqrt(area)));
  }
  for (const { link } of entries)
    if (link === here.link) set(link, "aria-current", "true");
    else link.removeAttribute("aria-current");
}
addEventListener("scroll", fill, { passive: true });
addEventListener("resize", fill, { passive: true });

/** `copy link` and `embed` beside each caption. */
for (const figure of document.querySelectorAll("figure")) {
  const element = figure.querySelector("perceptible-figure");
  const section = figure.closest("section");
  if (!element || !section) continue;
  const code = make("code");
  const box = make("div", { class: "embed", hidden: true }, code);
  const say = (/** @type {HTMLButtonElement} */ button, /** @type {string} */ word) => {
    button.textContent = text().copied;
    setTimeout(() => {
      button.textContent = word;
    }, 1600);
  };
  const link = make("button", {
    type: "button",
    click: () => {
      const address = new URL(location.href);
      address.hash = section.id;
      navigator.clipboard?.writeText(address.href).then(() => say(link, text().link));
    },
  });
  const embed = make("button", {
    type: "button",
    "aria-expanded": "false",
    click: () => {
      box.hidden = !box.hidden;
      set(embed, "aria-expanded", String(!box.hidden));
    },
  });
  const copy = make("button", {
    type: "button",
    click: () =>
      navigator.clipboard?.writeText(code.textContent).then(() => say(copy, text().copy)),
  });
  box.append(copy);
  figure.querySelector("figcaption")?.append(make("div", { class: "share" }, link, embed));
  figure.append(box);
  speaking.push(() => {
    link.textContent = text().link;
    embed.textContent = text().embed;
    copy.textContent = text().copy;
    const view = element.getAttribute("view");
    const language = root.lang === "ko" ? ' lang="ko"' : "";
    const source = new URL("perceptible.js", import.meta.url).href;
    code.textContent = `<script type="module" src="${source}"></script>\n<perceptible-figure view="${view}"${language}></perceptible-figure>`;
  });
}

speak();
fill();

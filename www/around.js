// What frames a page of the site: the language switch, and the contents that fill as one reads. Says
// nothing of the page itself.

import { set } from "./dom.js";
import { text } from "./page-words.js";

const root = document.documentElement;

function mark() {
  for (const link of document.querySelectorAll("a.language"))
    if (link.getAttribute("lang") === root.lang) set(link, "aria-current", "true");
    else link.removeAttribute("aria-current");
  const rail = document.querySelector(".rail");
  if (rail) set(rail, "aria-label", text().contents);
}

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

/**
 * Brings a page's frame to life.
 * @param {() => void} speak says the rest of the page in its language of now: at once, and whenever that
 *   changes
 */
export function around(speak) {
  const say = () => {
    mark();
    speak();
    fill();
  };
  for (const link of document.querySelectorAll("a.language"))
    link.addEventListener("click", (event) => {
      event.preventDefault();
      root.lang = link.getAttribute("lang") ?? "en";
      const address = new URL(location.href);
      address.searchParams.set("lang", root.lang);
      history.replaceState(null, "", address);
      say();
    });
  addEventListener("scroll", fill, { passive: true });
  addEventListener("resize", fill, { passive: true });
  say();
}

// The colours and typefaces of a figure, read from its CSS custom properties in one place.
// Decides between light and dark; draws nothing.

/**
 * @typedef {object} Palette
 * @property {string} paper what a neuron is filled with: the page's own background
 * @property {string} pad
 * @property {string} ink
 * @property {string} quiet secondary ink
 * @property {string} line hairlines
 * @property {string} dot
 * @property {string} mark
 * @property {string} onMark
 * @property {string} markEdge
 * @property {string} positive
 * @property {string} negative
 * @property {string} sans
 * @property {string} serif
 */

/**
 * @typedef {object} Theme
 * @property {boolean} dark
 * @property {string | null} background what the figure stands on, where that is known and fits
 * @property {boolean} sheet whether the figure needs paper of its own, because the page's does not fit
 */

/**
 * @param {Element} stage the element that carries the tokens
 * @param {string | null} background the page's own, where it has one
 * @returns {Palette}
 */
export function readPalette(stage, background) {
  const style = getComputedStyle(stage);
  /** @param {string} name */
  const token = (name) => style.getPropertyValue(`--${name}`).trim();
  return {
    paper: background ?? token("paper"),
    pad: token("pad"),
    ink: token("ink"),
    quiet: token("ink-2"),
    line: token("line"),
    dot: token("dot"),
    mark: token("mark"),
    onMark: token("on-mark"),
    markEdge: token("mark-edge"),
    positive: token("pos"),
    negative: token("neg"),
    sans: style.fontFamily,
    serif: token("serif"),
  };
}

/**
 * The background that an element really stands on, or null where nothing up to the root paints one.
 * @param {Element} element
 */
export function backgroundOf(element) {
  /** @type {Element | null} */
  let at = element;
  while (at) {
    const colour = getComputedStyle(at).backgroundColor;
    const parts = colour.match(/[\d.]+/g)?.map(Number) ?? [];
    if (colour.startsWith("rgb") && (parts[3] ?? 1) > 0.9) return { colour, dark: isDark(parts) };
    const root = at.getRootNode();
    at = at.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
  }
  return null;
}

/** @param {number[]} rgb of 0..255 */
function isDark([red, green, blue]) {
  return 0.299 * red + 0.587 * green + 0.114 * blue < 110;
}

/**
 * Which theme a figure takes: its attribute, else what it stands on, else the page's color-scheme.
 * @param {HTMLElement} host
 * @returns {Theme}
 */
export function themeOf(host) {
  const asked = host.getAttribute("theme");
  const under = backgroundOf(host);
  if (asked === "light" || asked === "dark") {
    const dark = asked === "dark";
    const fits = under !== null && under.dark === dark;
    return { dark, background: fits ? under.colour : null, sheet: under !== null && !fits };
  }
  if (under) return { dark: under.dark, background: under.colour, sheet: false };
  const scheme = getComputedStyle(host).colorScheme;
  const both = scheme.includes("dark") && scheme.includes("light");
  const dark = both ? matchMedia("(prefers-color-scheme: dark)").matches : scheme.includes("dark");
  return { dark, background: null, sheet: false };
}

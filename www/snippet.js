// What another page writes to have a figure: an element, a frame, or a picture with a link. Knows no
// figure from inside, and no page.

/** @typedef {Record<string, string>} Attributes */

/** For HTML, within quotes. @param {string} value */
const escaped = (value) =>
  value.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");

/** @param {string} name @param {Attributes} attributes */
const tag = (name, attributes) =>
  `<${[name, ...Object.entries(attributes).map(([key, value]) => `${key}="${escaped(value)}"`)].join(" ")}>`;

/** Gives a frame the height that its figure tells. */
const LISTENER = `<script>
addEventListener("message", ({ data, source }) => {
  for (const frame of document.querySelectorAll("iframe"))
    if (frame.contentWindow === source && data?.perceptible === "height") frame.height = data.height;
});
</script>`;

/** @param {string} door the address of perceptible.js @param {Attributes} attributes */
export const elementCode = (door, attributes) =>
  `${tag("script", { type: "module", src: door })}</script>\n${tag("perceptible-figure", attributes)}</perceptible-figure>`;

/** The address of a frame. @param {string} page that of embed.html @param {Attributes} attributes */
export const frameAddress = (page, attributes) =>
  // Commas, slashes and colons mean nothing in a query.
  `${page}?${new URLSearchParams(attributes)}`
    .replaceAll("%2C", ",")
    .replaceAll("%2F", "/")
    .replaceAll("%3A", ":");

/** @param {string} page @param {Attributes} attributes @param {string} title */
export function frameCode(page, attributes, title) {
  const src = frameAddress(page, attributes);
  const frame = { src, title, width: "100%", height: "600", frameborder: "0" };
  return `${tag("iframe", frame)}</iframe>\n${LISTENER}`;
}

/** @param {string} link @param {string} file @param {string} alt */
export const pictureCode = (link, file, alt) =>
  `${tag("a", { href: link })}${tag("img", { src: file, alt })}</a>`;

/** @param {string} link @param {string} file @param {string} alt */
export const markdownCode = (link, file, alt) => `[![${alt}](${file})](${link})`;

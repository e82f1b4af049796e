// Where in a document the benchmark's figures stand.

const BEGIN = "<!-- bench: written by `cargo xtask bench --write-readme` -->";
const END = "<!-- /bench -->";

/** The text with other lines between the marks. @param {string} text @param {string} lines */
export function between(text, lines) {
  const [before, rest, ...more] = text.split(BEGIN);
  const [, after, ...others] = rest?.split(END) ?? [];
  if (after === undefined || more.length > 0 || others.length > 0)
    throw new Error(`expected the marks ${BEGIN} and ${END} once, in this order`);
  return `${before}${BEGIN}\n${lines}\n${END}${after}`;
}

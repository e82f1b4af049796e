// Formulas as MathML, built from nested arrays. Knows no mathematics.

const MATHML = "http://www.w3.org/1998/Math/MathML";

/** @typedef {string | Formula[]} Formula text, or the name of an element and what is in it */

/** For the style sheet of a view that has formulas. */
export const style = `
math{white-space:nowrap}
math .bold{font-weight:700;text-transform:none}
`;

/** @param {Formula} formula @returns {Element | string} */
function build(formula) {
  if (typeof formula === "string") return formula;
  const [tag, ...children] = /** @type {[string, ...Formula[]]} */ (formula);
  const element = document.createElementNS(MATHML, tag === "bold" ? "mi" : tag);
  // An upright bold letter is a matrix or a column of numbers.
  if (tag === "bold") element.setAttribute("class", "bold");
  if (tag === "mo" && "()".includes(String(children[0]))) element.setAttribute("stretchy", "false");
  element.append(...children.map(build));
  return element;
}

/** A formula that stands in a line of text, of parts such as ["mi", "a"], ["mo", "+"], ["bold", "W"]. @param {...Formula} parts */
export const math = (...parts) => /** @type {Element} */ (build(["math", ...parts]));

// The same step as a program in three languages, with the numbers on the screen. Text out; knows no
// page and runs nothing.

/** @typedef {import("../../activations.js").Activation | "softmax"} Squish */
/** @typedef {"rust" | "numpy" | "javascript"} Language */
/**
 * @typedef {object} Step
 * @property {ArrayLike<number>[]} weights one row a neuron
 * @property {ArrayLike<number>} activations
 * @property {ArrayLike<number>} biases
 * @property {Squish} activation
 * @property {string} note one line on what this is
 */

/** @type {readonly Language[]} */
export const LANGUAGES = ["rust", "numpy", "javascript"];

/** Every language knows a number with a point as one that is no whole number. @param {number} value */
function number(value) {
  const text = String(Number(value.toPrecision(5)));
  return /[.e]/.test(text) ? text : `${text}.0`;
}

/** @param {ArrayLike<number>} values */
const list = (values) => `[${Array.from(values, number).join(", ")}]`;

/** @param {ArrayLike<number>[]} rows @param {string} indent */
const table = (rows, indent) => rows.map((row) => `${indent}${list(row)},\n`).join("");

/** What becomes of `z`. @type {Record<Language, Record<Squish, string>>} */
const FUNCTIONS = {
  rust: {
    sigmoid: "z.iter().map(|z| 1.0 / (1.0 + (-z).exp())).collect()",
    relu: "z.iter().map(|z| z.max(0.0)).collect()",
    tanh: "z.iter().map(|z| z.tanh()).collect()",
    identity: "z",
    softmax: "z.iter().map(|x| x.exp() / z.iter().map(|y| y.exp()).sum::<f32>()).collect()",
  },
  numpy: {
    sigmoid: "1 / (1 + np.exp(-z))",
    relu: "np.maximum(z, 0)",
    tanh: "np.tanh(z)",
    identity: "z",
    softmax: "np.exp(z) / np.exp(z).sum()",
  },
  javascript: {
    sigmoid: "z.map((z) => 1 / (1 + Math.exp(-z)))",
    relu: "z.map((z) => Math.max(z, 0))",
    tanh: "z.map(Math.tanh)",
    identity: "z",
    softmax: "z.map((x) => Math.exp(x) / z.reduce((sum, y) => sum + Math.exp(y), 0))",
  },
};

/** @type {Record<Language, (step: Step) => string>} */
const PROGRAMS = {
  rust: ({ weights, activations, biases, activation, note }) => {
    const [rows, columns] = [weights.length, activations.length];
    return `// ${note}
fn main() {
    let w: [[f32; ${columns}]; ${rows}] = [
${table(weights, "        ")}    ];
    let a: [f32; ${columns}] = ${list(activations)};
    let b: [f32; ${rows}] = ${list(biases)};
    let z: Vec<f32> = (0..b.len())
        .map(|j| w[j].iter().zip(&a).map(|(w, a)| w * a).sum::<f32>() + b[j])
        .collect();
    let out: Vec<f32> = ${FUNCTIONS.rust[activation]};
    println!("{out:.2?}");
}
`;
  },
  numpy: ({ weights, activations, biases, activation, note }) => `# ${note}
import numpy as np

W = np.array([
${table(weights, "    ")}])
a = np.array(${list(activations)})
b = np.array(${list(biases)})
z = W @ a + b
print((${FUNCTIONS.numpy[activation]}).round(2))
`,
  javascript: ({ weights, activations, biases, activation, note }) => `// ${note}
const W = [
${table(weights, "  ")}];
const a = ${list(activations)};
const b = ${list(biases)};
const z = W.map((row, j) => row.reduce((sum, w, i) => sum + w * a[i], b[j]));
const out = ${FUNCTIONS.javascript[activation]};
console.log(out.map((a) => a.toFixed(2)).join(" "));
`,
};

/** @param {Language} language @param {Step} step */
export const programOf = (language, step) => PROGRAMS[language](step);

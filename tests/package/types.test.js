// The package's types, strictly: the README's React example compiles, element, core and every
// framework's tag are typed, and what is wrong is refused.

import assert from "node:assert/strict";
import { readFile, symlink } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { MODULES, PKG, project, run, tool } from "./support/project.js";

/** @typedef {import("node:test").TestContext} TestContext */

/** @param {string} resolution */
const settings = (resolution) =>
  JSON.stringify({
    compilerOptions: {
      strict: true,
      exactOptionalPropertyTypes: true,
      noEmit: true,
      target: "ES2024",
      lib: ["ES2024", "DOM", "DOM.Iterable", "ESNext.Disposable"],
      module: resolution === "Bundler" ? "ESNext" : resolution,
      moduleResolution: resolution,
      jsx: "react-jsx",
      types: [],
    },
    include: ["*.ts", "*.tsx"],
  });

const CORE = `
import init, { Network, prepare, rasterize, Samples, stages, Trainer } from "perceptible";
import type { FigurePrediction, Prediction, Strokes } from "perceptible";
await init();
const strokes: Strokes = [[[0.5, 0.2], [0.5, 0.8]]];
const image: Float32Array = prepare(rasterize(strokes));
const network: Network = Network.random([784, 16, 10], "relu", 1, "softmax", "cross-entropy");
const { digit, outputs, activations }: Prediction = network.predict(image);
const cost: number = network.train_step(stages(strokes).prepared, Uint8Array.of(digit), 0.1);
const trainer = new Trainer(network, Samples.digits(10, 1), { optimizer: "adam" });
const figure = document.querySelector("perceptible-figure");
const read: FigurePrediction | Promise<FigurePrediction> | undefined = figure?.draw(strokes);
figure?.addEventListener("prediction", ({ detail }) => detail.digit?.toFixed());
figure?.addEventListener("training", ({ detail }) => detail.cost.toFixed());
document.createElement("perceptible-figure").ready.then((it) => it.clear());
void [outputs, activations, cost, trainer, read];

// @ts-expect-error an activation function that there is not
Network.random([784, 10], "softplus", 1);
// @ts-expect-error not strokes
figure?.draw("3");
`;

const VUE = `
import type { GlobalComponents } from "vue";
import "perceptible/vue";
type Props = InstanceType<GlobalComponents["perceptible-figure"]>["$props"];
export const right: Props = { view: "lab", open: true, onPrediction: ({ detail }) => detail.digit };
// @ts-expect-error a view that there is not
export const wrong: Props = { view: "drawn" };
`;

const SVELTE = `
import type { SvelteHTMLElements } from "svelte/elements";
import "perceptible/svelte";
type Props = SvelteHTMLElements["perceptible-figure"];
export const right: Props = { view: "lab", onprediction: ({ detail }) => detail.digit };
// @ts-expect-error a view that there is not
export const wrong: Props = { view: "drawn" };
`;

const REACT = `
import "perceptible/react";
export const wrong = <>
  {/* @ts-expect-error a view that there is not */}
  <perceptible-figure view="drawn" />
</>;
`;

/** What the compiler says. @param {string} folder */
async function compile(folder) {
  try {
    const { stdout } = await run("node", [tool("typescript/bin/tsc"), "--project", folder]);
    return stdout;
  } catch (error) {
    return String(/** @type {{ stdout?: string }} */ (error).stdout ?? error);
  }
}

/** A project that has the types of these packages as well. @param {TestContext} t @param {Record<string, string>} files @param {string[]} packages */
async function typed(t, files, packages) {
  const folder = await project(t, files);
  for (const name of packages)
    await symlink(join(MODULES, name), join(folder, "node_modules", name));
  return folder;
}

for (const resolution of ["NodeNext", "Bundler"])
  test(`core and element without any framework, resolved as ${resolution}`, async (t) => {
    const files = { "core.ts": CORE, "tsconfig.json": settings(resolution) };
    assert.equal(await compile(await typed(t, files, [])), "");
  });

test("the tag in React, Vue and Svelte", async (t) => {
  const readme = await readFile(join(PKG, "README.md"), "utf8");
  const example = readme.match(/```tsx\n(.*?)```/s)?.[1];
  assert.ok(example);
  const files = {
    "example.tsx": example,
    "react.tsx": REACT,
    "svelte.ts": SVELTE,
    "vue.ts": VUE,
    "tsconfig.json": settings("Bundler"),
  };
  const folder = await typed(t, files, ["@types", "vue", "svelte"]);
  assert.equal(await compile(folder), "");
});

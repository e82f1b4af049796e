// What the package is: free of what linters of packages object to, and as its manifest says.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { Ajv } from "ajv";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { open, ready } from "../e2e/support/browser.js";
import { PKG, pack, project, run, tool } from "./support/project.js";

const require = createRequire(import.meta.url);

/** @param {string} path */
const json = async (path) => JSON.parse(await readFile(path, "utf8"));

test("the package holds no more than it names", async (t) => {
  const { files } = await pack(t);
  const others = files.map(({ path }) => path).filter((path) => !path.startsWith("dist/"));
  assert.deepEqual(others.sort(), [
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "README.md",
    "core.d.ts",
    "custom-elements.json",
    "element.d.ts",
    "licenses.txt",
    "package.json",
    "perceptible.d.ts",
    "react.d.ts",
    "svelte.d.ts",
    "vue.d.ts",
  ]);
});

test("no script names a file beside it: bundlers disagree on how", async (t) => {
  const { files } = await pack(t);
  const scripts = files.filter(({ path }) => path.endsWith(".js"));
  assert.ok(scripts.length > 17);
  for (const { path } of scripts)
    assert.doesNotMatch(await readFile(join(PKG, path), "utf8"), /import\.meta|node:/, path);
});

test("publint finds nothing", async (t) => {
  const { tarball } = await pack(t);
  const packed = await readFile(tarball);
  const { messages, pkg } = await publint({
    pack: { tarball: new Uint8Array(packed).buffer },
    strict: true,
  });
  assert.deepEqual(
    messages.map((message) => formatMessage(message, pkg ?? {})),
    [],
  );
});

test("attw finds nothing, for those who import modules", async (t) => {
  const { tarball } = await pack(t);
  const attw = tool("@arethetypeswrong/cli/dist/index.js");
  const { stdout } = await run("node", [
    attw,
    tarball,
    "--profile",
    "esm-only",
    "--format",
    "json",
  ]);
  const { analysis } = JSON.parse(stdout);
  assert.ok("./react" in analysis.entrypoints);
  // The profile: CommonJS has to `import()`.
  const isOurs = (/** @type {{ resolutionKind: string }} */ { resolutionKind }) =>
    resolutionKind !== "node10" && resolutionKind !== "node16-cjs";
  assert.deepEqual(analysis.problems.filter(isOurs), []);
});

test("the custom-elements manifest is one", async () => {
  const schema = await json(require.resolve("custom-elements-manifest/schema.json"));
  const ajv = new Ajv({ strict: false, validateFormats: false });
  const validate = ajv.compile(schema);
  assert.ok(
    validate(await json(join(PKG, "custom-elements.json"))),
    ajv.errorsText(validate.errors),
  );
});

test("the manifest says what the element is", async (t) => {
  const root = await project(t, {});
  const html = `<!doctype html><html lang="en"><title>Ours</title><link rel="icon" href="data:,">
    <script type="module" src="/node_modules/perceptible/dist/perceptible.js"></script>
    <perceptible-figure></perceptible-figure></html>`;
  const { page } = await open(t, { root, manners: { pages: { "/": html } } });
  await ready(page);
  const found = await page.evaluate(() => {
    /** @type {any} */
    const Figure = customElements.get("perceptible-figure");
    const own = Object.entries(Object.getOwnPropertyDescriptors(Figure.prototype));
    const is = own.filter(([name]) => name !== "constructor" && !name.endsWith("Callback"));
    return {
      attributes: /** @type {string[]} */ (Figure.observedAttributes),
      members: is.map(([name]) => name),
    };
  });
  const [{ declarations }] = (await json(join(PKG, "custom-elements.json"))).modules;
  const [{ attributes, members, cssProperties }] = declarations;
  const names = (/** @type {{ name: string }[]} */ list) => list.map(({ name }) => name).sort();
  // A form's fields are read by their name, and nobody observes it.
  assert.deepEqual(names(attributes), [...found.attributes, "name"].sort());
  assert.deepEqual(names(members), [...found.members, "ready"].sort());

  const { NAMES } = await import("../../www/views/index.js");
  const [{ type }] = attributes;
  assert.deepEqual(JSON.parse(`[${type.text.replaceAll("|", ",")}]`).sort(), [...NAMES].sort());
  const types = await readFile(join(PKG, "perceptible.d.ts"), "utf8");
  for (const name of NAMES) assert.ok(types.includes(`  | "${name}"`), `${name} in the types`);
  const readme = await readFile(new URL("../../README.md", import.meta.url), "utf8");
  const documented = readme.match(/--perceptible-[a-z0-9-]+/g) ?? [];
  assert.deepEqual(names(cssProperties), [...new Set(documented)].sort());
});

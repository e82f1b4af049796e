// The documents promise what is there: custom properties, attributes, parts, commands, files, and
// a script that runs.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { test } from "node:test";

const root = new URL("../../", import.meta.url);
const read = (/** @type {string} */ file) => readFileSync(new URL(file, root), "utf8");
const readme = read("README.md");
const guides = ["docs/hosts.md", "docs/hosts.ko.md"];
const faults = "docs/faults.md";
/** Those that say where things are. */
const maps = [
  "README.md",
  "CONTRIBUTING.md",
  "SECURITY.md",
  "docs/architecture.md",
  "docs/bench.md",
  faults,
];
const all = [...maps, "CHANGELOG.md", "pkg/README.md", ...guides].map(read).join("\n");

/** @param {string} text @param {RegExp} pattern */
const found = (text, pattern) => [...new Set(text.match(pattern))].sort();

test("the README lists the custom properties that the figure takes", () => {
  const taken = found(read("www/style.js"), /--perceptible-[a-z0-9-]+(?=[,)])/g);
  assert.deepEqual(found(readme, /--perceptible-[a-z0-9-]+/g), taken);
});

test("the README lists the attributes that the figure observes", () => {
  const [, list = ""] = read("www/figure.js").match(/observedAttributes = \[(.*?)\]/s) ?? [];
  for (const [, name] of list.matchAll(/"(.*?)"/g))
    assert.match(readme, new RegExp(`\\| \`${name}\``));
});

test("the page about embedding has an example of all that the README lists", () => {
  const page = read("embedding.html");
  assert.deepEqual(
    found(page, /(?<=data-property=")--perceptible-[a-z0-9-]+/g),
    found(readme, /--perceptible-[a-z0-9-]+/g),
  );
  const attributes = readme.match(/\| attribute \|.*?\n\n/s)?.[0] ?? "";
  const properties = readme.match(/\| property \| \|.*?\n\n/s)?.[0] ?? "";
  const named = (/** @type {string} */ table) => found(table, /(?<=^\| `)[\w()]+/gm);
  assert.ok(named(attributes).length > 8 && named(properties).length > 8);
  for (const name of [
    ...named(attributes),
    ...named(properties),
    "prediction",
    "training",
    "error",
  ])
    assert.ok(page.includes(`<h3><code>${name}`), name);
});

test("every view is listed wherever views are", async () => {
  const { NAMES } = await import("../../www/views/index.js");
  const { CONTROLS } = await import("../../www/embedding/controls.js");
  const { default: words } = await import("../../www/embedding/words.js");
  const sorted = [...NAMES].sort();
  assert.deepEqual(Object.keys(CONTROLS).sort(), sorted, "www/embedding/controls.js");
  for (const [language, { views }] of Object.entries(words))
    assert.deepEqual(Object.keys(views).sort(), sorted, `www/embedding/words.js, ${language}`);
  for (const name of NAMES) {
    assert.match(readme, new RegExp(`^\\| \`${name}\` \\|`, "m"), "README.md");
    assert.match(
      read("pkg/README.md"),
      new RegExp(`\\| \`view\` \\|.*\`${name}\``),
      "pkg/README.md",
    );
    assert.match(read("pkg/perceptible.d.ts"), new RegExp(`\\| "${name}"`), "pkg/perceptible.d.ts");
    assert.ok(read("index.html").includes(`<perceptible-figure view="${name}"`), "index.html");
    assert.ok(read("www/rooms.css").includes(`[view="${name}"]`), "www/rooms.css");
  }
});

test("every activation function is listed wherever they are", async () => {
  const { ACTIVATIONS } = await import("../../www/activations.js");
  const [, core = ""] =
    read("src/network.rs").match(/Activation, "an activation":(.*?)\n\}/s) ?? [];
  assert.deepEqual(found(core, /(?<= = ")\w+/g), [...ACTIVATIONS].sort(), "www/activations.js");
  for (const name of ACTIVATIONS) {
    assert.match(readme, new RegExp(`^\\| \`activation\` \\|.*\`${name}\``, "m"), "README.md");
    assert.match(readme, new RegExp(`\`Network.random\\(.*\`${name}\``), "README.md");
    assert.ok(read("embedding.html").includes(`<option>${name}</option>`), "embedding.html");
    assert.ok(read("pkg/custom-elements.json").includes(`\\"${name}\\"`), "custom-elements.json");
  }
});

test("both guides have the same hosts, in the same order, and the same files", () => {
  const [en, ko] = guides.map(read);
  const titles = (/** @type {string} */ guide) => guide.match(/^## .*$/gm)?.length;
  assert.equal(titles(ko), titles(en));
  const files = (/** @type {string} */ guide) => guide.match(/(?<=```[\w-]+ )\S+$/gm);
  assert.deepEqual(files(ko), files(en));
  for (const guide of [en, ko])
    for (const [, anchor] of guide.matchAll(/\]\(#([^)]+)\)/g)) {
      const anchors = guide
        .match(/(?<=^## ).*$/gm)
        ?.map((t) => t.toLowerCase().replaceAll(" ", "-"));
      assert.ok(anchors?.includes(anchor), anchor);
    }
});

test("every command in the documents is one that cargo xtask knows", () => {
  const cargo = process.env.CARGO ?? "cargo";
  const help = execFileSync(cargo, ["xtask", "--help"], { cwd: root, encoding: "utf8" });
  for (const [, command] of all.matchAll(/cargo xtask ([a-z]+)/g))
    assert.match(help, new RegExp(`^  ${command} `, "m"));
});

test("every file that the documents name or link to is there", () => {
  let count = 0;
  const check = (/** @type {string} */ file, /** @type {URL} */ from) => {
    count += 1;
    assert.ok(existsSync(new URL(file, from)), `${file}, from ${from}`);
  };
  for (const document of maps) {
    const here = new URL(document, root);
    for (const [, file] of read(document).matchAll(
      /(?:\]\(|src="|srcset=")((?!http)[\w./-]+)(?:#[\w-]+)?[)"]/g,
    ))
      if (file !== "perceptible.js") check(file, here);
    for (const [, file] of read(document).matchAll(
      /`((?:src|tests|www|xtask|pkg|docs|models|\.github)\/[\w./-]*)`/g,
    ))
      check(file, root);
  }
  assert.ok(count > 150, `${count} files`);
});

test("the list of faults names tests that are there, and every test of faults", () => {
  const list = read(faults);
  const named = [...list.matchAll(/`(tests\/[\w./-]+)`: "([^"]+)"/g)];
  const rows = list.match(/^\| (?!fault|---).*\|$/gm) ?? [];
  assert.ok(rows.length > 40);
  for (const row of rows) assert.match(row, /`tests\/[^`]+`: "/);
  for (const [, file, title] of named)
    assert.ok(
      [`test("${title}"`, `test(\`${title}`].some((line) => read(file).includes(line)),
      `${file} has no test "${title}"`,
    );
  const folder = "tests/e2e/";
  for (const file of readdirSync(new URL(folder, root)).filter((name) => /^faults-/.test(name)))
    for (const [, title] of read(folder + file).matchAll(/^test\("([^"]+)"/gm))
      assert.ok(
        named.some(([, where, what]) => where === folder + file && what === title),
        `docs/faults.md does not name "${title}"`,
      );
});

test("every table has its head, and no row stands apart from it", () => {
  for (const file of [...maps, "pkg/README.md", "models/README.md", ...guides])
    for (const block of read(file).split(/\n{2,}/))
      if (block.startsWith("|")) assert.match(block, /^\|.*\n\|[ :|-]+\|$/m, `${file}: ${block}`);
});

test("the README's pictures are small", () => {
  for (const name of ["docs/draw.webp", "docs/draw-dark.webp"])
    assert.ok(statSync(new URL(name, root)).size < 120_000, name);
});

test("the README's programs in Rust are those of the crate's documentation, which run", () => {
  const documentation = read("src/lib.rs").replace(/^\/\/! ?/gm, "");
  const programs = [...readme.matchAll(/```rust\n(.*?)```/gs)];
  assert.equal(programs.length, 2);
  for (const [, program] of programs) assert.ok(documentation.includes(program), program);
});

test("the README's script runs", () => {
  const [, script = ""] = readme.match(/```js\n(.*?)```/s) ?? [];
  const output = execFileSync("node", ["--input-type=module", "--eval", script], {
    cwd: root,
    encoding: "utf8",
  });
  const [digit, cost] = output.trim().split("\n").map(Number);
  assert.equal(digit, 1);
  assert.ok(cost > 0);
});

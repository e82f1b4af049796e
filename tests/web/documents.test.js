// The documents promise what is there: custom properties, attributes, parts, commands, files, and
// a script that runs.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { test } from "node:test";

const root = new URL("../../", import.meta.url);
const read = (/** @type {string} */ file) => readFileSync(new URL(file, root), "utf8");
const readme = read("README.md");
const all = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "pkg/README.md"].map(read).join("\n");

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

test("every command in the documents is one that cargo xtask knows", () => {
  const cargo = process.env.CARGO ?? "cargo";
  const help = execFileSync(cargo, ["xtask", "--help"], { cwd: root, encoding: "utf8" });
  for (const [, command] of all.matchAll(/cargo xtask ([a-z]+)/g))
    assert.match(help, new RegExp(`^  ${command} `, "m"));
});

test("every file that the documents link to is there", () => {
  for (const [, file] of readme.matchAll(/(?:\]\(|src="|srcset=")((?!http)[\w./-]+)[)"]/g))
    if (file !== "perceptible.js") assert.ok(existsSync(new URL(file, root)), file);
  for (const [, file] of read("CONTRIBUTING.md").matchAll(
    /`((?:src|tests|www|xtask|pkg)\/[\w./-]*)`/g,
  ))
    assert.ok(existsSync(new URL(file, root)), file);
});

test("the README's pictures are small", () => {
  for (const name of ["docs/draw.webp", "docs/draw-dark.webp"])
    assert.ok(statSync(new URL(name, root)).size < 120_000, name);
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

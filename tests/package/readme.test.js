// The README's examples: each program of it runs, in Node and in Deno, and prints what it says.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { PKG, project, run, tool } from "./support/project.js";

const readme = await readFile(join(PKG, "README.md"), "utf8");

/** @param {string} language */
const blocks = (language) =>
  [...readme.matchAll(/```(\w+)\n(.*?)```/gs)].filter(([, is]) => is === language).map((m) => m[2]);

const programs = Object.fromEntries(blocks("js").map((text, i) => [`${i}.js`, text]));

/** What a program says that it prints. @param {string} program */
const promised = (program) =>
  [...program.matchAll(/console\.log\(.*\); \/\/ (.*)/g)].map(([, line]) => line).join("\n");

test("there is something to run", () => {
  assert.equal(Object.keys(programs).length, 4);
  assert.equal(Object.values(programs).filter((text) => promised(text) !== "").length, 3);
});

for (const [runtime, command] of Object.entries({
  Node: [],
  Deno: [tool("deno/bin.cjs"), "run", "--node-modules-dir=manual", "--cached-only"],
}))
  test(`every program runs in ${runtime}, and prints what it says`, async (t) => {
    const folder = await project(t, programs);
    for (const [file, text] of Object.entries(programs)) {
      const { stdout, stderr } = await run("node", [...command, file], {
        cwd: folder,
        env: { ...process.env, NO_COLOR: "1", DENO_NO_UPDATE_CHECK: "1" },
      });
      assert.equal(stdout.trim(), promised(text), `${file} ${stderr}`);
    }
  });

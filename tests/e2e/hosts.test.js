// docs/hosts.md, followed to the letter: a site from scratch with each generator that is installed, the
// guide's files written into it, its commands run, and the result served from a folder of another name.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { answer, drawByMouse, ONE, open, ready } from "./support/browser.js";
import { REPOSITORY, SITE } from "./support/server.js";

/** @typedef {import("node:test").TestContext} TestContext */
/** @typedef {{ language: string, file: string, text: string }} Block */

/** What is fenced in a section of a guide. @param {string} guide @param {string} title @returns {Block[]} */
function blocksOf(guide, title) {
  const text = readFileSync(join(REPOSITORY, guide), "utf8");
  const [section = ""] = text.match(new RegExp(`^## ${title}\\n.*?(?=^## |$(?![^]))`, "ms")) ?? [];
  const fences = [...section.matchAll(/^( *)```([\w-]+) ?(\S*)\n(.*?)^\1```$/gms)];
  return fences.map(([, indent, language, file, body]) => ({
    language,
    file,
    text: body.replaceAll(new RegExp(`^${indent}`, "gm"), ""),
  }));
}

/** @param {string} folder @param {Record<string, string>} files */
function write(folder, files) {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

/** Does what a section says. @param {string} folder @param {string} guide @param {string} title */
function follow(folder, guide, title) {
  const blocks = blocksOf(guide, title);
  assert.ok(blocks.length > 0, `${guide} has a section ${title}`);
  cpSync(SITE, join(folder, "site"), { recursive: true });
  for (const { language, file, text } of blocks)
    if (language === "sh") execFileSync("sh", ["-euc", text], { cwd: folder });
    else if (file) write(folder, { [file]: text });
  rmSync(join(folder, "site"), { recursive: true });
}

/** @param {string[]} command */
function isInstalled([program, ...rest]) {
  try {
    execFileSync(program, rest, { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** @param {TestContext} t */
function scratch(t) {
  const folder = mkdtempSync(join(tmpdir(), "perceptible-host-"));
  t.after(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** The figure of a page reads what is drawn. @param {TestContext} t @param {string} root @param {string} path */
async function reads(t, root, path) {
  // A browser asks for it where a page names none.
  const { page } = await open(t, { root, path, manners: { pages: { "/favicon.ico": "" } } });
  await ready(page);
  await drawByMouse(page, ONE);
  assert.equal((await answer(page)).digit, "1");
  return page;
}

const LAYOUT = (/** @type {string} */ content) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>A blog</title><article>${content}</article></html>`;

/**
 * What is not the guide's matter: an empty site with a layout, how it is built, and where the post lies.
 * @type {Record<string, { version: string[], make: string[], files: Record<string, string>, build: string[], post: string }>}
 */
const GENERATORS = {
  Hugo: {
    version: ["hugo", "version"],
    make: ["hugo", "new", "site", "blog"],
    files: {
      "config.toml": 'baseURL = "https://blog.example/notes/"\ntitle = "A blog"\n',
      "layouts/_default/single.html": LAYOUT("{{ .Content }}"),
      "layouts/_default/list.html": LAYOUT(""),
    },
    build: ["hugo", "--quiet", "--config", "config.toml", "--destination", "../out/notes"],
    post: "/notes/posts/figure/",
  },
  Jekyll: {
    version: ["jekyll", "--version"],
    make: ["jekyll", "new", "blog", "--blank"],
    files: {
      "_config.yml": "baseurl: /notes\ntitle: A blog\n",
      "_layouts/default.html": LAYOUT("{{ content }}"),
    },
    build: ["jekyll", "build", "--quiet", "--destination", "../out/notes"],
    post: "/notes/figure.html",
  },
};

for (const [name, { version, make, files, build, post }] of Object.entries(GENERATORS)) {
  const skip = isInstalled(version) ? false : `${version[0]} is not installed (apt-get install ${version[0]})`; // biome-ignore format: one thought
  for (const guide of ["docs/hosts.md", "docs/hosts.ko.md"])
    test(`${guide} puts a figure that reads into a ${name} site`, { skip }, async (t) => {
      const around = scratch(t);
      const folder = join(around, "blog");
      execFileSync(make[0], make.slice(1), { cwd: around, stdio: "pipe" });
      write(folder, files);
      follow(folder, guide, name);
      execFileSync(build[0], build.slice(1), { cwd: folder, stdio: "pipe" });
      const page = await reads(t, join(around, "out"), post);
      const second = page.locator("perceptible-figure").nth(1);
      assert.equal(await second.getAttribute("hide"), "read");
    });
}

for (const [guide, title] of [
  ["docs/hosts.md", "Plain HTML"],
  ["docs/hosts.ko.md", "HTML"],
])
  test(`${guide} puts a figure that reads into a page of plain HTML`, async (t) => {
    const folder = scratch(t);
    follow(folder, guide, title);
    cpSync(SITE, join(folder, "perceptible"), { recursive: true });
    await reads(t, folder, "/index.html");
  });

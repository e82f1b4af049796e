// Fresh projects that have installed the package as others do: packed once, from the tarball, without
// a registry.

import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { REPOSITORY } from "../../e2e/support/server.js";

/** @typedef {import("node:test").TestContext} TestContext */

export const run = promisify(execFile);
export const PKG = join(REPOSITORY, "pkg");
export const MODULES = join(REPOSITORY, "node_modules");

/** @param {string} script of a package in the repository's node_modules */
export const tool = (script) => join(MODULES, script);

/**
 * @typedef {object} Packed
 * @property {string} tarball
 * @property {number} size of the tarball
 * @property {number} unpackedSize
 * @property {{ path: string, size: number }[]} files
 */

/** What `npm pack` makes of pkg/, as `cargo xtask npm` left it. @param {TestContext} t @returns {Promise<Packed>} */
export async function pack(t) {
  const folder = await temporary(t);
  const { stdout } = await run(
    "npm",
    ["pack", "--json", "--ignore-scripts", "--pack-destination", folder],
    { cwd: PKG },
  );
  const [packed] = JSON.parse(stdout);
  return { ...packed, tarball: join(folder, packed.filename) };
}

/**
 * A project with these files, and the package installed.
 * @param {TestContext} t @param {Record<string, string>} files
 */
export async function project(t, files) {
  const { tarball } = await pack(t);
  const folder = await temporary(t);
  const own = { name: "a-project", private: true, type: "module" };
  for (const [name, text] of Object.entries({ ...files, "package.json": JSON.stringify(own) })) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  const quiet = ["--offline", "--no-audit", "--no-fund", "--loglevel=error"];
  await run("npm", ["install", ...quiet, tarball], { cwd: folder });
  return folder;
}

/** A folder that is gone after the test. @param {TestContext} t */
async function temporary(t) {
  const folder = await mkdtemp(join(tmpdir(), "perceptible-"));
  t.after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

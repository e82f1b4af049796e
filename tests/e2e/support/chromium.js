// The machine's own Chromium, kept quiet: it calls nobody but the page.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "playwright-core";

const QUIET = [
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  "--no-sandbox",
];

function executable() {
  const names = ["chromium", "chromium-browser", "google-chrome"];
  const folders = (process.env.PATH ?? "").split(delimiter);
  const found =
    process.env.CHROMIUM ??
    folders.flatMap((folder) => names.map((name) => join(folder, name))).find(existsSync);
  assert.ok(found, "no Chromium in $PATH: install it, or name it in $CHROMIUM");
  return found;
}

/** @param {string[]} [more] of its command line */
export function launch(more = []) {
  return chromium.launch({ executablePath: executable(), args: [...QUIET, ...more] });
}

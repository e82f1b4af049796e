// The machine's own Chromium, kept quiet: it calls nobody but the page, and makes no page of its own.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "playwright-core";

// The last two are the pages behind the address bar: one more renderer for every context, which takes as
// much of the processor as a page of ours, and nobody types there. A list replaces Playwright's own, so
// that the rest of it is here as well.
const OFF = [
  "AimEnabled",
  "AvoidCorsURLLoaderRestartOnRedirect",
  "AvoidUnnecessaryBeforeUnloadCheckSync",
  "DestroyProfileOnBrowserClose",
  "HttpsFirstBalancedModeAutoEnable",
  "HttpsUpgrades",
  "LensOverlay",
  "MediaRouter",
  "NetworkTimeServiceQuerying",
  "OptimizationHints",
  "PaintHolding",
  "PreconnectToSearch",
  "TcpPortRandomizationWin",
  "ThirdPartyStoragePartitioning",
  "WebUIOmniboxAimPopup",
  "WebUIOmniboxPopup",
];
const QUIET = [
  `--disable-features=${OFF}`,
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

// `cargo xtask picture`: a picture of the width, language and theme that were asked for, and a sentence
// for what there is none of.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";
import { open } from "./support/browser.js";
import { REPOSITORY } from "./support/server.js";

/** @param {string[]} args */
const picture = (...args) =>
  promisify(execFile)(process.env.CARGO ?? "cargo", ["xtask", "picture", ...args], {
    cwd: REPOSITORY,
  });

test("cargo xtask picture writes a picture of a figure, and says where", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "perceptible-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const out = join(folder, "squish.png");
  const wish = ["--view", "squish", "--lang", "ko", "--theme", "dark", "--width", "360"];
  const { stdout } = await picture(...wish, "--out", out);
  assert.equal(stdout.trim().split("\n").pop(), out);
  const { page } = await open(t);
  const source = `data:image/png;base64,${readFileSync(out).toString("base64")}`;
  const { width, height, corner, inks } = await page.evaluate(async (src) => {
    const image = new Image();
    image.src = src;
    await image.decode();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [image.width, image.height];
    const g = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
    g.drawImage(image, 0, 0);
    const { data } = g.getImageData(0, 0, image.width, image.height);
    const colours = new Set(new Uint32Array(data.buffer));
    return { width: image.width, height: image.height, corner: data[0], inks: colours.size };
  }, source);
  assert.equal(width, 720);
  assert.ok(height > 600, `${height} px`);
  assert.ok(corner < 60, `dark paper, got ${corner}`);
  assert.ok(inks > 50, `something on it, got ${inks} colours`);
});

test("cargo xtask picture refuses what it cannot make", async () => {
  await assert.rejects(picture("--view", "nothing"), /expected a view of draw, .*, got "nothing"/);
  await assert.rejects(picture("--out", "a.gif"), /expected a file that ends in \.png/);
  await assert.rejects(picture("--width", "100"), /280/);
});

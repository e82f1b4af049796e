// What SECURITY.md promises of the code itself: who may ask for files, who may store, what no script
// does, and how much is too much.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

const root = new URL("../../", import.meta.url);
const read = (/** @type {string} */ file) => readFileSync(new URL(file, root), "utf8");

/** The scripts of www/, without their comments. */
const scripts = readdirSync(new URL("www/", root), { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".js"))
  .map((name) => ({ name, text: read(`www/${name}`).replace(/^\s*(\/\/|\/?\*).*$/gm, "") }));

/** @param {RegExp} pattern */
const whoever = (pattern) =>
  scripts.filter(({ text }) => pattern.test(text)).map(({ name }) => name);

test("three scripts know how to ask for a file, and two how to start a script", () => {
  assert.ok(scripts.length > 150);
  const asks =
    /(?<![#.\w])fetch\(|XMLHttpRequest|WebSocket|WebTransport|EventSource|sendBeacon|RTCPeer/;
  assert.deepEqual(whoever(asks).sort(), ["app/service-worker.js", "mnist.js", "model-file.js"]);
  assert.deepEqual(whoever(/new (Shared)?Worker\(|importScripts/), ["trainer.js"]);
  assert.deepEqual(whoever(/serviceWorker\.register/), ["app/offline.js"]);
});

test("two scripts know how to store, and there are no cookies", () => {
  const stores =
    /localStorage|sessionStorage|indexedDB|\bcaches\b|\.cookie\b|cookieStore|storage\.getDirectory/;
  assert.deepEqual(whoever(stores).sort(), ["app/service-worker.js", "store.js"]);
});

test("no script makes markup or code from text", () => {
  const makes =
    /innerHTML|outerHTML|insertAdjacentHTML|setHTMLUnsafe|parseFromString|createContextualFragment|document\.write|\beval\(|new Function\(|["`]javascript:/;
  assert.deepEqual(whoever(makes), []);
  assert.deepEqual(whoever(/createPolicy\(/), ["trusted.js"]);
  for (const page of ["index.html", "embed.html", "embedding.html"])
    assert.doesNotMatch(read(page), /<style|style="|<script(?![^>]*src=)|\son\w+="/, page);
});

test("the core forbids unsafe code natively, and has none", () => {
  assert.match(read("src/lib.rs"), /not\(target_family = "wasm"\), forbid\(unsafe_code\)/);
  const sources = readdirSync(new URL("src/", root), { recursive: true, encoding: "utf8" });
  for (const name of sources.filter((name) => name.endsWith(".rs")))
    assert.doesNotMatch(read(`src/${name}`), /unsafe (fn|impl|\{)|allow\(unsafe_code\)/, name);
});

test("the limits that SECURITY.md states are those of the code", async () => {
  const [, table = ""] = read("SECURITY.md").match(/<!-- limits.*?-->\n(.*?)<!-- \/limits/s) ?? [];
  const number = (/** @type {string} */ file, /** @type {RegExp} */ pattern) => {
    const [, written = ""] = read(file).match(pattern) ?? [];
    const [base, shift] = written.replaceAll("_", "").split("<<").map(Number);
    assert.ok(base > 0, `${file}: ${pattern}`);
    return shift ? base * 2 ** shift : base;
  };
  const value = "([\\d_]+(?: << \\d+)?)";
  const rust = (/** @type {string} */ file, /** @type {string} */ name) =>
    number(file, new RegExp(`const ${name}: \\w+ = ${value};`));
  const script = (/** @type {string} */ file, /** @type {string} */ name) =>
    number(file, new RegExp(`const ${name} = ${value};`));
  const images = script("www/idx.js", "MOST");
  const [parameters, header] = [
    rust("src/network.rs", "MOST_PARAMETERS"),
    rust("src/model/header.rs", "MOST_HEADER"),
  ];
  const model = script("www/model-file.js", "MOST_BYTES");
  assert.equal(model, 8 + header + 4 * parameters, "the largest that the core takes");
  const stated = [
    parameters,
    header,
    model,
    rust("src/wasm/samples.rs", "MOST"),
    images,
    16 + 784 * images,
    rust("src/samples.rs", "MOST_BYTES"),
    script("www/views/teach/bring.js", "MOST_BYTES"),
    script("www/views/teach/hand.js", "MOST_DRAWINGS"),
    script("www/link.js", "LONGEST"),
    script("www/query.js", "MOST_NAMES"),
  ];
  const rows = table.split("\n").filter((row) => /\d/.test(row));
  assert.deepEqual(
    rows.map((row) => Number(row.match(/\d[\d,]*/)?.[0].replaceAll(",", ""))),
    stated,
  );
  const hand = ["MOST_STROKES", "MOST_POINTS"].map((name) =>
    script("www/views/teach/hand.js", name),
  );
  const [strokes, points] = hand.map((n) => n.toLocaleString("en"));
  assert.ok(table.includes(`of ${strokes} strokes and ${points} points each`));
});

// What a page of each contender has to load, made by esbuild as a site would: its script, minified and
// without what it does not use, and the WebAssembly beside it. In Node.

import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, join, relative } from "node:path";
import { promisify } from "node:util";
import { brotliCompress } from "node:zlib";
import { build } from "esbuild";
import { REPOSITORY } from "../e2e/support/server.js";
import { OURS, PLAIN, READER } from "./columns.js";

/** @typedef {{ script: string, bytes: number }} Bundle its script's path on the server, and all of it by brotli */

const OUT = "target/bench";
const SIZES = "target/bench-sizes";
const compress = promisify(brotliCompress);

/** The peers by their columns' names. */
export const PEERS = {
  "onnxruntime-web": "tests/bench/peers/onnxruntime.js",
  "TensorFlow.js wasm": "tests/bench/peers/tensorflow-wasm.js",
  "TensorFlow.js cpu": "tests/bench/peers/tensorflow-cpu.js",
  Burn: "tests/bench/peers/burn.js",
  Candle: "tests/bench/peers/candle.js",
  ConvNetJS: "tests/bench/peers/convnet.js",
  "brain.js": "tests/bench/peers/brain.js",
};

/** Those among them that are Rust, as xtask builds them: what a page fetches, and what it calls that by. */
const IN_RUST = Object.fromEntries(
  ["burn", "candle"].flatMap((name) => {
    const glue = join(REPOSITORY, `target/peers/${name}`);
    return [
      [`${name}.wasm`, `${glue}_bg.wasm`],
      [`${name}.glue`, `${glue}.js`],
    ];
  }),
);

/** Ours, as the site has them, and plain JavaScript. */
export const OWN = {
  [OURS]: "tests/bench/cold/core.js",
  [READER]: "tests/bench/cold/reader.js",
  [PLAIN]: "tests/bench/cold/plain.js",
};

/** Bundles scripts by name. @param {Record<string, string>} scripts @returns {Promise<Record<string, Bundle>>} */
export async function bundles(scripts) {
  const site = await readdir(join(REPOSITORY, "site"));
  const module = (/** @type {string} */ name) =>
    join(
      REPOSITORY,
      "site",
      site.find((file) => file.startsWith(`${name}-`) && file.endsWith(".wasm")) ?? "",
    );
  await rm(join(REPOSITORY, OUT), { recursive: true, force: true });
  await mkdir(join(REPOSITORY, OUT), { recursive: true });
  /** @type {Record<string, Bundle>} */
  const result = {};
  for (const [name, script] of Object.entries(scripts)) {
    const { metafile } = await build({
      absWorkingDir: REPOSITORY,
      entryPoints: [script],
      outdir: `${OUT}/${basename(script, ".js")}`,
      bundle: true,
      minify: true,
      format: "esm",
      target: "es2022",
      alias: { "core.wasm": module("core"), "reader.wasm": module("reader"), ...IN_RUST },
      loader: { ".wasm": "file" },
      // TensorFlow.js keeps its engine with the page, one for all copies of it: two copies on two backends
      // would both compute on the one that was chosen last.
      mangleProps: /^_tf(engine|Globals)$/,
      mangleCache: Object.fromEntries(
        ["_tfengine", "_tfGlobals"].map((kept) => [kept, `${kept} of ${name}`.replace(/\W/g, "_")]),
      ),
      metafile: true,
      logLevel: "error",
      legalComments: "none",
    });
    const files = Object.keys(metafile.outputs);
    const main = files.find((file) => metafile.outputs[file].entryPoint) ?? "";
    result[name] = { script: `/${main}`, bytes: 0 };
    for (const file of files) result[name].bytes += await packedSize(join(REPOSITORY, file));
  }
  return result;
}

/** As large as a host sends it. Onnxruntime's 14 MB take half a minute: what is known is not asked again. @param {string} file */
async function packedSize(file) {
  const bytes = await readFile(file);
  const known = join(REPOSITORY, SIZES, createHash("sha256").update(bytes).digest("hex"));
  try {
    return Number(await readFile(known, "utf8"));
  } catch {
    const { length } = await compress(bytes);
    await mkdir(join(REPOSITORY, SIZES), { recursive: true });
    await writeFile(known, `${length}`);
    return length;
  }
}

/** A file beside the bundles, for pages to fetch: its path on the server. @param {string} name @param {Uint8Array} bytes */
export async function lay(name, bytes) {
  const file = join(REPOSITORY, OUT, name);
  await writeFile(file, bytes);
  return `/${relative(REPOSITORY, file)}`;
}

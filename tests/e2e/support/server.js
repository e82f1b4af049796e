// A static server on a free port that can be slow, forgetful or strict, as a test asks.
// Serves no reader: that is `cargo xtask serve` or any host of site/. It ends with the process, so
// that no page outlives it; `close` is for a test of what a page does without its server.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";

/** The repository's root: what `cargo xtask serve` serves, and more. */
export const REPOSITORY = fileURLToPath(new URL("../../../", import.meta.url));
/** What `cargo xtask site` wrote. */
export const SITE = join(REPOSITORY, "site");

/** @type {Record<string, string>} */
const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
};

/** Files whose name says what is in them: they never change. */
const HASHED = /-[0-9A-Z]{8}\.\w+$/;
/** A reader's browser asks again after so many seconds, where a name says nothing. */
const FRESH = 600;

/**
 * @typedef {object} Manners
 * @property {Record<string, string>} [headers] sent with every answer
 * @property {Record<string, string>} [pages] made-up pages and files by path, instead of files
 * @property {(path: string) => boolean} [missing] which paths are answered by 404
 * @property {(path: string) => boolean} [cut] which answers break off half-way
 * @property {(path: string) => Promise<unknown> | undefined} [wait] what an answer waits for
 * @property {boolean} [isHost] whether it compresses, and lets browsers keep what it sends, as hosts do
 */

/** @type {Map<string, Buffer>} */
const packed = new Map();

/** As the host has it lying ready. @param {string} file @param {string | Buffer} body */
function compressed(file, body) {
  const bytes = packed.get(file) ?? brotliCompressSync(body);
  packed.set(file, bytes);
  return bytes;
}

/**
 * @param {string} root
 * @param {Manners} [manners]
 * @returns {Promise<{ url: string, close: () => void }>}
 */
export async function serve(root, { headers = {}, pages = {}, missing, cut, wait, isHost } = {}) {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const name = pathname.endsWith("/") ? `${pathname}index.html` : pathname;
    const file = normalize(join(root, decodeURIComponent(name)));
    try {
      await wait?.(pathname);
      if (missing?.(pathname) || !file.startsWith(normalize(root + sep))) throw new Error("404");
      const body = pathname in pages ? Buffer.from(pages[pathname]) : await readFile(file);
      const type =
        TYPES[extname(pathname in pages ? pathname : file) || ".html"] ??
        "application/octet-stream";
      if (cut?.(pathname)) {
        response.writeHead(200, { "content-type": type, "content-length": body.length });
        response.write(body.subarray(0, body.length / 2), () => response.destroy());
        return;
      }
      if (isHost) {
        const kept = HASHED.test(pathname) ? "max-age=31536000, immutable" : `max-age=${FRESH}`;
        const host = { "cache-control": kept, "content-encoding": "br", vary: "accept-encoding" };
        response.writeHead(200, { "content-type": type, ...host, ...headers });
        response.end(compressed(file, body));
        return;
      }
      response.writeHead(200, { "content-type": type, "cache-control": "no-store", ...headers });
      response.end(body);
    } catch {
      response.writeHead(404, { "content-type": "text/plain", ...headers }).end("not found");
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  server.unref();
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

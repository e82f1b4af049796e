// The site's training images on their way: progress, failure, going on, giving up; against a server
// on this machine.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { Mnist, mnist } from "../../www/mnist.js";
import { imagesFile, labelsFile } from "./idx-files.js";

/** @typedef {import("node:http").ServerResponse} Response */

const BODIES = {
  "train-images.idx": gzipSync(imagesFile(300)),
  "train-labels.idx": gzipSync(labelsFile(300)),
  "t10k-images.idx": gzipSync(imagesFile(100)),
  "t10k-labels.idx": gzipSync(labelsFile(100)),
};
const TOTAL = Object.values(BODIES).reduce((sum, body) => sum + body.length, 0);

const packed = () => {
  const file = (/** @type {keyof typeof BODIES} */ name) => ({
    file: `mnist/${name}`,
    bytes: BODIES[name].length,
  });
  return {
    training: { n: 300, images: file("train-images.idx"), labels: file("train-labels.idx") },
    test: { n: 100, images: file("t10k-images.idx"), labels: file("t10k-labels.idx") },
  };
};

/**
 * A site with the files; `manner` may answer a request by itself.
 * @param {import("node:test").TestContext} t
 * @param {(name: string, response: Response) => boolean | void} [manner]
 */
async function site(t, manner) {
  /** @type {string[]} */
  const asked = [];
  const server = createServer((request, response) => {
    const name = request.url?.split("/").pop() ?? "";
    asked.push(name);
    if (!manner?.(name, response)) response.end(BODIES[/** @type {keyof typeof BODIES} */ (name)]);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", () => done(null)));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  const images = new Mnist(packed(), `http://127.0.0.1:${port}/chunk.js`);
  return { images, asked };
}

/** @param {string} code */
const refused = (code) => (/** @type {any} */ error) => error.code === code;

test("as written the site has no training images", () => {
  assert.equal(mnist, null);
});

test("the files come once for all who ask, with progress to the last byte", async (t) => {
  const { images, asked } = await site(t);
  assert.deepEqual([images.bytes, images.counts], [TOTAL, { training: 300, test: 100 }]);
  assert.deepEqual(asked, []);
  /** @type {number[]} */
  const heard = [];
  const [first, second] = await Promise.all([images.load((n) => heard.push(n)), images.load()]);
  assert.equal(first, second);
  assert.deepEqual(Buffer.from(first.images), BODIES["train-images.idx"]);
  assert.deepEqual(Buffer.from(first.labels), BODIES["train-labels.idx"]);
  assert.deepEqual(Buffer.from(first.test?.images ?? []), BODIES["t10k-images.idx"]);
  assert.deepEqual([first.n, first.test?.n], [300, 100]);
  assert.equal(await images.load(), first);
  assert.equal(asked.length, 4);
  assert.deepEqual([heard[0], heard.at(-1)], [0, TOTAL]);
  assert.deepEqual(
    heard,
    heard.toSorted((a, b) => a - b),
  );
});

test("after a failure only what is missing is asked for again", async (t) => {
  let isBroken = true;
  const { images, asked } = await site(t, (name, response) => {
    if (name !== "train-images.idx" || !isBroken) return false;
    // The others are here by then.
    setTimeout(() => response.writeHead(503).end(), 200);
    return true;
  });
  await assert.rejects(images.load(), (/** @type {any} */ error) => {
    assert.deepEqual(error.facts, { file: "mnist/train-images.idx", status: 503 });
    return error.code === "status";
  });
  isBroken = false;
  const loaded = await images.load();
  assert.equal(loaded.n, 300);
  assert.deepEqual(asked.slice(4), ["train-images.idx"]);
});

test("a connection that breaks off is a refusal, and so is one that never was", async (t) => {
  const { images } = await site(t, (name, response) => {
    if (name !== "t10k-images.idx") return false;
    response.writeHead(200, { "content-length": BODIES[name].length });
    response.write(BODIES[name].subarray(0, 500));
    setTimeout(() => response.destroy(), 50);
    return true;
  });
  await assert.rejects(images.load(), refused("unreachable"));
  const nowhere = new Mnist(packed(), "http://127.0.0.1:1/chunk.js");
  await assert.rejects(nowhere.load(), refused("unreachable"));
});

test("what comes damaged is refused and not kept", async (t) => {
  /** @type {Uint8Array | null} */
  let sent = BODIES["train-images.idx"].subarray(0, 1000);
  const { images } = await site(t, (name, response) => {
    if (name !== "train-images.idx" || !sent) return false;
    response.end(sent);
    return true;
  });
  await assert.rejects(images.load(), refused("damaged"));
  sent = gzipSync(imagesFile(299));
  await assert.rejects(images.load(), refused("damaged"));
  sent = BODIES["train-labels.idx"];
  await assert.rejects(images.load(), refused("damaged"));
  sent = null;
  assert.equal((await images.load()).n, 300);
});

test("a server that unpacks the files on the way does no harm", async (t) => {
  const { images } = await site(t, (name, response) => {
    response.setHeader("content-encoding", "gzip");
    response.end(BODIES[/** @type {keyof typeof BODIES} */ (name)]);
    return true;
  });
  /** @type {number[]} */
  const heard = [];
  const loaded = await images.load((n) => heard.push(n));
  assert.deepEqual(loaded.images, imagesFile(300));
  assert.ok(heard.every((n) => n <= TOTAL));
  assert.ok(loaded.images.length > BODIES["train-images.idx"].length);
});

test("loading ends when nobody waits any more, and only then", async (t) => {
  /** @type {Response | null} */
  let held = null;
  let isClosed = false;
  const { images, asked } = await site(t, (name, response) => {
    if (name !== "train-images.idx" || held) return false;
    held = response;
    response.on("close", () => {
      isClosed = true;
    });
    return true;
  });
  const [one, other] = [new AbortController(), new AbortController()];
  const gone = [images.load(() => {}, one.signal), images.load(() => {}, other.signal)];
  const outcomes = Promise.allSettled(gone);
  await new Promise((done) => setTimeout(done, 100));
  one.abort();
  await new Promise((done) => setTimeout(done, 100));
  assert.equal(isClosed, false);
  other.abort();
  await new Promise((done) => setTimeout(done, 100));
  assert.equal(isClosed, true);
  for (const { status } of await outcomes) assert.equal(status, "rejected");
  assert.equal((await images.load()).n, 300);
  assert.deepEqual(asked.slice(4), ["train-images.idx"]);
});

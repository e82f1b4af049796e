// The site without a network: all files of one build, kept together. A page gets the files of its own
// build until it is left; a newer build waits until a reader asks for it, or until no page of the
// older one is open. Keeps nothing of a reader's, and answers for no other site.

import { build, files, onRequest } from "./built.js";

const worker = /** @type {any} */ (globalThis);

const ROOT = new URL("./", location.href);
const PREFIX = `perceptible ${ROOT.pathname} `;
/** As held.js writes it, which has a page around it. */
const OWN = PREFIX + build;

worker.addEventListener("install", (/** @type {any} */ event) => event.waitUntil(install()));

// The first page came without it, and shall have what it uses kept as well.
worker.addEventListener("activate", (/** @type {any} */ event) =>
  event.waitUntil(worker.clients.claim()),
);

worker.addEventListener("message", (/** @type {any} */ event) => {
  if (event.data === "take over") worker.skipWaiting();
  if (event.data === "clear up") event.waitUntil(clearUp());
});

worker.addEventListener("fetch", (/** @type {any} */ event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== ROOT.origin || !pathname.startsWith(ROOT.pathname))
    return;
  const name = pathname.slice(ROOT.pathname.length) || "index.html";
  if (Object.hasOwn(files, name)) event.respondWith(own(name, request));
  else if (Object.hasOwn(onRequest, name)) event.respondWith(used(name, request));
  // Of a page that is still open.
  else if (/-[\dA-Z]{8}\.\w+$/.test(name)) event.respondWith(anybodys(name, request));
});

/** All files or none: one that does not come, or is not this build's, ends it. */
async function install() {
  const cache = await caches.open(OWN);
  try {
    await Promise.all(
      Object.entries(files).map(async ([name, known]) => {
        const response = (await keptBefore(name, known)) ?? (await brought(name, known));
        await cache.put(addressOf(name), response);
      }),
    );
    // What was used before stays usable, where it is still the same.
    for (const [name, known] of Object.entries(onRequest)) {
      const response = await keptBefore(name, known);
      if (response) await cache.put(addressOf(name), response);
    }
  } catch (error) {
    await caches.delete(OWN);
    throw error;
  }
}

/** @param {string} name @param {Request} request */
async function own(name, request) {
  const cache = await caches.open(OWN);
  return (await cache.match(addressOf(name))) ?? fetch(request);
}

/** @param {string} name @param {Request} request */
async function used(name, request) {
  const cache = await caches.open(OWN);
  const kept = await cache.match(addressOf(name));
  if (kept) return kept;
  const response = await fetch(request);
  // Where there is no room it comes from the network again the next time.
  if (response.status === 200) cache.put(addressOf(name), response.clone()).catch(() => {});
  return response;
}

/** @param {string} name @param {Request} request */
async function anybodys(name, request) {
  return (await caches.match(addressOf(name))) ?? fetch(request);
}

/** Lets go of the builds of which no page is open. */
async function clearUp() {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== OWN);
  const { held } = await navigator.locks.query();
  // A newer one clears up by itself.
  if (worker.registration.installing || worker.registration.waiting) return;
  const open = new Set(held?.map(({ name }) => name));
  await Promise.all(names.filter((name) => !open.has(name)).map((name) => caches.delete(name)));
}

/** Some hosts send another address for a page that is asked for by its file's. @param {string} name */
const addressOf = (name) => new URL(name === "index.html" ? "./" : name, ROOT);

/** A file that any build has kept, if it is the same. @param {string} name @param {string} known */
async function keptBefore(name, known) {
  const response = await caches.match(addressOf(name));
  if (!response) return undefined;
  const digest = await crypto.subtle.digest("SHA-256", await response.clone().arrayBuffer());
  return known === `sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}`
    ? response
    : undefined;
}

/** From the network; the browser refuses what is not known so. @param {string} name @param {string} known */
async function brought(name, known) {
  const response = await fetch(addressOf(name), { integrity: known, cache: "no-cache" });
  if (response.status !== 200)
    throw new Error(`${name}: expected the file, got status ${response.status}`);
  if (!response.redirected) return response;
  // No page may be answered by a response that has been somewhere else.
  return new Response(response.body, { headers: response.headers });
}

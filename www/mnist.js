// The MNIST images that the site may carry: asks for none of them until somebody does, then brings
// them once for all figures of the page. Knows no network and no word.

import { inspect, Refusal } from "./idx.js";
import packed from "./packed.js";

/** @typedef {import("./idx.js").TrainingFiles} TrainingFiles */
/** @typedef {{ file: string, bytes: number }} PackedFile an address beside the scripts, and its size */
/** @typedef {{ n: number, images: PackedFile, labels: PackedFile }} PackedSet */
/** @typedef {{ training: PackedSet, test: PackedSet }} Packed */
/** @typedef {(loaded: number) => void} Told */

export class Mnist {
  #packed;
  #base;
  /** Files that are here whole: they are not asked for again. @type {Map<PackedFile, Uint8Array>} */
  #here = new Map();
  /** Bytes of those that are on their way. @type {Map<PackedFile, number>} */
  #coming = new Map();
  /** @type {Promise<TrainingFiles> | null} */
  #loading = null;
  #ending = new AbortController();
  /** @type {Set<Told>} */
  #waiting = new Set();

  /** @param {Packed} packed @param {string | URL} base what the addresses are beside */
  constructor(packed, base) {
    this.#packed = packed;
    this.#base = base;
  }

  /** Images to learn from, and images held out. */
  get counts() {
    return { training: this.#packed.training.n, test: this.#packed.test.n };
  }

  /** What there is to load, in bytes. */
  get bytes() {
    return this.#files.reduce((sum, { bytes }) => sum + bytes, 0);
  }

  get #files() {
    const { training, test } = this.#packed;
    return [training.images, training.labels, test.images, test.labels];
  }

  /**
   * Loads the images, or joins those who are loading them. What has come whole is kept when the
   * rest fails, and a later call goes on from there. Loading ends when nobody waits any more.
   * @param {Told} [told] hears how many bytes are here
   * @param {AbortSignal} [signal] for one who waits no longer
   * @returns {Promise<TrainingFiles>} @throws {Refusal}
   */
  load(told = () => {}, signal) {
    if (signal?.aborted) return Promise.reject(signal.reason);
    this.#waiting.add(told);
    this.#loading ??= this.#start();
    told(this.#loaded);
    const loading = this.#loading;
    return new Promise((resolve, reject) => {
      const leave = () => {
        this.#waiting.delete(told);
        reject(signal?.reason);
        if (this.#waiting.size > 0 || this.#loading !== loading) return;
        this.#loading = null;
        this.#ending.abort();
      };
      signal?.addEventListener("abort", leave, { once: true });
      loading.then(resolve, reject).finally(() => {
        this.#waiting.delete(told);
        signal?.removeEventListener("abort", leave);
      });
    });
  }

  #start() {
    const ending = new AbortController();
    this.#ending = ending;
    this.#coming.clear();
    const loading = Promise.all(this.#files.map((file) => this.#file(file, ending.signal)))
      .then((files) => this.#checked(files))
      .catch((error) => {
        ending.abort();
        if (this.#loading === loading) this.#loading = null;
        throw error;
      });
    return loading;
  }

  get #loaded() {
    const here = [...this.#here.keys()].reduce((sum, { bytes }) => sum + bytes, 0);
    const coming = [...this.#coming].map(([{ bytes }, loaded]) => Math.min(bytes, loaded));
    return coming.reduce((sum, loaded) => sum + loaded, here);
  }

  /** @param {PackedFile} file @param {AbortSignal} signal @returns {Promise<Uint8Array>} */
  async #file(file, signal) {
    const here = this.#here.get(file);
    if (here) return here;
    /** @type {Uint8Array[]} */
    const pieces = [];
    let length = 0;
    try {
      const response = await fetch(new URL(file.file, this.#base), { signal });
      if (!response.ok || !response.body)
        throw new Refusal("status", { file: file.file, status: response.status });
      const reader = response.body.getReader();
      for (;;) {
        const { done, value } = await reader.read();
        if (done) break;
        pieces.push(value);
        length += value.length;
        this.#coming.set(file, length);
        for (const told of this.#waiting) told(this.#loaded);
      }
    } catch (error) {
      if (error instanceof Refusal) throw error;
      throw new Refusal("unreachable", { file: file.file });
    }
    const bytes = new Uint8Array(length);
    let at = 0;
    for (const piece of pieces) {
      bytes.set(piece, at);
      at += piece.length;
    }
    this.#coming.delete(file);
    this.#here.set(file, bytes);
    return bytes;
  }

  /**
   * Nothing that is damaged is used or kept. A file that a server has unpacked on the way is as
   * good as the one that was sent.
   * @param {Uint8Array[]} files in the order of `#files`
   * @returns {Promise<TrainingFiles>}
   */
  async #checked(files) {
    const { training, test } = this.#packed;
    const expected = [training, training, test, test];
    for (const [i, bytes] of files.entries()) {
      const file = this.#files[i];
      const kind = i % 2 === 0 ? "images" : "labels";
      const found = await inspect(bytes).catch(() => null);
      if (found?.kind === kind && found.n === expected[i].n) continue;
      this.#here.delete(file);
      throw new Refusal("damaged", { file: file.file });
    }
    const [images, labels, testImages, testLabels] = files;
    return {
      n: training.n,
      images,
      labels,
      test: { n: test.n, images: testImages, labels: testLabels },
    };
  }
}

/** The images of this site; null where it has none. */
export const mnist = packed && new Mnist(packed, import.meta.url);

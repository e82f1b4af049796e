// Two networks before the same strangers: the one given, and its twin, which learns first. Both are asked
// about every image of a kind, and measured on new digits, a little at a time. Knows no page.

import { Claims } from "./claims.js";
import { countOf, stranger } from "./strangers.js";
import { shapeOf, Twin } from "./twin.js";

/** @typedef {import("../../engine.js").Core} Core */
/** @typedef {import("../../engine.js").Network} Network */
/** @typedef {import("./strangers.js").Kind} Kind */

export class Survey {
  /** @type {Kind} */
  kind = "noise";
  /** @type {Network | null} */
  network = null;
  /** Of this network and the other. @type {(Claims | null)[]} */
  claims = [null, null];
  /** Of new digits, the share read by this network and the other. @type {number[]} */
  accuracy = [];
  /** The images of the kind, as the networks read them. @type {Float32Array[]} */
  #images = [];
  /** @type {Core | null} */
  #core = null;
  /** @type {Twin | null} */
  #twin = null;
  #shape = "";

  /** How far the other network has learned, 0 to 1; null where there is none. */
  get share() {
    return this.#twin?.share ?? null;
  }

  /** @param {Core | null} core @param {Network | null} network */
  use(core, network) {
    this.#core = core;
    this.network = network;
    if (core && network) {
      const shape = shapeOf(network);
      // Another network of the same shape has the same twin.
      const key = JSON.stringify(shape);
      if (!this.#twin || key !== this.#shape) {
        this.#twin?.free();
        this.#twin = new Twin(core, shape);
      }
      this.#shape = key;
    } else this.#twin = null;
    this.begin(this.kind);
  }

  /** Reads a kind's images from the first on. @param {Kind} kind */
  begin(kind) {
    this.kind = kind;
    this.#images = [];
    this.claims = [null, null];
    this.accuracy = [];
  }

  /** Image `n`, as the networks read it; null while there is none. @param {number} n */
  image(n) {
    if (!this.#core || !this.network) return null;
    if (!this.#images[n]) {
      const image = stranger(this.#core, this.kind, n);
      this.#images[n] = this.network.prepared ? this.#core.prepare(image) : image;
    }
    return this.#images[n];
  }

  /**
   * Reads with this network, lets the other one learn, reads with that.
   * @param {() => boolean} isLate @returns {{ isBusy: boolean, isNews: boolean }} whether there is more, and anything new to show
   */
  advance(isLate) {
    const { network } = this;
    const twin = this.#twin;
    if (!network || !twin) return { isBusy: false, isNews: false };
    let isNews = this.#read(0, network, isLate);
    if (!this.claims[0]?.isDone) return { isBusy: true, isNews };
    const { share } = twin;
    while (!twin.network && !isLate()) twin.advance();
    isNews ||= Math.floor(20 * share) !== Math.floor(20 * twin.share);
    const { network: other, test } = twin;
    if (!other || !test) return { isBusy: true, isNews };
    isNews = this.#read(1, other, isLate) || isNews;
    if (!this.claims[1]?.isDone) return { isBusy: true, isNews };
    if (this.accuracy.length) return { isBusy: false, isNews };
    this.accuracy = [network, other].map((each) => accuracyOf(each.measure(test)));
    return { isBusy: false, isNews: true };
  }

  /** Goes on reading; whether there was something left. @param {0 | 1} which @param {Network} reader @param {() => boolean} isLate */
  #read(which, reader, isLate) {
    const claims = this.claims[which] ?? new Claims(reader, countOf(this.kind));
    this.claims[which] = claims;
    if (claims.isDone) return false;
    while (!claims.isDone && !isLate())
      claims.add(/** @type {Float32Array} */ (this.image(claims.read)));
    return true;
  }
}

/** @param {{ n: number, correct: number }} measure */
const accuracyOf = ({ n, correct }) => correct / n;

// A file that a reader brings in: a network, or drawings with their digits, or an error that says what
// was expected and what came. Trusts no file; what is not good changes nothing.

import { pixelsToDigits } from "../../engine.js";
import { parsed } from "./hand.js";
import { refusal } from "./said.js";

/** @typedef {import("../../engine.js").Core} Core */
/** @typedef {import("../../engine.js").Network} Network */
/** @typedef {import("./lesson.js").Drawing} Drawing */

/** A larger file is no hand and no network of ours, in bytes. */
export const MOST_BYTES = 64_000_000;

/** A file that is none of ours, by its size or its first bytes. */
export class FileError extends Error {
  /** @param {"size" | "kind"} code @param {number} size in bytes */
  constructor(code, size) {
    super(`file: ${code}: got ${size} bytes`);
    this.code = code;
    this.size = size;
  }
}

/** A network for this figure, of the bytes of a model file. @param {Core} core @param {Uint8Array} bytes */
export function networkOf(core, bytes) {
  const network = core.Network.from_safetensors(bytes);
  try {
    return pixelsToDigits(network);
  } catch (error) {
    network.free();
    throw error;
  }
}

/**
 * @param {Core} core @param {File} file
 * @returns {Promise<{ network: Network, drawings: null } | { network: null, drawings: Drawing[] }>}
 */
export async function brought(core, file) {
  if (file.size > MOST_BYTES) throw new FileError("size", file.size);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const text = () => new TextDecoder().decode(bytes);
  // A model file begins with the length of its header, which is JSON; drawings are JSON themselves.
  if (file.name.endsWith(".safetensors") || (bytes[8] === 0x7b && bytes[7] === 0))
    return { network: networkOf(core, bytes), drawings: null };
  if (file.name.endsWith(".json") || /^\s*\{/.test(text().slice(0, 100)))
    return { network: null, drawings: parsed(text()) };
  throw new FileError("kind", file.size);
}

/**
 * Takes a file in; says what it brought, or why it was not taken.
 * @param {import("./school.js").School} school @param {File} file
 * @param {(typeof import("./words.js").default)["en"]} said
 */
export async function taken(school, file, said) {
  const { core, course } = school;
  try {
    const { network, drawings } = await brought(core, file);
    school.drop();
    if (network) {
      course.learn(network, course.now.hand);
      return said.broughtNetwork(file.name);
    }
    const count = course.now.hand.length;
    const hand = course.withAll(drawings);
    if (hand.length > count) course.label(hand);
    return said.broughtHand(file.name, hand.length - count);
  } catch (error) {
    return refusal(said, file.name, error);
  }
}

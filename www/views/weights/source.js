// Whose numbers a lens of the weights figure shows: those of the figure's network, of its random start,
// or, where that start is not known, of one that is trained in place. Paints nothing, says nothing.

import { ALL, read } from "../../engine.js";
import { Lesson } from "./lesson.js";
import { changeOf, inputsWhere, layersOf, orderOf } from "./numbers.js";

/** @typedef {import("../../engine.js").Shared} Shared */
/** @typedef {import("../../../pkg/core.js").Network} Network */
/** @typedef {import("./numbers.js").Layer} Layer */
/** @typedef {import("./numbers.js").Lens} Lens */
/**
 * @typedef {object} Shown what is in view, from one network and one drawing; nothing in it changes
 * @property {Network} network
 * @property {Layer[]} now
 * @property {Layer[] | null} start where the lens needs it
 * @property {Layer[]} layers what the lens makes of the two
 * @property {Layer} first whose weights the drawing is multiplied by
 * @property {boolean[] | null} untouched pixels whose weights are as they began
 * @property {number | undefined} seed of the start
 * @property {Float32Array} image
 * @property {import("../../../pkg/core.js").Trace} trace
 * @property {number[][]} order which neuron stands where, by layer
 */

export class Source {
  /** @type {Lesson | null} */
  #lesson = null;
  /** The start of a network that says its seed. @type {{ of: Network, start: Network } | null} */
  #known = null;
  /** @type {{ key: unknown[], shown: Shown } | null} */
  #last = null;

  /** The network that learns in place, while it is the one that is shown. @param {Shared | null} shared @param {Lens} lens */
  lesson(shared, lens) {
    if (!shared?.core || !shared.network || lens === "now") return null;
    if (shared.network.facts().seed !== undefined) return null;
    this.#lesson ??= new Lesson(shared.core);
    return this.#lesson;
  }

  /**
   * The same object as before as long as nothing has changed.
   * @param {Shared | null} shared @param {Lens} lens @param {boolean} isByStrength @returns {Shown | null}
   */
  look(shared, lens, isByStrength) {
    const { core, network: own, drawing } = shared ?? {};
    if (!shared || !core || !own) return null;
    const lesson = this.lesson(shared, lens);
    const key = [own, drawing, lens, isByStrength, lesson?.looks];
    if (this.#last && key.every((part, i) => part === this.#last?.key[i])) return this.#last.shown;
    const network = lesson?.network ?? own;
    const began = lens === "now" ? null : (lesson?.start ?? this.#startOf(core, own));
    // It learned from prepared digits, as its file would say if it had one.
    const image = lesson
      ? core.stages(shared.drawing).prepared
      : read(core, own, shared.drawing, ALL).image;
    const now = layersOf(network);
    const start = began && layersOf(began);
    const first = (start && lens === "start" ? start : now)[0];
    const trace = (began && lens === "start" ? began : network).trace(image);
    const shown = {
      network,
      now,
      start,
      layers: !start || lens === "never" ? now : lens === "start" ? start : changeOf(now, start),
      first,
      untouched: start && inputsWhere(now[0], (weight, i) => weight === start[0].weights[i]),
      seed: network.facts().seed,
      image,
      trace,
      order: trace.activations.map((layer, l) => orderOf(layer, l > 0 && isByStrength)),
    };
    this.#last = { key, shown };
    return shown;
  }

  /** Lets go of what the core made; of a core that has stopped without another word to it. @param {boolean} isStopped */
  leave(isStopped) {
    if (!isStopped) {
      this.#lesson?.free();
      this.#known?.start.free();
    }
    this.#lesson = this.#known = this.#last = null;
  }

  /** @param {import("../../start.js").Core} core @param {Network} network */
  #startOf(core, network) {
    if (this.#known?.of !== network) {
      this.#known?.start.free();
      const { layers, activation, seed, output, cost } = network.facts();
      this.#known = {
        of: network,
        start: core.Network.random(layers, activation, seed, output, cost),
      };
    }
    return this.#known.start;
  }
}

// What is kept of the reader's hand on this device: looked for, kept, brought back, deleted, and
// watched, so that two tabs do not overwrite each other. Decides when storage is asked; knows no words.

import { keep, look, remove, StoreError } from "../../store.js";
import { checked } from "./hand.js";

/** @typedef {import("../../engine.js").Core} Core */
/** @typedef {import("./course.js").State} State */
/** @typedef {{ network: Uint8Array, drawings: import("./lesson.js").Drawing[] }} Record */
/** @typedef {"denied" | "full" | "corrupt"} Trouble */

const NAME = "hand";

export class Keep {
  /** How many drawings are kept; null where nothing is, -1 where it cannot be read. @type {number | null} */
  count = null;
  /** What storage refused. @type {{ kind: Trouble, why: string } | null} */
  trouble = null;
  /** Whether another tab has changed what this one has kept or brought back. */
  isOvertaken = false;
  /** Whether storage has been asked what there is. */
  isKnown = false;
  /** The stamp of what is there, as far as this tab knows. @type {string | null} */
  #there = null;
  /** The stamp of what this tab has kept or brought back itself. @type {string | null} */
  #mine = null;
  /** The state that was kept or brought back. @type {State | null} */
  #state = null;
  /** @type {BroadcastChannel | null} */
  #channel = null;
  #changed;

  /** @param {() => void} changed */
  constructor(changed) {
    this.#changed = changed;
  }

  /** Whether what is there is not this tab's. */
  get isForeign() {
    return this.#there !== null && this.#there !== this.#mine;
  }

  /** Whether a state is kept as it is. @param {State} state */
  holds(state) {
    const kept = this.#state;
    return (
      this.#there !== null &&
      !this.isForeign &&
      kept?.network === state.network &&
      kept.hand === state.hand
    );
  }

  watch() {
    if (!globalThis.BroadcastChannel || this.#channel) return;
    this.#channel = new BroadcastChannel("perceptible-hand");
    this.#channel.onmessage = () => this.look();
  }

  close() {
    this.#channel?.close();
    this.#channel = null;
  }

  /** Asks what is there. */
  async look() {
    await this.#try(async () => {
      const kept = await look(NAME);
      const before = this.#there;
      this.#there = kept?.stamp ?? null;
      this.isOvertaken ||= this.#mine !== null && this.#there !== this.#mine;
      if (before === this.#there && this.isKnown) return;
      this.isKnown = true;
      this.count = null;
      if (!kept) return;
      const record = /** @type {Partial<Record>} */ (kept.value);
      this.count = Array.isArray(record?.drawings) ? record.drawings.length : -1;
    });
  }

  /**
   * Keeps a state. What another tab has kept meanwhile is overwritten only if the reader has seen it.
   * @param {State} state
   */
  async keep(state) {
    await this.#try(async () => {
      /** @type {Record} */
      const record = {
        network: state.network.to_safetensors(),
        drawings: [...state.hand],
      };
      const seen = this.#there;
      try {
        this.#mine = this.#there = await keep(NAME, record, seen);
      } catch (error) {
        if (!(error instanceof StoreError) || error.kind !== "other") throw error;
        await this.look();
        this.isOvertaken = true;
        return;
      }
      this.#state = state;
      this.count = state.hand.length;
      this.isOvertaken = false;
      this.#channel?.postMessage("kept");
    });
  }

  /**
   * What is kept, checked; null where there is nothing, or nothing good.
   * @param {(bytes: Uint8Array) => import("../../engine.js").Network} read
   */
  async load(read) {
    let found = null;
    await this.#try(async () => {
      const kept = await look(NAME);
      this.#there = kept?.stamp ?? null;
      if (!kept) {
        this.count = null;
        return;
      }
      const { network, drawings } = /** @type {Partial<Record>} */ (kept.value ?? {});
      try {
        const hand = checked(drawings);
        found = { network: read(/** @type {Uint8Array} */ (network)), hand };
      } catch (error) {
        this.count = -1;
        this.trouble = {
          kind: "corrupt",
          why: error instanceof Error ? error.message : String(error),
        };
        return;
      }
      this.count = drawings?.length ?? 0;
    });
    return /** @type {{ network: import("../../engine.js").Network, hand: import("./lesson.js").Drawing[] } | null} */ (
      found
    );
  }

  /** A state is what was brought back. @param {State} state */
  adopt(state) {
    this.#mine = this.#there;
    this.#state = state;
    this.isOvertaken = false;
    this.#changed();
  }

  async remove() {
    await this.#try(async () => {
      await remove();
      this.#there = this.#mine = this.#state = this.count = null;
      this.isOvertaken = false;
      this.#channel?.postMessage("deleted");
    });
  }

  /** @param {() => Promise<void>} act */
  async #try(act) {
    this.trouble = null;
    try {
      await act();
    } catch (error) {
      const kind = error instanceof StoreError && error.kind !== "other" ? error.kind : "denied";
      if (kind === "corrupt") this.count = -1;
      this.trouble = { kind, why: error instanceof Error ? error.message : String(error) };
      this.isKnown = true;
    }
    this.#changed();
  }
}

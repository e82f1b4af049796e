// How much memory WebAssembly has on a page: browsers count it in nobody's heap. Runs before all else.

/** Leaves `wasmBytes` on the page. */
export function watch() {
  const { Memory } = WebAssembly;
  /** @type {Set<WebAssembly.Memory>} */
  const memories = new Set();
  WebAssembly.Memory = class extends Memory {
    /** @param {WebAssembly.MemoryDescriptor} descriptor */
    constructor(descriptor) {
      super(descriptor);
      memories.add(this);
    }
  };
  for (const name of /** @type {const} */ (["instantiate", "instantiateStreaming"])) {
    const original = WebAssembly[name];
    const watched = async (/** @type {Parameters<typeof original>} */ ...given) => {
      const made = await Reflect.apply(original, WebAssembly, given);
      for (const exported of Object.values((made.instance ?? made).exports))
        if (exported instanceof Memory) memories.add(exported);
      return made;
    };
    Object.assign(WebAssembly, { [name]: watched });
  }
  const bytes = () => [...memories].reduce((all, { buffer }) => all + buffer.byteLength, 0);
  Object.assign(globalThis, { wasmBytes: bytes });
}

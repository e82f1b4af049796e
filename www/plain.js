// The core in plain JavaScript, for where there can be no WebAssembly: as written, none. `cargo xtask
// site` makes one, and puts a script of its own in this one's place.

export default /** @type {(() => Promise<import("./start.js").Core>) | null} */ (null);

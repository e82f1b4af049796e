// Which training images lie beside the scripts: as written, none. `cargo xtask site --mnist DIR`
// puts a script of its own in this one's place.

export default /** @type {import("./mnist.js").Packed | null} */ (null);

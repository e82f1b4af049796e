// The files that a single file carries, by name: base64 of gzip. As written, none; `cargo xtask single`
// puts a script of its own in this one's place.

export default /** @type {Record<string, string>} */ ({});

// What the service worker keeps: as written, nothing. `cargo xtask site` puts a script of its own in
// this one's place.

/** The name of the build. */
export const build = "";

/** What every visit needs: names in the site's folder, with what the file is known by. @type {Record<string, string>} */
export const files = {};

/** What is kept once it was used: models and training images. @type {Record<string, string>} */
export const onRequest = {};

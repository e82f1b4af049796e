// Says which build a page is of, for as long as it is open: while somebody holds a build's lock, the
// service worker keeps its files. As written the page is of no build, and nothing is held.

/** What `cargo xtask site` has put into the page. */
export const build =
  document.querySelector('meta[name="perceptible-build"]')?.getAttribute("content") ?? "";

/** What the files of a build are kept under, and its lock. @param {string} root the path of the site's folder */
export const keptAs = (root, of = build) => `perceptible ${root} ${of}`;

/** Holds the build of this page until it is left. */
export function hold() {
  if (!build || !navigator.locks) return;
  const name = keptAs(new URL("./", location.href).pathname);
  let release = () => {};
  const take = () =>
    navigator.locks
      .request(name, { mode: "shared" }, () => new Promise((done) => (release = () => done(null))))
      // A frame without an origin may hold nothing, and has nothing kept.
      .catch(() => {});
  // A page that waits in the browser's memory to be gone back to may hold nothing either.
  addEventListener("pagehide", () => release());
  addEventListener("pageshow", ({ persisted }) => persisted && take());
  take();
}

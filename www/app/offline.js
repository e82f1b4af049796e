// Keeps the site for visits without a network, and offers a newer build in one sentence. Never reloads
// by itself; does nothing in frames, from files, and where the page is of no build.

import { make } from "../dom.js";
import { text } from "../page-words.js";
import { trusted } from "../trusted.js";
import { build, hold } from "./held.js";

const root = document.documentElement;
const { serviceWorker } = navigator;

hold();
if (build && serviceWorker && window.top === window && /^https?:$/.test(location.protocol))
  addEventListener("load", () => keep().catch(() => {}));

/** Rejects where the browser keeps nothing: the page is as good without. */
async function keep() {
  // Whoever counts bytes has not asked for a second visit.
  if (/** @type {any} */ (navigator).connection?.saveData) return;
  // While there is none, whoever comes first is of the build of this page.
  let isControlled = serviceWorker.controller !== null;
  let isWanted = false;
  const address = trusted(new URL("service-worker.js", location.href));
  const registration = await serviceWorker.register(address, { updateViaCache: "none" });
  const offer = () =>
    show(() => {
      isWanted = true;
      if (registration.waiting) registration.waiting.postMessage("take over");
      else location.reload();
    });
  serviceWorker.addEventListener("controllerchange", () => {
    if (isWanted) location.reload();
    else if (isControlled) offer();
    isControlled = true;
  });
  const follow = () => {
    const { installing } = registration;
    installing?.addEventListener("statechange", () => {
      if (installing.state === "installed" && registration.waiting && isControlled) offer();
    });
  };
  registration.addEventListener("updatefound", follow);
  follow();
  if (registration.waiting && isControlled) offer();
  serviceWorker.controller?.postMessage("clear up");
}

/** @type {HTMLElement | null} */
let shown = null;

/** @param {() => void} reload */
function show(reload) {
  if (shown) return;
  const sentence = make("span");
  const button = make("button", { type: "button", click: reload });
  const speak = () => {
    sentence.textContent = text().update;
    button.textContent = text().reload;
  };
  shown = make("p", { class: "update", role: "status" });
  document.body.append(shown);
  speak();
  // What comes into a place that is there already is read out.
  shown.append(sentence, " ", button);
  new MutationObserver(speak).observe(root, { attributeFilter: ["lang"] });
}

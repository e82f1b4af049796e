// Addresses of scripts as Trusted Types want them, where there are any. The one policy of the page.

/** @type {{ createScriptURL(url: string): unknown } | undefined} */
let policy;

/** @param {URL} url of a script beside this one */
export function trusted(url) {
  const { trustedTypes } = /** @type {any} */ (globalThis);
  policy ??= trustedTypes?.createPolicy("perceptible", {
    createScriptURL: (/** @type {string} */ address) => address,
  });
  return /** @type {URL} */ (policy ? policy.createScriptURL(url.href) : url);
}

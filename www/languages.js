// The languages that figures and pages speak, and which of them a tag such as "ko-KR" means.

/** @typedef {"en" | "ko"} Language */

/** The first is for those who read none of them. @type {[Language, ...Language[]]} */
export const LANGUAGES = ["en", "ko"];

/** @param {string} tag @returns {Language} */
export const spoken = (tag) =>
  LANGUAGES.find((language) => tag.toLowerCase().split("-")[0] === language) ?? LANGUAGES[0];

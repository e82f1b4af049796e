// Constructable style sheets, one for each text of rules, however many figures take it.

/** @type {Map<string, CSSStyleSheet>} */
const sheets = new Map();

/** @param {string} rules */
export function sheetOf(rules) {
  let sheet = sheets.get(rules);
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(rules);
    sheets.set(rules, sheet);
  }
  return sheet;
}

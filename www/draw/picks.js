// Where the neurons of a layer stand when one of them is to be chosen: in rows, closer together where
// there are many. Numbers only; draws nothing.

/** @typedef {import("./layout.js").Box} Box */
/** @typedef {{ pitch: number, row: number, columns: number, radius: number }} Picks how far apart, and how large */

/** @param {number} width of the picker @param {number} count of neurons @param {number} row as high as it is where neurons are few */
export function picksOf(width, count, row) {
  const isMany = count > 16;
  const columns = isMany
    ? Math.floor((2 * width) / row)
    : Math.min(8, Math.max(4, Math.ceil(count / 2)));
  const down = isMany ? row / 2 : row;
  return {
    pitch: isMany ? down : Math.min(64, width / columns),
    row: down,
    columns,
    radius: isMany ? 6 : 11,
    height: Math.ceil(count / columns) * down,
  };
}

/** Where a neuron stands. @param {{ picker: Box, picks: Picks }} geometry @param {number} j @returns {[number, number]} */
export function pickAt({ picker, picks }, j) {
  const { pitch, row, columns } = picks;
  return [
    picker.x + ((j % columns) + 0.5) * pitch,
    picker.y + (Math.floor(j / columns) + 0.5) * row,
  ];
}

// What the columns of the benchmark are called that it makes itself; the peers' names are in bundle.js.

/** The column that all others are held against. */
export const OURS = "ours";
export const SCALAR = "scalar";
export const PLAIN = "plain";
export const LIMIT = "limit";
/** Where only loading counts: the part of ours that reads and does not learn. */
export const READER = "ours, reading alone";

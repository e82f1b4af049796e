// Whether an error is the end of the core that threw it: a trap of WebAssembly, or the same of plain
// JavaScript. What it was working on is not to be trusted any more.

/** @param {unknown} error */
export const isPanic = (error) => error instanceof Error && error.name === "RuntimeError";

// Made-up values of every kind for the tests of doors, for as long as somebody wants. Knows no door.

import fc from "fast-check";

const SECONDS = Number(process.env.FUZZ_SECONDS ?? 2);

/**
 * Tries `law` on one after another of what is made up, for `$FUZZ_SECONDS`: few unless said otherwise,
 * because everything is tested at every change. The seeds are always the same, so that a longer time
 * repeats what a shorter one has tried. What breaks the law is made as small as it can be and told.
 * @template T @param {fc.Arbitrary<T>} made @param {(made: T) => void | Promise<void>} law
 * @param {number} [cases] tried between two looks at the clock
 */
export async function withstands(made, law, cases = 50) {
  const end = performance.now() + 1000 * SECONDS;
  for (let seed = 1; performance.now() < end; seed += 1)
    await fc.assert(
      fc.asyncProperty(made, async (value) => law(value)),
      { seed, numRuns: cases },
    );
}

/**
 * A text with a few of its characters changed, cut out or doubled.
 * @param {fc.Arbitrary<string>} text @param {string} telling characters that mean something
 */
export const edited = (text, telling) =>
  fc
    .tuple(
      text,
      fc.array(
        fc.record({
          at: fc.double({ min: 0, max: 1, noNaN: true }),
          out: fc.nat({ max: 6 }),
          put: fc.oneof(
            fc.constant(""),
            fc.string({ unit: fc.constantFrom(...telling), maxLength: 4 }),
            fc.string({ unit: "binary", maxLength: 3 }),
          ),
        }),
        { maxLength: 6 },
      ),
    )
    .map(([text, edits]) => {
      let changed = text;
      for (const { at, out, put } of edits) {
        const place = Math.floor(at * (changed.length + 1));
        changed = changed.slice(0, place) + put + changed.slice(place + out);
      }
      return changed;
    });

/** A file with a few of its bytes changed, cut out or doubled. @param {fc.Arbitrary<Uint8Array>} file */
export const spoilt = (file) =>
  fc
    .tuple(
      file,
      fc.array(
        fc.record({
          at: fc.oneof(fc.nat({ max: 20 }), fc.nat({ max: 2000 })),
          out: fc.nat({ max: 40 }),
          put: fc.oneof(fc.uint8Array({ maxLength: 5 }), fc.uint8Array({ max: 9, maxLength: 5 })),
        }),
        { maxLength: 4 },
      ),
    )
    .map(([file, edits]) => {
      let bytes = file;
      for (const { at, out, put } of edits)
        bytes = Uint8Array.of(...bytes.subarray(0, at), ...put, ...bytes.subarray(at + out));
      return bytes;
    });

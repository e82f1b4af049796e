// Neurons, their numerals and the answer typeset on its marker stroke.
// Knows no page; draws a reading (or none) into a geometry.

import { lerp } from "./layout.js";

/** @typedef {import("./palette.js").Palette} Palette */
/** @typedef {Pick<import("./layout.js").Geometry, "at" | "radius" | "width" | "scale" | "upward">} Geometry */
/** @typedef {CanvasRenderingContext2D} Context */

const TURN = Math.PI * 2;

/**
 * One neuron: a hairline ring, and a disc whose area is the activation. A full one has no ring of
 * paper left, so that 0.8 does not look like 1.
 * @param {Context} g @param {Palette} colours @param {number} x @param {number} y @param {number} r
 * @param {number} activation 0..1, or below 0 where the function allows it
 * @param {boolean} marked
 */
export function neuron(g, colours, x, y, r, activation, marked) {
  if (marked) {
    disc(g, x, y, r + 5, colours.mark);
    ring(g, x, y, r + 5, colours.markEdge, 1);
  }
  disc(g, x, y, r, colours.paper);
  ring(g, x, y, r - 0.5, colours.quiet, r < 4 ? 0.7 : 1);
  const size = r * Math.sqrt(Math.min(1, Math.abs(activation)));
  if (activation > 0.002) disc(g, x, y, size, colours.ink);
  if (activation < -0.002) ring(g, x, y, size * 0.8, colours.negative, Math.max(0.8, size * 0.4));
}

/** @param {Context} g @param {number} x @param {number} y @param {number} r @param {string} fill */
function disc(g, x, y, r, fill) {
  g.fillStyle = fill;
  g.beginPath();
  g.arc(x, y, r, 0, TURN);
  g.fill();
}

/** @param {Context} g @param {number} x @param {number} y @param {number} r @param {string} stroke @param {number} width */
function ring(g, x, y, r, stroke, width) {
  g.strokeStyle = stroke;
  g.lineWidth = width;
  g.beginPath();
  g.arc(x, y, Math.max(0.1, r), 0, TURN);
  g.stroke();
}

/**
 * A stroke of a highlighter, never quite straight.
 * @param {Context} g @param {string} colour @param {number} x @param {number} y @param {number} w @param {number} h
 */
export function marker(g, colour, x, y, w, h) {
  const slack = Math.min(2, h * 0.2);
  g.fillStyle = colour;
  g.beginPath();
  g.moveTo(x + 1.5, y + slack * 0.8);
  g.lineTo(x + w * 0.38, y);
  g.lineTo(x + w - 1, y + slack * 0.5);
  g.lineTo(x + w + 1.5, y + h * 0.56);
  g.lineTo(x + w - 0.5, y + h - slack * 0.5);
  g.lineTo(x + w * 0.52, y + h);
  g.lineTo(x, y + h - slack * 0.4);
  g.lineTo(x + 1, y + h * 0.5);
  g.closePath();
  g.fill();
}

/**
 * Text whose figures, not whose line box, are centred on y.
 * @param {Context} g @param {string} text @param {number} x @param {number} y
 * @param {{ px: number, weight?: number, family: string, colour: string, align?: CanvasTextAlign }} how
 */
export function typeset(g, text, x, y, { px, weight = 400, family, colour, align = "left" }) {
  g.font = `${weight} ${px}px ${family}`;
  g.fillStyle = colour;
  g.textAlign = align;
  g.textBaseline = "alphabetic";
  const high = g.measureText("0").actualBoundingBoxAscent;
  g.fillText(text, x, y + high / 2);
}

/**
 * @typedef {object} Verdict
 * @property {number} digit the fullest output
 * @property {number} second the runner-up
 * @property {"decided" | "undecided" | "none"} kind
 */

/**
 * The outputs' numerals; the answer grows, or two candidates do.
 * @param {Context} g @param {Palette} colours @param {Geometry} geometry
 * @param {ArrayLike<number> | null} outputs null while there is nothing to say
 * @param {Verdict | null} verdict
 * @param {(value: number) => string} write a number
 * @param {number | null} touched an output whose number is asked for; -1 for all
 */
export function numerals(g, colours, geometry, outputs, verdict, write, touched) {
  const places = geometry.at[geometry.at.length - 1];
  const r = geometry.radius[geometry.radius.length - 1];
  const { scale: s, upward } = geometry;
  for (const [j, [x, y]] of places.entries()) {
    const wins = verdict?.kind === "decided" && j === verdict.digit;
    const next =
      verdict !== null &&
      (j === verdict.second || (verdict.kind === "none" && j === verdict.digit));
    const candidate = verdict?.kind === "undecided" && (j === verdict.digit || next);
    const px = wins
      ? upward
        ? 50
        : lerp(50, 70, s)
      : candidate
        ? upward
          ? 30
          : lerp(28, 36, s)
        : upward
          ? 17
          : lerp(15, 18, s);
    const colour = wins ? colours.onMark : candidate || next ? colours.ink : colours.quiet;
    const how = { px, weight: wins ? 600 : 400, family: colours.serif, colour };
    if (upward) {
      if (candidate) marker(g, colours.mark, x - 15, y - 15, 29, 5);
      typeset(g, String(j), x, wins ? y - 38 : candidate ? y - 31 : y - 25, {
        ...how,
        align: "center",
      });
      continue;
    }
    if (candidate)
      marker(g, colours.mark, x + r + lerp(5, 9, s), y + lerp(14, 18, s), lerp(22, 30, s), 6);
    typeset(g, String(j), x + r + lerp(8, 14, s), y, how);
    if (outputs && (wins || next || candidate || touched === j || touched === -1))
      typeset(g, write(outputs[j]), geometry.width - lerp(2, 8, s), y, {
        px: lerp(12, 14, s),
        weight: wins ? 600 : 400,
        family: colours.sans,
        colour: wins ? colours.onMark : candidate || next ? colours.ink : colours.quiet,
        align: "right",
      });
  }
}

/**
 * The marker stroke under the answer, drawn before its neuron and numeral.
 * @param {Context} g @param {Palette} colours @param {Geometry} geometry @param {number} digit
 */
export function answerStroke(g, colours, geometry, digit) {
  const last = geometry.at.length - 1;
  const [x, y] = geometry.at[last][digit];
  const r = geometry.radius[last];
  const half = lerp(21, 28, geometry.scale);
  if (geometry.upward) marker(g, colours.mark, x - 21, y - 66, 42, 84);
  else marker(g, colours.mark, x - r - 6, y - half, geometry.width - x + r + 6, half * 2);
}

/**
 * A number beside a neuron, on paper so that edges do not run through it.
 * @param {Context} g @param {Palette} colours @param {Geometry} geometry
 * @param {number} layer @param {number} j @param {string} text
 */
export function beside(g, colours, geometry, layer, j, text) {
  const [x, y] = geometry.at[layer][j];
  const r = geometry.radius[layer];
  g.font = `600 13px ${colours.sans}`;
  const w = g.measureText(text).width;
  const left = geometry.upward
    ? Math.max(2, Math.min(geometry.width - w - 2, x - w / 2))
    : x + r + 10;
  const middle = geometry.upward ? y - r - 15 : y;
  g.fillStyle = colours.paper;
  g.fillRect(left - 4, middle - 9, w + 8, 18);
  typeset(g, text, left, middle, {
    px: 13,
    weight: 600,
    family: colours.sans,
    colour: colours.ink,
  });
}

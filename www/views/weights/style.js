// The weights figure's own rules, with those of its rows of words.

import { style as options } from "../../parts/options.js";

export default `${options}
.wide .weights-order{justify-content:flex-end}
.weights-said,.weights-note{margin:0;font-size:13px;line-height:20px}
.weights-said{color:var(--ink);font-size:14px}
.weights-note{line-height:21px;max-width:60em}
.narrow .weights-note{line-height:19px}
.narrow .weights-said{font-size:13px}
.weights-reach{cursor:crosshair;touch-action:pan-y}
`;

// The rules of the squish figure, and of the parts it is made of.

import { style as formula } from "../../parts/formula.js";
import { style as options } from "../../parts/options.js";
import { style as slider } from "../../parts/slider.js";

export default `${formula}${options}${slider}
.squish-stage{position:relative;margin-top:12px}
.squish-sweep{cursor:ew-resize;touch-action:pan-y}
.squish-stage .range::-webkit-slider-runnable-track{background:none}
.squish-stage .range::-moz-range-track{background:none}
.squish-stage .range::-webkit-slider-thumb{background:var(--mark)}
.squish-stage .range::-moz-range-thumb{background:var(--mark)}
.squish-side{font-size:14px;line-height:20px}
.squish-side label{display:flex;align-items:center;flex-wrap:wrap;gap:0 10px}
.squish-side select{font:inherit;color:var(--ink);background:var(--paper);border:0;border-bottom:1px solid var(--ink-2);border-radius:0;height:36px;padding:0 2px;max-width:100%}
.squish-side p,.squish-words p{margin:0}
.squish-side [part=formula]{min-height:40px;padding-top:12px}
.squish-side math{color:var(--ink);font-size:16px}
.squish-side p{min-height:40px}
.squish-words{font-size:14px;line-height:20px;color:var(--ink-2)}
.squish-words b{color:var(--ink);font-weight:600}
.squish-words math{color:var(--ink);font-size:16px;margin-left:.4em}
.narrow .squish-side select{height:44px}
.narrow .squish-side p{min-height:24px}
.narrow .squish-words{font-size:13px;line-height:18px}
.narrow .squish-words math{display:block math;width:fit-content;margin:2px 0;font-size:15px}
.narrow .squish-side .tools{flex-direction:row;gap:22px}
`;

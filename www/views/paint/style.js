// The rules of the paint figure, and of the parts it is made of.

import { style as options } from "../../parts/options.js";
import { style as slider } from "../../parts/slider.js";

export default `${options}${slider}
.paint-stage{position:relative}
.paint-stage>.word-button{text-align:left}
.paint-start{margin-bottom:14px}
.paint-head{font-size:14px;line-height:22px;white-space:nowrap}
.paint-head b,.paint-own b{font-weight:400;background:var(--mark);color:var(--on-mark);padding:2px 5px;margin-left:-2px}
.paint-own{font-size:14px;line-height:22px;white-space:nowrap;text-align:right}
.paint-own b{margin:0}
.paint-plot{cursor:ew-resize;touch-action:pan-y}
.paint-bias::-webkit-slider-runnable-track{background:none}
.paint-bias::-moz-range-track{background:none}
.paint-bias::-webkit-slider-thumb,.paint-bias:active::-webkit-slider-thumb{background:var(--mark)}
.paint-bias::-moz-range-thumb,.paint-bias:active::-moz-range-thumb{background:var(--mark)}
.paint-accuracy{margin:0;font-size:13px;line-height:20px}
.paint-accuracy b{display:block;font-size:24px;line-height:32px;font-weight:600;color:var(--ink);letter-spacing:-.01em;white-space:nowrap}
.paint-wall{margin-top:12px}
.paint-wall canvas{max-width:100%}
.paint-wall p{margin:4px 0 14px;font-size:14px;line-height:1.5;color:var(--ink);max-width:44em}
.narrow .options.paint-start{gap:0 15px;margin-bottom:8px}
.narrow .paint-start .legend{display:none}
.narrow .paint-brushes{flex-direction:column;align-items:flex-start;gap:0}
.narrow .paint-own{text-align:left}
.narrow .paint-accuracy b{font-size:20px}
@media (forced-colors:active){.paint-bias::-webkit-slider-thumb{forced-color-adjust:none}}
`;

// The rules of the count figure, and of the parts it is made of.

import { style as options } from "../../parts/options.js";
import { style as play } from "../../parts/play.js";
import { style as slider } from "../../parts/slider.js";

export default `${options}${play}${slider}
.count-choice{display:flex;flex-wrap:wrap;align-items:center;gap:4px 36px;margin-bottom:20px;padding:0 4px}
.count-choice .options{gap:0}
.count-choice .options label{min-width:36px}
.count-choice .options .legend{margin-right:8px}
.count-choice .slider{flex:0 1 210px}
.count-choice .slider-value{min-width:2em}
.count-stage{position:relative;touch-action:pan-y}
.count-foot{display:flex;flex-wrap:wrap;align-items:center;gap:12px 20px;margin-top:14px;padding:0 6px}
.count-foot p{margin:0}
.count-sum{flex:1 1 300px;font-size:17px;line-height:1.6}
.count-sum span{white-space:nowrap}
.count-sum .counted{color:var(--ink)}
.count-sum b{display:inline-block;background:var(--mark);color:var(--on-mark);font-size:36px;line-height:44px;font-weight:600;padding:0 8px;min-width:4.2em}
.count-read{display:flex;flex-wrap:wrap;align-items:center;gap:0 18px;margin-top:10px;padding:0 4px;font-size:14px;line-height:20px}
.count-read p{margin:0;min-height:20px;flex:1 1 320px}
.count-read b{color:var(--ink);font-weight:600}
.count-read .range{flex:0 1 300px}
.narrow .count-choice .options label{min-width:38px}
.narrow .count-choice .slider{flex:1 1 100%}
.narrow .count-sum{flex:1 1 220px;font-size:14px}
.narrow .count-read p{min-height:60px;flex:1 1 100%}
.narrow .count-read .range{flex:1 1 100%}
`;

// The rules of the training figure, and of the parts it is made of.

import { style as data } from "../../parts/data-choice.js";
import { style as options } from "../../parts/options.js";
import { style as play } from "../../parts/play.js";
import { style as slider } from "../../parts/slider.js";

export default `${data}${options}${play}${slider}
.training-transport{display:flex;align-items:center;gap:0 24px;min-height:64px;padding:0 7px}
.training-transport .slider{flex:0 1 380px;margin-left:auto}
.training-transport .slider-value{min-width:7.5em}
.training-status{margin:0;min-height:40px;padding:10px 0;line-height:20px;font-size:14px}
.training-status b{font-weight:400;background:var(--mark);color:var(--on-mark);padding:2px 5px}
.training-status .word-button{margin:-10px 0 -10px 8px;min-height:40px}
.training-stage{position:relative}
.training-head{line-height:28px;white-space:nowrap;overflow:hidden;font-size:14px}
.training-head b{color:var(--ink);font-size:24px;font-weight:600;margin:0 10px 0 12px;line-height:34px}
.training-head span{font-size:13px}
.training-said{font-size:14px;line-height:22px}
.training-said b{display:block;color:var(--ink);font-weight:400}
.training-settings{display:flex;flex-wrap:wrap;align-items:center;gap:4px 36px;margin-top:16px}
.training-settings>.slider{flex:0 1 400px}
.training-settings>.slider .slider-value{min-width:3.4em}
.training-more{display:flex;flex-wrap:wrap;align-items:center;gap:4px 36px}
.training-seed{display:flex;align-items:center;gap:0 20px;font-size:14px}
.training-seed label{display:flex;align-items:center;gap:10px}
.training-seed input{font:inherit;color:var(--ink);width:6em;height:32px;padding:0 6px;background:none;border:0;border-bottom:1px solid var(--ink-2);border-radius:0}
.training-fold{display:none}
.narrow .training-transport{flex-wrap:wrap;gap:6px 18px}
.narrow .training-transport .slider{flex:1 0 100%;margin:0 -7px}
.narrow .training-status{padding:4px 0 12px}
.narrow.slim .training-status{min-height:76px}
.narrow .training-status .word-button{margin:-12px 0 -12px 6px;min-height:44px}
.narrow .training-head b{font-size:20px;line-height:30px}
.narrow .training-settings{gap:4px 24px}
.narrow .training-settings>.slider{flex:1 0 100%}
.narrow .training-fold{display:block}
.narrow .gone-narrow{display:none}
.narrow .training-seed input{height:44px;font-size:16px}
`;

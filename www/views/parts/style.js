// The rules of the parts figure, and of the parts it is made of.

import { style as options } from "../../parts/options.js";
import { style as picker } from "../../parts/picker.js";

export default `${options}${picker}
.parts-name{margin:0;font-size:14px;line-height:20px;white-space:nowrap;color:var(--ink)}
.parts-word{display:flex;align-items:center;gap:10px;font-size:13px;white-space:nowrap}
.parts-word input{flex:1;min-width:0;height:30px;padding:0 2px;border:0;border-bottom:1px solid var(--ink-2);border-radius:0;background:none;color:var(--ink);font:inherit;font-size:16px}
.parts-verdict{margin:0;color:var(--ink);font-size:20px;font-weight:600;line-height:1.35;letter-spacing:-.01em}
.narrow .parts-verdict{font-size:16px}
.parts-note{margin:4px 0 0;font-size:13px;line-height:18px}
.wide .parts-result{padding-right:150px}
.wide .parts-result button{position:absolute;right:0;top:0}
.parts-said{margin:0;font-size:13px;line-height:20px;color:var(--ink)}
.parts-equation{margin:0;color:var(--ink);font-size:20px;font-weight:600;line-height:1.2;white-space:nowrap}
.narrow .parts-equation{font-size:16px}
.parts-equation b{font:600 1.2em/1 var(--serif)}
.parts-tiles button{position:absolute}
.parts-tiles [aria-disabled=true]{cursor:default}
.parts-sweep{-webkit-appearance:none;appearance:none;margin:0;background:none;cursor:crosshair;touch-action:pan-y}
.parts-sweep::-webkit-slider-runnable-track{height:100%}
.parts-sweep::-webkit-slider-thumb{-webkit-appearance:none;width:var(--pitch);height:100%;opacity:0}
.parts-sweep::-moz-range-track{height:100%;background:none}
.parts-sweep::-moz-range-thumb{width:var(--pitch);height:100%;border:0;opacity:0}
`;

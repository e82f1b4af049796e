// The gradient figure's own rules, with those of the rows of words it is built from.

import { style as options } from "../../parts/options.js";

/** How wide the range's thumb is, in pixels. */
export const THUMB = 44;

export default `${options}
.choose-drawings .legend{margin-right:12px}
.choose-drawings.serif label:last-of-type{width:auto;flex:none;padding:0 6px;margin-left:4px;font-family:inherit;font-size:14px}
.choose-drawings label.none{visibility:hidden}
.narrow .choose-drawings.serif label:last-of-type{font-size:13px;padding:0 2px}
.choose-labels.options{display:block}
.wide .choose-labels.serif label{height:10%;width:100%;min-height:0;font-size:19px}
.narrow .choose-labels.options{display:flex;flex-wrap:nowrap}
.narrow .choose-labels.serif,.narrow .choose-drawings.serif{gap:0}
.choose-labels label:has(:checked){color:var(--on-mark);font-weight:600;box-shadow:none}
.wide .choose-mode{justify-content:flex-end}
.narrow .choose-start,.narrow .choose-mode,.narrow .choose-parts{gap:0 10px;font-size:13px;flex-wrap:nowrap}
.narrow .choose-parts{justify-content:space-between;gap:0 8px}
.act{display:flex;align-items:center;gap:20px;white-space:nowrap}
.narrow .act{justify-content:flex-end;gap:16px}
.narrow .taken{display:none}
.cost{margin:0;display:flex;justify-content:flex-end;align-items:baseline;gap:10px;font-size:13px;line-height:1.1;white-space:nowrap}
.wide .cost{border-top:1px solid var(--ink-2);padding-top:8px}
.cost b{font-size:24px;font-weight:600;color:var(--ink)}
.narrow .cost{justify-content:flex-start;align-items:center;gap:8px}
.narrow .cost b{font-size:22px}
.chart-head{display:flex;align-items:center;gap:8px;font-size:14px;white-space:nowrap}
.chart-head span:empty{display:none}
.chart-head b{margin-left:auto;font-size:18px;font-weight:600;color:var(--ink)}
.picker{position:relative;display:flex;min-width:0}
.picker::after{content:"▾";position:absolute;right:0;top:50%;transform:translateY(-50%);pointer-events:none;color:var(--ink-2)}
.pick{appearance:none;min-width:0;max-width:100%;height:36px;padding:0 18px 0 0;border:0;border-radius:0;background:none;color:var(--ink);font:inherit;font-variant-numeric:tabular-nums;text-decoration:underline;text-decoration-color:var(--dot);text-underline-offset:5px;cursor:pointer;field-sizing:content}
.pick optgroup,.pick option{background:var(--paper);color:var(--ink)}
.narrow .pick{height:44px}
.slopes{margin:0;font-size:13px;line-height:19px}
.slopes b{color:var(--ink);font-weight:600}
.sweep{cursor:ew-resize;touch-action:pan-y}
.rate{-webkit-appearance:none;appearance:none;position:absolute;inset:0;width:100%;height:100%;margin:0;background:none;pointer-events:none}
.rate::-webkit-slider-runnable-track{background:none;height:100%}
.rate::-moz-range-track{background:none}
.rate::-webkit-slider-thumb{-webkit-appearance:none;width:${THUMB}px;height:100%;background:none;border:0}
.rate::-moz-range-thumb{width:${THUMB}px;height:100%;background:none;border:0}
.asks{font-size:13px;line-height:20px}
.asks p,.asks ol{margin:0;padding:0}
.asks-title{color:var(--ink)}
.asks-strip{height:44px}.asks-strip.tall{height:52px}
.asks li{list-style:none;display:flex;gap:12px}
.asks li b{margin-left:auto;font-weight:600;white-space:nowrap}
.wide .asks li b{margin-left:0}
.wide .asks li span{flex:0 1 310px}
.asks-note{max-width:46em}
.narrow .asks{line-height:19px;max-width:420px}
.edge-reach{touch-action:manipulation}
`;

// The lab's own rules, with those of the parts that it uses.

import { style as data } from "../../parts/data-choice.js";
import { style as options } from "../../parts/options.js";
import { style as play } from "../../parts/play.js";
import { style as slider } from "../../parts/slider.js";

export const style = `${data}${options}${play}${slider}
.lab-why{display:grid;max-width:70em;margin:10px 0 18px;color:var(--ink);font-size:15px;line-height:1.5}
.lab-why p{grid-area:1/1;margin:0;max-width:46em}
.lab-off{visibility:hidden}
.lab-net,.lab-runs{position:relative}
.lab-stepper{display:flex;align-items:center;justify-content:center}
.lab-stepper button{flex:0 0 30px;height:36px;font-size:18px;line-height:1;color:var(--ink-2)}
.lab-stepper button:hover{color:var(--ink)}
.lab-stepper button:disabled{opacity:.35;cursor:default}
.lab input[type=number]{appearance:textfield;-moz-appearance:textfield;width:32px;height:36px;margin:0;padding:0;border:0;border-radius:0;background:none;color:var(--ink);font-family:inherit;font-size:14px;font-weight:600;font-variant-numeric:tabular-nums;text-align:center}
.lab input[type=number]::-webkit-inner-spin-button,.lab input[type=number]::-webkit-outer-spin-button{-webkit-appearance:none;margin:0}
.lab-settings{display:flex;flex-wrap:wrap;align-items:center;gap:4px 40px;margin-top:14px;font-size:14px}
.lab-settings .options{gap:0 18px}
.lab-settings .data-choice{display:flex;flex-wrap:wrap;align-items:flex-start;gap:0 26px;width:100%}
.lab-settings .data-choice .said{padding-top:9px}
.lab-row{display:flex;gap:26px}
.lab-settings .slider{width:330px}
.lab-seed{display:flex;align-items:center;gap:10px}
.lab .lab-seed input{width:5em;text-align:left;font-weight:400;text-decoration:underline;text-decoration-color:var(--dot);text-underline-offset:5px}
.lab-go{display:flex;align-items:center;gap:20px;margin:22px 0 26px;min-height:64px}
.lab-status{margin:0;color:var(--ink);font-size:15px;line-height:1.4}
.lab-table{position:absolute;color:var(--ink-2);font-size:14px}
.lab-body{position:relative}
.lab-line{position:absolute;left:0;right:0;display:grid;align-items:center;column-gap:12px;padding:2px 0;grid-template-columns:130px 1fr 90px 62px 48px 36px}
.lab-head{position:static;height:34px;font-size:13px;align-items:start}
.lab-name{padding-left:10px;color:var(--row);font-weight:600;white-space:nowrap}
.lab-head .lab-name{padding-left:10px;color:inherit;font-weight:400}
.lab-how{color:var(--row-quiet);font-size:12.5px;line-height:15px;max-height:32px;padding-bottom:2px;overflow:hidden}
.lab-head .lab-how{color:var(--row-quiet);line-height:inherit}
.lab-pick{font-weight:600;text-align:left}
.lab-pick::after{content:"";position:absolute;inset:1px 0}
.lab-pick:focus-visible{outline:0;box-shadow:none}
.lab-pick:focus-visible::after{outline:2px solid var(--ink);outline-offset:-2px;box-shadow:0 0 0 2px var(--mark)}
.lab-parameters,.lab-accuracy,.lab-time{color:var(--row-quiet);display:flex;align-items:center;justify-content:flex-end;white-space:nowrap}
.lab-field{display:grid;place-items:center;width:28px;height:28px;margin-right:auto}
.lab-disc{border-radius:50%;background:var(--row);forced-color-adjust:none}
.lab-accuracy{color:var(--row);font-size:16px;font-weight:600}
.lab-head .lab-accuracy{color:inherit;font-size:inherit;font-weight:400}
.lab-end{display:flex;justify-content:flex-end}
.lab-cross{position:relative;width:36px;height:34px;font-size:16px;line-height:1;color:var(--row-quiet)}
.lab-cross:hover{color:var(--row)}
.lab-line{--row:var(--ink);--row-quiet:var(--ink-2)}
.lab-lit{background:var(--mark) content-box;--row:var(--on-mark);--row-quiet:var(--on-mark)}
.dark .lab-lit{background-color:#4a4413;--row:var(--ink);--row-quiet:var(--ink)}
.lab-lit::before{content:"";position:absolute;left:0;top:2px;bottom:2px;width:2px;background:var(--mark-edge)}
.lab-full{margin:6px 0 0;min-height:20px;font-size:13px}
.lab.narrow .lab-why{font-size:14.5px}
.lab.narrow .lab-settings{gap:0 26px}
.lab.narrow .lab-settings>*{width:100%;min-height:44px}
.lab.narrow .lab-settings>:is([data-control=start],.lab-seed){width:auto}
.lab.narrow .data-choice .said{padding-top:6px}
.lab.narrow .lab-row{align-items:center}
.lab.narrow .lab-stepper button{flex-basis:36px;height:44px}
.lab.narrow input[type=number]{height:44px}
.lab.narrow .lab-line{padding:0;column-gap:6px;grid-template-columns:1fr 82px 58px 36px;grid-template-rows:auto auto;align-content:center}
.lab.narrow .lab-lit{background-clip:border-box}
.lab.narrow .lab-body .lab-line{border-bottom:1px solid var(--line)}
.lab.narrow .lab-head{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.lab.narrow .lab-name,.lab.narrow .lab-how{padding-left:8px}
.lab.narrow .lab-name{font-size:15px;line-height:19px}
.lab.narrow .lab-how{color:var(--row-quiet);grid-area:2/1;font-size:12px;line-height:14px;max-height:30px}
.lab.narrow .lab-parameters{grid-area:1/2/3/3}
.lab.narrow .lab-accuracy{grid-area:1/3}
.lab.narrow .lab-time{grid-area:2/3;font-size:12px}
.lab.narrow .lab-end{grid-area:1/4/3/5}
.lab.narrow .lab-cross{height:48px}
@media (forced-colors:active){.lab-lit{outline:2px solid Highlight;outline-offset:-2px}}
`;

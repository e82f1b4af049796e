// The rules of the why figure, and of the parts it is made of.

import { style as options } from "../../parts/options.js";
import { style as slider } from "../../parts/slider.js";

export default `${options}${slider}
.why-controls{display:flex;flex-wrap:wrap;align-items:center;gap:0 44px;margin-bottom:14px}
.why-controls label:has(:disabled){opacity:.4;cursor:default}
.why-controls .word-button{margin-left:auto}
.why-stage{position:relative}
.why-head{font-size:14px;line-height:22px;white-space:nowrap}
.why-head b{font-weight:400;background:var(--mark);color:var(--on-mark);padding:2px 5px;margin-left:6px}
.why-note{font-size:14px;line-height:20px;white-space:nowrap;padding-top:8px}
.why-note.middle{text-align:center;color:var(--ink)}
.why-note .term::before{content:"";box-sizing:border-box;display:inline-block;width:10px;height:10px;margin-right:7px;border-radius:50%;background:var(--pos);vertical-align:-1px}
.why-note .negative::before{background:none;border:2.5px solid var(--neg)}
.why-foot{display:flex;justify-content:space-between;gap:12px;line-height:22px;white-space:nowrap}
.why-foot b{white-space:pre;color:var(--ink);font-weight:600}
.narrow .why-controls{margin-bottom:8px}
.narrow .why-controls .options{flex:1 0 100%;flex-wrap:nowrap;gap:0}
.narrow .why-controls .legend{flex:none;width:4.4em;white-space:normal;margin-right:8px;font-size:13px;line-height:1.15}
.narrow .why-head,.narrow .why-note{font-size:13px}
`;

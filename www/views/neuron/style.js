// The neuron figure's own rules, with those of its rows of words.

import { style as options } from "../../parts/options.js";
import { style as picker } from "../../parts/picker.js";

export default `${options}${picker}
.neuron-name,.neuron-said{margin:0;font-size:14px;line-height:20px;color:var(--ink);white-space:nowrap}
.neuron-said.neuron-said{font-size:13px;line-height:19px;white-space:normal}
.neuron-reach{cursor:crosshair;touch-action:pan-y}
.terms{font-size:13px;white-space:nowrap}
.terms-rows{cursor:pointer;touch-action:pan-y}
.terms .what{flex:1;min-width:0;overflow:hidden;text-overflow:ellipsis;text-align:right}
.terms b{font-weight:400;text-align:right;flex:none;min-width:62px}
.terms .total{flex:none;text-align:right;min-width:70px;padding-left:10px}
.terms.brief .total{display:none}
.terms div div{display:flex;padding:0 4px 0 2px;border-left:2px solid transparent}
.terms.brief .what{text-align:left}
.narrow .terms{font-size:12.5px}
.narrow .terms b{min-width:52px}
.terms.long b,.terms.long .total{min-width:98px}
.narrow .terms.long{font-size:11px}.narrow .terms.long b{min-width:78px}
.terms [aria-selected=true],.terms .pointed{background:var(--mark);color:var(--on-mark);border-color:var(--ink)!important}
.dark .terms [aria-selected=true],.dark .terms .pointed{background:#4a4413;color:var(--ink)}
.terms [aria-selected=true] b,.terms [aria-selected=true] .total{font-weight:600}
.terms .bias{box-shadow:inset 0 1px var(--line)}
.terms .sum{margin-top:8px;color:var(--ink)}
.terms .sum b,.terms .sum .total{font-weight:600;font-size:15px}
.terms:not(.brief) .sum b{display:none}
.proof-bar{display:flex;flex-wrap:wrap;align-items:center;gap:0 22px}
.proof-bar .options{flex:0 1 auto}
.narrow .proof-bar .legend{display:none}
.proof-text{margin:0;padding:8px 10px;overflow:auto;background:var(--pad);color:var(--ink);font:12px/1.6 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;white-space:pre;overscroll-behavior:auto}
.proof-text.code{white-space:pre-wrap;overflow-wrap:anywhere}
`;

// The rules of the matrix figure, and of the parts it is made of.

import { style as formula } from "../../parts/formula.js";
import { style as options } from "../../parts/options.js";
import { style as slider } from "../../parts/slider.js";

export default `${formula}${options}${slider}
.matrix-formula{min-height:36px;display:flex;align-items:center;flex-wrap:wrap;gap:0 28px;padding-top:10px}
.matrix-formula math{font-size:21px;color:var(--ink)}
.matrix-body{display:flex;flex-wrap:wrap;justify-content:space-between;margin-top:12px}
.matrix-picture{position:relative;touch-action:pan-y;cursor:crosshair}
.matrix-row{font-size:14px;line-height:25px;padding-top:44px}
.matrix-row p{margin:0;display:flex;justify-content:space-between}
.matrix-row .matrix-title{font-weight:600;color:var(--ink)}
.matrix-row math{color:var(--ink);font-size:16px}
.matrix-row .pointed{background:var(--mark);color:var(--on-mark);box-shadow:-4px 0 var(--mark),-6px 0 var(--mark-edge),4px 0 var(--mark),6px 0 var(--mark-edge)}
.matrix-row .pointed span{color:inherit}
.matrix-row .total{border-top:1px solid var(--ink-2);margin-top:4px;padding-top:4px;color:var(--ink);font-weight:600}
.matrix-row .result{color:var(--ink);min-height:38px;align-items:center}
.matrix-picks{display:flex;flex-wrap:wrap;gap:0 36px;margin-top:4px}
.matrix-picks .slider{flex:0 1 300px}
.matrix-code{display:flex;flex-wrap:wrap;align-items:center;gap:0 32px;margin-top:16px}
.matrix-code pre{flex:1 1 100%;margin:8px 0 0;max-height:236px;overflow:auto;padding:12px 14px;background:var(--pad);color:var(--ink);font:12.5px/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;tab-size:4}
.narrow .matrix-row{padding-top:12px;width:100%}
.narrow .matrix-picks .slider{flex:1 1 100%}
`;

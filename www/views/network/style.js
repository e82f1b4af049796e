// The rules of the network figure, and of the parts it is made of.

import { style as options } from "../../parts/options.js";
import { style as play } from "../../parts/play.js";
import { style as slider } from "../../parts/slider.js";

export default `${options}${play}${slider}
.network-stage{position:relative}
.network-stage.deep{cursor:pointer}
.network-said{min-height:68px;margin-top:8px;font-size:14px}
.network-said p{margin:0;line-height:22px}
.network-said .detail{min-height:42px}
.network-said .detail ul{display:flex;flex-wrap:wrap;gap:0 18px}
.network-said .detail .term{min-width:0}
.network-edges{display:flex;align-items:center;gap:16px;font-size:14px;white-space:nowrap;max-width:560px}
.network-controls{display:flex;flex-wrap:wrap;align-items:center;gap:0 36px}
.network-controls .switch{height:36px;font-size:14px}
.network-controls .options label:last-child{width:auto;padding:0 6px;font-size:14px;font-family:inherit}
.narrow .network-said{min-height:104px}
.narrow .network-said .detail ul{height:auto;overflow:visible}
.narrow .network-controls{gap:0 20px}
.narrow .network-controls .options{gap:0;flex:1 0 100%;flex-wrap:nowrap}
.narrow .network-controls .options .legend{display:none}
.narrow .network-controls .options label:last-child{flex:1.5;font-size:13px;padding:0}
.narrow .network-controls .switch{height:44px}
`;

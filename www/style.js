// The figure's stylesheet, as text for a constructable style sheet: strict policies let that pass.
// The tokens on :host take --perceptible-* from the page where it sets them.

export default `
:host{display:block;min-width:280px;max-width:1240px}
:host([hidden]){display:none}
.figure{
--paper:var(--perceptible-paper,#fcfcfb);--pad:var(--perceptible-pad,#f3f4f3);--ink:var(--perceptible-ink,#15171c);--ink-2:var(--perceptible-ink-2,#565a63);
--line:var(--perceptible-line,#d6d8db);--dot:var(--perceptible-dot,#c3c6cb);--mark:var(--perceptible-mark,#ffe93b);--mark-edge:var(--perceptible-mark-edge,#15171c);--on-mark:var(--perceptible-on-mark,#15171c);
--pos:var(--perceptible-pos,#1f62c4);--neg:var(--perceptible-neg,#c45a00);--pos-text:var(--perceptible-pos-text,#1a55ad);--neg-text:var(--perceptible-neg-text,#a94c00);
--serif:var(--perceptible-serif,"Iowan Old Style",Charter,"Source Serif 4","Source Serif Pro","Sitka Text",Cambria,"Noto Serif","Noto Serif CJK KR",Georgia,serif);
position:relative;color:var(--ink-2);color-scheme:light;
font-family:var(--perceptible-font,inherit);font-size:13px;line-height:1.3;font-style:normal;font-weight:400;font-variant:tabular-nums;
direction:ltr;unicode-bidi:isolate;text-align:left;-webkit-text-size-adjust:100%;letter-spacing:normal;word-spacing:normal;white-space:normal;word-break:normal;overflow-wrap:normal;hyphens:manual;text-indent:0;text-transform:none;text-shadow:none;list-style:none}
.figure.dark{
--paper:var(--perceptible-paper,#131519);--pad:var(--perceptible-pad,#1b1e23);--ink:var(--perceptible-ink,#ecebe6);--ink-2:var(--perceptible-ink-2,#a2a6ae);
--line:var(--perceptible-line,#363a42);--dot:var(--perceptible-dot,#474c55);--mark-edge:var(--perceptible-mark-edge,#ffe93b);
--pos:var(--perceptible-pos,#6aaaf5);--neg:var(--perceptible-neg,#f39a4a);--pos-text:var(--perceptible-pos-text,#86bbf8);--neg-text:var(--perceptible-neg-text,#f6a961);color-scheme:dark}
.figure.sheet{background:var(--paper)}
.figure:lang(ko){word-break:keep-all}
*{box-sizing:border-box}
[hidden],.gone{display:none!important}
canvas{display:block}
.paint{position:absolute;left:0;top:0;pointer-events:none}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.at{position:absolute}
button{font:inherit;color:inherit;background:none;border:0;border-radius:0;padding:0;margin:0;cursor:pointer;touch-action:manipulation;-webkit-tap-highlight-color:transparent}
:focus{outline:0}
:focus-visible{outline:2px solid var(--ink);outline-offset:2px;box-shadow:0 0 0 2px var(--mark)}
.pad{cursor:crosshair;touch-action:none;user-select:none;-webkit-user-select:none;-webkit-touch-callout:none}
.pad:focus-visible{outline-offset:4px;box-shadow:0 0 0 4px var(--mark)}
.reach{cursor:crosshair;touch-action:pan-y}
.neurons button{position:absolute;display:block}
.neurons button:focus-visible{outline:0;box-shadow:none}
.neurons button:not([data-neuron]){pointer-events:none}
.label{white-space:nowrap;line-height:20px}
.label b{font-weight:400;background:var(--mark);color:var(--on-mark);padding:2px 5px;margin-left:-2px}
.head{white-space:nowrap;line-height:20px}
.tools{display:flex;gap:16px}
.word-button{min-height:36px;white-space:nowrap;color:var(--ink);font-size:14px;line-height:1;text-decoration:underline;text-decoration-color:var(--dot);text-decoration-thickness:1px;text-underline-offset:5px}
.word-button:hover{text-decoration-color:var(--ink)}
.word-button:disabled{color:var(--ink-2);opacity:.6;text-decoration:none;cursor:default}
.digits{display:flex}
.digits button{flex:0 0 26px;height:36px;font:17px/1 var(--serif)}
.digits button:last-child{flex:0 0 auto;padding:0 6px;margin-left:4px;font-family:inherit;font-size:14px}
.digits button:hover,.digits button[aria-pressed=true]{color:var(--ink)}
.digits button[aria-pressed=true],.option[aria-pressed=true]{box-shadow:inset 0 -2px var(--ink)}
.digits button:focus-visible,.option:focus-visible{box-shadow:0 0 0 2px var(--mark)}
.answer{margin:0;color:var(--ink);font-size:15px;line-height:1.35}
.answer .word-button{font-size:inherit;min-height:0;padding:6px 0;margin:-6px 0}
.answer strong{font-weight:600}
.wide .answer{font-family:var(--perceptible-text,inherit);font-size:17px;white-space:nowrap}
.notice{margin:0;font-size:14px}
.notice:empty{display:none}
.detail{color:var(--ink-2);font-size:13px;line-height:19px;overflow:hidden}
.detail p,.detail ul{margin:0;padding:0}
.detail p{color:var(--ink)}
.detail b{font-weight:600}
.detail li{list-style:none;white-space:nowrap}
.wide .detail{padding-right:40px}
.positive{color:var(--pos-text)}.negative{color:var(--neg-text)}
.term{display:inline-block;min-width:3.1em}
.middle .detail ul,.narrow .detail ul{display:flex;flex-wrap:wrap;gap:0 14px;height:19px;overflow:hidden}
.middle .term,.narrow .term{min-width:0}
.step{position:relative;flex:1 1 0;min-width:0}
.strip{display:flex;flex-wrap:wrap}
.step canvas{image-rendering:pixelated;outline:1px solid var(--line);touch-action:pan-y}
.step:last-of-type canvas{cursor:crosshair}
.step .word,.switch{display:block;font-size:12.5px;line-height:32px;height:32px;white-space:nowrap;text-align:left}
.switch{display:flex;align-items:center;gap:4px;color:var(--ink)}
.switch::before{content:"";flex:none;width:8px;height:8px;border:1px solid var(--ink-2);border-radius:50%}
.switch[aria-pressed=true]::before{background:var(--ink);border-color:var(--ink)}
.switch:hover{text-decoration:underline;text-decoration-color:var(--dot);text-underline-offset:4px}
.reset{position:absolute;left:100%;bottom:0;margin-left:8px;min-height:32px;font-size:12.5px}
.narrow .reset{left:auto;right:0;bottom:-44px;margin:0;z-index:1}
.choice{display:flex;justify-content:flex-end;gap:18px;align-items:flex-end}
.middle .choice{align-items:center}
.option{min-height:34px;white-space:nowrap;font-size:13px}
.option:hover,.option[aria-pressed=true]{color:var(--ink)}
.note:not(:empty){margin-left:.5em;opacity:.85}
.narrow .tools{flex-direction:column;gap:0}
.narrow .word-button{min-height:44px;text-align:left}
.narrow .tools .word-button{white-space:normal;line-height:1.35}
.narrow .digits button{flex:1 1 0;height:44px;padding:0;margin:0;font-size:18px}
.narrow .digits button:last-child{font-size:13px}
.narrow .answer{font-size:14px}
.narrow .step .word,.narrow .switch{height:44px;line-height:44px;font-size:12px}
.narrow .option{min-height:44px}
.narrow .choice{justify-content:flex-start}
.fold{font-size:13px;width:auto!important}
.strip,.choice{position:absolute}
@media (forced-colors:active){
.figure,.figure.dark{--paper:Canvas;--pad:Canvas;--ink:CanvasText;--ink-2:CanvasText;--line:GrayText;--dot:GrayText;--mark:Highlight;--on-mark:HighlightText;--mark-edge:CanvasText;--pos:LinkText;--neg:CanvasText;--pos-text:CanvasText;--neg-text:CanvasText}
.switch::before{forced-color-adjust:none}
.digits button[aria-pressed=true],.option[aria-pressed=true]{outline:2px solid Highlight;outline-offset:-2px}
}
@media print{.label,.tools,.digits,.choice,.fold{visibility:hidden}}
`;

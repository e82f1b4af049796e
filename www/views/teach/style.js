// The teach figure's rules, beside those that all figures have.

export default `
.teach .output{position:absolute}
.teach .output:hover:not(:disabled){background:linear-gradient(var(--line),var(--line)) 0 100%/100% 1px no-repeat}
.teach .output:disabled{cursor:default}
.teach .output:focus-visible{outline-offset:-2px;box-shadow:none}
.teach .tools{gap:16px}
.teach .answer{font-size:15px;line-height:22px}
.teach.wide .answer{font-family:var(--perceptible-text,inherit);font-size:17px;line-height:24px;white-space:normal}
.teach .ask{margin:2px 0 0;color:var(--ink-2);font-size:14px;line-height:22px;display:flex;flex-wrap:wrap;gap:0 12px;align-items:center}
.teach .ask b{font-weight:600;color:var(--ink)}
.teach .ask b.marked{background:var(--mark);color:var(--on-mark);padding:2px 5px;margin-left:-5px}
.teach .ask .word-button{min-height:36px;margin:-7px 0;padding:0 4px}
.teach .row-head{display:flex;justify-content:space-between;align-items:baseline;gap:0 12px;flex-wrap:wrap;color:var(--ink-2);font-size:13px;line-height:24px}
.teach .row-head output{color:var(--ink);font-size:20px;font-weight:600;white-space:nowrap}
.teach .own{position:absolute}
.teach .own[aria-pressed=true]{box-shadow:inset 0 -2px var(--ink)}
.teach .own:focus-visible{box-shadow:0 0 0 2px var(--mark)}
.teach .tally{display:flex;flex-wrap:wrap;gap:0 16px;font-size:12.5px;line-height:20px}
.teach .words{display:flex;flex-wrap:wrap;gap:0 20px}
.teach .words .gap{flex:1 1 auto}
.teach .note{margin:2px 0 0;font-size:13px;line-height:20px;max-width:52em}
.teach .note .found{background:var(--mark);color:var(--on-mark);padding:2px 5px;margin-left:-2px}
.teach.narrow .ask .word-button{min-height:44px;margin:-11px 0;padding:0 10px}
.teach.narrow .answer{font-size:15px}
.teach.narrow .tools{gap:0}
.teach.narrow .words .gap{display:none}
.teach.narrow .row-head output{font-size:18px}
.teach .drop{position:absolute;inset:0;display:none;align-items:center;justify-content:center;background:var(--paper);opacity:.94;border:1px solid var(--ink);pointer-events:none;text-align:center;font-size:15px;color:var(--ink);z-index:2}
.teach .drop span{background:var(--mark);color:var(--on-mark);padding:4px 8px}
.teach.dropping .drop{display:flex}
@media print{.teach .words,.teach .note,.teach .ask{visibility:hidden}}
`;

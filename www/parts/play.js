// The round button that plays and pauses: a triangle, or two bars. Knows nothing of what is played.

import { make, set } from "../dom.js";

export class PlayButton {
  element;

  /** @param {() => void} toggle @param {string} [control] the name by which it can be hidden */
  constructor(toggle, control = "play") {
    this.element = make("button", {
      type: "button",
      class: "play",
      part: "play",
      "data-control": control,
      click: toggle,
    });
  }

  /**
   * @param {{ playing: boolean, label: string, invites?: boolean }} state `label` says what pressing does;
   * a button that invites stands on the marker
   */
  show({ playing, label, invites = false }) {
    set(this.element, "aria-label", label);
    set(this.element, "title", label);
    this.element.classList.toggle("playing", playing);
    this.element.classList.toggle("invites", invites);
  }
}

export const style = `
.play{flex:none;width:52px;height:52px;border-radius:50%;display:grid;place-items:center;background:var(--ink);color:var(--paper)}
.play::before{content:"";width:20px;height:20px;background:currentColor;clip-path:polygon(25% 10%,95% 50%,25% 90%)}
.play.playing::before{clip-path:polygon(18% 12%,42% 12%,42% 88%,18% 88%,18% 12%,58% 12%,82% 12%,82% 88%,58% 88%,58% 12%)}
.play.invites{box-shadow:0 0 0 5px var(--mark),0 0 0 6px var(--mark-edge)}
.play:focus-visible{outline-offset:3px}
.play:disabled{opacity:.45;cursor:default}
@media (forced-colors:active){.play{forced-color-adjust:none;background:ButtonText;color:ButtonFace}}
`;

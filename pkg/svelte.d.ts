// `perceptible/svelte`: `perceptible/element`, and <perceptible-figure> in Svelte's markup (Svelte 5).

import type { HTMLAttributes } from "svelte/elements";
import type { FigureAttributes, FigureEvents, PerceptibleFigure } from "./element.js";

export type * from "./element.js";

type FigureHandlers = {
  [Name in keyof FigureEvents as `on${Name}`]?: (event: FigureEvents[Name]) => void;
};

declare module "svelte/elements" {
  interface SvelteHTMLElements {
    "perceptible-figure": Omit<HTMLAttributes<PerceptibleFigure>, keyof FigureHandlers> &
      FigureAttributes &
      FigureHandlers;
  }
}

// `perceptible/vue`: `perceptible/element`, and <perceptible-figure> in Vue's templates.

import type { HTMLAttributes, PublicProps } from "vue";
import type { FigureAttributes, FigureEvents, PerceptibleFigure } from "./element.js";

export type * from "./element.js";

type FigureHandlers = {
  [Name in keyof FigureEvents as `on${Capitalize<Name>}`]?: (event: FigureEvents[Name]) => void;
};

declare module "vue" {
  interface GlobalComponents {
    "perceptible-figure": new () => PerceptibleFigure & {
      $props: HTMLAttributes & PublicProps & FigureAttributes & FigureHandlers;
    };
  }
}

// `perceptible/react`: `perceptible/element`, and <perceptible-figure> in React's JSX (React 19).

import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { FigureAttributes, FigureEvents, PerceptibleFigure } from "./element.js";

export type * from "./element.js";

type FigureHandlers = {
  [Name in keyof FigureEvents as `on${Name}`]?: (event: FigureEvents[Name]) => void;
};

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "perceptible-figure": DetailedHTMLProps<
        HTMLAttributes<PerceptibleFigure>,
        PerceptibleFigure
      > &
        FigureAttributes &
        FigureHandlers;
    }
  }
}

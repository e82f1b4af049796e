// The types of `perceptible/element`, which registers <perceptible-figure> and exports nothing: the
// figures load what they need by themselves.

export type {
  FigureAttributes,
  FigureEvents,
  FigureFailure,
  FigurePrediction,
  FigureSnapshot,
  FigureTraining,
  FigureView,
  PerceptibleFigure,
} from "./perceptible.js";

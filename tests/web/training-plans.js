// Plans of trainings for tests, small enough to be quick, and ways to wait for what comes of them.

/** @typedef {import("../../www/trainer.js").Plan} Plan */
/** @typedef {import("../../www/trainer.js").Training} Training */

/**
 * @param {Partial<Omit<Plan, "data">> & { data?: Partial<Plan["data"]> }} [changes]
 * @returns {Plan}
 */
export const planOf = ({ data, ...changes } = {}) => ({
  layers: [784, 16, 16, 10],
  activation: "sigmoid",
  output: "sigmoid",
  cost: "cross-entropy",
  seed: 7,
  optimizer: "descent",
  learning_rate: 0.5,
  minibatch: 10,
  until: 60,
  data: {
    source: "digits",
    count: 300,
    held_out: 200,
    seed: 3,
    shuffle: "none",
    prepare: true,
    ...data,
  },
  ...changes,
});

/** Waits for a moment of a training. @param {Training} training @param {() => boolean} is */
export function when(training, is) {
  return new Promise((resolve) => {
    const look = () => {
      if (is()) resolve(undefined);
    };
    training.addEventListener("state", look);
    training.addEventListener("progress", look);
    look();
  });
}

/** Plays to the end, whichever. @param {Training} training */
export async function finish(training) {
  training.play();
  await when(training, () => ["done", "diverged", "failed"].includes(training.state));
  return training;
}

/** All of the points that a seed decides: everything but the time. @param {Training} training */
export const told = ({ points }) => points.map(({ seconds: _, ...point }) => point);

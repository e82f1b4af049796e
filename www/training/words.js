// Why a training does not go on, in words. The same keys in both languages.

/**
 * @typedef {{ code: "hidden" | "absent" }
 *   | { code: "overflow" | "rising", step: number, rate: number }
 *   | { code: "dead" | "silent", step: number }
 *   | { code: "refused" | "core" | "files", message: string }} Reason
 */

/** @param {number} number */
const count = (number) => number.toLocaleString("en");
/** @param {number} rate */
const write = (rate) => String(Number(rate.toPrecision(3)));

const words = {
  en: {
    hidden: () => "Training waits while this page is out of sight.",
    overflow: (/** @type {number} */ step, /** @type {number} */ rate) =>
      `At step ${count(step)} the numbers grew past all bounds: a learning rate of ${write(rate)} is too high.`,
    rising: (/** @type {number} */ step, /** @type {number} */ rate) =>
      `By step ${count(step)} the cost was far above where it began: a learning rate of ${write(rate)} is too high.`,
    dead: (/** @type {number} */ step) =>
      `Training broke off after step ${count(step)}. Play computes the same steps again and goes on from there.`,
    silent: (/** @type {number} */ step) =>
      `Training has not answered since step ${count(step)}. Play computes the same steps again and goes on from there.`,
    refused: (/** @type {string} */ message) => `This training cannot be: ${message}.`,
    core: (/** @type {string} */ message) => `Training cannot start here: ${message}.`,
    absent: () => "This site carries no MNIST images.",
    files: (/** @type {string} */ message) => `The training images did not come: ${message}.`,
  },
  ko: {
    hidden: () => "이 페이지가 보이지 않는 동안에는 학습을 쉽니다.",
    overflow: (/** @type {number} */ step, /** @type {number} */ rate) =>
      `${count(step)}번째 단계에서 값이 한없이 커졌습니다. 학습률 ${write(rate)} 값이 너무 큽니다.`,
    rising: (/** @type {number} */ step, /** @type {number} */ rate) =>
      `${count(step)}번째 단계까지 비용이 처음보다 훨씬 커졌습니다. 학습률 ${write(rate)} 값이 너무 큽니다.`,
    dead: (/** @type {number} */ step) =>
      `${count(step)}번째 단계에서 학습이 끊겼습니다. 재생을 누르면 같은 단계를 다시 계산한 뒤 이어 갑니다.`,
    silent: (/** @type {number} */ step) =>
      `${count(step)}번째 단계부터 학습이 응답하지 않습니다. 재생을 누르면 같은 단계를 다시 계산한 뒤 이어 갑니다.`,
    refused: (/** @type {string} */ message) => `이 설정으로는 학습할 수 없습니다. (${message})`,
    core: (/** @type {string} */ message) =>
      `이 브라우저에서는 학습을 시작할 수 없습니다. (${message})`,
    absent: () => "이 사이트에는 MNIST 이미지가 없습니다.",
    files: (/** @type {string} */ message) => `학습 이미지를 불러오지 못했습니다. (${message})`,
  },
};

export default words;

/** A reason as a sentence. @param {Reason} reason @param {import("../languages.js").Language} language */
export function sentence(reason, language) {
  const said = words[language];
  switch (reason.code) {
    case "hidden":
    case "absent":
      return said[reason.code]();
    case "overflow":
    case "rising":
      return said[reason.code](reason.step, reason.rate);
    case "dead":
    case "silent":
      return said[reason.code](reason.step);
    default:
      return said[reason.code](reason.message);
  }
}

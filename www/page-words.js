// What the page around the figures says, in every language.

import { spoken } from "./languages.js";

const words = {
  en: {
    title: "Perceptible: a neural network you can see into",
    description:
      "Draw a digit and watch a neural network read it and learn, every neuron in view, on your own device.",
    contents: "Contents",
    thisFigure: "this figure",
    link: "copy link",
    code: "QR code",
    codeOf: (/** @type {string} */ figure) => `QR code of the link to ${figure}`,
    noCode: "The link is too long for a QR code, or the part that makes one did not come.",
    embed: "embed",
    save: "save picture",
    reset: "reset",
    copy: "copy",
    copied: "copied",
    saved: "saved",
    linkCopied: "The link is copied.",
    linkCut: (/** @type {number} */ kept, /** @type {number} */ drawn) =>
      `The link has room for the first ${kept.toLocaleString("en")} of ${drawn.toLocaleString("en")} strokes.`,
    codeCopied: "The code is copied.",
    pictureSaved: "The picture is saved.",
    wasReset: "The figure is as it was at the beginning.",
    byHand: "The browser does not let the page copy. It is selected here, to be copied by hand:",
    noPicture: "This browser gives no picture of a figure. A screenshot shows the same.",
    update: "A new version is ready.",
    reload: "Reload",
    trouble: {
      unknown: "The link points to no figure of this page.",
      version:
        "Another version of this page made the link. It leads to its figure, but what was set there could not be read.",
      part: "The link is not whole. What could be read of it is shown.",
    },
  },
  ko: {
    title: "Perceptible: 속이 보이는 신경망",
    description:
      "숫자를 그리면 신경망이 읽고 배우는 과정을 뉴런 하나하나까지 볼 수 있습니다. 모든 계산은 지금 쓰는 기기에서 합니다.",
    contents: "차례",
    thisFigure: "이 그림",
    link: "링크 복사",
    code: "QR 코드",
    codeOf: (/** @type {string} */ figure) => `${figure} 링크의 QR 코드`,
    noCode: "링크가 너무 길거나 필요한 파일을 받지 못해 QR 코드를 만들지 못했습니다.",
    embed: "퍼가기",
    save: "그림 저장",
    reset: "처음으로",
    copy: "복사",
    copied: "복사됨",
    saved: "저장됨",
    linkCopied: "링크를 복사했습니다.",
    linkCut: (/** @type {number} */ kept, /** @type {number} */ drawn) =>
      `획이 너무 많아 링크에는 ${drawn.toLocaleString("ko")}획 가운데 처음 ${kept.toLocaleString("ko")}획만 담았습니다.`,
    codeCopied: "코드를 복사했습니다.",
    pictureSaved: "그림을 저장했습니다.",
    wasReset: "그림을 처음 상태로 되돌렸습니다.",
    byHand: "브라우저가 복사를 막았습니다. 아래에 선택해 두었으니 직접 복사해 주세요.",
    noPicture: "이 브라우저에서는 그림을 저장할 수 없습니다. 화면을 캡처해 주세요.",
    update: "새 버전이 준비되었습니다.",
    reload: "새로 고침",
    trouble: {
      unknown: "링크가 가리키는 그림이 이 페이지에 없습니다.",
      version:
        "다른 버전의 페이지에서 만든 링크입니다. 해당 그림으로 왔지만, 담겨 있던 설정은 읽지 못했습니다.",
      part: "링크가 온전하지 않습니다. 읽을 수 있는 만큼만 열었습니다.",
    },
  },
};

export default words;

/** The words of the page's language of now. */
export const text = () => words[spoken(document.documentElement.lang)];

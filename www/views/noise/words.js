// The words of the noise figure, in English and Korean; functions where a number goes in.

/** A bare 0 would read as the digit. @param {string} count */
const some = (count) => (count === "0" ? "none" : count);
/** 삼이라고, 이라고. @param {number} digit */
const quoted = (digit) => ("013678".includes(String(digit)) ? "이라고" : "라고");

const en = {
  kind: "What it is shown",
  kinds: { noise: "noise", letters: "letters", scribbles: "scribbles", blank: "blank paper" },
  which: "Which network",
  networks: ["this network", "taught digits only"],
  leaf: "Image",
  image: (
    /** @type {string} */ name,
    /** @type {string} */ n,
    /** @type {string} */ count,
    /** @type {string} */ claims,
  ) => `${name}, ${n} of ${count}: ${claims}`,
  claim: (/** @type {string} */ network, /** @type {number} */ digit, /** @type {string} */ p) =>
    `${network} ${digit} at ${p}`,
  sentence: (
    /** @type {string} */ kind,
    /** @type {string} */ count,
    /** @type {string[]} of this network, and of the other where it has learned */ [own, other],
  ) =>
    `Of ${count} ${kind}, this network sees a digit in ${some(own)}${other ? `; one taught digits only, in ${some(other)}` : ""}.`,
  things: { noise: "images of noise", letters: "letters", scribbles: "scribbles" },
  blank: (/** @type {string[]} */ [own, other]) =>
    `Blank paper: this network ${own}${other ? `; one taught digits only ${other}` : ""}.`,
  claimsNone: "is sure of nothing",
  claims: (/** @type {number} */ digit, /** @type {string} */ p) =>
    `is sure of ${digit === 8 ? "an" : "a"} ${digit} (${p})`,
  reading: (/** @type {string} */ read, /** @type {string} */ count) =>
    `Read so far: ${read} of ${count}.`,
  learning: (/** @type {string} */ percent) => `The other network is learning: ${percent}.`,
  taught: "This network was also shown images of nothing as it learned.",
  note: (
    /** @type {string} */ digits,
    /** @type {number} */ seed,
    /** @type {string} */ other,
    /** @type {string} */ own,
  ) =>
    `The other one learned here, from ${digits} drawn digits and seed ${seed}. Of 1,000 new digits it reads ${other}, this network ${own}.`,
};

/** @type {typeof en} */
const ko = {
  kind: "보여 줄 그림",
  kinds: { noise: "잡음", letters: "글자", scribbles: "낙서", blank: "빈 종이" },
  which: "신경망",
  networks: ["이 신경망", "숫자만 배운 신경망"],
  leaf: "그림",
  image: (name, n, count, claims) => `${name} ${count}장 중 ${n}번째. ${claims}`,
  claim: (network, digit, p) => `${network}: ${digit}, 활성화 ${p}`,
  sentence: (kind, count, [own, other]) =>
    `${kind} ${count}장 가운데 이 신경망은 ${own}장${other ? `, 숫자만 배운 신경망은 ${other}장` : ""}을 숫자라고 확신합니다.`,
  things: { noise: "잡음", letters: "글자", scribbles: "낙서" },
  blank: ([own, other]) =>
    `빈 종이를 보고 이 신경망은 ${own}.${other ? ` 숫자만 배운 신경망은 ${other}.` : ""}`,
  claimsNone: "어떤 숫자도 확신하지 않습니다",
  claims: (digit, p) => `${digit}(${p})${quoted(digit)} 확신합니다`,
  reading: (read, count) => `${count}장 가운데 ${read}장을 읽었습니다.`,
  learning: (percent) => `다른 신경망이 배우고 있습니다: ${percent}`,
  taught: "이 신경망은 배울 때 숫자가 아닌 그림도 보았습니다.",
  note: (digits, seed, other, own) =>
    `다른 신경망은 이 자리에서 그린 숫자 ${digits}개로, 시드 ${seed}에서 시작해 배웠습니다. 새 숫자 1,000개를 읽는 정확도는 그 신경망이 ${other}, 이 신경망이 ${own}입니다.`,
};

export default { en, ko };

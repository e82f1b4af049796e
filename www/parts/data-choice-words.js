// The words of the choice of data, in English and Korean. The same keys in both.

/** @param {number} n */
const count = (n) => n.toLocaleString("en");
/** @param {number} bytes */
const megabytes = (bytes) => (bytes / 1e6).toFixed(1);

const en = {
  name: "What the network learns from",
  sources: { digits: "drawn digits", mnist: "MNIST", files: "your files" },
  size: (/** @type {number} */ bytes) => `${megabytes(bytes)} MB`,
  choose: "Choose two IDX files, images and labels, or drop them on this figure",

  digits: "Digits that this page draws itself, as many as are asked for.",
  mnist: (/** @type {number} */ n, /** @type {number} */ held) =>
    `${count(n)} digits written by hand; ${count(held)} more are held out.`,
  files: (/** @type {number} */ n, /** @type {number} */ held) =>
    `Your files: ${count(n)} images to learn from; ${count(held)} more are held out.`,

  loading: "MNIST is being loaded.",
  progress: (/** @type {number} */ loaded, /** @type {number} */ total) =>
    `${megabytes(loaded)} of ${megabytes(total)} MB`,
  cancel: "Cancel",
  again: "Try again",
  reading: "Reading the files.",
  missing: {
    images: (/** @type {number} */ n) =>
      `${count(n)} labels are here. Now the file with their images.`,
    labels: (/** @type {number} */ n) =>
      `${count(n)} images are here. Now the file with their labels.`,
  },

  unreachable: () => "MNIST did not arrive: the connection broke off.",
  status: (/** @type {any} */ { status }) =>
    `MNIST could not be loaded: the server answered with status ${status}.`,
  damaged: () => "MNIST arrived damaged and is not used.",

  unreadable: (/** @type {any} */ { name }) => `${name} cannot be read.`,
  empty: (/** @type {any} */ { name }) => `${name} is empty.`,
  network: (/** @type {any} */ { name }) =>
    `${name} is a network. Here go the images it is to learn from, as IDX files.`,
  magic: (/** @type {any} */ { name, magic }) =>
    `${name} is not an IDX file of images or of labels: it begins with ${magic}.`,
  gzip: (/** @type {any} */ { name }) => `${name} is damaged or cut off: it does not unpack.`,
  length: (/** @type {any} */ { name, expected, got }) =>
    `${name} should have ${count(expected)} bytes and has ${count(got)}.`,
  size28: (/** @type {any} */ { name, rows, columns }) =>
    `The images in ${name} are ${rows} × ${columns} pixels; the network takes 28 × 28.`,
  label: (/** @type {any} */ { name, label }) =>
    `${name} has the label ${label}; labels are 0 to 9.`,
  large: (/** @type {any} */ { name, most }) =>
    `${name} is too large for this page: at most ${count(most)} images.`,
  counts: (/** @type {any} */ { images, labels }) =>
    `${count(images)} images and ${count(labels)} labels do not belong together.`,
  many: (/** @type {any} */ { images, labels }) =>
    `Files of images: ${images}, of labels: ${labels}. Give one of each, or two of each: to learn from, and to be held out.`,
  few: (/** @type {any} */ { n, least }) =>
    `${count(n)} images are too few: at least ${count(least)}.`,
};

/** @type {typeof en} */
const ko = {
  name: "신경망이 학습할 데이터",
  sources: { digits: "페이지가 그린 숫자", mnist: "MNIST", files: "내 파일" },
  size: en.size,
  choose: "IDX 파일 두 개(이미지와 레이블)를 고르거나 이 그림 위에 끌어다 놓습니다",

  digits: "이 페이지가 필요한 만큼 직접 그려 내는 숫자입니다.",
  mnist: (n, held) =>
    `사람이 손으로 쓴 숫자 ${count(n)}개로 학습하고, 따로 둔 ${count(held)}개로 확인합니다.`,
  files: (n, held) =>
    `내 파일의 이미지 ${count(n)}개로 학습하고, 따로 둔 ${count(held)}개로 확인합니다.`,

  loading: "MNIST를 불러오고 있습니다.",
  progress: (loaded, total) => `${megabytes(total)} MB 중 ${megabytes(loaded)} MB`,
  cancel: "취소",
  again: "다시 시도",
  reading: "파일을 읽고 있습니다.",
  missing: {
    images: (n) => `레이블 ${count(n)}개를 읽었습니다. 이제 이미지 파일을 넣어 주세요.`,
    labels: (n) => `이미지 ${count(n)}개를 읽었습니다. 이제 레이블 파일을 넣어 주세요.`,
  },

  unreachable: () => "연결이 끊겨 MNIST를 받지 못했습니다.",
  status: ({ status }) => `서버가 MNIST를 보내지 않았습니다(상태 코드 ${status}).`,
  damaged: () => "받은 MNIST가 손상되어 사용하지 않습니다.",

  unreadable: ({ name }) => `파일을 읽을 수 없습니다: ${name}`,
  empty: ({ name }) => `빈 파일입니다: ${name}`,
  network: ({ name }) =>
    `신경망 파일입니다: ${name}. 여기에는 학습할 이미지가 담긴 IDX 파일을 넣어 주세요.`,
  magic: ({ name, magic }) =>
    `IDX 형식의 이미지 파일이나 레이블 파일이 아닙니다: ${name} (첫 바이트: ${magic})`,
  gzip: ({ name }) => `손상되었거나 잘린 파일이라 압축이 풀리지 않습니다: ${name}`,
  length: ({ name, expected, got }) =>
    `파일 크기가 맞지 않습니다: ${name}. ${count(expected)}바이트여야 하는데 ${count(got)}바이트입니다.`,
  size28: ({ name, rows, columns }) =>
    `이미지 크기가 ${rows} × ${columns}픽셀입니다: ${name}. 신경망은 28 × 28픽셀만 받습니다.`,
  label: ({ name, label }) => `레이블은 0부터 9까지여야 하는데 ${label}도 들어 있습니다: ${name}`,
  large: ({ name, most }) =>
    `이 페이지에서 다루기에는 너무 큽니다: ${name}. 이미지는 ${count(most)}개까지 됩니다.`,
  counts: ({ images, labels }) =>
    `이미지 ${count(images)}개와 레이블 ${count(labels)}개는 서로 짝이 맞지 않습니다.`,
  many: ({ images, labels }) =>
    `이미지 파일이 ${images}개, 레이블 파일이 ${labels}개입니다. 하나씩 넣거나, 학습용과 확인용으로 두 개씩 넣어 주세요.`,
  few: ({ n, least }) => `이미지가 ${count(n)}개뿐입니다. 적어도 ${count(least)}개가 필요합니다.`,
};

export default { en, ko };

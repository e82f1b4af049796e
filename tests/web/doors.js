// Every way to be wrong at JavaScript's doors, with the sentence that refuses it. Runs in Node and
// in Chromium; knows no test runner.

/** @typedef {typeof import("../../pkg/perceptible.js")} Perceptible */

const LAYERS = [784, 16, 16, 10];
const blank = (count = 784) => new Float32Array(count);
const labels = (/** @type {number[]} */ ...list) => Uint8Array.from(list);
/** A blank image but for one pixel. @param {number} value */
const spoilt = (value) => blank().fill(value, 5, 6);

/** The parts of a model file. @param {Uint8Array} file */
function taken(file) {
  const length = Number(new DataView(file.buffer).getBigUint64(0, true));
  const header = JSON.parse(new TextDecoder().decode(file.slice(8, 8 + length)));
  return { header, body: file.slice(8 + length) };
}

/** A model file of any header. @param {unknown} header @param {Uint8Array} body */
function put(header, body) {
  const text = new TextEncoder().encode(
    typeof header === "string" ? header : JSON.stringify(header),
  );
  const file = new Uint8Array(8 + text.length + body.length);
  new DataView(file.buffer).setBigUint64(0, BigInt(text.length), true);
  file.set(text, 8);
  file.set(body, 8 + text.length);
  return file;
}

/** @type {[string, (network: any) => unknown, RegExp][]} */
const ON_A_NETWORK = [
  ["predict: 783 numbers", (n) => n.predict(blank(783)), /expected .*784 numbers, got 783/],
  ["predict: 785 numbers", (n) => n.predict(blank(785)), /expected .*784 numbers, got 785/],
  ["predict: a plain array", (n) => n.predict([...blank()]), /expected a Float32Array.*Array/],
  ["predict: nothing", (n) => n.predict(), /expected a Float32Array.*undefined/],
  ["predict: NaN", (n) => n.predict(spoilt(Number.NaN)), /0 to 1, got NaN at 5/],
  ["predict: infinity", (n) => n.predict(spoilt(Infinity)), /0 to 1, got infinity at 5/],
  ["predict: -infinity", (n) => n.predict(spoilt(-Infinity)), /0 to 1, got -infinity at 5/],
  ["predict: 1.5", (n) => n.predict(spoilt(1.5)), /0 to 1, got 1.5 at 5/],
  ["predict: -0.25", (n) => n.predict(spoilt(-0.25)), /0 to 1, got -0.25 at 5/],
  ["predict_batch: 1567 numbers", (n) => n.predict_batch(blank(1567)), /n x 784 .*got 1567/],
  ["predict_batch: a plain array", (n) => n.predict_batch([...blank()]), /a Float32Array.*Array/],
  ["predict_batch: nothing", (n) => n.predict_batch(), /a Float32Array.*undefined/],
  ...[Number.NaN, Infinity, 1.5, -0.25].map((value) => {
    const images = blank(20 * 784).fill(value, 17 * 784 + 5, 17 * 784 + 6);
    const got = value === Infinity ? "infinity" : value;
    const call = (/** @type {any} */ n) => n.predict_batch(images);
    const expected = new RegExp(`^image 17: .*0 to 1, got ${got} at 5$`);
    return /** @type {[string, typeof call, RegExp]} */ ([
      `predict_batch: ${value}`,
      call,
      expected,
    ]);
  }),
  ["train_step: 783 numbers", (n) => n.train_step(blank(783), labels(1), 0.1), /784.*got 783/],
  ["train_step: a label too many", (n) => n.train_step(blank(), labels(1, 2), 0.1), /1568.*784/],
  ["train_step: no images", (n) => n.train_step(blank(0), labels(), 0.1), /at least 1.*none/],
  ["train_step: label 10", (n) => n.train_step(blank(), labels(10), 0.1), /0 to 9, got 10/],
  ["train_step: plain labels", (n) => n.train_step(blank(), [1], 0.1), /Uint8Array.*Array/],
  ["train_step: NaN", (n) => n.train_step(spoilt(Number.NaN), labels(1), 0.1), /image 0.*got NaN/],
  ["train_step: 2", (n) => n.train_step(spoilt(2), labels(1), 0.1), /image 0.*0 to 1, got 2/],
  ...[
    [0, /got 0$/],
    [Number.NaN, /got NaN$/],
    [-1, /got -1$/],
    [Infinity, /got infinity$/],
    ["x", /got NaN$/],
  ].map(([rate, got]) => {
    const call = (/** @type {any} */ n) => n.train_step(blank(), labels(1), rate);
    const expected = new RegExp(
      `rate .*positive and finite, ${/** @type {RegExp} */ (got).source}`,
    );
    return /** @type {[string, typeof call, RegExp]} */ ([
      `train_step: rate ${rate}`,
      call,
      expected,
    ]);
  }),
  ["weights: layer 0", (n) => n.weights(0), /a layer of 1 to 3, got 0/],
  ["biases: layer 4", (n) => n.biases(4), /a layer of 1 to 3, got 4/],
  ["products: neuron 16", (n) => n.products(blank(), 1, 16), /a neuron of 0 to 15, got 16/],
  ["path: one count", (n) => n.path(blank(), Uint32Array.of(1)), /expected 3 counts.*got 1/],
];

/** @type {[string, (perceptible: any) => unknown, RegExp][]} */
const ON_THE_MODULE = [
  [
    "predict_batch: 257 outputs",
    (p) => p.Network.random([4, 257], "relu", 1).predict_batch(blank(4)),
    /at most 256 outputs, got 257/,
  ],
  ["random: one layer", (p) => p.Network.random([784], "sigmoid"), /at least 2 layers.*got 1/],
  ["random: no neuron", (p) => p.Network.random([784, 0, 10], "relu"), /neurons of 1 .*got 0/],
  ["random: NaN neurons", (p) => p.Network.random([784, Number.NaN], "relu"), /neurons.*got NaN/],
  ["random: too large", (p) => p.Network.random([784, 1e6, 1e6], "relu"), /at most .*parameters/],
  ["random: gelu", (p) => p.Network.random(LAYERS, "gelu"), /sigmoid, relu.*got "gelu"/],
  ["random: argmax", (p) => p.Network.random(LAYERS, "relu", 1, "argmax"), /softmax, got "argmax"/],
  ["random: mse", (p) => p.Network.random(LAYERS, "relu", 1, "sigmoid", "mse"), /cost.*"mse"/],
  ["random: seed -1", (p) => p.Network.random(LAYERS, "relu", -1), /a seed .*got -1/],
  ["random: seed 1.5", (p) => p.Network.random(LAYERS, "relu", 1.5), /a seed .*got 1.5/],
  ["rasterize: nothing", (p) => p.rasterize(), /expected strokes.*undefined/],
  ["rasterize: text", (p) => p.rasterize("3"), /expected strokes.*string/],
  ["rasterize: no points", (p) => p.rasterize([[[1, 2]], []]), /1 point .*none in stroke 1/],
  ["rasterize: NaN", (p) => p.rasterize([[[0, 0]], [[1, 1], [Number.NaN, 1]]]), /finite.*NaN.*point 1 of stroke 1/], // biome-ignore format: a row of the table
  ["rasterize: infinity", (p) => p.rasterize([[[1, Infinity]]]), /finite.*point 0 of stroke 0/],
  ["rasterize: one coordinate", (p) => p.rasterize([[[1]]]), /point 0 of stroke 0.*two numbers/],
  ["rasterize: text in a point", (p) => p.rasterize([[["1", "2"]]]), /point 0 .*two numbers/],
  ["prepare: 783 numbers", (p) => p.prepare(blank(783)), /784 numbers, got 783/],
  ["prepare: NaN", (p) => p.prepare(spoilt(Number.NaN)), /0 to 1, got NaN at 5/],
  ["prepare: a step that is none", (p) => p.prepare(blank(), { slant: true }), /"slant"/],
  [
    "prepare: a step that is 1",
    (p) => p.prepare(blank(), { even: 1 }),
    /true or false, got number/,
  ],
  ["stages: no points", (p) => p.stages([[]]), /1 point .*none in stroke 0/],
];

const WEIGHT = "layers.2.weight";

/** @type {[string, (header: any) => void, RegExp][]} */
const LYING_HEADERS = [
  [
    "data that overlaps",
    (h) => Object.assign(h["layers.0.bias"], { data_offsets: [0, 64] }),
    /byte/,
  ],
  [
    "data past the end",
    (h) => Object.assign(h[WEIGHT], { data_offsets: [51968, 1e12] }),
    /expected/,
  ],
  ["data backwards", (h) => h[WEIGHT].data_offsets.reverse(), /expected 640 bytes/],
  ["negative offsets", (h) => Object.assign(h[WEIGHT], { data_offsets: [-4, 8] }), /got '-'/],
  ["rows for columns", (h) => h["layers.0.weight"].shape.reverse(), /shape/],
  ["a shape beyond memory", (h) => Object.assign(h[WEIGHT], { shape: [2 ** 32, 2 ** 32] }), /fits/],
  [
    "numbers of another type",
    (h) => Object.assign(h[WEIGHT], { dtype: "I8" }),
    /F32 or F16, got "I8"/,
  ],
  ["a missing tensor", (h) => delete h[WEIGHT], /expected/],
  ["no metadata", (h) => delete h.__metadata__, /"activation" in the metadata, got none/],
  ["an unknown activation", (h) => Object.assign(h.__metadata__, { activation: "gelu" }), /"gelu"/],
  [
    "an unknown output",
    (h) => Object.assign(h.__metadata__, { output: "top" }),
    /softmax, got "top"/,
  ],
  ["prepared, perhaps", (h) => Object.assign(h.__metadata__, { prepared: "yes" }), /got "yes"/],
];

/** @param {Perceptible} perceptible */
function onFiles({ Network }) {
  const file = Network.random(LAYERS, "sigmoid", 1).to_safetensors();
  const { header, body } = taken(file);
  const spoil = (/** @type {(bytes: Uint8Array) => void} */ change, bytes = file.slice()) => {
    change(bytes);
    return bytes;
  };
  /** @type {[string, unknown, RegExp][]} */
  const files = [
    ["text", "model", /Uint8Array.*got string/],
    ["no bytes", new Uint8Array(), /got 0 bytes/],
    ["7 bytes", file.slice(0, 7), /got 7 bytes/],
    ["a header cut off", file.slice(0, 100), /header.*got 92: the file is cut off/],
    ["data cut off", file.slice(0, -1), /expected 52008 bytes.*got 52007/],
    ["data too long", spoil(() => {}, Uint8Array.of(...file, 0)), /expected 52008 .*got 52009/],
    ["an absurd header length", spoil((b) => b.fill(255, 7, 8)), /at most .* got a length of/],
    ["no JSON", put("{nope", body), /expected a string/],
    ["no object", put("[]", body), /expected an object/],
    [
      "a weight that is NaN",
      put(
        header,
        spoil((b) => b.fill(255, 0, 4), body.slice()),
      ),
      /finite.*NaN/,
    ],
  ];
  for (const [name, change, expected] of LYING_HEADERS) {
    const lie = structuredClone(header);
    change(lie);
    files.push([name, put(lie, body), expected]);
  }
  return files.map(([name, bytes, expected]) => {
    const call = () => Network.from_safetensors(/** @type {Uint8Array} */ (bytes));
    return /** @type {const} */ ([`from_safetensors: ${name}`, call, expected]);
  });
}

/**
 * Knocks at every door; returns those that do not refuse as they should, and how many there are.
 * @param {Perceptible} perceptible
 */
export function refusals(perceptible) {
  const network = perceptible.Network.random(LAYERS, "sigmoid", 1);
  const before = String(network.to_safetensors());
  const doors = [
    ...ON_A_NETWORK.map(([name, call, expected]) => [name, () => call(network), expected]),
    ...ON_THE_MODULE.map(([name, call, expected]) => [name, () => call(perceptible), expected]),
    ...onFiles(perceptible),
  ];
  const wrong = [];
  for (const [name, call, expected] of /** @type {[string, () => void, RegExp][]} */ (doors)) {
    try {
      call();
      wrong.push(`${name}: no error`);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      if (!(error instanceof Error && error.constructor === Error))
        wrong.push(`${name}: not an Error: ${message}`);
      if (!expected.test(message)) wrong.push(`${name}: "${message}" is not ${expected}`);
    }
    if (String(network.to_safetensors()) !== before) wrong.push(`${name}: the network changed`);
  }
  return { count: doors.length, wrong };
}

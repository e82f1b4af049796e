// The page about figures on other people's pages: its builder writes lines that work elsewhere, its examples
// do what they say, for every reader and under a strict policy.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { CONTROLS } from "../../www/embedding/controls.js";
import { NAMES } from "../../www/views/index.js";
import { answer, drawByMouse, ONE, open, openAt, ready, settle } from "./support/browser.js";
import { SITE, serve } from "./support/server.js";

/** @typedef {import("./support/browser.js").Page} Page */
/** @typedef {import("node:test").TestContext} TestContext */
/** @typedef {import("../../pkg/perceptible.js").PerceptibleFigure} Figure */

const HEADERS = {
  "access-control-allow-origin": "*",
  "content-security-policy":
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'self'; img-src data:; frame-src 'self'; manifest-src 'self'; require-trusted-types-for 'script'; trusted-types perceptible",
};

/** @param {TestContext} t @param {import("./support/browser.js").Wish} [wish] */
async function openPage(t, { context, path = "/embedding.html?lang=en", ...wish } = {}) {
  const files = await serve(SITE, { headers: HEADERS });
  const { page, requests } = await openAt(t, files.url, {
    path,
    context: { permissions: ["clipboard-read", "clipboard-write"], ...context },
    ...wish,
  });
  // After the page, which may still be asking for something.
  t.after(() => files.close());
  await ready(page);
  return { page, requests, files };
}

/** @param {import("playwright-core").Locator} locator */
const textOf = async (locator) => (await locator.textContent()) ?? "";

/** What stands to be pasted. @param {Page} page */
const codeOf = (page) => textOf(page.locator("#code"));

/** Presses copy, and says what came. @param {Page} page */
async function copy(page) {
  await page.locator("#copy").click();
  await page.getByText("copied", { exact: true }).waitFor();
  return page.evaluate(() => navigator.clipboard.readText());
}

/** The lines, and nothing else, on a page of another origin. @param {TestContext} t @param {string} code @param {string} from */
async function paste(t, code, from) {
  const body = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>A page</title><link rel="icon" href="data:,">${code}</html>`;
  const { page } = await open(t, {
    path: "/blog/",
    origins: [from],
    manners: { pages: { "/blog/": body } },
  });
  return page;
}

test("the builder's element, pasted elsewhere, has all that was chosen, and reads", async (t) => {
  const { page, files } = await openPage(t);
  await page.locator("#view").selectOption("network");
  await page.locator("#language").selectOption("ko");
  await page.locator("#theme").selectOption("dark");
  await page.locator("[name=hide][value=play]").check();
  await page.locator("[name=hide][value=wave]").check();
  await page.locator("#network").selectOption("classic-relu");
  const wanted = {
    view: "network",
    lang: "ko",
    theme: "dark",
    model: `${files.url}/models/classic-relu.safetensors`,
    hide: "play wave",
  };
  const attributesOf = (/** @type {Page} */ where, /** @type {string} */ selector) =>
    where.evaluate((selector) => {
      const figure = document.querySelector(selector);
      return Object.fromEntries([...(figure?.attributes ?? [])].map((a) => [a.name, a.value]));
    }, selector);
  await page.waitForSelector("#preview perceptible-figure[view=network][hide='play wave'][model]");
  assert.deepEqual(await attributesOf(page, "#preview perceptible-figure"), wanted);
  const code = await copy(page);
  assert.equal(code, await codeOf(page));

  const elsewhere = await paste(t, code, files.url);
  await ready(elsewhere);
  assert.deepEqual(await attributesOf(elsewhere, "perceptible-figure"), wanted);
  const digit = await elsewhere.evaluate(async (strokes) => {
    const figure = /** @type {Figure} */ (document.querySelector("perceptible-figure"));
    return (await figure.draw(strokes)).digit;
  }, ONE);
  assert.equal(digit, 1);
});

test("the builder's random start is the same network each time its lines are pasted", async (t) => {
  const { page, files } = await openPage(t);
  await page.locator("#network").selectOption("random");
  await page.locator("#layers").fill("784, 32, 10");
  await page.locator("#activation").selectOption("relu");
  await page.locator("#seed").fill("7");
  const code = await copy(page);
  assert.match(code, /view="draw" layers="784,32,10" activation="relu" seed="7"/);
  const outputs = [];
  for (let i = 0; i < 2; i += 1) {
    const elsewhere = await paste(t, code, files.url);
    await ready(elsewhere);
    outputs.push(
      await elsewhere.evaluate(async (strokes) => {
        const figure = /** @type {Figure} */ (document.querySelector("perceptible-figure"));
        return [...(await figure.draw(strokes)).outputs];
      }, ONE),
    );
  }
  assert.deepEqual(outputs[0], outputs[1]);
  assert.ok(new Set(outputs[0]).size > 1);
});

test("the builder's frame, pasted elsewhere, is as high as its figure", async (t) => {
  const { page, files } = await openPage(t);
  await page.locator("#view").selectOption("count");
  await page.locator("[name=hide][value=read]").check();
  await page.locator("[name=way][value=frame]").check();
  const fits = async (/** @type {Page} */ where) => {
    const inner = where.frames()[1];
    await inner.waitForSelector("perceptible-figure:defined");
    await inner.evaluate(() => document.querySelector("perceptible-figure")?.ready);
    await inner.waitForFunction(() => {
      const { height } = document.documentElement.getBoundingClientRect();
      return height > 200 && innerHeight === Math.ceil(height);
    });
    return inner.locator("perceptible-figure").getAttribute("hide");
  };
  await page.waitForSelector("#preview iframe");
  assert.equal(await fits(page), "read");
  const elsewhere = await paste(t, await copy(page), files.url);
  assert.equal(await fits(elsewhere), "read");
});

test("the builder's picture is a PNG, and its link leads to the figure", async (t) => {
  const { page } = await openPage(t);
  await page.locator("#view").selectOption("squish");
  await page.locator("[name=way][value=picture]").check();
  const code = await copy(page);
  const [, link, file] =
    code.match(/^<a href="([^"]+)"><img src="([^"]+)" alt="[^"]+"><\/a>$/) ?? [];
  await page.evaluate(
    () => /** @type {Figure} */ (document.querySelector("#preview perceptible-figure")).ready,
  );
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.locator("#save").click(),
  ]);
  assert.equal(download.suggestedFilename(), file);
  const png = readFileSync(await download.path());
  assert.equal(png.subarray(1, 4).toString(), "PNG");
  await page.locator("[name=way][value=markdown]").check();
  assert.equal(await codeOf(page), `[![${code.match(/alt="(.*?)"/)?.[1]}](${file})](${link})`);
  await page.goto(link);
  await ready(page);
  await page.waitForFunction(() => {
    const { top = innerHeight } = document.querySelector("#squish")?.getBoundingClientRect() ?? {};
    return Math.abs(top) < 200;
  });
});

test("what cannot be is said beside its field, and the lines stay as they were", async (t) => {
  const { page } = await openPage(t);
  const before = await codeOf(page);
  for (const [field, bad] of [
    ["folder", "java script:"],
    ["folder", "javascript:alert(1)"],
    ["layers", "7,10"],
    ["seed", "-1"],
    ["model", 'a" onload="b'],
  ]) {
    const network = { layers: "random", seed: "random", model: "file" }[field];
    if (network) await page.locator("#network").selectOption(network);
    const good = await page.locator(`#${field}`).inputValue();
    const kept = await codeOf(page);
    await page.locator(`#${field}`).fill(bad);
    assert.equal(await codeOf(page), kept, field);
    assert.match(await textOf(page.locator(`#${field}-said`)), /^Expected /);
    assert.equal(await page.locator(`#${field}`).getAttribute("aria-invalid"), "true");
    await page.locator(`#${field}`).fill(good);
    assert.equal(await page.locator(`#${field}`).getAttribute("aria-invalid"), null);
    await page.locator("#network").selectOption("");
  }
  assert.equal(await codeOf(page), before);
  await page.locator("#folder").fill("https://example.org/a?b=1&c=/");
  assert.match(await codeOf(page), /src="https:\/\/example.org\/a\?b=1&amp;c=\/perceptible.js"/);
  await page.locator("#folder").fill("/files");
  assert.match(await codeOf(page), /src="\/files\/perceptible.js"/);
});

test("the builder offers the controls that each view has", async (t) => {
  assert.deepEqual(Object.keys(CONTROLS).sort(), [...NAMES].sort());
  const { page } = await openPage(t);
  for (const view of NAMES) {
    await page.locator("#view").selectOption(view);
    await page.waitForSelector(`#preview perceptible-figure[view=${view}]`);
    const found = await page.evaluate(async () => {
      const figure = /** @type {Figure} */ (document.querySelector("#preview perceptible-figure"));
      await figure.ready;
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      const controls = [...(figure.shadowRoot?.querySelectorAll("[data-control]") ?? [])];
      return [...new Set(controls.map((control) => control.getAttribute("data-control") ?? ""))];
    });
    assert.deepEqual(found.sort(), [...CONTROLS[view]].sort(), view);
  }
});

test("the builder is worked by keyboard alone, in the page's language", async (t) => {
  const { page } = await openPage(t, { path: "/embedding.html?lang=ko" });
  await page.locator("#view").focus();
  await page.keyboard.press("End");
  assert.match(await codeOf(page), /view="dream"/);
  await page.locator("#hide input").first().focus();
  await page.keyboard.press("Space");
  await page.locator("[name=way]:checked").focus();
  await page.keyboard.press("ArrowDown");
  assert.match(await codeOf(page), /<iframe src="[^"]*view=dream&amp;lang=ko&amp;hide=start"/);
  await page.locator("#folder").focus();
  // Over the lines, which can be scrolled.
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.getByText("코드를 복사했습니다.").waitFor({ state: "attached" });
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), await codeOf(page));
});

test("each word of code that is pressed does to the figure what it says", async (t) => {
  const { page } = await openPage(t);
  const section = page.locator("#attributes");
  for (const word of await section.locator("button[data-set]").all()) {
    const wanted = Object.entries(JSON.parse((await word.getAttribute("data-set")) ?? ""));
    assert.ok(wanted.length > 0);
    await word.click();
    assert.equal(await word.getAttribute("aria-pressed"), "true");
    const figure = section.locator(".stage perceptible-figure");
    for (const [name, value] of wanted)
      assert.equal(await figure.getAttribute(name), value, `${name} is set`);
    await word.click();
    assert.equal(await word.getAttribute("aria-pressed"), "false");
    for (const [name] of wanted)
      assert.equal(await figure.getAttribute(name), name === "view" ? "draw" : null, name);
  }
  const calls = page.locator("#properties");
  await calls.locator("perceptible-figure").scrollIntoViewIfNeeded();
  const call = async (/** @type {string} */ name) => {
    const word = calls.locator(`button[data-call="${name}"]`);
    const entry = calls.locator(".entry", { has: page.locator(`[data-call="${name}"]`) });
    const output = entry.locator("output");
    await output.evaluate((element) => element.replaceChildren());
    await word.click();
    await output.locator(":scope:not(:empty)").waitFor();
    return { said: await textOf(output), output };
  };
  assert.equal((await call("ready")).said, "<perceptible-figure>");
  assert.match((await call("draw")).said, /^\{"digit":7,"outputs":\[/);
  assert.equal((await call("value")).said, '"7"');
  assert.match((await call("snapshot")).said, /"drawing":\[\[\[0.28,0.22\]/);
  assert.equal((await call("clear")).said, "undefined");
  assert.equal((await call("strokes")).said, "[]");
  assert.match((await call("snapshot=")).said, /"drawing":\[\[\[0.28,0.22\]/);
  assert.match((await call("state=")).said, /"straighten":false/);
  assert.equal((await call("reset")).said, "undefined");
  assert.match((await call("state")).said, /"straighten":true/);
  const { output } = await call("picture");
  const width = await output.locator("img").evaluate((image) => {
    const picture = /** @type {HTMLImageElement} */ (image);
    return picture.decode().then(() => picture.naturalWidth);
  });
  assert.ok(width > 500);
});

test("events of all figures are shown, and colours, fonts and parts are tried", async (t) => {
  const { page } = await openPage(t);
  await drawByMouse(page, ONE);
  assert.equal((await answer(page)).digit, "1");
  assert.match(await textOf(page.locator("#log li").first()), /^prediction \{"digit":1/);
  await page.locator("#events button[data-set]").click();
  await page.getByText(/^error .*"message":"expected .* got/).waitFor();
  await page.locator("#events button[data-set]").click();
  const figure = page.locator("#events perceptible-figure");
  await figure.evaluate((element) => /** @type {Figure} */ (/** @type {any} */ (element)).ready);
  await figure.locator("[part=play]").click();
  await page.getByText(/^training \{"step":/).waitFor();
  await figure.locator("[part=play]").click();

  const styled = page.locator("#colours perceptible-figure");
  await page.locator("[data-property='--perceptible-ink']").fill("#ff0000");
  await page.locator("[data-property='--perceptible-font']").selectOption("monospace");
  await page.locator("[data-part=clear]").check();
  await settle(page);
  const seen = await styled.evaluate((element) => {
    const clear = element.shadowRoot?.querySelector("[part=clear]");
    const style = clear && getComputedStyle(clear);
    return [style?.color, style?.fontFamily, style?.outlineStyle];
  });
  assert.deepEqual(seen, ["rgb(255, 0, 0)", "monospace", "dashed"]);
});

for (const lang of ["en", "ko"])
  test(`nothing is cut from 320 to 1440 px, and nothing is against axe (${lang})`, async (t) => {
    const { page } = await openPage(t, { path: `/embedding.html?lang=${lang}` });
    await page.locator("#view").selectOption("lab");
    await page.locator("#network").selectOption("random");
    await page.locator("[name=way][value=frame]").check();
    for (const width of [320, 360, 600, 721, 900, 1024, 1181, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      await settle(page);
      const wide = await page.evaluate(() =>
        document.documentElement.scrollWidth > innerWidth
          ? [...document.querySelectorAll("main *")]
              .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
              .map((element) => `${element.tagName} ${element.id} ${element.className}`)
          : [],
      );
      assert.deepEqual(wide, [], `at ${width}`);
    }
    const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
    await page.evaluate(axe);
    for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
      await page.emulateMedia({ colorScheme });
      const { violations } = /** @type {import("axe-core").AxeResults} */ (
        await page.evaluate("axe.run({ exclude: ['perceptible-figure', 'iframe'] })")
      );
      assert.deepEqual(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`),
        [],
      );
    }
  });

test("the article's end leads to the page, and the page back, in the reader's language", async (t) => {
  const { page } = await openPage(t, { path: "/?lang=ko" });
  await page.getByRole("link", { name: "내 글에 그림 넣기" }).click();
  await page.waitForURL(/embedding\.html\?lang=ko/);
  await ready(page);
  assert.match(await page.title(), /내 글에 그림 넣기/);
  await page.locator("a.word").click();
  await page.waitForURL(/\/\?lang=ko#device/);
});

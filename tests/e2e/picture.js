// Makes the README's pictures from the built site: `cargo xtask site`, then `node tests/e2e/picture.js`.

import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { launch } from "./support/chromium.js";
import { SITE, serve } from "./support/server.js";

const server = await serve(SITE);
const browser = await launch();
for (const [colorScheme, name] of /** @type {const} */ ([
  ["light", "draw.webp"],
  ["dark", "draw-dark.webp"],
])) {
  const page = await browser.newPage({
    viewport: { width: 1280, height: 900 },
    deviceScaleFactor: 1.5,
    colorScheme,
    locale: "en-GB",
    reducedMotion: "reduce",
  });
  await page.goto(server.url);
  await page.waitForSelector("[part=answer][data-digit='3']", { state: "attached" });
  await page.waitForTimeout(500);
  const png = await page.locator("perceptible-figure").screenshot();
  // Chromium writes WebP, which is a third of the PNG.
  const webp = await page.evaluate(async (base64) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [image.width, image.height];
    canvas.getContext("2d")?.drawImage(image, 0, 0);
    return canvas.toDataURL("image/webp", 0.85).split(",")[1];
  }, png.toString("base64"));
  const path = fileURLToPath(new URL(`../../docs/${name}`, import.meta.url));
  writeFileSync(path, Buffer.from(webp, "base64"));
  console.log(path);
}
await browser.close();
server.close();

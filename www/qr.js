// A link as a QR code. Fetched when somebody asks for one.

import { make, set } from "./dom.js";
import { start } from "./start.js";

/** Light modules around the code, which cameras need. */
const QUIET = 4;
/** Device pixels a module: enough for a projector. */
const MODULE = 8;

/** Dark on light in every theme, for that is what cameras look for. @param {string} address @param {string} label */
export async function qrCode(address, label) {
  const { qr } = await start("core");
  const modules = qr(address);
  const side = Math.sqrt(modules.length);
  const whole = (side + 2 * QUIET) * MODULE;
  const canvas = make("canvas", { role: "img", "aria-label": label });
  set(canvas, "width", String(whole));
  set(canvas, "height", String(whole));
  const g = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  g.fillStyle = "#fff";
  g.fillRect(0, 0, whole, whole);
  g.fillStyle = "#000";
  for (const [n, isDark] of modules.entries())
    if (isDark)
      g.fillRect(
        ((n % side) + QUIET) * MODULE,
        (Math.floor(n / side) + QUIET) * MODULE,
        MODULE,
        MODULE,
      );
  return canvas;
}

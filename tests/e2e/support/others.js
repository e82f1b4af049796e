// Firefox and WebKitGTK, the machine's own, without a network: Firefox by WebDriver BiDi, WebKit by
// WebDriver, which name a pointer's moves the same way. Each is started for one test and ended after it.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { WebSocket } from "ws";

/** @typedef {import("node:test").TestContext} TestContext */
/**
 * @typedef {object} Other a browser with one page
 * @property {(url: string) => Promise<unknown>} goto
 * @property {(script: string) => Promise<any>} run a function's body, which may wait
 * @property {(moves: object[]) => Promise<unknown>} point what the mouse does, as WebDriver writes it
 */
/**
 * @typedef {object} Kind
 * @property {string[]} programs what it takes
 * @property {string} remedy how to get them
 * @property {(t: TestContext) => Promise<Other>} open
 */

/** Where nobody listens. */
const NOWHERE = "127.0.0.1:9";
const PATIENCE = 60_000;

/** @type {Record<"Firefox" | "WebKitGTK", Kind>} */
export const OTHERS = {
  Firefox: { programs: ["firefox-esr"], remedy: "apt-get install firefox-esr", open: firefox },
  WebKitGTK: {
    programs: ["WebKitWebDriver", "Xvfb"],
    remedy: "apt-get install webkit2gtk-driver xvfb",
    open: webkit,
  },
};

/** What is missing for a browser and how to get it. Where everything is demanded, that is an error. @param {Kind} kind */
export function missing({ programs, remedy }) {
  const lacking = programs.filter((name) => !find(name));
  if (lacking.length === 0) return false;
  const sentence = `no ${lacking.join(" and no ")} in $PATH (Debian: \`${remedy}\`)`;
  if (process.env.PERCEPTIBLE_REQUIRE_DATA === "1") throw new Error(sentence);
  return sentence;
}

/** @param {string} name */
function find(name) {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return folders.map((folder) => join(folder, name)).find(existsSync);
}

/**
 * Starts a program that ends with the test, and everything that it starts, and its home.
 * @param {TestContext} t @param {string} name @param {string[]} words @param {string} home
 * @param {Record<string, string>} [environment]
 */
function start(t, name, words, home, environment = {}) {
  const child = spawn(name, words, {
    detached: true,
    stdio: ["ignore", "ignore", "pipe"],
    env: { ...process.env, HOME: home, XDG_RUNTIME_DIR: home, ...environment },
  });
  let said = "";
  child.stderr.on("data", (piece) => {
    said = (said + piece).slice(-2000);
  });
  const ended = new Promise((resolve) => child.once("close", resolve));
  t.after(async () => {
    try {
      process.kill(-(child.pid ?? 0), "SIGKILL");
    } catch {
      // It has ended by itself.
    }
    await ended;
    rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  });
  return {
    /** Tries until it comes to something. @template T @param {() => Promise<T> | T} act */
    async until(act) {
      const end = Date.now() + PATIENCE;
      for (;;)
        try {
          return await act();
        } catch (error) {
          if (Date.now() > end || child.exitCode !== null)
            throw new Error(`${name} does not answer: ${said}`, { cause: error });
          await wait(100);
        }
    },
  };
}

/** A folder for a program of its own. */
const newHome = () => mkdtempSync(join(tmpdir(), "perceptible-"));

/** @returns {Promise<number>} */
function freePort() {
  const server = createServer();
  return new Promise((resolve) =>
    server.listen(0, "127.0.0.1", () => {
      const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
      server.close(() => resolve(port));
    }),
  );
}

/** The mouse as both protocols take it. @param {object[]} actions */
const mouse = (actions) => [
  { type: "pointer", id: "mouse", parameters: { pointerType: "mouse" }, actions },
];

/** A proxy that is not there keeps all but the machine itself away. */
const PREFERENCES = {
  "network.proxy.type": 1,
  "network.proxy.http": "127.0.0.1",
  "network.proxy.http_port": 9,
  "network.proxy.ssl": "127.0.0.1",
  "network.proxy.ssl_port": 9,
  "app.update.enabled": false,
  "datareporting.policy.dataSubmissionEnabled": false,
  "remote.prefs.recommended": true,
};

/** @param {TestContext} t @returns {Promise<Other>} */
async function firefox(t) {
  const profile = newHome();
  const preferences = Object.entries(PREFERENCES);
  writeFileSync(
    join(profile, "user.js"),
    preferences
      .map(([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});\n`)
      .join(""),
  );
  const port = await freePort();
  const words = ["--headless", "--no-remote", `--remote-debugging-port=${port}`];
  const program = start(t, "firefox-esr", [...words, "--profile", profile], profile);
  const socket = await program.until(async () => {
    const opening = new WebSocket(`ws://127.0.0.1:${port}/session`);
    await new Promise((resolve, reject) => {
      opening.once("open", resolve);
      opening.once("error", reject);
    });
    return opening;
  });
  t.after(() => socket.terminate());
  /** @type {Map<number, (answer: any) => void>} */
  const waiting = new Map();
  socket.on("message", (data) => {
    const answer = JSON.parse(String(data));
    waiting.get(answer.id)?.(answer);
  });
  let last = 0;
  /** @param {string} method @param {object} params */
  const send = async (method, params) => {
    last += 1;
    const id = last;
    const answered = new Promise((resolve) => waiting.set(id, resolve));
    socket.send(JSON.stringify({ id, method, params }));
    const answer = await answered;
    waiting.delete(id);
    assert.ok(answer.type === "success", `${method}: ${answer.message}`);
    return answer.result;
  };
  await send("session.new", { capabilities: {} });
  const { contexts } = await send("browsingContext.getTree", {});
  const { context } = contexts[0];
  return {
    goto: (url) => send("browsingContext.navigate", { context, url, wait: "complete" }),
    run: async (script) => {
      const expression = `(async () => JSON.stringify(await (async () => { ${script} })()) ?? "null")()`;
      const answer = await send("script.evaluate", {
        expression,
        target: { context },
        awaitPromise: true,
      });
      assert.equal(answer.type, "success", answer.exceptionDetails?.text);
      return JSON.parse(answer.result.value);
    },
    point: (moves) => send("input.performActions", { context, actions: mouse(moves) }),
  };
}

/** @param {TestContext} t @returns {Promise<Other>} */
async function webkit(t) {
  const display = `:${(await freePort()) % 10_000}`;
  const screen = start(
    t,
    "Xvfb",
    [display, "-screen", "0", "1440x900x24", "-nolisten", "tcp"],
    newHome(),
  );
  await screen.until(() => assert.ok(existsSync(`/tmp/.X11-unix/X${display.slice(1)}`)));
  const port = await freePort();
  const program = start(t, "WebKitWebDriver", [`--port=${port}`], newHome(), {
    DISPLAY: display,
    // A test machine has no graphics of its own.
    LIBGL_ALWAYS_SOFTWARE: "1",
    WEBKIT_DISABLE_COMPOSITING_MODE: "1",
  });
  /** @param {string} path @param {object} [body] */
  const send = async (path, body) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method: body ? "POST" : "GET",
      body: body && JSON.stringify(body),
    });
    const { value } = /** @type {any} */ (await response.json());
    assert.ok(response.ok, `${path}: ${value?.message}`);
    return value;
  };
  await program.until(() => send("/status"));
  const { sessionId } = await send("/session", {
    capabilities: {
      alwaysMatch: {
        proxy: {
          proxyType: "manual",
          httpProxy: NOWHERE,
          sslProxy: NOWHERE,
          noProxy: ["127.0.0.1"],
        },
        timeouts: { script: PATIENCE },
      },
    },
  });
  const session = `/session/${sessionId}`;
  return {
    goto: (url) => send(`${session}/url`, { url }),
    run: (script) =>
      send(`${session}/execute/async`, {
        script: `const done = arguments[0];
          (async () => { ${script} })().then(done, (error) => done({ error: String(error) }));`,
        args: [],
      }).then((value) => {
        assert.equal(value?.error, undefined);
        return value;
      }),
    point: (moves) => send(`${session}/actions`, { actions: mouse(moves) }),
  };
}

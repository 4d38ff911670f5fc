// Runs the browser tests against a demo server of its own. `node run.mjs [WORD…]` runs those whose name holds a word.
//
// SERVER_BIN: the server (else target/debug/kenniskring). CHROMIUM: the browser (else the one that is installed).
// BROWSER_OUT: a folder for pictures of what failed. The last line is JSON: how many passed and failed.

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { launch } from "./lib/browser.mjs";
import { nothing, runAll, test } from "./lib/runner.mjs";
import { startServer } from "./lib/server.mjs";
import { explore } from "./lib/world.mjs";
import * as axe from "./tests/axe.mjs";
import * as keyboard from "./tests/keyboard.mjs";
import * as links from "./tests/links.mjs";
import * as live from "./tests/live.mjs";
import * as oidc from "./tests/oidc.mjs";
import * as passkey from "./tests/passkey.mjs";
import * as plain from "./tests/plain.mjs";
import * as reading from "./tests/reading.mjs";
import * as small from "./tests/small.mjs";
import * as weight from "./tests/weight.mjs";
import * as writing from "./tests/writing.mjs";

const SUITES = [live, writing, plain, reading, keyboard, passkey, oidc, weight, small, links, axe];

let server;
let browser;
let result = { passed: 0, failed: 1 };
try {
  server = await startServer();
  browser = await launch();
  const stage = { browser, base: server.base, accounts: server.accounts };
  stage.world = await explore(browser, server.base, server.accounts[0]);
  console.log(`# ${server.base}, ${server.accounts.length} accounts, Chromium ${browser.version()}`);
  for (const suite of SUITES) suite.register(stage);
  test("the server neither stopped nor panicked", async () => {
    const panics = server.log().filter((line) => /panicked at|\bERROR\b/.test(line));
    nothing(server.running() ? panics : [...panics, "the server ended"], "in the server's log");
  });
  result = await runAll(process.argv.slice(2), picture);
} catch (error) {
  console.log(`not ok: ${error.stack ?? error}`);
} finally {
  await browser?.close().catch(() => undefined);
  await server?.stop();
}
console.log(JSON.stringify(result));
process.exitCode = result.failed === 0 && result.passed > 0 ? 0 : 1;

/** Takes a picture of every window that the failed test left open, and closes them. */
async function picture(name) {
  const out = process.env.BROWSER_OUT;
  for (const [index, context] of browser.contexts().entries()) {
    for (const page of out ? context.pages() : []) {
      mkdirSync(out, { recursive: true });
      const path = join(out, `${name.replace(/[^\w]+/g, "-").slice(0, 80)}-${index}.png`);
      await page.screenshot({ path });
      console.log(`# ${page.url()} as it was: ${path}`);
    }
    await context.close();
  }
}

// The browser, and windows in it that write down whatever goes wrong on a page.

import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const FOLDERS = [...(process.env.PATH ?? "").split(":"), "/usr/local/bin", "/usr/bin"];
const QUIET = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
/** How long a condition may take to come true; a test waits for conditions only, never for time to pass. */
export const PATIENCE = 20_000;

/** Starts Chromium: in its sandbox, except for root, whom it refuses, and where the machine allows none. */
export async function launch() {
  const executablePath =
    process.env.CHROMIUM || NAMES.flatMap((name) => FOLDERS.map((folder) => `${folder}/${name}`)).find(existsSync);
  if (!executablePath) throw new Error("Chromium is not installed (or name it in CHROMIUM)");
  const start = (chromiumSandbox) => chromium.launch({ executablePath, chromiumSandbox, args: QUIET });
  if (process.getuid?.() === 0) return start(false);
  return start(true).catch((error) => {
    if (!/sandbox/i.test(String(error))) throw error;
    console.log("# this machine allows Chromium no sandbox; it opens our own pages only");
    return start(false);
  });
}

/** A window of its own, with its own cookies. `window.troubles` fills with what went wrong on its pages. */
export async function open(browser, base, options = {}) {
  const context = await browser.newContext({
    baseURL: base,
    locale: "nl-NL",
    viewport: { width: 1280, height: 800 },
    ...options,
  });
  context.setDefaultTimeout(PATIENCE);
  const troubles = [];
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      console.error(`CSP violation: ${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  context.on("console", (message) => {
    if (message.type() !== "error") return;
    const at = message.location().url;
    // The browser reports a page that answers 404; that is what the page "not-found" is for.
    if (at === new URL("/nergens", base).href && message.text().includes("404")) return;
    troubles.push(`${message.page()?.url()}: ${message.text()} (${at})`);
  });
  context.on("weberror", (error) => troubles.push(`${error.page()?.url()}: ${error.error()}`));
  const page = await context.newPage();
  return { context, page, troubles };
}

/** Signs in by the form, as a person does. */
export async function signIn(page, account) {
  await page.goto("/sign-in");
  await page.locator('form[action="/sign-in"] input[type="email"]').fill(account.email);
  await page.locator('form[action="/sign-in"] input[type="password"]').fill(account.password);
  await page.locator('form:has(input[type="password"]) button').first().click();
  await page.waitForURL((url) => url.pathname !== "/sign-in");
}

/** Chooses the language by the form at the foot of the page, if the page has another one. */
export async function speak(page, lang) {
  if ((await page.locator("html").getAttribute("lang")) === lang) return;
  await page.locator(`form[action="/language"] button[value="${lang}"]`).click();
  await page.locator(`html[lang="${lang}"]`).waitFor({ state: "attached" });
}

/** Goes to a page and says so when it answers with another status than it should. */
export async function visit(page, path, status = 200) {
  const answer = await page.goto(path);
  if (answer?.status() !== status) throw new Error(`${path} answered ${answer?.status()}, not ${status}`);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}

/** Waits until an element (in view, unless said otherwise) moves no more; gives its place in the window. */
export async function atRest(page, selector, inView = true) {
  const top = await page.evaluate(
    ([selector, inView, patience]) =>
      new Promise((resolve) => {
        const until = performance.now() + patience;
        const place = () => document.querySelector(selector).getBoundingClientRect().top;
        let [last, frames] = [place(), 0];
        const look = () => {
          const now = place();
          // Some frames in the same place: a smooth scroll moves in each.
          frames = now === last && (!inView || (now >= 0 && now < innerHeight)) ? frames + 1 : 0;
          last = now;
          if (frames > 5) resolve(now);
          else if (performance.now() > until) resolve(undefined);
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      }),
    [selector, inView, PATIENCE],
  );
  if (top === undefined) throw new Error(`${selector} does not come to rest`);
  return top;
}

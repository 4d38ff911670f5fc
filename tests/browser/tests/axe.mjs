// axe-core finds nothing at WCAG 2.2 AA: every page, signed in and out, light and dark, small and large, both languages.
// It also visits every page as it is, so this is where "no error in the console, no CSP violation" is shown.

import { createRequire } from "node:module";
import { open, signIn, speak, visit } from "../lib/browser.mjs";
import { holds, nothing, test } from "../lib/runner.mjs";
import { pagesFor } from "../pages.mjs";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const WIDTHS = [390, 1280];
const SCHEMES = ["light", "dark"];
const LANGUAGES = { nl: "nl-NL", en: "en-GB" };

export function register({ browser, base, accounts, world }) {
  for (const signedIn of [false, true, "administrator"]) {
    for (const [lang, locale] of Object.entries(LANGUAGES)) {
      let window;
      for (const { name, path, status } of pagesFor(signedIn)) {
        test(`axe: ${name}, ${signedIn === "administrator" ? signedIn : signedIn ? "signed in" : "signed out"}, ${lang}`, async () => {
          // One window for all pages of a kind; a failed test closes it, and the next one opens another.
          if (!window || !browser.contexts().includes(window.context)) {
            window = await open(browser, base, { locale });
            if (signedIn) await signIn(window.page, accounts.at(signedIn === "administrator" ? -1 : 0));
            await visit(window.page, "/");
            await speak(window.page, lang);
          }
          const { page, troubles } = window;
          troubles.length = 0;
          await visit(page, path(world), status);
          holds((await page.locator("html").getAttribute("lang")) === lang, `the page is not in ${lang}`);
          // A file of the test, let in past the page's own rules for scripts by the debugger.
          const found = [];
          await page.evaluate(await source());
          for (const colorScheme of SCHEMES) {
            await page.emulateMedia({ colorScheme });
            for (const width of WIDTHS) {
              await page.setViewportSize({ width, height: 800 });
              found.push(...(await check(page)).map((line) => `${colorScheme}, ${width} px: ${line}`));
            }
          }
          nothing([...found, ...troubles], `axe on ${page.url()}`);
        });
      }
    }
  }
}

let text;
async function source() {
  const { readFile } = await import("node:fs/promises");
  text ??= `${await readFile(AXE, "utf8")};undefined`;
  return text;
}

async function check(page) {
  return page.evaluate(async (tags) => {
    // A colour that is still changing would be measured half-way.
    await Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => undefined)));
    const { violations } = await window.axe.run(document, {
      runOnly: { type: "tag", values: tags },
      resultTypes: ["violations"],
    });
    return violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${help}: ${target.join(" ")} (${failureSummary})`),
    );
  }, TAGS);
}

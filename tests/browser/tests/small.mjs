// Narrow windows, big letters and calm screens: nothing scrolls sideways, nothing is cut off, nothing moves.

import { open, signIn, visit } from "../lib/browser.mjs";
import { nothing, test } from "../lib/runner.mjs";
import { pagesFor } from "../pages.mjs";

const CASES = [
  { name: "320 px wide", viewport: { width: 320, height: 640 } },
  { name: "200 % text on a computer", viewport: { width: 1280, height: 800 }, letters: "200%" },
  { name: "200 % text on a phone", viewport: { width: 390, height: 700 }, letters: "200%" },
];

export function register({ browser, base, accounts, world }) {
  for (const { name, viewport, letters } of CASES) {
    for (const signedIn of [false, true, "administrator"]) {
      test(`small: ${name}, ${signedIn === "administrator" ? signedIn : signedIn ? "signed in" : "signed out"}`, async () => {
        const { context, page, troubles } = await open(browser, base, { viewport });
        if (signedIn) await signIn(page, accounts.at(signedIn === "administrator" ? -1 : 0));
        const found = [];
        for (const { name, path, status } of pagesFor(signedIn)) {
          await visit(page, path(world), status);
          // One after the other: an opened one is no longer among the closed.
          const closed = page.locator("main details:not([open]) > summary");
          while ((await closed.count()) > 0) await closed.first().click();
          found.push(...(await page.evaluate(look, letters)).map((line) => `${name}: ${line}`));
        }
        nothing([...found, ...troubles], "too small");
        await context.close();
      });
    }
  }

  test("small: with reduced motion nothing moves", async () => {
    const { context, page } = await open(browser, base, { reducedMotion: "reduce" });
    await signIn(page, accounts[0]);
    const found = [];
    for (const { name, path, status } of pagesFor(true)) {
      await visit(page, path(world), status);
      const moving = await page.evaluate(() => {
        const long = (times) => times.split(",").some((time) => Number.parseFloat(time) > 0.01);
        return [...document.querySelectorAll("*")]
          .filter((element) => {
            const style = getComputedStyle(element);
            const animated = style.animationName !== "none" && long(style.animationDuration);
            return animated || long(style.transitionDuration) || style.scrollBehavior === "smooth";
          })
          .map((element) => `${element.tagName.toLowerCase()}.${element.className}`);
      });
      found.push(...new Set(moving.map((line) => `${name}: ${line}`)));
    }
    nothing(found, "these move");
    await context.close();
  });
}

/** In the page: what scrolls sideways or is cut off. */
function look(letters) {
  // By the style object: the page's own rules against inline styles do not hold for it.
  if (letters) document.documentElement.style.fontSize = letters;
  const found = [];
  const root = document.scrollingElement;
  const name = (element) =>
    `${element.tagName.toLowerCase()}.${element.className} "${(element.textContent ?? "").trim().slice(0, 40)}"`;
  if (root.scrollWidth > root.clientWidth) {
    const wide = [...document.body.querySelectorAll("*")].filter(
      (element) => element.getBoundingClientRect().right > root.clientWidth + 1 && element.childElementCount === 0,
    );
    found.push(`scrolls sideways, ${root.scrollWidth} > ${root.clientWidth}: ${wide.slice(0, 3).map(name).join(", ")}`);
  }
  for (const element of document.body.querySelectorAll("*")) {
    const style = getComputedStyle(element);
    const hides = [style.overflowX, style.overflowY].some((way) => way === "hidden" || way === "clip");
    // What is there for screen readers only is one pixel big on purpose.
    const seen = element.clientWidth > 2 && element.clientHeight > 2 && style.visibility !== "hidden";
    if (!hides || !seen || !element.textContent.trim()) continue;
    const cut = element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1;
    if (cut) found.push(`cut off: ${name(element)}`);
  }
  return found;
}

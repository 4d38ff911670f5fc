// Every link leads somewhere, and every page that a link leads to is in the list of pages.

import { open, signIn, visit } from "../lib/browser.mjs";
import { nothing, test } from "../lib/runner.mjs";
import { LATER, PAGES, pagesFor } from "../pages.mjs";

/** Addresses that are no pages. */
const OTHERS = [/^\/c\/[^/]+\/feed$/, /^\/assets\//, /^\/api\//, /^\/health\//, /^\/\.well-known\//];

export function register({ browser, base, accounts, world }) {
  const last = Math.min(accounts.length, 3);
  for (const account of [undefined, ...accounts.slice(0, last)]) {
    test(`links: every link works, ${account ? `as ${account.role || account.email}` : "signed out"}`, async () => {
      const { context, page, troubles } = await open(browser, base);
      if (account) await signIn(page, account);
      const from = new Map();
      const missing = [];
      for (const { name, path, status } of pagesFor(Boolean(account))) {
        // One's own posts are the first account's; others may not change them.
        if (account && account !== accounts[0] && name.startsWith("post-")) continue;
        const address = account && account !== accounts[0] && name === "thread-new" ? undefined : path(world);
        if (!address) continue;
        await visit(page, address, status);
        const found = await page.locator("a[href]").evaluateAll((links) => links.map(({ href }) => href));
        // To itself, by the skip link for one, even a page that is not found may point.
        const itself = new URL(address, base).pathname;
        for (const href of found) if (new URL(href).pathname !== itself) from.set(href, name);
        const targets = await page.evaluate(() =>
          [...document.querySelectorAll('a[href^="#"]')]
            .filter((link) => !document.getElementById(link.hash.slice(1)))
            .map((link) => link.hash),
        );
        missing.push(...targets.map((hash) => `${name}: no ${hash} on the page`));
      }
      const seen = new Set();
      for (const [href, name] of from) {
        const url = new URL(href);
        if (url.origin !== base || seen.has(url.pathname + url.search)) continue;
        seen.add(url.pathname + url.search);
        const known = [...PAGES.map(({ pattern }) => pattern), ...OTHERS].some((pattern) => pattern.test(url.pathname));
        if (!known) missing.push(`${name}: ${url.pathname} is not in pages.mjs`);
        const answer = await context.request.get(url.pathname + url.search);
        if (!answer.ok()) missing.push(`${name}: ${url.pathname}${url.search} answers ${answer.status()}`);
      }
      nothing([...missing, ...troubles], "links");
      await context.close();
    });
  }

  test("links: pages that are to come are not there yet, else they belong in the list", async () => {
    const { context, page } = await open(browser, base);
    await signIn(page, accounts.at(-1));
    const here = [];
    for (const { name, path } of LATER) {
      const answer = await context.request.get(path(world));
      if (answer.status() !== 404) here.push(`${name} answers ${answer.status()}`);
    }
    nothing(here, "move these up in pages.mjs");
    await context.close();
  });
}

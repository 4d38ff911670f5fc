// The number of unread notices falls when one reads, in the open page and after loading it again.

import { open, signIn, visit } from "../lib/browser.mjs";
import { endings } from "../lib/world.mjs";
import { holds, nothing, test } from "../lib/runner.mjs";

const BADGE = "[data-unread-badge]";

export function register({ browser, base, accounts }) {
  test("reading: the unread badge falls when a post was read", async () => {
    const { context, page, troubles } = await open(browser, base);
    await signIn(page, accounts[0]);
    await visit(page, "/notifications");
    const before = await unread(page);
    holds(before > 0, "the demo account has nothing unread");
    const [address] = await endings(page, 'main .fresh a[href^="/t/"], main li:has(.count) a[href^="/t/"]', /^(\/t\/.+)$/);
    holds(address, "no unread notice leads to a thread");
    await visit(page, address);
    const number = /\/(\d+)(?:[?#]|$)/.exec(address)?.[1];
    if (number) await page.locator(`#post-${number}`).scrollIntoViewIfNeeded();
    await page.waitForFunction(
      ([selector, before]) => {
        const badge = document.querySelector(selector);
        return badge && (badge.hidden || Number.parseInt(badge.textContent, 10) < before);
      },
      [BADGE, before],
    );
    const here = await unread(page);
    await visit(page, "/notifications");
    const there = await unread(page);
    holds(there <= here && there < before, `${before} before, ${here} after reading, ${there} after loading again`);
    nothing(troubles, "the browser complained");
    await context.close();
  });
}

/** The number in the badge; 0 when it is hidden. */
async function unread(page) {
  const badge = page.locator(BADGE).first();
  if ((await badge.count()) === 0 || (await badge.isHidden())) return 0;
  return Number.parseInt(await badge.textContent(), 10);
}

// Everything by keyboard: Tab, Enter and typing alone, and one always sees where one is (WCAG 2.4.7, 2.4.11).

import { open, visit } from "../lib/browser.mjs";
import { holds, nothing, test } from "../lib/runner.mjs";

const MOST_STEPS = 300;

export function register({ browser, base, accounts, world }) {
  test("keyboard: skip link, sign in, find a thread and answer by Tab and Enter only", async () => {
    const { context, page, troubles } = await open(browser, base);
    await visit(page, "/");
    await step(page);
    holds(await focusIs(page, "a.skip, a[href='#main']"), "the first Tab is not on the skip link");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.activeElement?.id === "main");

    await visit(page, "/");
    await tabTo(page, 'header a[href^="/sign-in"]');
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/sign-in/);
    await tabTo(page, 'input[name="email"]');
    await page.keyboard.type(accounts[0].email);
    await tabTo(page, 'input[type="password"]');
    await page.keyboard.type(accounts[0].password);
    await page.keyboard.press("Enter");
    await page.waitForURL((url) => url.pathname === "/");

    await tabTo(page, `main a[href="/c/${world.community}"]`);
    await page.keyboard.press("Enter");
    await page.waitForURL(`**/c/${world.community}`);
    await tabTo(page, 'main a[href^="/t/"]');
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/t\//);

    await visit(page, `/t/${world.thread}`);
    await tabTo(page, "textarea#body");
    const text = `Met het toetsenbord geschreven (${Date.now()}).`;
    await page.keyboard.type(text);
    await tabTo(page, 'form[action$="/posts"] button');
    await page.keyboard.press("Enter");
    await page.waitForURL(/#post-\d+$/);
    holds((await page.locator("[data-posts]").innerText()).includes(text), "the answer is not there");
    nothing(troubles, "the browser complained");
    await context.close();
  });

  test("keyboard: the account menu opens, and signing out works", async () => {
    const { context, page, troubles } = await open(browser, base);
    await visit(page, "/sign-in");
    await tabTo(page, 'input[name="email"]');
    await page.keyboard.type(accounts[0].email);
    await tabTo(page, 'input[type="password"]');
    await page.keyboard.type(accounts[0].password);
    await page.keyboard.press("Enter");
    await page.waitForURL((url) => url.pathname !== "/sign-in");
    await tabTo(page, "header summary");
    await page.keyboard.press("Enter");
    await tabTo(page, 'header a[href="/sign-out"]');
    await page.keyboard.press("Enter");
    await page.waitForURL("**/sign-out");
    await tabTo(page, 'main form[action="/sign-out"] button');
    await page.keyboard.press("Enter");
    await page.locator('header a[href^="/sign-in"]').first().waitFor();
    nothing(troubles, "the browser complained");
    await context.close();
  });

  test("keyboard: on a phone's width the focus is visible on every stop of a thread page", async () => {
    const { context, page } = await open(browser, base, { viewport: { width: 390, height: 700 } });
    await visit(page, `/t/${world.thread}`);
    let stops = 0;
    for (; stops < MOST_STEPS; stops++) {
      await step(page);
      if (await page.evaluate(() => document.activeElement === document.body)) break;
    }
    holds(stops > 5, `only ${stops} stops`);
    holds(stops < MOST_STEPS, "Tab never leaves the page");
    await context.close();
  });
}

/** Presses Tab until the focus is on something that `selector` names. */
async function tabTo(page, selector) {
  for (let steps = 0; steps < MOST_STEPS; steps++) {
    await step(page);
    if (await focusIs(page, selector)) return;
  }
  throw new Error(`Tab does not reach ${selector}`);
}

function focusIs(page, selector) {
  return page.evaluate((selector) => document.activeElement?.matches(selector) ?? false, selector);
}

/** One Tab; what has the focus then must show it, lie in view, and be covered by nothing. */
async function step(page) {
  await page.keyboard.press("Tab");
  const trouble = await page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return undefined;
    const name = `${element.tagName.toLowerCase()} "${(element.textContent || element.name || "").trim().slice(0, 40)}"`;
    const style = getComputedStyle(element);
    const outlined = style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) >= 1;
    if (!outlined && style.boxShadow === "none") return `${name} does not show that it has the focus`;
    // Smooth scrolling would still be under way here; what a person waits for we ask for at once.
    element.scrollIntoView({ block: "nearest", behavior: "instant" });
    const boxes = [...element.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
    if (boxes.length === 0) return `${name} has the focus and no size`;
    const visible = boxes.some((box) => {
      const [x, y] = [box.left + box.width / 2, box.top + Math.min(box.height, innerHeight) / 2];
      const top = document.elementFromPoint(x, y);
      return top && (element.contains(top) || top.contains(element));
    });
    return visible ? undefined : `${name} has the focus and is covered or out of view`;
  });
  if (trouble) throw new Error(`${page.url()}: ${trouble}`);
}

// Signing in, finding the way to a thread, and answering; typed text is not lost.

import { open, signIn, visit } from "../lib/browser.mjs";
import { holds, nothing, test } from "../lib/runner.mjs";

/** Answers in a thread by its form; gives the number of the new post. */
export async function post(page, thread, text) {
  await visit(page, thread);
  await page.locator("textarea#body").fill(text);
  await page.locator('form[action$="/posts"] button').last().click();
  await page.waitForURL(/#post-\d+$/);
  const number = Number(/#post-(\d+)$/.exec(page.url())[1]);
  const shown = await page.locator(`#post-${number}`).innerText();
  const word = text.match(/\((\d+)\)/)?.[1] ?? text;
  holds(shown.includes(word), `post ${number} does not hold "${word}"`);
  return number;
}

export function register({ browser, base, accounts, world }) {
  test("writing: sign in, open a community, open a thread, answer", async () => {
    const { context, page, troubles } = await open(browser, base);
    await visit(page, "/");
    await page.locator('header a[href^="/sign-in"]').first().click();
    await page.locator('form[action="/sign-in"] input[type="email"]').fill(accounts[0].email);
    await page.locator('input[type="password"]').fill(accounts[0].password);
    await page.locator('form:has(input[type="password"]) button').first().click();
    await page.waitForURL((url) => url.pathname === "/");
    await page.locator(`main a[href="/c/${world.community}"]`).first().click();
    await page.waitForURL(`**/c/${world.community}`);
    await page.locator('main a[href^="/t/"]').first().click();
    await page.waitForURL(/\/t\//);
    await post(page, `/t/${world.thread}`, `Zo doen wij het ook (${Date.now()}).`);
    nothing(troubles, "the browser complained");
    await context.close();
  });

  test("writing: typed text survives a reload, and is gone once it was sent", async () => {
    const { context, page, troubles } = await open(browser, base);
    await signIn(page, accounts[0]);
    await visit(page, `/t/${world.thread}`);
    const field = page.locator("textarea#body");
    const text = `Een lang antwoord dat niet weg mag (${Date.now()}).`;
    await field.pressSequentially(text);
    await page.reload();
    await page.waitForFunction((text) => document.querySelector("textarea#body")?.value === text, text);
    await page.locator('form[action$="/posts"] button').last().click();
    await page.waitForURL(/#post-\d+$/);
    // The note is let go of on this page, once the post is seen to be there.
    await page.waitForFunction((text) => !JSON.stringify({ ...localStorage }).includes(text), text);
    holds((await field.inputValue()) === "", "the text that was sent is in the form again");
    nothing(troubles, "the browser complained");
    await context.close();
  });

  test("writing: sent twice by an impatient click, posted once", async () => {
    const { context, page, troubles } = await open(browser, base);
    await signIn(page, accounts[0]);
    await visit(page, `/t/${world.thread}`);
    const text = `Maar een keer (${Date.now()}).`;
    await page.locator("textarea#body").fill(text);
    await page.locator('form[action$="/posts"] button').last().dblclick();
    await page.waitForURL(/#post-\d+$/);
    const count = await page.locator("[data-number] .prose", { hasText: text }).count();
    holds(count === 1, `it is there ${count} times`);
    nothing(troubles, "the browser complained");
    await context.close();
  });
}

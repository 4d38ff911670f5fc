// Signing in by a real provider, in a real browser: connecting once, one click from then on, and what is refused.

import { open } from "../lib/browser.mjs";
import { startProvider } from "../lib/provider.mjs";
import { holds, test } from "../lib/runner.mjs";
import { startServer } from "../lib/server.mjs";

/** From our page to the provider, and signed in there; `sent` fills with the addresses that the provider sends back to. */
async function signInThere(page, login, sent = []) {
  page.on("request", (request) => {
    if (request.url().includes("/callback?")) sent.push(request.url());
  });
  await page.goto("/sign-in?return=%2Fnotifications");
  await page.locator('a[href^="/sign-in/oidc/testwerk"]').click();
  await page.locator('input[name="login"]').fill(login);
  await page.locator('input[name="password"]').fill("wat dan ook");
  await page.locator('button[type="submit"]').click();
  // The provider asks whether we may know who it is.
  await page.locator('button[type="submit"]').click();
}

export function register({ browser }) {
  test("provider: two accounts are connected after both were proved, and then one click signs in", async () => {
    const provider = await startProvider("testwerk");
    const server = await startServer(provider.settings);
    try {
      provider.allow(server.base);
      await connects(browser, server);
      await refuses(browser, server);
      await givesUp(browser, server);
    } finally {
      await server.stop();
      provider.stop();
    }
  });
}

async function connects(browser, server) {
  const account = server.accounts[0];
  const { context, page } = await open(browser, server.base);
  const sent = [];
  await signInThere(page, account.email, sent);
  await page.waitForURL((url) => url.pathname === "/sign-in/connect");
  const cookies = (await context.cookies(server.base)).map(({ name }) => name);
  holds(!cookies.includes("kenniskring"), "an address alone signs somebody in");
  await page.locator('main a[href^="/sign-in?return="]').click();
  await page.locator('form[action="/sign-in"] input[type="email"]').first().fill(account.email);
  await page.locator('form[action="/sign-in"] input[type="password"]').first().fill(account.password);
  await page.locator('form:has(input[type="password"]) button').first().click();
  await page.locator('form[action="/sign-in/connect"] button').click();
  await page.waitForURL((url) => url.pathname === "/notifications");

  // The answer that was used is worth nothing, here or in another browser.
  const stranger = await open(browser, server.base);
  for (const other of [page, stranger.page]) {
    const again = await other.goto(sent[0]);
    holds(again.status() === 403, `an answer that was used is answered ${again.status()}`);
  }
  await stranger.context.close();

  await page.goto("/sign-out");
  await page.locator('form[action="/sign-out"] button').click();
  await page.waitForURL((url) => url.pathname !== "/sign-out");
  await page.goto("/sign-in?return=%2Fnotifications");
  await page.locator('a[href^="/sign-in/oidc/testwerk"]').click();
  await page.waitForURL((url) => url.origin === server.base && url.pathname === "/notifications");
  await context.close();
}

async function refuses(browser, server) {
  for (const [login, word] of [
    ["los@voorbeeld.example", "bevestigd"],
    ["vreemd@voorbeeld.example", "uitnodiging"],
  ]) {
    const { context, page } = await open(browser, server.base);
    await signInThere(page, login);
    await page.locator("main", { hasText: word }).waitFor();
    const cookies = (await context.cookies(server.base)).map(({ name }) => name);
    holds(!cookies.includes("kenniskring"), `${login} was let in`);
    await context.close();
  }
}

async function givesUp(browser, server) {
  const { context, page } = await open(browser, server.base);
  await page.goto("/sign-in");
  await page.locator('a[href^="/sign-in/oidc/testwerk"]').click();
  await page.locator('a[href$="/abort"]').click();
  await page.waitForURL((url) => url.origin === server.base && url.pathname === "/sign-in");
  await context.close();
}

// The same without JavaScript: everything a member does, by links and forms alone.

import { open, signIn, visit } from "../lib/browser.mjs";
import { holds, nothing, test } from "../lib/runner.mjs";
import { post } from "./writing.mjs";

export function register({ browser, base, accounts, world }) {
  test("without script: sign in, join a community, start a conversation, answer, leave, sign out", async () => {
    const { context, page, troubles } = await open(browser, base, { javaScriptEnabled: false });
    await signIn(page, accounts[0]);
    const community = `/c/${world.other}`;
    await page.goto(community);
    await page.locator(`form[action="${community}/join"] button`).click();
    const start = page.locator(`a[href="${community}/new"]`);
    await start.waitFor();

    await start.click();
    await page.waitForURL(`**${community}/new`);
    const title = `Zonder script (${Date.now()})`;
    await page.locator('main input[name="title"]').fill(title);
    await page.locator('main textarea[name="body"]').fill("Dit is geschreven in een browser zonder JavaScript.");
    const kind = page.locator('main input[name="kind"]');
    if ((await kind.count()) > 0) await kind.first().check();
    await page.locator('main form:has(textarea[name="body"]) button').last().click();
    await page.waitForURL(/\/t\/[^/]+/);
    holds((await page.locator("h1").innerText()).includes(title), "the new conversation has another title");

    const thread = new URL(page.url()).pathname.split("/").slice(0, 3).join("/");
    const number = await post(page, thread, `Het eerste antwoord (${Date.now()}).`);
    holds(number === 2, `the first answer has number ${number}`);

    await page.goto(community);
    await page.locator(`form[action="${community}/leave"] button`).click();
    await page.locator(`form[action="${community}/join"]`).waitFor();

    await page.goto("/sign-out");
    await page.locator('form[action="/sign-out"] button').click();
    await page.locator('header a[href^="/sign-in"]').first().waitFor();
    await page.goto("/notifications");
    holds(new URL(page.url()).pathname !== "/notifications" || (await page.locator("h1").count()) > 0, "no page");
    holds((await page.locator('a[href^="/sign-in"], input[type="password"]').count()) > 0, "still signed in");
    nothing(troubles.filter((line) => !line.includes("401")), "the browser complained");
    await context.close();
  });

  test("without script: a wrong password and an empty answer are explained", async () => {
    const { context, page } = await open(browser, base, { javaScriptEnabled: false });
    await visit(page, "/sign-in");
    await page.locator('form[action="/sign-in"] input[type="email"]').fill("niemand@voorbeeld.example");
    await page.locator('input[type="password"]').fill("helemaal-verkeerd");
    await page.locator('form:has(input[type="password"]) button').first().click();
    const said = page.locator('[role="alert"]').first();
    await said.waitFor();
    holds((await said.innerText()).trim() !== "", "no reason is given");
    holds((await page.locator('input[name="email"]').first().inputValue()) !== "", "the address must be typed again");
    await context.close();
  });
}

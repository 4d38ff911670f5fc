// A member answers; a colleague who has the page open sees it appear, without losing their place.

import { atRest, open, signIn, visit } from "../lib/browser.mjs";
import { holds, nothing, test } from "../lib/runner.mjs";
import { post } from "./writing.mjs";

export function register({ browser, base, accounts, world }) {
  const thread = `/t/${world.thread}`;

  test("live: a colleague sees an answer appear, announced, with focus and scroll unmoved", async () => {
    const writer = await open(browser, base);
    const reader = await open(browser, base);
    await signIn(writer.page, accounts[0]);
    await signIn(reader.page, accounts[1]);

    await visit(reader.page, thread);
    const join = reader.page.locator('form[action$="/join"] button');
    if ((await join.count()) > 0) {
      await join.click();
      await reader.page.locator("textarea#body").waitFor();
      await visit(reader.page, thread);
    }
    holds((await reader.page.locator("[data-last-page]").count()) > 0, "the reader's page is not the thread's last");
    await reader.page.evaluate(() => {
      window.sameAsBefore = true;
    });
    const field = reader.page.locator("textarea#body");
    await field.focus();
    await field.pressSequentially("Half getypt");
    const before = await atRest(reader.page, "textarea#body");

    const text = `Dit verschijnt vanzelf (${Date.now()}).`;
    const number = await post(writer.page, thread, text);

    const shown = reader.page.locator(`#post-${number}`);
    await shown.waitFor();
    holds((await shown.innerText()).includes(text), "the post that appeared has another text");
    await reader.page.locator("[data-live-announce]:not(:empty)").waitFor({ state: "attached" });
    const region = reader.page.locator("[data-live-announce]");
    holds((await region.getAttribute("role")) === "status", "the announcement is in no status region");
    const announced = (await region.textContent()).trim();
    const author = (await shown.locator('a[href^="/people/"]').first().innerText()).trim();
    holds(announced.includes(author), `"${announced}" does not name ${author}`);

    holds(await reader.page.evaluate(() => window.sameAsBefore === true), "the page was loaded anew");
    holds(await field.evaluate((element) => element === document.activeElement), "the focus moved");
    const after = await atRest(reader.page, "textarea#body", false);
    holds(Math.abs(after - before) <= 2, `what has the focus moved from ${before} to ${after}`);
    holds((await field.inputValue()) === "Half getypt", "what was typed is gone");
    nothing([...writer.troubles, ...reader.troubles], "the browser complained");
    await writer.context.close();
    await reader.context.close();
  });

  test("live: who reads at the top stays at the top, and the live post is the post of the reloaded page", async () => {
    const writer = await open(browser, base);
    const reader = await open(browser, base, { viewport: { width: 390, height: 700 } });
    await signIn(writer.page, accounts[0]);
    await signIn(reader.page, accounts[1]);
    await visit(reader.page, thread);
    await reader.page.locator("#post-2").scrollIntoViewIfNeeded();
    await atRest(reader.page, "#post-2");
    const before = await reader.page.evaluate(() => scrollY);
    const number = await post(writer.page, thread, `Met **nadruk** en een lijst:\n\n- een\n- twee (${Date.now()})`);
    const shown = reader.page.locator(`#post-${number}`);
    await shown.waitFor({ state: "attached" });
    const after = await reader.page.evaluate(() => scrollY);
    holds(Math.abs(after - before) <= 2, `the page scrolled from ${before} to ${after}`);
    const live = await shown.locator(".prose").innerHTML();
    await reader.page.reload();
    holds((await shown.locator(".prose").innerHTML()) === live, "the live post differs from the reloaded one");
    nothing([...writer.troubles, ...reader.troubles], "the browser complained");
    await writer.context.close();
    await reader.context.close();
  });
}

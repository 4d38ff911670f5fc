// Passkeys with Chromium's own virtual device: added in the settings, then one click signs in and nothing is typed.

import { open, signIn } from "../lib/browser.mjs";
import { holds, nothing, test } from "../lib/runner.mjs";

/** Browsers know passkeys by a name only, and the server's address is a number. */
const named = (base) => base.replace("127.0.0.1", "localhost");

const DEVICE = {
  protocol: "ctap2",
  transport: "internal",
  hasResidentKey: true,
  hasUserVerification: true,
  isUserVerified: true,
  automaticPresenceSimulation: true,
};

/** A window with a device that makes and keeps keys; `asked` offers none of them by itself in the field for the address. */
async function withDevice(browser, base, asked = true) {
  const window = await open(browser, named(base));
  if (asked) {
    await window.context.addInitScript(() => {
      PublicKeyCredential.isConditionalMediationAvailable = async () => false;
    });
  }
  const line = await window.context.newCDPSession(window.page);
  await line.send("WebAuthn.enable");
  const { authenticatorId } = await line.send("WebAuthn.addVirtualAuthenticator", { options: DEVICE });
  return { ...window, line, authenticatorId };
}

async function addPasskey(page, name) {
  await page.goto("/settings/sign-in");
  await page.locator("[data-passkey-add] input[name=name]").fill(name);
  await page.locator("[data-passkey-add] button").click();
  await page.locator(".row strong", { hasText: name }).waitFor();
}

async function signOut(page) {
  await page.goto("/sign-out");
  await page.locator('form[action="/sign-out"] button').click();
  await page.waitForURL((url) => url.pathname !== "/sign-out");
}

export function register({ browser, base, accounts }) {
  const account = accounts[0];

  test("passkey: added in the settings, one click signs in, and once removed it does not", async () => {
    const { context, page, troubles } = await withDevice(browser, base);
    await signIn(page, account);
    await addPasskey(page, "Testtelefoon");
    await signOut(page);

    await page.goto("/sign-in?return=%2Fnotifications");
    const sent = page.waitForRequest((request) => request.url().endsWith("/sign-in/passkey/finish"));
    await page.locator("[data-passkey-enter]").click();
    await page.waitForURL((url) => url.pathname === "/notifications");
    nothing(troubles, "on the way");

    // The same answer once more is worth nothing, here or in another window.
    const { url, body } = { url: (await sent).url(), body: (await sent).postData() };
    for (const window of [context, await browser.newContext()]) {
      const again = await window.request.post(url, { data: body, headers: { "content-type": "application/json" } });
      holds(again.status() === 403, `an answer that was used is answered ${again.status()}`);
    }

    await page.goto("/settings/sign-in");
    await page.locator('.row:has-text("Testtelefoon") a').click();
    await page.locator('form[action$="/remove"] button').click();
    await page.waitForURL((url) => url.pathname === "/settings/sign-in");
    await signOut(page);
    await page.goto("/sign-in");
    await page.locator("[data-passkey-enter]").click();
    await page.locator("[data-passkey-said]", { hasText: /passkey/ }).waitFor();
    holds(new URL(page.url()).pathname === "/sign-in", `it led to ${page.url()}`);
    await context.close();
  });

  test("passkey: the field for the address offers the key, and choosing it signs in", async () => {
    const { context, page, troubles } = await withDevice(browser, base, false);
    await signIn(page, account);
    await addPasskey(page, "Testlaptop");
    await signOut(page);
    // The device of the tests chooses at once.
    await page.goto("/sign-in?return=%2Fnotifications").catch(() => undefined);
    await page.waitForURL((url) => url.pathname === "/notifications");
    await page.goto("/settings/sign-in");
    await page.locator('.row:has-text("Testlaptop") a').click();
    await page.locator('form[action$="/remove"] button').click();
    await page.waitForURL((url) => url.pathname === "/settings/sign-in");
    nothing(troubles, "on the way");
    await context.close();
  });

  test("passkey: who gives up in the browser's dialog hears nothing and can try again", async () => {
    const { context, page, line, authenticatorId } = await withDevice(browser, base);
    await line.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: false });
    await page.goto("/sign-in");
    const button = page.locator("[data-passkey-enter]");
    await button.click();
    await page.locator("[data-passkey-enter]:not([aria-disabled])").waitFor();
    holds((await page.locator("[data-passkey-said]").textContent()) === "", "it says something");
    holds(await button.isEnabled(), "the button is there for another try");
    await context.close();
  });

  test("passkey: at a number there is no button, and the settings say where passkeys work", async () => {
    const { context, page, troubles } = await open(browser, base);
    await page.goto("/sign-in");
    await page.locator('form[action="/sign-in"]').first().waitFor();
    holds(!(await page.locator("[data-passkey-enter]").isVisible()), "there is a button that cannot work");
    await signIn(page, account);
    await page.goto("/settings/sign-in");
    await page.locator(`[data-passkey-elsewhere] a[href^="${named(base)}/"]`).waitFor();
    holds(!(await page.locator("[data-passkey-add]").isVisible()), "there is a form that cannot work");
    nothing(troubles, "on the way");
    await context.close();
  });
}

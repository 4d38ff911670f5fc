// What a thread page costs with an empty cache, and that it does not jump while it loads.

import { open, signIn, visit } from "../lib/browser.mjs";
import { holds, test } from "../lib/runner.mjs";

const MOST_IN_ALL = 60_000;
/** What fits in the first flight of a new connection. */
const MOST_HTML = 14_600;
const MOST_SHIFT = 0.001;

export function register({ browser, base, accounts, world }) {
  test("weight: a cold thread page, signed in, stays under 60 KB in all and 14.6 KB of HTML", async () => {
    const { context, page } = await open(browser, base);
    await signIn(page, accounts[0]);
    const state = await context.storageState();
    await context.close();
    // A new window knows who we are but has no file yet.
    const cold = await open(browser, base, { storageState: state });
    const line = await cold.context.newCDPSession(cold.page);
    const sizes = new Map();
    await line.send("Network.enable");
    line.on("Network.responseReceived", ({ requestId, response, type }) => {
      sizes.set(requestId, { url: response.url, type, bytes: 0, encoding: response.headers["content-encoding"] });
    });
    line.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
      const entry = sizes.get(requestId);
      if (entry) entry.bytes = encodedDataLength;
    });
    await cold.page.goto(`/t/${world.longThread}`, { waitUntil: "networkidle" });
    const all = [...sizes.values()];
    const list = all.map(({ url, type, bytes, encoding }) => `${bytes} ${type} ${encoding ?? "-"} ${url}`).join("\n  ");
    const html = all.find(({ type }) => type === "Document");
    const sum = all.reduce((sum, { bytes }) => sum + bytes, 0);
    const posts = await cold.page.locator("[data-number]").count();
    console.log(`# ${posts} posts: ${sum} bytes in all, ${html?.bytes} of HTML`);
    holds(html?.bytes > 0, "the page's size was not measured");
    holds(html.bytes < MOST_HTML, `${html.bytes} bytes of HTML:\n  ${list}`);
    holds(sum < MOST_IN_ALL, `${sum} bytes in all:\n  ${list}`);
    await cold.context.close();
  });

  for (const width of [390, 1280]) {
    test(`weight: a cold thread page does not shift at ${width} px`, async () => {
      const { context, page } = await open(browser, base, { viewport: { width, height: 800 } });
      await signIn(page, accounts[0]);
      const state = await context.storageState();
      await context.close();
      const cold = await open(browser, base, { storageState: state, viewport: { width, height: 800 } });
      await visit(cold.page, `/t/${world.longThread}`);
      const shifts = await cold.page.evaluate(
        () =>
          new Promise((resolve) => {
            const found = [];
            const observer = new PerformanceObserver((list) => found.push(...list.getEntries()));
            observer.observe({ type: "layout-shift", buffered: true });
            const name = ({ node }) => `${node?.nodeName?.toLowerCase()}.${node?.className ?? ""}`;
            // Two frames on, whatever the font and the script changed has been laid out and told.
            requestAnimationFrame(() =>
              requestAnimationFrame(() =>
                resolve(found.map(({ value, sources }) => ({ value, of: (sources ?? []).map(name) }))),
              ),
            );
          }),
      );
      const sum = shifts.reduce((sum, { value }) => sum + value, 0);
      holds(sum < MOST_SHIFT, `it shifted by ${sum}: ${JSON.stringify(shifts)}`);
      await cold.context.close();
    });
  }
}

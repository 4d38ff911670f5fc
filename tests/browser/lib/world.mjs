// Finds what the pages and tests need in whatever the demo holds: communities, threads, a post of one's own.

import { open, signIn } from "./browser.mjs";

/** So many posts a page shows; the tests add some to `thread`, which must stay on one page. */
const MOST_AT_FIRST = 8;

/**
 * The world as the first demo account sees it: `community` and `thread` are where it may write, `longThread` has the
 * most posts, `ownPost` is a post it wrote, `other` an open community it does not belong to, `person` somebody else
 * with the account `account`, and `email` the address of the first account.
 */
export async function explore(browser, base, account) {
  const { context, page } = await open(browser, base);
  try {
    await signIn(page, account);
    const list = async (path) => {
      const answer = await context.request.get(`/api/v1/${path}?limit=100`);
      if (!answer.ok()) throw new Error(`/api/v1/${path} answers ${answer.status()}`);
      return (await answer.json()).items;
    };
    const communities = await list("communities");
    const threads = [];
    for (const { slug, role } of communities) {
      const found = await list(`communities/${slug}/threads`);
      threads.push(...found.map((thread) => ({ ...thread, slug, mine: Boolean(role) })));
    }
    const short = ({ mine, state, postCount }) =>
      mine && state === "open" && postCount >= 2 && postCount <= MOST_AT_FIRST;
    const thread = need(threads.find(short), "a short open thread where the first account may write");
    const other = communities.find(({ role, joining }) => !role && joining === "open");
    const longest = threads.reduce((most, thread) => (thread.postCount > most.postCount ? thread : most));

    // A post of one's own, whatever the demo holds.
    await page.goto(`/t/${thread.id}`);
    await page.locator("textarea#body").fill("Dit bericht is van mij: ik mag het wijzigen en weghalen.");
    await page.locator('form[action$="/posts"] button').last().click();
    await page.waitForURL(/#post-\d+$/);
    const own = (await endings(page, 'a[href^="/posts/"]', /^\/posts\/([^/]+)\/edit/)).at(-1);
    return {
      community: thread.slug,
      thread: thread.id,
      longThread: longest.id,
      person: longest.author.handle,
      account: longest.author.id,
      email: account.email,
      other: need(other, "an open community that the first account does not belong to").slug,
      ownPost: need(own, "a link to change one's own post"),
    };
  } finally {
    await context.close();
  }
}

/** The parts of the addresses of these links that `shape` catches, each once, in the order of the page. */
export async function endings(page, selector, shape) {
  const addresses = await page.locator(selector).evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  return [...new Set(addresses.flatMap((address) => shape.exec(address)?.[1] ?? []))];
}

function need(thing, name) {
  if (!thing) throw new Error(`the demo has not: ${name}`);
  return thing;
}

// Finds, by following links as a reader does, what the pages and tests need: communities, threads, a post of one's own.

import { open, signIn } from "./browser.mjs";

/**
 * The world as the first demo account sees it: `community` and `thread` are where it may write, `longThread` has the
 * most posts on its first page, `ownPost` is a post it wrote, `other` a community it does not belong to.
 */
export async function explore(browser, base, account) {
  const { context, page } = await open(browser, base);
  try {
    await signIn(page, account);
    await page.goto("/");
    const slugs = await endings(page, 'main a[href^="/c/"]', /^\/c\/([^/?#]+)$/);
    const world = {};
    const threads = [];
    for (const slug of slugs) {
      await page.goto(`/c/${slug}`);
      const mayWrite = (await page.locator(`a[href="/c/${slug}/new"]`).count()) > 0;
      const mayJoin = (await page.locator(`form[action="/c/${slug}/join"]`).count()) > 0;
      if (mayJoin) world.other ??= slug;
      if (!mayWrite) continue;
      world.community ??= slug;
      for (const id of await endings(page, 'main a[href^="/t/"]', /^\/t\/([^/?#]+)/)) threads.push({ id, slug });
      world.person ??= (await endings(page, 'main a[href^="/people/"]', /^\/people\/([^/?#]+)/))[0];
    }
    need(world.community, "a community where the first account may write");
    need(world.other, "a community that the first account may join");

    let most = 0;
    for (const { id, slug } of threads) {
      await page.goto(`/t/${id}`);
      const posts = await page.locator("[data-number]").count();
      const open = (await page.locator(`form[action="/t/${id}/posts"]`).count()) > 0;
      const single = (await page.locator("[data-last-page]").count()) > 0;
      if (open && single && posts >= 2 && slug === world.community) world.thread ??= id;
      if (posts > most) [most, world.longThread] = [posts, id];
    }
    need(world.thread, "an open thread with at least two posts on one page");

    // A post of one's own, whatever the demo holds.
    await page.goto(`/t/${world.thread}`);
    await page.locator("textarea#body").fill("Dit bericht is van mij: ik mag het wijzigen en weghalen.");
    await page.locator("form[data-composer] button, form[data-keep] button").last().click();
    await page.waitForURL(/#post-\d+$/);
    world.ownPost = (await endings(page, 'a[href^="/posts/"]', /^\/posts\/([^/]+)\/edit/)).at(-1);
    need(world.ownPost, "a link to change one's own post");
    world.handle = (await endings(page, 'header a[href^="/people/"]', /^\/people\/([^/?#]+)/))[0];
    world.person ??= world.handle;
    return world;
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
}

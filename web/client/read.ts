// Tells the server which posts were read: those that were in view long enough while somebody could look.

import { showUnread } from "./badge";
import { setRead, UNREAD } from "./post";
import { type Range, toRanges } from "./ranges";

const LOOK_EVERY = 500;
const LONG_ENOUGH = 2_000;
const SEND_EVERY = 3_000;

/** Whether so much is in view that it can be read: most of the post, or as much of it as the window can hold. */
export function readable(top: number, bottom: number, window: number): boolean {
  const seen = Math.min(bottom, window) - Math.max(top, 0);
  return seen >= 0.6 * (bottom - top) || seen >= 0.8 * window;
}

/** Watches the unread posts of the thread on this page; answers how to watch one more. */
export function markAsRead(thread: string): (article: HTMLElement) => void {
  const address = `/api/v1/threads/${encodeURIComponent(thread)}/read`;
  const near = new Set<HTMLElement>();
  const looked = new Map<HTMLElement, number>();
  const unsent = new Set<number>();
  let looking: ReturnType<typeof setInterval> | undefined;
  let sending: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;

  const observer = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) near.add(target as HTMLElement);
      else near.delete(target as HTMLElement);
    }
    // The clock runs only while there is something to look at.
    if (near.size > 0) looking ??= setInterval(look, LOOK_EVERY);
  });

  function look(): void {
    if (near.size === 0) {
      clearInterval(looking);
      looking = undefined;
      return;
    }
    for (const article of near) {
      const { top, bottom } = article.getBoundingClientRect();
      const now = document.visibilityState === "visible" && readable(top, bottom, innerHeight);
      const time = now ? (looked.get(article) ?? 0) + LOOK_EVERY : 0;
      looked.set(article, time);
      if (time >= LONG_ENOUGH) done(article);
    }
  }

  function done(article: HTMLElement): void {
    observer.unobserve(article);
    near.delete(article);
    looked.delete(article);
    unsent.add(Number(article.dataset.number));
    sendLater();
  }

  function sendLater(): void {
    sending ??= setTimeout(send, SEND_EVERY * 2 ** failures);
  }

  async function send(): Promise<void> {
    clearTimeout(sending);
    sending = undefined;
    if (unsent.size === 0) return;
    const ranges = toRanges(unsent);
    const numbers = [...unsent];
    unsent.clear();
    const answer = await put(address, ranges);
    if (answer?.ok) {
      failures = 0;
      for (const number of numbers) setRead(document.getElementById(`post-${number}`));
      showUnread(await answer.json().catch(() => undefined));
    } else if (!answer || answer.status >= 500 || answer.status === 429) {
      // The server joins ranges, so sending one again does no harm.
      for (const number of numbers) unsent.add(number);
      failures = Math.min(failures + 1, 5);
      sendLater();
    } else {
      // It does not want to know (signed out, left the community): it will not later either.
      observer.disconnect();
      near.clear();
    }
  }

  addEventListener("pagehide", () => void send());

  for (const article of document.querySelectorAll(UNREAD)) observer.observe(article);
  return (article) => observer.observe(article);
}

/** `keepalive`: the last one must arrive although the page is gone. Nothing, when the line is down. */
function put(address: string, ranges: Range[]): Promise<Response | undefined> {
  return fetch(address, {
    method: "PUT",
    headers: { "Content-Type": "application/json", Accept: "application/json" },
    body: JSON.stringify({ ranges }),
    credentials: "same-origin",
    keepalive: true,
  }).catch(() => undefined);
}

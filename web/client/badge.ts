// Keeps the number of unread notices right, in the page's head and in the tab's title.

import type { LiveEvent } from "./protocol";

/** Takes the number from anything that brings one: an event on the channel `me`, or the answer to marking as read. */
export function showUnread(data: unknown): void {
  const count = (data as { unreadNotices?: unknown } | undefined | null)?.unreadNotices;
  if (typeof count !== "number" || !Number.isInteger(count) || count < 0) return;
  for (const badge of document.querySelectorAll<HTMLElement>("[data-unread-badge]")) {
    // Beside the number stands a word for who cannot see where the number stands: it stays.
    const number = badge.firstChild instanceof Text ? badge.firstChild : new Text();
    number.data = String(count);
    badge.prepend(number);
    badge.hidden = count === 0;
  }
  const title = document.title.replace(/^\(\d+\) /, "");
  document.title = count > 0 ? `(${count}) ${title}` : title;
}

/** Puts the number that the page came with in the title, so that a tab in the background shows it too. */
export function titleFromBadge(): void {
  const badge = document.querySelector<HTMLElement>("[data-unread-badge]:not([hidden])");
  if (badge) showUnread({ unreadNotices: Number.parseInt(badge.textContent ?? "", 10) });
}

/** An event of the line, if it is about notices. */
export function followNotices({ channel, event, data }: LiveEvent): void {
  if (channel === "me" && (event === "notice.created" || event === "unread.changed")) showUnread(data);
}

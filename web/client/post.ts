// Knows how a post looks on the page (templates/thread/post.html): an item with an article, some of it for one reader.

import { mark } from "./page";

/** The articles that this reader has not read. */
export const UNREAD = "[data-posts] [data-unread], [data-posts] .post.fresh";

// What the fragment, the same for all readers, does not have: what this one may do, and that it is new to them.
const PERSONAL = [".acts", "header .count"];

/** The item of one post, if the text is what we expect. The server made it safe, and scripts in it would not run. */
export function parse(html: unknown, number: number): HTMLElement | undefined {
  if (typeof html !== "string") return undefined;
  const template = document.createElement("template");
  template.innerHTML = html;
  const item = template.content.firstElementChild;
  return item instanceof HTMLElement && articleIn(item).id === `post-${number}` ? item : undefined;
}

/** The article of an item in the list, or the item when it is the article. */
export function articleIn(item: HTMLElement): HTMLElement {
  return item.dataset.number === undefined ? (mark("[data-number]", item) ?? item) : item;
}

/** What the post is called when read aloud: its number and its author. */
export function headingOf(item: HTMLElement): string {
  return (mark("h2", item)?.textContent ?? "").replace(/\s+/g, " ").trim();
}

/** Gives a shown article new content, and leaves what is this reader's own. */
export function renew(shown: HTMLElement, fresh: HTMLElement): void {
  for (const part of PERSONAL) {
    const own = mark(part, shown);
    const theirs = mark(part, fresh);
    if (own && theirs) theirs.replaceWith(own);
    else if (own && part === "header .count") mark("header", fresh)?.append(own);
  }
  const unread = shown.classList.contains("fresh");
  shown.className = fresh.className;
  shown.classList.toggle("fresh", unread);
  shown.replaceChildren(...fresh.childNodes);
}

/** Takes off the mark that says "new". */
export function setRead(article: HTMLElement | null): void {
  article?.removeAttribute("data-unread");
  article?.classList.remove("fresh");
  if (article) mark("header .count", article)?.remove();
}

// Shows what happens in the thread that is open: new, edited and removed posts, without moving what one reads.

import { announce, fill, mark } from "./page";
import { articleIn, headingOf, parse, renew } from "./post";
import type { LiveEvent } from "./protocol";

/** Told of each article that was put on the page, so that it can be watched for reading. */
type Placed = (article: HTMLElement) => void;

/** Follows the thread on this page; answers what to do with its events, or nothing if there is no thread here. */
export function followThread(onPlaced: Placed): ((event: LiveEvent) => void) | undefined {
  const list = mark("[data-posts]");
  if (!list) return undefined;
  const news = new News();
  return ({ channel: from, event, data }) => {
    const number = Number(data.number);
    // A page follows no thread but its own.
    if (!from.startsWith("thread:") || !Number.isInteger(number)) return;
    const shown = document.getElementById(`post-${number}`);
    const fragment = parse(data.html, number);
    if (event === "post.created" && !shown) {
      if (fragment && list.dataset.lastPage !== undefined) {
        append(list, fragment, number);
        onPlaced(articleIn(fragment));
      }
      news.add(number, data.author, fragment ? headingOf(fragment) : `#${number}`);
    } else if ((event === "post.edited" || event === "post.deleted") && shown && fragment) {
      replace(shown, articleIn(fragment));
    }
  };
}

function append(list: HTMLElement, fragment: HTMLElement, number: number): void {
  const after = [...list.children].find(
    (child) => child instanceof HTMLElement && Number(articleIn(child).dataset.number) > number,
  );
  keepInPlace(() => list.insertBefore(fragment, after ?? null));
  list.dataset.pageLast = String(Math.max(number, Number(list.dataset.pageLast) || 0));
}

/** Puts the new content in the old element, which stays: so do its place and what it is to this reader. */
function replace(shown: HTMLElement, fresh: HTMLElement): void {
  // Who is on a button or in a field of this post would lose their place: wait until they leave it.
  if (shown.contains(document.activeElement)) {
    shown.addEventListener("focusout", () => setTimeout(() => replace(shown, fresh)), { once: true });
    return;
  }
  keepInPlace(() => renew(shown, fresh));
}

/** Changes the page and scrolls by as much as the change moved the thing one looks at. */
function keepInPlace(change: () => void): void {
  const anchor = lookedAt();
  const root = document.documentElement;
  const before = anchor?.getBoundingClientRect().top ?? 0;
  // The browser's own anchoring (which Safari lacks) would add to ours.
  root.style.overflowAnchor = "none";
  change();
  const moved = (anchor?.getBoundingClientRect().top ?? 0) - before;
  if (anchor?.isConnected && Math.abs(moved) >= 1) scrollBy({ top: moved, behavior: "instant" });
  requestAnimationFrame(() => requestAnimationFrame(() => root.style.removeProperty("overflow-anchor")));
}

/** What has the focus, if it is in view; else the first post in view; else the first form in view. */
function lookedAt(): Element | undefined {
  const inView = (element: Element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return bottom > 0 && top < innerHeight;
  };
  const focus = document.activeElement;
  if (focus && focus !== document.body && inView(focus)) return focus;
  return [...document.querySelectorAll("[data-posts] [data-number], main form")].find(inView);
}

/** Gathers what comes in quick succession into one sentence. */
class News {
  #count = 0;
  #first = 0;
  #heading = "";
  #timer: ReturnType<typeof setTimeout> | undefined;

  add(number: number, author: unknown, heading: string): void {
    // Once said and done, counting starts anew.
    if (this.#timer === undefined) this.#count = 0;
    this.#first = this.#count++ === 0 ? number : Math.min(this.#first, number);
    this.#heading = heading;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#say(nameOf(author));
    }, 600);
  }

  #say(author: string): void {
    const texts = mark("[data-live-announce]")?.dataset;
    const sentence = this.#count > 1 ? (texts?.textNewMany ?? texts?.textNew) : texts?.textNew;
    // Without a sentence the post's own heading will do: it says who, and is in the right language.
    const text = fill(sentence ?? "{heading}", { author, n: this.#count, heading: this.#heading });
    announce(text);
    const link = mark("[data-live-link]");
    if (!(link instanceof HTMLAnchorElement)) return;
    const thread = mark("[data-posts]")?.dataset.thread;
    const here = document.getElementById(`post-${this.#first}`);
    // On another page of the thread, the server finds the page that has this post.
    link.href = here ? `#post-${this.#first}` : `/t/${thread}/${this.#first}`;
    keepInPlace(() => {
      link.textContent = text;
      link.hidden = false;
    });
  }
}

/** An author comes as a name or as an object with one. */
function nameOf(author: unknown): string {
  if (typeof author === "string") return author;
  const { name, displayName, handle } = (author ?? {}) as Record<string, unknown>;
  return String(displayName ?? name ?? handle ?? "");
}

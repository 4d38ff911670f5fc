// Finds the marks that the templates leave for the client, and the sentences they bring in the reader's language.

/** The first element with a mark such as `[data-posts]`. */
export function mark(selector: string, within: ParentNode = document): HTMLElement | null {
  return within.querySelector<HTMLElement>(selector);
}

/** Fills `{name}` in a sentence from the server; nothing when the page brings no such sentence. */
export function fill(sentence: string | undefined, values: Record<string, string | number>): string {
  return (sentence ?? "").replace(/\{(\w+)\}/g, (hole, name: string) => String(values[name] ?? hole));
}

/** Says something to screen readers without interrupting. */
export function announce(text: string): void {
  mark("[data-live-announce]")?.replaceChildren(text);
}

/** Reveals the quiet request to load the page again. */
export function suggestReload(): void {
  mark("[data-reload-hint]")?.removeAttribute("hidden");
}

// The notes that keep.ts makes in the browser's storage, and the rule for when one may go.

export const PREFIX = "kenniskring ";
const WEEK = 7 * 24 * 3600_000;

/** What was sent, and from where. */
export interface Kept {
  key: string;
  from: string;
}

type Store = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

export function save(store: Store, key: string, text: string, now: number): void {
  if (text.trim() === "") store.removeItem(key);
  else store.setItem(key, JSON.stringify([now, text]));
}

/** The text under this key, unless it is so old that it would only surprise. */
export function load(store: Store, key: string, now: number): string | undefined {
  const [since, text] = JSON.parse(store.getItem(key) ?? "[]") as [number?, string?];
  if (since !== undefined && now - since < WEEK) return text;
  store.removeItem(key);
  return undefined;
}

/** Removes all that starts with this key. */
export function forget(store: Store, start: string): void {
  const keys = Array.from({ length: store.length }, (_, index) => store.key(index) ?? "");
  for (const key of keys.filter((key) => key.startsWith(start))) store.removeItem(key);
}

/**
 * Whether the text arrived. It did when the server sent us on to a post that is there, or from elsewhere (the form for
 * a new thread) to a thread. Anything else, such as the sign-in page or the form again, leaves it open.
 */
export function outcome({ from }: Kept, path: string, postIsHere: boolean): "arrived" | "unknown" {
  return postIsHere || (!from.startsWith("/t/") && /^\/t\/[^/]+$/.test(path)) ? "arrived" : "unknown";
}

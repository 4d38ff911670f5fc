// Keeps typed text from being lost (a closed tab, an expired session, a phone that reloads) and from being sent twice.

import { forget, type Kept, load, outcome, PREFIX, save } from "./kept";

const KEPT = "form[data-keep], form[data-composer]";
const SENT = `${PREFIX}sent`;

export function keepForms(): void {
  settle();
  for (const form of document.querySelectorAll<HTMLFormElement>(KEPT)) keep(form);
  for (const form of document.querySelectorAll<HTMLFormElement>('form[method="post" i]')) sendOnce(form);
  // In a library a computer has many users: what one typed goes when they go.
  document
    .querySelector('form[action$="/sign-out"]')
    ?.addEventListener("submit", () => storage((s) => forget(s, PREFIX)));
}

function keep(form: HTMLFormElement): void {
  const field = form.querySelector("textarea");
  if (!field) return;
  const key = keyOf(form);
  const kept = storage((s) => load(s, key, Date.now()));
  // What the server put there (a refused text, say) is newer than what we kept.
  if (kept && field.value.trim() === "") {
    field.value = kept;
    // Whatever else listens to the field (a counter, a growing height) should know.
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  let timer: ReturnType<typeof setTimeout> | undefined;
  const now = () => {
    clearTimeout(timer);
    timer = undefined;
    storage((s) => save(s, key, field.value, Date.now()));
  };
  field.addEventListener("input", () => {
    timer ??= setTimeout(now, 300);
  });
  addEventListener("pagehide", () => {
    if (timer !== undefined) now();
  });
  form.addEventListener("submit", () => {
    now();
    const sent: Kept = { key, from: location.pathname };
    storage(() => sessionStorage.setItem(SENT, JSON.stringify(sent)));
  });
}

/** Looks, on the page that follows a submit, whether the text arrived, and only then lets go of it. */
function settle(): void {
  const sent = storage(() => JSON.parse(sessionStorage.getItem(SENT) ?? "null") as Kept | null);
  if (!sent) return;
  storage(() => sessionStorage.removeItem(SENT));
  const target = /^#post-\d+$/.test(location.hash) && document.getElementById(location.hash.slice(1)) !== null;
  if (outcome(sent, location.pathname, target) === "arrived") storage((s) => forget(s, sent.key));
}

/** A second click or Enter while the first is under way does nothing. */
function sendOnce(form: HTMLFormElement): void {
  let since = 0;
  form.addEventListener("submit", (event) => {
    // After half a minute the first is lost, and trying again is right: the form's own id makes that safe.
    if (Date.now() - since < 30_000) event.preventDefault();
    else if (!event.defaultPrevented) since = Date.now();
  });
  // Back by the back button: the page comes from memory, with our note still in it.
  addEventListener("pageshow", () => {
    since = 0;
  });
}

/** By person too: who signs in next at this computer must not find it. */
function keyOf(form: HTMLFormElement): string {
  const me = document.body.dataset.me ?? document.querySelector('.account a[href^="/people/"]')?.getAttribute("href");
  return `${PREFIX}${me ?? ""} ${new URL(form.action).pathname}`;
}

/** Storage can be forbidden or full: then nothing is kept, and all else works. */
function storage<T>(use: (storage: Storage) => T): T | undefined {
  try {
    return use(localStorage);
  } catch {
    return undefined;
  }
}

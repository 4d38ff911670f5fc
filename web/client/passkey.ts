// Passkeys: lets a key of this device answer the server's question, on the pages that have a place for it.

interface Key {
  type: PublicKeyCredentialType;
  id: string;
}
interface Question<Options> {
  id: string;
  options: { publicKey: Options };
}
type Asked = Omit<PublicKeyCredentialRequestOptions, "challenge" | "allowCredentials"> & { challenge: string };
type Wanted = Omit<PublicKeyCredentialCreationOptions, "challenge" | "user" | "excludeCredentials"> & {
  challenge: string;
  user: { id: string; name: string; displayName: string };
  excludeCredentials?: Key[];
};

/** The server said no, in words for the person. */
class Refused extends Error {}

/** A question in the field for the address is asked anew before the server has forgotten it (5 minutes). */
const FRESH = 240_000;

export function passkeys(): void {
  for (const place of document.querySelectorAll<HTMLElement>("[data-passkey]")) start(place);
}

function start(place: HTMLElement): void {
  if (!("PublicKeyCredential" in window)) return;
  const without = place.querySelector<HTMLElement>("[data-passkey-without]");
  if (place.dataset.passkey !== location.origin) {
    // A key is bound to one name: at any other the browser would refuse.
    const elsewhere = place.querySelector<HTMLElement>("[data-passkey-elsewhere]");
    if (elsewhere) {
      elsewhere.hidden = false;
      without?.remove();
    }
    return;
  }
  without?.remove();
  const form = place.querySelector<HTMLFormElement>("[data-passkey-add]");
  if (form) {
    form.hidden = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void told(place, form.querySelector("button"), () => add(form));
    });
  }
  const button = place.querySelector<HTMLButtonElement>("[data-passkey-enter]");
  if (!button) return;
  place.hidden = false;
  button.addEventListener("click", () => void told(place, button, () => enter(place)));
  void offer(place);
}

/** Does something, and says what went wrong; somebody who closes the browser's dialog has changed their mind. */
async function told(place: HTMLElement, button: HTMLButtonElement | null, act: () => Promise<void>): Promise<void> {
  const said = place.querySelector("[data-passkey-said]");
  if (said) said.textContent = "";
  button?.setAttribute("aria-disabled", "true");
  try {
    await act();
  } catch (error) {
    const gaveUp = error instanceof DOMException && (error.name === "NotAllowedError" || error.name === "AbortError");
    const text = error instanceof Refused ? error.message : place.dataset.failed;
    if (said && !gaveUp) said.textContent = text ?? "";
  } finally {
    button?.removeAttribute("aria-disabled");
  }
}

let waiting: AbortController | undefined;

/** Signs in; `quietly` the browser offers the keys in the field for the address and shows no dialog. */
async function enter(place: HTMLElement, quietly = false): Promise<void> {
  waiting?.abort();
  const mine = new AbortController();
  waiting = mine;
  const { id, options } = await post<Question<Asked>>("/sign-in/passkey/begin");
  if (mine.signal.aborted) return;
  const credential = await navigator.credentials.get({
    publicKey: { ...options.publicKey, challenge: bytes(options.publicKey.challenge), allowCredentials: [] },
    signal: mine.signal,
    ...(quietly ? { mediation: "conditional" as const } : {}),
  });
  if (!(credential instanceof PublicKeyCredential)) return;
  const response = credential.response as AuthenticatorAssertionResponse;
  const answer = {
    id,
    return: place.dataset.return,
    credential: {
      ...named(credential),
      response: {
        authenticatorData: text(response.authenticatorData),
        clientDataJSON: text(response.clientDataJSON),
        signature: text(response.signature),
        userHandle: response.userHandle ? text(response.userHandle) : null,
      },
    },
  };
  const { to } = await post<{ to: string }>("/sign-in/passkey/finish", answer);
  location.assign(to);
}

/** Lets the browser offer keys in the field for the address, where it can. */
async function offer(place: HTMLElement): Promise<void> {
  const field = document.querySelector('input[autocomplete~="webauthn"]');
  if (!field || !(await PublicKeyCredential.isConditionalMediationAvailable?.())) return;
  let since = 0;
  const ask = () => {
    if (Date.now() - since < FRESH) return;
    since = Date.now();
    void told(place, null, () => enter(place, true));
  };
  field.addEventListener("focus", ask);
  ask();
}

/** Makes a key and adds it to the account. */
async function add(form: HTMLFormElement): Promise<void> {
  const fields = new FormData(form);
  const proof = new URLSearchParams({ current: String(fields.get("current") ?? "") });
  const { id, options } = await post<Question<Wanted>>("/settings/passkeys/begin", proof);
  const wanted = options.publicKey;
  const credential = await navigator.credentials.create({
    publicKey: {
      ...wanted,
      challenge: bytes(wanted.challenge),
      user: { ...wanted.user, id: bytes(wanted.user.id) },
      excludeCredentials: (wanted.excludeCredentials ?? []).map((key) => ({ type: key.type, id: bytes(key.id) })),
    },
  });
  if (!(credential instanceof PublicKeyCredential)) return;
  const response = credential.response as AuthenticatorAttestationResponse;
  const answer = {
    id,
    name: fields.get("name"),
    credential: {
      ...named(credential),
      response: {
        attestationObject: text(response.attestationObject),
        clientDataJSON: text(response.clientDataJSON),
      },
    },
  };
  const { to } = await post<{ to: string }>("/settings/passkeys/finish", answer);
  // The list is on this very page, so that going to it would only scroll.
  history.replaceState(null, "", to);
  location.reload();
}

function named(credential: PublicKeyCredential): { id: string; rawId: string; type: string } {
  return { id: credential.id, rawId: text(credential.rawId), type: credential.type };
}

/** Sends a form or JSON and gives the JSON that comes back; fails with what the server says is wrong. */
async function post<T>(path: string, body?: URLSearchParams | object): Promise<T> {
  const form = body === undefined || body instanceof URLSearchParams;
  const answer = await fetch(path, {
    method: "POST",
    credentials: "same-origin",
    body: form ? (body ?? null) : JSON.stringify(body),
    ...(form ? {} : { headers: { "content-type": "application/json" } }),
  });
  const said = await answer.json();
  if (answer.ok) return said as T;
  const problem = said as { detail?: string; errors?: { detail: string }[] };
  throw new Refused(problem.errors?.map((error) => error.detail).join(" ") ?? problem.detail);
}

/** Base64url, as WebAuthn's JSON has it; `parseCreationOptionsFromJSON` is younger than the browsers we serve. */
function bytes(encoded: string): Uint8Array<ArrayBuffer> {
  const plain = atob(encoded.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
}

function text(buffer: ArrayBuffer): string {
  const plain = Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join("");
  return btoa(plain).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

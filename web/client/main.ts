// Starts the client: the page works without it, and it only adds what changes while one looks.

import { followNotices, titleFromBadge } from "./badge";
import { selectToCopy } from "./copy";
import { keepForms } from "./keep";
import { connect } from "./live";
import { mark, suggestReload } from "./page";
import type { LiveEvent } from "./protocol";
import { markAsRead } from "./read";
import { followThread } from "./thread";

keepForms();
titleFromBadge();
selectToCopy();
// Few pages have a place for it.
if (mark("[data-passkey]")) void import("./passkey").then(({ passkeys }) => passkeys());
if (mark("[data-whole]")) void import("./whole").then(({ tickGroups }) => tickGroups());

const { live: channels, position } = document.body.dataset;
const thread = mark("[data-posts]")?.dataset.thread;

// Who is not signed in has no unread posts, and the page then has no `me` among its channels.
const signedIn = channels?.split(" ").includes("me");
const watch = thread && signedIn ? markAsRead(thread) : undefined;
const onThread = followThread((article) => watch?.(article));

function onEvent(event: LiveEvent): void {
  onThread?.(event);
  followNotices(event);
}

if (channels) {
  const url = new URL("/api/v1/live", location.href);
  url.protocol = url.protocol.replace("http", "ws");
  const live = connect({
    url: url.href,
    onEvent,
    onState(state) {
      if (state === "gap" || state === "ended") suggestReload();
    },
  });
  for (const channel of channels.split(" ").filter(Boolean)) live.subscribe(channel, position || undefined);
  // An open line keeps a page out of the browser's memory for the back button.
  addEventListener("pagehide", () => live.pause());
  addEventListener("pageshow", () => live.resume());
  // At a shared desk: what comes back from memory after signing out is asked for anew, and then is not there.
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    void fetch("/api/v1/me", { credentials: "same-origin" }).then((answer) => {
      if (answer.status === 401) location.reload();
    });
  });
}

// Keeps one live line to the server open for this tab: calls again when it breaks and notices when it is dead.

import { delay } from "./backoff";
import { Conversation, type LiveEvent, PING } from "./protocol";

/** How the line or a channel is doing; see `Heard` in protocol.ts for all but `waiting`. */
export type State = "running" | "waiting" | "gap" | "ended" | "refused";

export interface Options {
  url: string;
  onEvent: (event: LiveEvent) => void;
  /** `channel` is missing when it is about the whole line. */
  onState: (state: State, channel?: string) => void;
}

export interface Live {
  /** Follows a channel; `after` is the position up to which the page is known to be right. */
  subscribe: (channel: string, after?: string) => void;
  /** Hangs up; `resume` calls again. */
  pause: () => void;
  resume: () => void;
}

const PING_EVERY = 25_000;
/** Silence after a ping that means the line is dead: a phone that changed networks hears nothing of it. */
const PATIENCE = 10_000;
const HELD = 20_000;

export function connect({ url, onEvent, onState }: Options): Live {
  const talk = new Conversation();
  let socket: WebSocket | undefined;
  let attempt = 0;
  let since = 0;
  let paused = false;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let ping: ReturnType<typeof setTimeout> | undefined;

  function open(): void {
    clearTimeout(retry);
    retry = undefined;
    if (socket || paused || talk.followsNothing) return;
    const line = new WebSocket(url);
    socket = line;
    since = Date.now();
    // A line that never opens is as dead as one that falls silent.
    expectSoon(line);
    line.onopen = () => {
      for (const frame of talk.opening()) line.send(frame);
      expectSoon(line);
    };
    line.onmessage = (message) => {
      if (line !== socket || typeof message.data !== "string") return;
      pingLater(line);
      hear(line, message.data);
    };
    line.onclose = () => lost(line);
  }

  function hear(line: WebSocket, text: string): void {
    const heard = talk.hear(text);
    switch (heard.kind) {
      case "event":
        onEvent(heard.event);
        break;
      case "running":
      case "gap":
        onState(heard.kind, heard.channel);
        break;
      case "ended":
      case "refused":
        onState(heard.kind, heard.channel);
        if (talk.followsNothing) hangUp();
        break;
      case "trouble":
        lost(line);
        break;
    }
  }

  /** Lets go of the line, whatever state it is in, and calls again after a pause. */
  function lost(line: WebSocket): void {
    if (line !== socket) return;
    hangUp();
    if (paused || talk.followsNothing) return;
    onState("waiting");
    // Only a line that held counts: a server that takes the call and drops it must not be called without pause.
    if (Date.now() - since > HELD) attempt = 0;
    retry = setTimeout(open, delay(attempt++));
  }

  function hangUp(): void {
    clearTimeout(ping);
    const line = socket;
    socket = undefined;
    line?.close();
  }

  function pingLater(line: WebSocket): void {
    clearTimeout(ping);
    ping = setTimeout(() => ask(line), PING_EVERY);
  }

  function ask(line: WebSocket): void {
    if (line.readyState === WebSocket.OPEN) line.send(PING);
    expectSoon(line);
  }

  function expectSoon(line: WebSocket): void {
    clearTimeout(ping);
    ping = setTimeout(() => lost(line), PATIENCE);
  }

  /** Something suggests that it works again: do not sit out the pause, and test a line that may have died asleep. */
  function hurry(): void {
    if (document.visibilityState === "hidden") return;
    if (!socket) open();
    else if (socket.readyState === WebSocket.OPEN) ask(socket);
  }
  addEventListener("online", hurry);
  document.addEventListener("visibilitychange", hurry);

  return {
    subscribe(channel, after) {
      const frame = talk.follow(channel, after);
      if (socket?.readyState === WebSocket.OPEN) socket.send(frame);
      // Later, so that what subscribes in one breath shares one opening.
      else if (!socket && retry === undefined) retry = setTimeout(open, 0);
    },
    pause() {
      paused = true;
      clearTimeout(retry);
      retry = undefined;
      hangUp();
    },
    resume() {
      paused = false;
      open();
    },
  };
}

// What is said on the live line (docs/live-protocol.md) and remembered about it, without the line itself.

/** Something that happened on a channel. `data` differs by `event`, and comes from outside: look before you use. */
export interface LiveEvent {
  channel: string;
  position: string;
  event: string;
  data: Record<string, unknown>;
}

/** What a frame from the server means for us. */
export type Heard =
  | { kind: "event"; event: LiveEvent }
  /** The channel runs, and nothing is missing. */
  | { kind: "running"; channel: string }
  /** The channel runs, but what happened in between is lost: the page must be loaded anew. */
  | { kind: "gap"; channel: string }
  /** We followed this channel and may not any longer. */
  | { kind: "ended"; channel: string }
  /** We never could follow this channel. */
  | { kind: "refused"; channel: string }
  /** The server cannot serve us now: hang up and call again later. */
  | { kind: "trouble" }
  | { kind: "nothing" };

export const PING = JSON.stringify({ type: "ping" });

// Refusals that will be the same next time.
const FINAL = new Set([400, 401, 403, 404, 410, 422]);

/** The channels we follow and how far we heard each: outlives the lines on which we hear them. */
export class Conversation {
  readonly #positions = new Map<string, string | undefined>();
  readonly #ran = new Set<string>();

  /** Follows a channel from `after` on; answers the frame to send if a line is open. */
  follow(channel: string, after?: string): string {
    if (!this.#positions.has(channel)) this.#positions.set(channel, after);
    return this.#subscribe(channel);
  }

  get followsNothing(): boolean {
    return this.#positions.size === 0;
  }

  /** What to say on a fresh line: each channel from where we were. */
  opening(): string[] {
    return [...this.#positions.keys()].map((channel) => this.#subscribe(channel));
  }

  hear(text: string): Heard {
    const frame = parse(text);
    const channel = frame?.channel;
    // A frame about a channel we left may still be under way.
    if (!frame || typeof channel !== "string" || !this.#positions.has(channel)) {
      // An error that names no channel is about the line as a whole.
      return frame?.type === "error" && channel === undefined ? { kind: "trouble" } : { kind: "nothing" };
    }
    switch (frame.type) {
      case "event":
        return this.#event(channel, frame);
      case "subscribed":
        return this.#subscribed(channel, frame);
      case "unsubscribed":
        return this.#end(channel);
      case "error":
        return FINAL.has(Number(record(frame.problem).status)) ? this.#end(channel) : { kind: "trouble" };
      default:
        return { kind: "nothing" };
    }
  }

  #event(channel: string, frame: Record<string, unknown>): Heard {
    const { position, event } = frame;
    if (typeof position !== "string" || typeof event !== "string") return { kind: "nothing" };
    this.#positions.set(channel, position);
    return { kind: "event", event: { channel, position, event, data: record(frame.data) } };
  }

  #subscribed(channel: string, frame: Record<string, unknown>): Heard {
    const gap = frame.recovered === false && this.#positions.get(channel) !== undefined;
    // While missed events are still to come, the position stays with the last one heard: if the line breaks between
    // this frame and them, we must ask for them again.
    if ((gap || this.#positions.get(channel) === undefined) && typeof frame.position === "string") {
      this.#positions.set(channel, frame.position);
    }
    this.#ran.add(channel);
    return { kind: gap ? "gap" : "running", channel };
  }

  #end(channel: string): Heard {
    this.#positions.delete(channel);
    return { kind: this.#ran.delete(channel) ? "ended" : "refused", channel };
  }

  #subscribe(channel: string): string {
    // `undefined` is left out of the JSON. `html`: events bring the fragment that the page would show.
    return JSON.stringify({ type: "subscribe", channel, after: this.#positions.get(channel), html: true });
  }
}

function parse(text: string): Record<string, unknown> | undefined {
  try {
    return record(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

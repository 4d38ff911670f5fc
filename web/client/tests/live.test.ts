// How the line behaves when it breaks, falls silent or comes back, with a socket and a clock of our own.
import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { connect } from "../live";

class FakeSocket {
  static readonly OPEN = 1;
  static all: FakeSocket[] = [];
  readyState = 0;
  sent: { type: string; channel?: string; after?: string }[] = [];
  onopen?: () => void;
  onmessage?: (message: { data: string }) => void;
  onclose?: () => void;

  constructor(readonly url: string) {
    FakeSocket.all.push(this);
  }
  send(text: string) {
    this.sent.push(JSON.parse(text));
  }
  close() {
    this.readyState = 3;
  }
  open() {
    this.readyState = 1;
    this.onopen?.();
  }
  hear(frame: object) {
    this.onmessage?.({ data: JSON.stringify(frame) });
  }
  break() {
    this.readyState = 3;
    this.onclose?.();
  }
}

let page: { fire: (name: string) => void };
let states: string[] = [];
let events: string[] = [];

beforeEach(() => {
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout", "Date"] });
  FakeSocket.all = [];
  states = [];
  events = [];
  const handlers = new Map<string, () => void>();
  const addEventListener = (name: string, handler: () => void) => handlers.set(name, handler);
  page = { fire: (name) => handlers.get(name)?.() };
  Object.assign(globalThis, {
    WebSocket: FakeSocket,
    addEventListener,
    document: { visibilityState: "visible", addEventListener },
  });
});

function start() {
  const live = connect({
    url: "ws://here/api/v1/live",
    onEvent: (event) => events.push(event.position),
    onState: (state) => states.push(state),
  });
  live.subscribe("thread:1", "10");
  live.subscribe("me", "10");
  mock.timers.tick(1);
  return live;
}

const last = () => FakeSocket.all.at(-1) as FakeSocket;
const subscribed = { type: "subscribed", channel: "thread:1", position: "10", recovered: true };
const event = (position: string) => ({ type: "event", channel: "thread:1", position, event: "post.created", data: {} });

test("one line carries all channels", () => {
  start();
  assert.equal(FakeSocket.all.length, 1);
  last().open();
  assert.deepEqual(
    last().sent.map((frame) => frame.channel),
    ["thread:1", "me"],
  );
});

test("a broken line is opened again from the last event heard", () => {
  start();
  last().open();
  last().hear(subscribed);
  last().hear(event("11"));
  last().break();
  assert.deepEqual(states, ["running", "waiting"]);
  mock.timers.tick(1_001);
  assert.equal(FakeSocket.all.length, 2);
  last().open();
  assert.equal(last().sent[0]?.after, "11");
  assert.deepEqual(events, ["11"]);
});

test("a silent line is pinged, and given up when no answer comes", () => {
  start();
  last().open();
  last().hear(subscribed);
  mock.timers.tick(25_000);
  assert.equal(last().sent.at(-1)?.type, "ping");
  last().hear({ type: "pong" });
  mock.timers.tick(25_000);
  assert.equal(states.includes("waiting"), false);
  mock.timers.tick(10_000);
  assert.equal(states.at(-1), "waiting");
  mock.timers.tick(1_001);
  assert.equal(FakeSocket.all.length, 2);
});

test("a server that takes calls and drops them is called ever more seldom", () => {
  mock.method(Math, "random", () => 0.999);
  start();
  for (let round = 0; round < 20; round++) {
    last().open();
    last().hear(subscribed);
    last().break();
    mock.timers.tick(1_000);
  }
  assert.ok(FakeSocket.all.length <= 6, `${FakeSocket.all.length} calls in 20 seconds`);
  mock.restoreAll();
});

test("when the network is back, nobody waits", () => {
  start();
  last().break();
  assert.equal(FakeSocket.all.length, 1);
  page.fire("online");
  assert.equal(FakeSocket.all.length, 2);
});

test("a page put away hangs up, and calls when it is taken out again", () => {
  const live = start();
  last().open();
  live.pause();
  mock.timers.tick(60_000);
  assert.equal(FakeSocket.all.length, 1);
  live.resume();
  assert.equal(FakeSocket.all.length, 2);
});

test("with nothing left to follow the line is closed for good", () => {
  start();
  last().open();
  last().hear(subscribed);
  last().hear({ type: "unsubscribed", channel: "thread:1" });
  last().hear({ type: "error", channel: "me", problem: { status: 401 } });
  assert.deepEqual(states, ["running", "ended", "refused"]);
  assert.equal(last().readyState, 3);
  mock.timers.tick(120_000);
  assert.equal(FakeSocket.all.length, 1);
});

// What the conversation with the server remembers, frame by frame.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Conversation } from "../protocol";

const say = (frame: object) => JSON.stringify(frame);
const event = (channel: string, position: string) =>
  say({ type: "event", channel, position, event: "post.created", data: { number: 1 } });
const asked = (talk: Conversation) => talk.opening().map((frame) => JSON.parse(frame) as Record<string, unknown>);

test("a subscription asks for what came after the page, with the fragments", () => {
  const talk = new Conversation();
  assert.deepEqual(JSON.parse(talk.follow("thread:1", "10")), {
    type: "subscribe",
    channel: "thread:1",
    after: "10",
    html: true,
  });
  assert.deepEqual(JSON.parse(talk.follow("me")), { type: "subscribe", channel: "me", html: true });
});

test("after a broken line each channel goes on where it was, also when replaying had just begun", () => {
  const talk = new Conversation();
  talk.follow("thread:1", "10");
  talk.follow("me", "10");
  const running = talk.hear(say({ type: "subscribed", channel: "thread:1", position: "15", recovered: true }));
  assert.deepEqual(running, { kind: "running", channel: "thread:1" });
  assert.equal(asked(talk)[0]?.after, "10");
  assert.equal(talk.hear(event("thread:1", "12")).kind, "event");
  assert.deepEqual(
    asked(talk).map((frame) => frame.after),
    ["12", "10"],
  );
});

test("what cannot be replayed is told, and following goes on from the present", () => {
  const talk = new Conversation();
  talk.follow("thread:1", "10");
  const heard = talk.hear(say({ type: "subscribed", channel: "thread:1", position: "90", recovered: false }));
  assert.deepEqual(heard, { kind: "gap", channel: "thread:1" });
  assert.equal(asked(talk)[0]?.after, "90");
});

test("who asked for nothing earlier misses nothing", () => {
  const talk = new Conversation();
  talk.follow("me");
  const heard = talk.hear(say({ type: "subscribed", channel: "me", position: "5", recovered: false }));
  assert.equal(heard.kind, "running");
  assert.equal(asked(talk)[0]?.after, "5");
});

test("who may no longer follow stops asking, and hears nothing that was still under way", () => {
  const talk = new Conversation();
  talk.follow("thread:1", "10");
  talk.hear(say({ type: "subscribed", channel: "thread:1", position: "10", recovered: true }));
  assert.equal(talk.hear(say({ type: "unsubscribed", channel: "thread:1" })).kind, "ended");
  assert.equal(talk.hear(event("thread:1", "11")).kind, "nothing");
  assert.equal(talk.followsNothing, true);
});

test("a final refusal ends one channel; trouble of the server is tried again", () => {
  const talk = new Conversation();
  talk.follow("thread:1", "10");
  talk.follow("me", "10");
  const refuse = (channel: string, status: number) => talk.hear(say({ type: "error", channel, problem: { status } }));
  assert.equal(refuse("thread:1", 503).kind, "trouble");
  assert.equal(refuse("thread:1", 403).kind, "refused");
  assert.equal(talk.hear(say({ type: "error", problem: { status: 400 } })).kind, "trouble");
  assert.deepEqual(
    asked(talk).map((frame) => frame.channel),
    ["me"],
  );
});

test("nonsense does no harm", () => {
  const talk = new Conversation();
  talk.follow("me", "1");
  for (const text of ["", "{", "null", "[]", '"x"', '{"type":"event","channel":"me"}', '{"type":"later","channel":"me"}']) {
    assert.equal(talk.hear(text).kind, "nothing", text);
  }
});

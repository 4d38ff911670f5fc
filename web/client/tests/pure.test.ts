// The rules that need no browser: ranges, waiting, what counts as readable, sentences, and kept text.
import assert from "node:assert/strict";
import { test } from "node:test";
import { delay } from "../backoff";
import { forget, load, outcome, save } from "../kept";
import { fill } from "../page";
import { toRanges } from "../ranges";
import { readable } from "../read";

test("numbers in any order become as few ranges as possible", () => {
  assert.deepEqual(toRanges([]), []);
  assert.deepEqual(toRanges([7]), [[7, 7]]);
  assert.deepEqual(toRanges([3, 1, 2, 2, 10, 9, 20]), [
    [1, 3],
    [9, 10],
    [20, 20],
  ]);
});

test("waiting starts at half a second, grows, never exceeds half a minute, and is spread", () => {
  const span = (attempt: number) => [delay(attempt, () => 0), delay(attempt, () => 1)];
  assert.deepEqual(span(0), [500, 1_000]);
  assert.deepEqual(span(1), [500, 2_000]);
  assert.deepEqual(span(4), [500, 16_000]);
  assert.deepEqual(span(5), [500, 30_000]);
  assert.deepEqual(span(5_000), [500, 30_000]);
});

test("a post is readable when most of it is in view, or when it fills the window", () => {
  assert.equal(readable(100, 300, 800), true);
  assert.equal(readable(700, 900, 800), false);
  assert.equal(readable(680, 880, 800), true);
  assert.equal(readable(-1_000, 3_000, 800), true);
  assert.equal(readable(400, 4_000, 800), false);
  assert.equal(readable(900, 1_100, 800), false);
});

test("a sentence is filled without touching what it does not know", () => {
  assert.equal(fill("Nieuw antwoord van {author}", { author: "Anna {n}", n: 3 }), "Nieuw antwoord van Anna {n}");
  assert.equal(fill("{n} van {total}", { n: 0 }), "0 van {total}");
  assert.equal(fill(undefined, { n: 1 }), "");
});

class Memory {
  readonly #items = new Map<string, string>();
  get length() {
    return this.#items.size;
  }
  key = (index: number) => [...this.#items.keys()][index] ?? null;
  getItem = (key: string) => this.#items.get(key) ?? null;
  setItem = (key: string, value: string) => void this.#items.set(key, value);
  removeItem = (key: string) => void this.#items.delete(key);
}

test("kept text comes back for a week, and an emptied field keeps nothing", () => {
  const store = new Memory();
  save(store, "a", "hallo", 1_000);
  assert.equal(load(store, "a", 2_000), "hallo");
  assert.equal(load(store, "a", 8 * 24 * 3_600_000), undefined);
  assert.equal(store.length, 0);
  save(store, "a", "hallo", 1_000);
  save(store, "a", "  ", 2_000);
  assert.equal(load(store, "a", 2_000), undefined);
});

test("signing out forgets our notes and nobody else's", () => {
  const store = new Memory();
  for (const key of ["kenniskring a", "other", "kenniskring b"]) save(store, key, "x", 1);
  forget(store, "kenniskring ");
  assert.equal(store.length, 1);
  assert.equal(store.key(0), "other");
});

test("text counts as arrived only on the page that shows it", () => {
  const sent = { key: "k", from: "/t/abc" };
  assert.equal(outcome(sent, "/t/abc", true), "arrived");
  assert.equal(outcome(sent, "/t/abc", false), "unknown");
  assert.equal(outcome(sent, "/t/abc/posts", false), "unknown");
  assert.equal(outcome(sent, "/sign-in", false), "unknown");
  assert.equal(outcome({ key: "k", from: "/c/leesplezier/new" }, "/t/def", false), "arrived");
});

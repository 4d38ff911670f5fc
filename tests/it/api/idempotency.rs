//! `Idempotency-Key` on every POST.

use serde_json::{Value, json};
use tests::http::{Answer, Caller, send};
use tests::world::world;

async fn keyed(caller: &Caller, path: &str, key: &str, body: Value) -> Answer {
    send(
        caller
            .ask("POST", &format!("/api/v1{path}"))
            .header("idempotency-key", key)
            .json(&body),
    )
    .await
}

#[tokio::test]
async fn the_same_key_and_body_gets_the_first_answer_and_does_nothing_twice() {
    let world = world();
    let caller = world.caller();
    let thread = caller.thread(world.community(), "API: nog eens").await;
    let path = format!("/threads/{thread}/posts");
    let first = keyed(&caller, &path, "a-1", json!({"body": "een keer"})).await;
    let again = keyed(&caller, &path, "a-1", json!({"body": "een keer"})).await;
    assert_eq!(
        (first.with(201), first.header("location")),
        (again.with(201), again.header("location"))
    );
    assert_eq!(first.header("content-type"), again.header("content-type"));
    let other = keyed(&caller, &path, "a-1", json!({"body": "iets anders"})).await;
    assert_eq!(other.problem(422), "idempotency-mismatch");
    let elsewhere = keyed(
        &caller,
        &format!("/communities/{}/memberships", world.community()),
        "a-1",
        json!({}),
    )
    .await;
    assert_eq!(elsewhere.problem(422), "idempotency-mismatch");
    assert_eq!(
        keyed(&caller, &path, "a-2", json!({"body": "een keer"}))
            .await
            .with(201)["number"],
        3
    );
    // Keys belong to a person.
    assert_eq!(
        keyed(&world.caller(), &path, "a-1", json!({"body": "van mij"}))
            .await
            .with(201)["number"],
        4
    );
    assert_eq!(
        caller.get(&format!("/threads/{thread}")).await.with(200)["postCount"],
        4
    );
}

#[tokio::test]
async fn it_holds_for_opening_threads_and_for_joining() {
    let world = world();
    let caller = world.caller();
    let path = format!("/communities/{}/threads", world.community());
    let new = json!({"title": "Sleutel", "body": "x"});
    let first = keyed(&caller, &path, "draad", new.clone()).await.with(201);
    assert_eq!(keyed(&caller, &path, "draad", new).await.with(201), first);
    let join = "/communities/jongeren-en-vo/memberships";
    let first = keyed(&caller, join, "erbij", json!({})).await.with(201);
    assert_eq!(caller.delete(&format!("{join}/me")).await.status, 204);
    assert_eq!(
        keyed(&caller, join, "erbij", json!({})).await.with(201),
        first
    );
    let role = caller.get("/communities/jongeren-en-vo").await.with(200)["role"].clone();
    assert_eq!(role, json!(null), "a repeat does nothing");
}

#[tokio::test]
async fn of_many_at_once_one_is_done_and_all_get_its_answer() {
    let world = world();
    let caller = world.caller();
    let thread = caller.thread(world.community(), "API: tegelijk").await;
    let path = format!("/threads/{thread}/posts");
    for round in 0..5 {
        let key = format!("samen-{round}");
        let ask = || keyed(&caller, &path, &key, json!({"body": "tegelijk"}));
        let (a, b, c, d) = tokio::join!(ask(), ask(), ask(), ask());
        let first = a.with(201);
        for other in [b, c, d] {
            assert_eq!(other.with(201), first);
        }
        assert_eq!(first["number"], round + 2);
    }
}

#[tokio::test]
async fn a_problem_is_not_kept() {
    let world = world();
    let caller = world.caller();
    let thread = caller.thread(world.community(), "API: fout eerst").await;
    let path = format!("/threads/{thread}/posts");
    assert_eq!(
        keyed(&caller, &path, "fout", json!({"body": ""}))
            .await
            .problem(422),
        "invalid"
    );
    assert_eq!(
        keyed(&caller, &path, "fout", json!({"body": "goed"}))
            .await
            .with(201)["number"],
        2
    );
}

#[tokio::test]
async fn a_key_that_cannot_be_one_is_named() {
    let world = world();
    let caller = world.caller();
    let thread = caller.thread(world.community(), "API: sleutels").await;
    let path = format!("/threads/{thread}/posts");
    let long = "x".repeat(256);
    for bad in ["", " ", "a b", &long, "é"] {
        let answer = keyed(&caller, &path, bad, json!({"body": "x"})).await;
        assert_eq!(answer.problem(422), "invalid", "{bad:?}");
        assert_eq!(answer.wrong(), ["Idempotency-Key: not-a-key"], "{bad:?}");
    }
    assert_eq!(
        keyed(&caller, &path, &"x".repeat(255), json!({"body": "x"}))
            .await
            .with(201)["number"],
        2
    );
}

//! `/notifications`

use serde_json::json;
use tests::http::Caller;
use tests::until;
use tests::world::world;

#[tokio::test]
async fn who_is_answered_named_or_follows_is_told_once_for_the_strongest_reason() {
    let world = world();
    let (member, named) = (world.member(), world.member());
    let me = Caller::member(&world.server, &member);
    let writer = world.caller();
    let thread = me.thread(world.community(), "API: berichten aan mij").await;
    let mine = me.reply(&thread, "van mij").await;
    let path = format!("/threads/{thread}/posts");
    writer
        .post(
            &path,
            json!({"body": "een antwoord", "replyTo": mine["id"]}),
        )
        .await
        .with(201);
    writer
        .post(&path, json!({"body": format!("dag @{}", named.handle)}))
        .await
        .with(201);
    let inbox = until("two notices", async || {
        let inbox = me.get("/notifications").await.with(200);
        let both = inbox["unreadCount"] == 2 && inbox["items"].as_array().unwrap().len() == 2;
        both.then_some(inbox)
    })
    .await;
    let items = inbox["items"].as_array().unwrap();
    let got: Vec<_> = items
        .iter()
        .map(|one| {
            (
                one["number"].as_i64().unwrap(),
                one["reason"].as_str().unwrap(),
            )
        })
        .collect();
    assert_eq!(got, [(4, "followed"), (3, "answered")]);
    assert_eq!(
        (&items[0]["threadTitle"], &items[0]["readAt"]),
        (&json!("API: berichten aan mij"), &json!(null))
    );
    assert!(items[0]["actor"]["name"].is_string());
    let theirs = Caller::member(&world.server, &named)
        .get("/notifications")
        .await
        .with(200);
    assert_eq!(theirs["items"][0]["reason"], "mentioned");

    me.say(
        "PUT",
        &format!("/threads/{thread}/read"),
        json!({"ranges": [[1, 3]]}),
    )
    .await
    .with(200);
    assert_eq!(
        me.get("/notifications").await.with(200)["unreadCount"],
        1,
        "reading the post reads the notice"
    );
    let read = me
        .say("PUT", "/notifications/read", json!({}))
        .await
        .with(200);
    assert_eq!(read, json!({"read": 1, "unreadCount": 0}));
    let page = me.get("/notifications?limit=1").await.with(200);
    let cursor = page["nextCursor"].as_str().unwrap();
    let next = me
        .get(&format!("/notifications?limit=1&cursor={cursor}"))
        .await
        .with(200);
    assert_eq!(
        (&next["items"][0]["number"], &next["nextCursor"]),
        (&json!(3), &json!(null))
    );
    assert_eq!(
        world.nobody().get("/notifications").await.problem(401),
        "sign-in-needed"
    );
}

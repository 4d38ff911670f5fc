//! `/notifications`

use serde_json::{Value, json};
use tests::http::Caller;
use tests::until;
use tests::world::world;

/// Number and reason of each notice.
fn told(inbox: &Value) -> Vec<(i64, &str)> {
    let one = |item: &'_ Value| item["number"].as_i64().unwrap();
    let items = inbox["items"].as_array().unwrap();
    items
        .iter()
        .map(|item| (one(item), item["reason"].as_str().unwrap()))
        .collect()
}

#[tokio::test]
async fn who_is_answered_or_named_is_told_each_time_and_who_follows_until_they_looked() {
    let world = world();
    let (member, named) = (world.member(), world.member());
    let me = Caller::member(&world.server, &member);
    let writer = world.caller();
    let thread = me.thread(world.community(), "API: berichten aan mij").await;
    let mine = me.reply(&thread, "van mij").await;
    let path = format!("/threads/{thread}/posts");
    writer.reply(&thread, "iets nieuws").await;
    writer
        .reply(&thread, "nog iets, maar ik keek nog niet")
        .await;
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
    let inbox = async |count: usize| {
        until("the notices", async || {
            let inbox = me.get("/notifications").await.with(200);
            assert!(inbox["items"].as_array().unwrap().len() <= count, "{inbox}");
            (inbox["items"].as_array().unwrap().len() == count).then_some(inbox)
        })
        .await
    };
    let named = Caller::member(&world.server, &named);
    let theirs = until("the notice of who was named", async || {
        let inbox = named.get("/notifications").await.with(200);
        (inbox["unreadCount"] == 1).then_some(inbox)
    })
    .await;
    assert_eq!(told(&theirs), [(6, "mentioned")]);
    let two = inbox(2).await;
    assert_eq!(told(&two), [(5, "answered"), (3, "followed")]);
    assert_eq!(two["unreadCount"], 2);
    let newest = &two["items"][0];
    assert_eq!(newest["threadTitle"], "API: berichten aan mij");
    assert_eq!(
        (&newest["threadId"], &newest["readAt"]),
        (&json!(thread), &json!(null))
    );
    assert_eq!(newest["community"], world.community());
    assert!(newest["actor"]["name"].is_string());

    let read = format!("/threads/{thread}/read");
    me.say("PUT", &read, json!({"ranges": [[1, 3]]}))
        .await
        .with(200);
    let unread = me.get("/notifications").await.with(200)["unreadCount"].clone();
    assert_eq!(unread, 1, "reading the post reads the notice");
    let all = me
        .say("PUT", "/notifications/read", json!({}))
        .await
        .with(200);
    assert_eq!(all, json!({"read": 1, "unreadCount": 0}));
    writer.reply(&thread, "en na het kijken weer").await;
    assert_eq!(
        told(&inbox(3).await),
        [(7, "followed"), (5, "answered"), (3, "followed")]
    );

    let page = me.get("/notifications?limit=2").await.with(200);
    let cursor = page["nextCursor"].as_str().unwrap();
    let next = me
        .get(&format!("/notifications?limit=2&cursor={cursor}"))
        .await
        .with(200);
    assert_eq!(told(&next), [(3, "followed")]);
    assert_eq!(next["nextCursor"], json!(null));
    assert_eq!(
        world.nobody().get("/notifications").await.problem(401),
        "sign-in-needed"
    );
}

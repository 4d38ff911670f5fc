//! `GET /unread`

use serde_json::json;
use tests::http::Caller;
use tests::world::world;

#[tokio::test]
async fn unread_posts_are_counted_per_community_and_thread() {
    let world = world();
    world.place.account(
        "nieuw-api@voorbeeld.example",
        "Nina Nieuw",
        tests::world::PASSWORD,
        false,
    );
    let reader = Caller::token(
        &world.server,
        &world.place.token("nieuw-api@voorbeeld.example"),
    );
    assert_eq!(
        reader.get("/unread").await.with(200),
        json!({"total": 0, "communities": []})
    );
    let writer = world.caller();
    writer.join("effectmeting").await;
    reader.join("effectmeting").await;
    let thread = writer.thread("effectmeting", "API: ongelezen").await;
    writer.reply(&thread, "twee").await;
    writer.reply(&thread, "drie").await;
    let unread = reader.get("/unread").await.with(200);
    assert_eq!(unread["total"], 3);
    let community = &unread["communities"][0];
    assert_eq!(
        (&community["community"], &community["unread"]),
        (&json!("effectmeting"), &json!(3))
    );
    let one = &community["threads"][0];
    assert_eq!(
        (&one["id"], &one["unread"], &one["firstUnread"]),
        (&json!(thread), &json!(3), &json!(1))
    );
    reader
        .say(
            "PUT",
            &format!("/threads/{thread}/read"),
            json!({"ranges": [[1, 2]]}),
        )
        .await
        .with(200);
    let unread = reader.get("/unread").await.with(200);
    assert_eq!(
        (
            &unread["total"],
            &unread["communities"][0]["threads"][0]["firstUnread"]
        ),
        (&json!(1), &json!(3))
    );
    let mine = reader.reply(&thread, "van mij").await;
    assert_eq!(mine["number"], 4);
    assert_eq!(
        reader.get("/unread").await.with(200)["total"],
        1,
        "what I wrote I have read"
    );
    assert_eq!(
        world.nobody().get("/unread").await.problem(401),
        "sign-in-needed"
    );
}

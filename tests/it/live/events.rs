//! What is told, and how.

use serde_json::json;
use tests::http::Caller;
use tests::live::Live;
use tests::until;
use tests::world::world;

#[tokio::test]
async fn a_post_is_told_with_what_the_contract_names() {
    let world = world();
    let (writer, reader) = (world.member(), world.member());
    let caller = Caller::member(&world.server, &writer);
    let thread = caller.thread(world.community(), "Live: een bericht").await;
    let channel = format!("thread:{thread}");
    let mut live = Live::open(&world.server, &reader).await;
    live.at(&channel).await;
    let post = caller.reply(&thread, "Dag allemaal").await;
    let event = until("the event of the answer", async || {
        let event = live.event("post.created").await;
        (event["data"]["number"] == 2).then_some(event)
    })
    .await;
    assert_eq!(event["channel"], channel.as_str());
    assert!(
        event["position"]
            .as_str()
            .is_some_and(|text| !text.is_empty())
    );
    let data = &event["data"];
    assert_eq!(data["threadId"], thread.as_str());
    assert_eq!(
        (&data["postId"], &data["createdAt"]),
        (&post["id"], &post["createdAt"])
    );
    assert_eq!(data["author"]["handle"], writer.handle.as_str());
    assert_eq!(data["author"]["name"], post["author"]["name"]);
    assert!(data.get("html").is_none(), "html only for who asks for it");
}

#[tokio::test]
async fn a_community_hears_of_new_threads_and_of_posts_in_them() {
    let world = world();
    let (writer, reader) = (world.caller(), world.member());
    let mut live = Live::open(&world.server, &reader).await;
    let channel = format!("community:{}", world.community());
    live.at(&channel).await;
    let thread = writer.thread(world.community(), "Live: een gesprek").await;
    let mut names = Vec::new();
    while names.len() < 2 {
        let event = live.next().await;
        // Other tests talk in this community as well.
        if event["data"]["threadId"] == thread.as_str() {
            assert_eq!(event["channel"], channel.as_str());
            names.push(event["event"].as_str().unwrap().to_owned());
        }
    }
    assert_eq!(names, ["thread.created", "post.created"]);
}

#[tokio::test]
async fn positions_rise_within_a_channel_and_changes_are_told() {
    let world = world();
    let (writer, reader) = (world.caller(), world.member());
    let thread = writer.thread(world.community(), "Live: posities").await;
    let mut live = Live::open(&world.server, &reader).await;
    let start: u64 = live.at(&format!("thread:{thread}")).await.parse().unwrap();
    let post = writer.reply(&thread, "eerst").await;
    let id = post["id"].as_str().unwrap();
    writer
        .say("PATCH", &format!("/posts/{id}"), json!({"body": "anders"}))
        .await
        .with(200);
    assert_eq!(writer.delete(&format!("/posts/{id}")).await.status, 204);
    let mut last = start;
    let mut names = Vec::new();
    while names.last().is_none_or(|name| name != "post.deleted") {
        let event = live.next().await;
        let position: u64 = event["position"].as_str().unwrap().parse().unwrap();
        assert!(position > last, "{event}");
        last = position;
        if event["data"]["number"] == 2 {
            assert_eq!(event["data"]["postId"], id);
            names.push(event["event"].as_str().unwrap().to_owned());
        }
    }
    assert_eq!(names, ["post.created", "post.edited", "post.deleted"]);
}

#[tokio::test]
async fn my_own_channel_tells_of_notices_and_of_what_i_read_elsewhere() {
    let world = world();
    let (author, answerer) = (world.member(), world.caller());
    let me = Caller::member(&world.server, &author);
    let thread = me
        .thread(world.community(), "Live: mijn eigen kanaal")
        .await;
    let mut live = Live::open(&world.server, &author).await;
    live.at("me").await;
    answerer.reply(&thread, "Een antwoord voor jou").await;
    let notice = live.event("notice.created").await;
    assert_eq!(
        (&notice["data"]["threadId"], &notice["data"]["number"]),
        (&json!(thread), &json!(2))
    );
    assert_eq!(notice["data"]["unreadNotices"], 1);
    me.say(
        "PUT",
        &format!("/threads/{thread}/read"),
        json!({"ranges": [[1, 2]]}),
    )
    .await
    .with(200);
    assert_eq!(
        live.event("unread.changed").await["data"]["unreadNotices"],
        0
    );
}

#[tokio::test]
async fn after_unsubscribing_nothing_more_comes() {
    let world = world();
    let (writer, reader) = (world.caller(), world.member());
    let thread = writer.thread(world.community(), "Live: afmelden").await;
    let channel = format!("thread:{thread}");
    let (mut live, mut witness) = (
        Live::open(&world.server, &reader).await,
        Live::open(&world.server, &world.member()).await,
    );
    live.at(&channel).await;
    witness.at(&channel).await;
    live.say(json!({"type": "unsubscribe", "channel": channel}))
        .await;
    let said = loop {
        let said = live.next().await;
        if said["type"] != "event" {
            break said;
        }
    };
    assert_eq!(said, json!({"type": "unsubscribed", "channel": channel}));
    writer.reply(&thread, "Wie hoort dit nog?").await;
    while witness.event("post.created").await["data"]["number"] != 2 {}
    assert_eq!(live.settled().await.len(), 0);
}

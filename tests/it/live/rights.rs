//! Rights are looked at when one begins to listen, and whenever something is told.

use serde_json::{Value, json};
use tests::http::Caller;
use tests::live::Live;
use tests::world::world;

#[tokio::test]
async fn who_leaves_is_told_so_and_hears_nothing_afterwards() {
    let world = world();
    let (leaver, writer, witness) = (world.member(), world.caller(), world.member());
    let thread = writer.thread(world.community(), "Live: vertrek").await;
    let channels = [
        format!("thread:{thread}"),
        format!("community:{}", world.community()),
    ];
    let mut live = Live::open(&world.server, &leaver).await;
    for channel in &channels {
        live.at(channel).await;
    }
    let mut other = Live::open(&world.server, &witness).await;
    other.at(&channels[0]).await;
    let gone = Caller::member(&world.server, &leaver);
    let left = gone
        .delete(&format!(
            "/communities/{}/memberships/me",
            world.community()
        ))
        .await;
    assert_eq!(left.status, 204);
    let mut ended = Vec::new();
    while ended.len() < 2 {
        let said = live.next().await;
        if said["type"] == "unsubscribed" {
            ended.push(said["channel"].as_str().unwrap().to_owned());
        }
    }
    ended.sort();
    let mut wanted = channels.to_vec();
    wanted.sort();
    assert_eq!(ended, wanted);
    writer.reply(&thread, "Voor wie er nog is").await;
    while other.event("post.created").await["data"]["number"] != 2 {}
    assert_eq!(live.settled().await, Vec::<Value>::new());
}

#[tokio::test]
async fn what_one_may_not_read_does_not_exist() {
    let place = tests::place::Place::new();
    let sample = place.sample(6);
    let server = place.serve();
    let member = Caller::member(&server, &sample.members[1]);
    let thread = member.thread(sample.community(), "Besloten").await;
    let mut before = Live::open(&server, &sample.members[2]).await;
    before.at(&format!("thread:{thread}")).await;
    // No command closes a community yet, so the database is told.
    let db = store::Db::open(&place.database(), store::Options::default())
        .await
        .unwrap();
    let mut w = db.write().await.unwrap();
    w.query(store::sql!(
        "UPDATE community SET visibility = 'members' WHERE slug = $1"
    ))
    .bind(sample.community())
    .execute()
    .await
    .unwrap();
    w.commit().await.unwrap();
    db.close().await;
    place.account(
        "buiten@voorbeeld.example",
        "Bo Buiten",
        tests::world::PASSWORD,
        false,
    );
    let mut outside = Live::token(&server, &place.token("buiten@voorbeeld.example")).await;
    for channel in [
        format!("thread:{thread}"),
        format!("community:{}", sample.community()),
    ] {
        outside
            .say(json!({"type": "subscribe", "channel": channel, "after": "0"}))
            .await;
        let said = outside.next().await;
        assert_eq!(
            (&said["type"], &said["problem"]["status"]),
            (&json!("error"), &json!(404)),
            "{said}"
        );
    }
    member.reply(&thread, "Onder ons").await;
    while before.event("post.created").await["data"]["number"] != 2 {}
    assert_eq!(outside.settled().await, Vec::<Value>::new());
}

#[tokio::test]
async fn a_token_that_is_taken_back_ends_its_lines() {
    let world = world();
    let member = world.member();
    let mut browser = tests::browser::Browser::of(&world.server, &member);
    let page = browser.open("/settings").await.with(200);
    let page = browser
        .submit(&page, "/settings/tokens", &[("label", "live")])
        .await;
    let field = tests::browser::tags(&page.html, "input")
        .into_iter()
        .find(|tag| tag.contains("id=\"new-token\""))
        .unwrap();
    let token = tests::browser::attribute(&field, "value").unwrap();
    let mut live = Live::token(&world.server, &token).await;
    let mut by_cookie = Live::open(&world.server, &member).await;
    live.at("me").await;
    by_cookie.at("me").await;
    let page = browser.open("/settings").await.with(200);
    let form = page
        .forms()
        .into_iter()
        .find(|form| form.action.starts_with("/settings/tokens/"))
        .unwrap();
    browser.submit(&page, &form.action, &[]).await.with(200);
    assert_eq!(live.closed().await, Some(4401));
    // The session has nothing to do with it.
    by_cookie.at("me").await;
}

//! Getting in, and what is said to nonsense.

use serde_json::json;
use tests::browser::Browser;
use tests::live::{Live, call};
use tests::world::world;
use tokio_tungstenite::tungstenite::Message;

#[tokio::test]
async fn one_signs_in_by_token_or_by_cookie_from_our_own_site() {
    let world = world();
    let (server, member) = (&world.server, world.member());
    let bearer = format!("Bearer {}", member.token);
    let cookie = member.cookie.as_str();
    let own = server.base.as_str();
    type Headers<'a> = &'a [(&'a str, &'a str)];
    let table: [(Headers<'_>, Option<u16>); 9] = [
        (&[], Some(401)),
        (&[("authorization", "Bearer niets")], Some(401)),
        (&[("cookie", "kenniskring=niets")], Some(401)),
        (&[("authorization", &bearer)], None),
        // A token cannot be sent by another site, so it counts from anywhere.
        (
            &[
                ("authorization", &bearer),
                ("origin", "https://elders.example"),
            ],
            None,
        ),
        (&[("cookie", cookie), ("origin", own)], None),
        (
            &[("cookie", cookie), ("origin", "https://elders.example")],
            Some(403),
        ),
        (&[("cookie", cookie), ("origin", "null")], Some(403)),
        (
            &[
                ("cookie", cookie),
                ("origin", own),
                ("sec-fetch-site", "cross-site"),
            ],
            Some(403),
        ),
    ];
    for (headers, refused) in table {
        let headers: Vec<(&'static str, &str)> =
            headers.iter().map(|(a, b)| (name(a), *b)).collect();
        assert_eq!(call(server, &headers).await.err(), refused, "{headers:?}");
    }
}

fn name(text: &str) -> &'static str {
    ["authorization", "cookie", "origin", "sec-fetch-site"]
        .into_iter()
        .find(|known| *known == text)
        .unwrap()
}

#[tokio::test]
async fn a_ping_is_answered_in_both_ways() {
    let world = world();
    let mut live = Live::open(&world.server, &world.member()).await;
    live.say(json!({"type": "ping"})).await;
    assert_eq!(live.next().await, json!({"type": "pong"}));
    live.message(Message::Ping("hallo".into())).await;
    assert_eq!(live.hear().await, Some(Message::Pong("hallo".into())));
}

#[tokio::test]
async fn what_cannot_be_understood_is_answered_with_a_problem_and_the_line_stays() {
    let world = world();
    let mut live = Live::open(&world.server, &world.member()).await;
    let table = [
        (
            json!({"type": "subscribe", "channel": "nergens"}).to_string(),
            422,
            json!("nergens"),
        ),
        (
            json!({"type": "subscribe", "channel": "thread:nope"}).to_string(),
            422,
            json!("thread:nope"),
        ),
        (
            json!({"type": "subscribe", "channel": "community:"}).to_string(),
            422,
            json!("community:"),
        ),
        (
            json!({"type": "subscribe", "channel": "me:x"}).to_string(),
            422,
            json!("me:x"),
        ),
        (
            json!({"type": "subscribe", "channel": "thread:0000000"}).to_string(),
            404,
            json!("thread:0000000"),
        ),
        (
            json!({"type": "subscribe", "channel": "community:geen"}).to_string(),
            404,
            json!("community:geen"),
        ),
        (json!({"type": "subscribe"}).to_string(), 400, json!(null)),
        (json!({"type": "dance"}).to_string(), 400, json!(null)),
        (json!([1, 2]).to_string(), 400, json!(null)),
        ("{".to_owned(), 400, json!(null)),
        ("\u{0}".to_owned(), 400, json!(null)),
        (String::new(), 400, json!(null)),
    ];
    for (text, status, channel) in table {
        live.text(&text).await;
        let said = live.next().await;
        assert_eq!(
            (&said["type"], &said["channel"]),
            (&json!("error"), &channel),
            "{text}: {said}"
        );
        assert_eq!(said["problem"]["status"], status, "{text}: {said}");
        for field in ["type", "title", "detail"] {
            assert!(
                said["problem"][field]
                    .as_str()
                    .is_some_and(|text| !text.is_empty()),
                "{said}"
            );
        }
    }
    live.message(Message::binary(vec![0, 159, 146, 150])).await;
    assert_eq!(live.settled().await.len(), 0);
}

#[tokio::test]
async fn a_message_that_is_far_too_long_ends_the_line() {
    let world = world();
    let mut live = Live::open(&world.server, &world.member()).await;
    live.text(&"x".repeat(64 << 10)).await;
    live.closed().await;
}

#[tokio::test]
async fn signing_out_closes_the_lines_of_that_session() {
    let world = world();
    let email = format!("{}@voorbeeld.example", "live-uit");
    world
        .place
        .account(&email, "Uit Logger", tests::world::PASSWORD, false);
    let mut browser = Browser::new(&world.server);
    browser
        .sign_in(&email, tests::world::PASSWORD)
        .await
        .with(200);
    let cookie = format!("kenniskring={}", browser.cookie("kenniskring").unwrap());
    let mut live = call(
        &world.server,
        &[("cookie", &cookie), ("origin", &world.server.base)],
    )
    .await
    .ok()
    .unwrap();
    live.at("me").await;
    let mut elsewhere = Live::token(&world.server, &world.place.token(&email)).await;
    let page = browser.open("/sign-out").await;
    browser.submit(&page, "/sign-out", &[]).await.with(200);
    assert_eq!(live.closed().await, Some(4401));
    assert_eq!(elsewhere.settled().await.len(), 0, "a line by token stays");
    assert_eq!(
        call(&world.server, &[("cookie", &cookie)]).await.err(),
        Some(401)
    );
}

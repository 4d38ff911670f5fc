//! `after`: what was missed comes exactly, or one is told that it cannot come.

use serde_json::{Value, json};
use tests::http::Caller;
use tests::live::{Live, numbers};
use tests::place::Place;
use tests::world::world;

#[tokio::test]
async fn thirty_missed_posts_come_exactly_once_in_order_and_then_it_goes_on_live() {
    let world = world();
    let (writer, reader) = (world.caller(), world.member());
    let thread = writer
        .thread(world.community(), "Live: dertig gemist")
        .await;
    let channel = format!("thread:{thread}");
    let mut live = Live::open(&world.server, &reader).await;
    live.at(&channel).await;
    writer.reply(&thread, "gezien").await;
    let seen = loop {
        let event = live.event("post.created").await;
        if event["data"]["number"] == 2 {
            break event;
        }
    };
    // The line is cut: no good-bye.
    drop(live);
    for n in 0..30 {
        writer.reply(&thread, &format!("gemist {n}")).await;
    }
    let mut live = Live::open(&world.server, &reader).await;
    let said = live.subscribe(&channel, seen["position"].as_str()).await;
    assert_eq!(said["recovered"], true);
    let events = live.events("post.created", 30).await;
    assert_eq!(numbers(&events), (3..33).collect::<Vec<i64>>());
    let positions: Vec<u64> = events
        .iter()
        .map(|e| e["position"].as_str().unwrap().parse().unwrap())
        .collect();
    assert!(positions.is_sorted_by(|a, b| a < b), "{positions:?}");
    assert_eq!(live.settled().await, Vec::<Value>::new());
    writer.reply(&thread, "nu live").await;
    assert_eq!(numbers(&[live.event("post.created").await]), [33]);
}

#[tokio::test]
async fn a_position_that_tells_nothing_means_load_anew_and_listening_works_all_the_same() {
    let world = world();
    let (writer, reader) = (world.caller(), world.member());
    let thread = writer
        .thread(world.community(), "Live: vreemde posities")
        .await;
    let channel = format!("thread:{thread}");
    for (turn, bad) in [
        "rommel",
        "",
        "-1",
        "9223372036854775807",
        "99999999999999999999",
        "1.5",
        "\u{0}",
    ]
    .iter()
    .enumerate()
    {
        let mut live = Live::open(&world.server, &reader).await;
        let said = live.subscribe(&channel, Some(bad)).await;
        assert_eq!(said["recovered"], false, "{bad:?}: {said}");
        assert!(
            said["position"].as_str().is_some_and(|text| text != *bad),
            "{said}"
        );
        writer.reply(&thread, &format!("na {turn}")).await;
        let wanted = i64::try_from(turn).unwrap() + 2;
        while live.event("post.created").await["data"]["number"] != wanted {}
    }
}

#[tokio::test]
async fn subscribing_again_with_the_position_it_gave_misses_nothing_and_repeats_nothing() {
    let world = world();
    let (writer, reader) = (world.caller(), world.member());
    let thread = writer.thread(world.community(), "Live: opnieuw").await;
    let channel = format!("thread:{thread}");
    let mut live = Live::open(&world.server, &reader).await;
    live.at(&channel).await;
    writer.reply(&thread, "twee").await;
    while live.event("post.created").await["data"]["number"] != 2 {}
    let position = live.at(&channel).await;
    let said = live.subscribe(&channel, Some(&position)).await;
    assert_eq!(said["recovered"], true);
    writer.reply(&thread, "drie").await;
    assert_eq!(numbers(&[live.event("post.created").await]), [3]);
    assert_eq!(live.settled().await, Vec::<Value>::new());
}

/// The log is cut by age. What was cut off can no longer be replayed, also when nothing is left of it.
#[tokio::test]
async fn a_position_before_the_part_that_was_forgotten_means_load_anew() {
    let place = Place::new();
    let sample = place.sample(3);
    let server = place.serve();
    let writer = Caller::member(&server, &sample.members[1]);
    let thread = writer.thread(sample.community(), "Live: vergeten").await;
    let channel = format!("thread:{thread}");
    let mut live = Live::open(&server, &sample.members[2]).await;
    live.at(&channel).await;
    let mut positions = Vec::new();
    for n in 2..=4 {
        writer.reply(&thread, &format!("bericht {n}")).await;
        loop {
            let event = live.event("post.created").await;
            if event["data"]["number"] == n {
                positions.push(event["position"].as_str().unwrap().to_owned());
                break;
            }
        }
    }
    let forget = async |upto: &str| {
        let db = store::Db::open(&place.database(), store::Options::default())
            .await
            .unwrap();
        let mut w = db.write().await.unwrap();
        w.query(store::sql!("DELETE FROM event WHERE seq <= $1"))
            .bind(upto.parse::<i64>().unwrap())
            .execute()
            .await
            .unwrap();
        w.commit().await.unwrap();
        db.close().await;
    };
    forget(&positions[1]).await;
    let recovered = async |after: &str| {
        let mut live = Live::open(&server, &sample.members[2]).await;
        live.subscribe(&channel, Some(after)).await["recovered"].clone()
    };
    assert_eq!(recovered(&positions[0]).await, json!(false));
    assert_eq!(
        recovered(&positions[1]).await,
        json!(true),
        "everything after it is there"
    );
    let end = live.at(&channel).await;
    forget(&end).await;
    assert_eq!(
        recovered(&positions[1]).await,
        json!(false),
        "nothing is left, and something was missed"
    );
    assert_eq!(
        recovered(&end).await,
        json!(true),
        "nothing is left, and nothing was missed"
    );
}

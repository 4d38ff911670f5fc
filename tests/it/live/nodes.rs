//! Several servers behind one address behave as one.

use store::Engine;
use tests::http::Caller;
use tests::live::{Live, numbers};
use tests::place::Place;
use tests::services;

#[tokio::test]
async fn two_servers_on_one_postgres_and_one_redis_show_each_others_posts() {
    let Some(redis) = services::redis().filter(|_| services::postgres()) else {
        return;
    };
    let place = Place::on(Engine::Postgres).await.with("REDIS_URL", &redis);
    let place = place.with("REDIS_NAMESPACE", &services::namespace("nodes"));
    let sample = place.sample(6);
    let (one, other) = (place.serve(), place.serve());
    let (here, there) = (
        Caller::member(&one, &sample.members[1]),
        Caller::member(&other, &sample.members[2]),
    );
    let thread = here.thread(sample.community(), "Twee servers").await;
    let channel = format!("thread:{thread}");
    let mut on_one = Live::open(&one, &sample.members[3]).await;
    let mut on_other = Live::open(&other, &sample.members[4]).await;
    for live in [&mut on_one, &mut on_other] {
        live.at(&channel).await;
    }
    for n in 0..10 {
        here.reply(&thread, &format!("hier {n}")).await;
        there.reply(&thread, &format!("daar {n}")).await;
    }
    let mut positions = Vec::new();
    for live in [&mut on_one, &mut on_other] {
        let mut events = Vec::new();
        while events.len() < 20 {
            let event = live.event("post.created").await;
            if event["data"]["number"] != 1 {
                events.push(event);
            }
        }
        assert_eq!(numbers(&events), (2..22).collect::<Vec<i64>>());
        positions.push(
            events
                .iter()
                .map(|event| event["position"].clone())
                .collect::<Vec<_>>(),
        );
    }
    assert_eq!(
        positions[0], positions[1],
        "a position means the same on each server"
    );

    // The line moves to the other server, as behind a balancer.
    let after = positions[0][9].as_str().unwrap();
    let mut moved = Live::open(&other, &sample.members[3]).await;
    assert_eq!(
        moved.subscribe(&channel, Some(after)).await["recovered"],
        true
    );
    assert_eq!(
        numbers(&moved.events("post.created", 10).await),
        (12..22).collect::<Vec<i64>>()
    );

    // Signing out on one ends the line on the other; leaving as well.
    let leaver = Caller::member(&one, &sample.members[4]);
    assert_eq!(
        leaver
            .delete(&format!(
                "/communities/{}/memberships/me",
                sample.community()
            ))
            .await
            .status,
        204
    );
    while on_other.next().await["type"] != "unsubscribed" {}
    here.reply(&thread, "na het vertrek").await;
    while moved.event("post.created").await["data"]["number"] != 22 {}
    assert_eq!(on_other.settled().await.len(), 0);
}

//! Redis goes away and comes back while people write: posts succeed, and the other server's readers miss nothing.

use store::Engine;
use tests::http::{Caller, send};
use tests::live::{Live, numbers};
use tests::place::Place;
use tests::services::{self, Redis};
use tests::until;

#[tokio::test]
async fn without_redis_posts_succeed_and_afterwards_the_other_server_has_missed_nothing() {
    if !services::postgres() {
        return;
    }
    let Some(mut redis) = Redis::own() else {
        return;
    };
    let place = Place::on(Engine::Postgres)
        .await
        .with("REDIS_URL", &redis.url());
    let sample = place.sample(4);
    let (one, other) = (place.serve(), place.serve());
    let writer = Caller::member(&one, &sample.members[1]);
    let thread = writer.thread(sample.community(), "Redis valt uit").await;
    let mut reader = Live::open(&other, &sample.members[2]).await;
    reader.at(&format!("thread:{thread}")).await;

    let ready = async |server| send(Caller::nobody(server).ask("GET", "/health/ready")).await;
    assert_eq!(ready(&one).await.status, 200);
    for n in 0..5 {
        writer.reply(&thread, &format!("voor {n}")).await;
    }
    redis.stop();
    for n in 0..10 {
        writer.reply(&thread, &format!("zonder {n}")).await;
    }
    let said = until("both servers say that the bus is away", async || {
        let (a, b) = (ready(&one).await, ready(&other).await);
        (a.status == 503 && b.status == 503).then_some(a)
    })
    .await;
    assert_eq!(
        (said.json()["database"].clone(), said.json()["bus"].clone()),
        ("ok".into(), "unavailable".into())
    );
    redis.start();
    for n in 0..5 {
        writer.reply(&thread, &format!("na {n}")).await;
    }
    let events = reader.events("post.created", 20).await;
    let number = numbers(&events);
    // The first post of the thread may still have been on its way when we began to listen.
    let first = number[0];
    assert!(first <= 2, "{number:?}");
    assert_eq!(number, (first..first + 20).collect::<Vec<i64>>());
    until("both servers are ready again", async || {
        (ready(&one).await.status == 200 && ready(&other).await.status == 200).then_some(())
    })
    .await;
    writer.reply(&thread, "weer gewoon").await;
    let last = loop {
        let event = reader.event("post.created").await;
        if event["data"]["number"] == 22 {
            break event;
        }
    };
    assert_eq!(last["channel"], format!("thread:{thread}"));
}

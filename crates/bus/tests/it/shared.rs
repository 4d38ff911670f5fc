//! Several servers on one Redis.

use bus::{Bus, Hint};

use crate::redis_server::{heard, namespace, real_redis, told_to_catch_up, two};

#[tokio::test]
async fn two_servers_hear_each_other_and_themselves() {
    let Some(redis) = real_redis() else { return };
    let (one, two) = two(&redis.url, &namespace("each-other")).await;
    let (mut at_one, mut at_two) = (one.hints(), two.hints());

    one.announce(5);
    heard(&mut at_two, 5).await;
    heard(&mut at_one, 5).await;

    two.announce(6);
    heard(&mut at_one, 6).await;
    heard(&mut at_two, 6).await;

    assert_eq!(one.ping().await, Ok(()));
}

#[tokio::test]
async fn of_many_announcements_at_least_the_highest_arrives() {
    let Some(redis) = real_redis() else { return };
    let (one, two) = two(&redis.url, &namespace("many")).await;
    let mut at_two = two.hints();
    for upto in 1..=10_000 {
        one.announce(upto);
    }
    heard(&mut at_two, 10_000).await;
}

#[tokio::test]
async fn installations_with_other_namespaces_do_not_hear_each_other() {
    let Some(redis) = real_redis() else { return };
    let (ours, theirs) = (namespace("ours"), namespace("theirs"));
    let (one, two) = two(&redis.url, &ours).await;
    let other = Bus::redis(&redis.url, &theirs).await.unwrap();
    let another = Bus::redis(&redis.url, &theirs).await.unwrap();
    let (mut at_two, mut at_another) = (two.hints(), another.hints());

    one.announce(1);
    heard(&mut at_two, 1).await;
    other.announce(2);
    assert_eq!(at_another.next().await, Hint::Upto(2));
}

#[tokio::test]
async fn a_message_that_is_not_understood_means_catch_up() {
    let Some(redis) = real_redis() else { return };
    let namespace = namespace("not-understood");
    let bus = Bus::redis(&redis.url, &namespace).await.unwrap();
    let mut hints = bus.hints();

    let client = redis::Client::open(redis.url.as_str()).unwrap();
    let mut connection = client.get_multiplexed_async_connection().await.unwrap();
    let mut command = redis::cmd("PUBLISH");
    command
        .arg(format!("kenniskring:events:{namespace}"))
        .arg("{\"upto\":5}");
    command.exec_async(&mut connection).await.unwrap();

    told_to_catch_up(&mut hints).await;
}

#[tokio::test]
async fn the_background_work_ends_with_the_last_clone() {
    let Some(redis) = real_redis() else { return };
    let namespace = namespace("end");
    let bus = Bus::redis(&redis.url, &namespace).await.unwrap();
    let clone = bus.clone();

    let client = redis::Client::open(redis.url.as_str()).unwrap();
    let mut connection = client.get_multiplexed_async_connection().await.unwrap();
    let mut command = redis::cmd("PUBSUB");
    command
        .arg("NUMSUB")
        .arg(format!("kenniskring:events:{namespace}"));

    drop(bus);
    let (_, subscribers): (String, i64) = command.query_async(&mut connection).await.unwrap();
    assert_eq!(subscribers, 1);
    drop(clone);
    loop {
        let (_, subscribers): (String, i64) = command.query_async(&mut connection).await.unwrap();
        if subscribers == 0 {
            break;
        }
    }
}

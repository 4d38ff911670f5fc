//! Redis goes and comes back.

use crate::redis_server::{heard, namespace, own_redis, told_to_catch_up, two};

#[tokio::test]
async fn after_an_outage_servers_are_told_to_catch_up_and_hear_each_other_again() {
    let Some(mut redis) = own_redis(&[]) else {
        return;
    };
    let (one, two) = two(&redis.url(), &namespace("outage")).await;
    let (mut at_one, mut at_two) = (one.hints(), two.hints());
    one.announce(1);
    heard(&mut at_two, 1).await;

    redis.stop();
    assert!(one.ping().await.is_err());
    for upto in 2..=1_000 {
        one.announce(upto);
    }
    heard(&mut at_one, 1_000).await;

    redis.start();
    told_to_catch_up(&mut at_one).await;
    told_to_catch_up(&mut at_two).await;
    assert_eq!(one.ping().await, Ok(()));
    assert_eq!(two.ping().await, Ok(()));

    one.announce(1_001);
    heard(&mut at_two, 1_001).await;
    two.announce(1_002);
    heard(&mut at_one, 1_002).await;
}

#[tokio::test]
async fn a_second_outage_is_survived_like_the_first() {
    let Some(mut redis) = own_redis(&[]) else {
        return;
    };
    let (one, two) = two(&redis.url(), &namespace("twice")).await;
    let mut at_two = two.hints();
    for outage in 1..=2 {
        redis.stop();
        redis.start();
        told_to_catch_up(&mut at_two).await;
        one.announce(outage);
        heard(&mut at_two, outage).await;
    }
}

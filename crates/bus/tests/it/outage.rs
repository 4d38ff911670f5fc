//! Redis goes and comes back.

use std::time::Duration;

use bus::Error;
use tokio::time;

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
    for upto in 2..=50 {
        one.announce(upto);
    }
    heard(&mut at_one, 50).await;

    redis.start();
    told_to_catch_up(&mut at_one).await;
    told_to_catch_up(&mut at_two).await;
    assert_eq!(one.ping().await, Ok(()));
    assert_eq!(two.ping().await, Ok(()));

    one.announce(51);
    heard(&mut at_two, 51).await;
    two.announce(52);
    heard(&mut at_one, 52).await;
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

/// The clock stands still and jumps to the next limit as soon as everybody waits, so the minute takes no time.
#[tokio::test]
async fn a_server_that_falls_silent_without_hanging_up_is_noticed() {
    let Some(redis) = own_redis(&[]) else { return };
    let (one, two) = two(&redis.url(), &namespace("silent")).await;
    let mut at_two = two.hints();
    one.announce(1);
    heard(&mut at_two, 1).await;

    redis.signal("STOP");
    time::pause();
    assert!(matches!(one.ping().await, Err(Error::Silent { .. })));
    one.announce(2);
    time::sleep(Duration::from_secs(60)).await;
    time::resume();
    redis.signal("CONT");

    told_to_catch_up(&mut at_two).await;
    one.announce(3);
    heard(&mut at_two, 3).await;
}

//! A bus that cannot be had says why, and keeps secrets.
#![cfg(test)]

use bus::{Bus, Error};
use tokio::net::TcpListener;

use crate::redis_server::{free_port, own_redis};

const SECRET: &str = "geheim";

async fn refused(url: &str) -> Error {
    let error = Bus::redis(url, "refusal")
        .await
        .expect_err("this bus should not be had");
    let texts = format!("{error} {error:?}");
    assert!(!texts.contains(SECRET), "{texts}");
    error
}

#[tokio::test]
async fn an_address_that_is_not_understood_is_refused_without_repeating_it() {
    for url in [
        "",
        "geheim",
        "http://anna:geheim@127.0.0.1",
        "redis://anna:geheim@",
        "redis://anna:geheim@127.0.0.1/geheim",
        "redis://anna:geheim@127.0.0.1:geheim",
        "redis+sentinel://anna:geheim@127.0.0.1:26379/geheim",
        "redis+cluster://anna:geheim@127.0.0.1:7000",
    ] {
        assert_eq!(refused(url).await, Error::Address, "{url}");
    }
}

#[tokio::test]
async fn a_server_that_is_not_there_is_named() {
    let port = free_port();
    let error = refused(&format!("redis://anna:{SECRET}@127.0.0.1:{port}/0")).await;
    assert!(matches!(error, Error::Refused { .. }), "{error:?}");
    assert!(
        error
            .to_string()
            .starts_with(&format!("Redis at 127.0.0.1:{port} cannot be used: ")),
        "{error}"
    );
}

/// The clock stands still and jumps to the next limit as soon as everybody waits.
#[tokio::test(start_paused = true)]
async fn a_server_that_never_answers_is_given_up() {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let at = listener.local_addr().unwrap().to_string();
    let error = refused(&format!("redis://anna:{SECRET}@{at}")).await;
    assert_eq!(error, Error::Silent { at });
}

#[tokio::test]
async fn a_wrong_password_is_refused_and_the_right_one_is_not() {
    let Some(redis) = own_redis(&["--requirepass", SECRET]) else {
        return;
    };
    let port = redis.port();
    let error = refused(&format!("redis://:{SECRET}-not@127.0.0.1:{port}")).await;
    assert!(matches!(error, Error::Refused { .. }), "{error:?}");
    assert!(matches!(refused(&redis.url()).await, Error::Refused { .. }));

    let bus = Bus::redis(&format!("redis://:{SECRET}@127.0.0.1:{port}"), "refusal")
        .await
        .unwrap();
    assert_eq!(bus.ping().await, Ok(()));
    assert_eq!(
        format!("{bus:?}"),
        format!("Redis(Redis(\"127.0.0.1:{port}\"))")
    );
}

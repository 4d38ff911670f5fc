//! What the black-box tests share: running the program, speaking to it as programs, browsers and live clients do, and
//! waiting. A test never sleeps and never measures time; it waits for something to be so, with [`until`].
#![allow(
    clippy::disallowed_methods,
    reason = "tests wait by the machine's clock, start tasks of their own, and learn from the environment what is there"
)]

pub mod browser;
pub mod http;
pub mod letters;
pub mod live;
pub mod passkey;
pub mod place;
pub mod provider;
pub mod server;
pub mod services;
pub mod source;
pub mod world;

use std::time::Duration;

/// How long anything may take before its test fails: generous, as other work may keep the machine busy.
pub const PATIENCE: Duration = Duration::from_secs(90);

/// Asks until there is an answer; fails with `what` when there is none for too long.
///
/// # Panics
/// When [`PATIENCE`] ends.
pub async fn until<T>(what: &str, mut ask: impl AsyncFnMut() -> Option<T>) -> T {
    let waited = tokio::time::timeout(PATIENCE, async {
        loop {
            if let Some(answer) = ask().await {
                return answer;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    });
    match waited.await {
        Ok(answer) => answer,
        Err(_) => panic!("waited in vain: {what}"),
    }
}

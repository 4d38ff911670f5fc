//! Hearing the other servers: a subscription that is renewed whenever it breaks.

use std::time::Duration;

use futures_util::StreamExt;
use redis::aio::PubSub;
use redis::{Msg, Value};

use super::pause::Pause;
use super::place::{Place, TO_ANSWER};
use crate::hints::{Hint, Readers};

/// After so long a silence we ask whether Redis is still there: a connection whose other side vanished without a
/// word (a firewall, a pulled plug) looks like one where nothing happens.
const SILENCE: Duration = Duration::from_secs(15);

/// Passes on what is heard, for ever. Every renewal of the subscription is a [`Hint::CatchUp`], because what was
/// said in between is lost. (The first needs none: nobody can have asked for hints before it.)
pub(super) async fn run(place: Place, first: PubSub, readers: Readers) {
    let mut pause = Pause::new();
    let mut subscription = first;
    loop {
        follow(&place, subscription, &readers, &mut pause).await;
        tracing::warn!(
            redis = place.at(),
            "lost the subscription to Redis; live updates wait for the next poll"
        );
        subscription = renewed(&place, &mut pause).await;
        tracing::info!(redis = place.at(), "subscribed to Redis again");
        readers.tell(Hint::CatchUp);
    }
}

async fn renewed(place: &Place, pause: &mut Pause) -> PubSub {
    loop {
        pause.wait().await;
        match place.subscribe().await {
            Ok(subscription) => return subscription,
            Err(error) => tracing::debug!(%error, "not subscribed to Redis yet"),
        }
    }
}

/// Returns when the connection is of no use any more.
async fn follow(place: &Place, subscription: PubSub, readers: &Readers, pause: &mut Pause) {
    let (mut commands, mut messages) = subscription.split();
    loop {
        tokio::select! {
            message = messages.next() => match message {
                Some(message) => readers.tell(read(&message)),
                None => return,
            },
            () = tokio::time::sleep(SILENCE) => {
                if let Err(error) = place.within(TO_ANSWER, commands.ping::<Value>()).await {
                    tracing::debug!(%error, "the subscription to Redis is dead");
                    return;
                }
            }
        }
        // Only now: a server that accepts us and hangs up at once must not be asked 20 times a second.
        pause.reset();
    }
}

/// What we do not understand may come from a newer version of ourselves, and means at least that something happened.
fn read(message: &Msg) -> Hint {
    let number = message
        .get_payload::<String>()
        .ok()
        .and_then(|payload| payload.parse().ok());
    number.map_or(Hint::CatchUp, Hint::Upto)
}

//! Telling the other servers: one number that waits to be sent, and the task that sends it.

use std::sync::{Arc, Mutex, PoisonError};

use redis::aio::MultiplexedConnection;
use tokio::sync::Notify;

use super::pause::Pause;
use super::place::{Place, TO_ANSWER};
use crate::Error;

/// The highest number that has not been sent. A queue of one place: of several hints only the highest matters.
#[derive(Default)]
pub(super) struct Pending {
    upto: Mutex<Option<i64>>,
    raised: Notify,
}

impl Pending {
    /// Adds a number. Never waits longer than it takes to compare two.
    pub(super) fn raise(&self, upto: i64) {
        {
            let mut waiting = self.upto.lock().unwrap_or_else(PoisonError::into_inner);
            // None is less than any number.
            *waiting = (*waiting).max(Some(upto));
        }
        self.raised.notify_one();
    }

    /// Waits until there is a number and takes it.
    async fn take(&self) -> i64 {
        loop {
            let taken = self
                .upto
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .take();
            match taken {
                Some(upto) => return upto,
                None => self.raised.notified().await,
            }
        }
    }
}

/// Sends what is pending, for ever. What could not be sent is sent later, or something higher is instead.
pub(super) async fn run(place: Place, pending: Arc<Pending>) {
    let mut pause = Pause::new();
    let mut connection = None;
    let mut well = true;
    loop {
        let upto = pending.take().await;
        match send(&place, &mut connection, upto).await {
            Ok(()) => {
                pause.reset();
                well = true;
            }
            Err(error) => {
                if well {
                    tracing::warn!(%error, "could not tell the other servers; trying on");
                }
                well = false;
                connection = None;
                pending.raise(upto);
                pause.wait().await;
            }
        }
    }
}

async fn send(
    place: &Place,
    connection: &mut Option<MultiplexedConnection>,
    upto: i64,
) -> Result<(), Error> {
    let connection = match connection {
        Some(connection) => connection,
        None => connection.insert(place.connect().await?),
    };
    let mut command = redis::cmd("PUBLISH");
    command.arg(place.channel()).arg(upto);
    place
        .within(TO_ANSWER, command.exec_async(connection))
        .await
}

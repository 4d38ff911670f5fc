//! Sending what waits.

use ::store::Db;
use base::{Clock, LetterId};
use tokio::task::JoinSet;

use crate::transport::{CONNECTIONS, deliver};
use crate::{Error, Failure, Letter, Mailbox, Transport, queue};

/// Letters per round: with eight at once and 25 seconds each, a round ends before its lease of 60 seconds.
const SMTP_ROUND: i64 = 16;
/// A folder takes milliseconds.
const LOCAL_ROUND: i64 = 256;

/// What a run of the sender came to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sent {
    /// Letters delivered.
    pub sent: usize,
    /// Tries that failed; these letters are due later, or parked.
    pub failed: usize,
}

/// Sends what is due, round after round: take, deliver eight at once with no transaction open, note. Ends when nothing
/// is due any more, or when a whole round failed in a way that may pass: then the way out is closed, and the rest waits
/// without spending its tries. Any number of senders may run at once. Fails only with the database.
pub async fn send_waiting(
    db: &Db,
    transport: &Transport,
    from: &Mailbox,
    clock: &Clock,
) -> Result<Sent, Error> {
    let round = match transport {
        Transport::Smtp(_) => SMTP_ROUND,
        Transport::File(_) | Transport::Memory(_) => LOCAL_ROUND,
    };
    let mut total = Sent::default();
    loop {
        let mut w = db.write().await?;
        let letters = queue::take(&mut w, clock.now(), round).await?;
        w.commit().await?;
        if letters.is_empty() {
            return Ok(total);
        }
        let outcomes = deliver_all(transport, from, letters, clock).await;
        let (sent, failed) = note(db, &outcomes, clock).await?;
        total.sent += sent;
        total.failed += failed;
        if outcomes
            .iter()
            .all(|(_, outcome)| matches!(outcome, Err(failure) if !failure.permanent))
        {
            return Ok(total);
        }
    }
}

type Outcome = (LetterId, Result<(), Failure>);

async fn deliver_all(
    transport: &Transport,
    from: &Mailbox,
    letters: Vec<Letter>,
    clock: &Clock,
) -> Vec<Outcome> {
    let mut outcomes = Vec::with_capacity(letters.len());
    let mut under_way = JoinSet::new();
    for letter in letters {
        if under_way.len() >= CONNECTIONS {
            outcomes.extend(under_way.join_next().await.and_then(Result::ok));
        }
        let (transport, from, clock) = (transport.clone(), from.clone(), clock.clone());
        under_way.spawn(async move {
            let outcome = deliver(&transport, &from, &letter, clock.now()).await;
            (letter.id, outcome)
        });
    }
    while let Some(done) = under_way.join_next().await {
        // A delivery that panicked has no outcome: its letter is due again when the lease ends.
        outcomes.extend(done.ok());
    }
    outcomes
}

async fn note(db: &Db, outcomes: &[Outcome], clock: &Clock) -> Result<(usize, usize), Error> {
    let now = clock.now();
    let delivered: Vec<LetterId> = outcomes
        .iter()
        .filter(|(_, outcome)| outcome.is_ok())
        .map(|(id, _)| *id)
        .collect();
    let mut w = db.write().await?;
    queue::sent(&mut w, now, &delivered).await?;
    for (id, outcome) in outcomes {
        if let Err(failure) = outcome {
            let parked = queue::failed(&mut w, now, *id, failure).await?;
            tracing::warn!(letter.id = %id, parked, error = %failure, "a letter was not delivered");
        }
    }
    w.commit().await?;
    Ok((delivered.len(), outcomes.len() - delivered.len()))
}

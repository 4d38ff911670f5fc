//! The relay: takes facts out of the outbox in order, numbers what follows from them, and lets the reactions happen, all
//! in one transaction; afterwards it tells the other servers up to which number there is news.
//!
//! Any server may relay at any moment: the counter's row lets one at a time through.

use base::{Call, Clock, Ts};
use bus::Bus;
use notifications::event::log;
use store::{Db, outbox};
use tokio::time::{Duration, MissedTickBehavior, interval};

use crate::app::App;
use crate::reactions::{self, Reaction};

/// How many facts one transaction handles.
const BATCH: i64 = 64;

/// What can go wrong while facts are handled.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The database failed.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// A reaction failed.
    #[error("a reaction failed: {0}")]
    Reaction(Box<dyn std::error::Error + Send + Sync>),
}

/// Relays for ever: at once after a commit of this server that stated a fact, and every second for what others left.
pub async fn run(app: App) {
    let mut tick = interval(Duration::from_secs(1));
    tick.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            () = app.db.fact_stated() => {}
            _ = tick.tick() => {}
        }
        if let Err(error) = drain(&app.db, &app.bus, &app.clock).await {
            tracing::error!(%error, "facts could not be relayed; trying again");
        }
    }
}

/// Handles every fact that waits now; the number handled.
pub async fn drain(db: &Db, bus: &Bus, clock: &Clock) -> Result<usize, Error> {
    let mut handled = 0;
    loop {
        let mut r = db.read().await?;
        let waiting = outbox::is_waiting(&mut r, clock.now()).await?;
        drop(r);
        if !waiting {
            return Ok(handled);
        }
        let now = clock.now();
        let (done, whole) = match batch(db, now, BATCH).await {
            Ok(done) => (done, true),
            Err(error) => {
                tracing::warn!(%error, "a batch of facts failed; handling them one by one");
                (one_by_one(db, now).await?, false)
            }
        };
        handled += done.facts;
        bus.announce(done.upto);
        // What was stated since has rung the bell again.
        if whole && i64::try_from(done.facts).is_ok_and(|many| many < BATCH) {
            return Ok(handled);
        }
    }
}

struct Done {
    facts: usize,
    upto: i64,
}

/// Handles up to `most` facts in one transaction.
async fn batch(db: &Db, now: Ts, most: i64) -> Result<Done, Error> {
    let mut w = db.write().await?;
    let last = outbox::lock(&mut w).await?;
    let pending = outbox::pending(&mut w, now, most).await?;
    let mut reaction = Reaction::new(Call::system("relay", now), last);
    reactions::prepare(&mut w, &mut reaction, &pending)
        .await
        .map_err(Error::Reaction)?;
    for fact in &pending {
        reactions::react(&mut w, &mut reaction, fact)
            .await
            .map_err(Error::Reaction)?;
    }
    log::record(&mut w, &reaction.events).await?;
    notifications::deliver(&mut w, &reaction.notices).await?;
    let positions: Vec<i64> = pending.iter().map(|fact| fact.position).collect();
    if !positions.is_empty() {
        outbox::done(&mut w, &positions, reaction.last).await?;
    }
    w.commit().await?;
    metrics::counter!("kenniskring_facts_relayed_total").increment(positions.len() as u64);
    Ok(Done {
        facts: positions.len(),
        upto: reaction.last,
    })
}

/// Handles the oldest facts each in its own transaction, so that one that fails does not hold up the others: it is put
/// back with a growing pause, and parked in the end.
async fn one_by_one(db: &Db, now: Ts) -> Result<Done, Error> {
    let mut whole = Done { facts: 0, upto: 0 };
    for _ in 0..BATCH {
        let mut w = db.write().await?;
        let next = outbox::pending(&mut w, now, 1).await?;
        drop(w);
        let Some(fact) = next.first() else {
            return Ok(whole);
        };
        match batch(db, now, 1).await {
            Ok(done) => {
                whole.facts += done.facts;
                whole.upto = done.upto;
            }
            Err(error) => {
                let mut w = db.write().await?;
                let parked = outbox::failed(&mut w, fact.position, now).await?;
                w.commit().await?;
                tracing::error!(position = fact.position, parked, %error, "a fact could not be handled");
            }
        }
    }
    Ok(whole)
}

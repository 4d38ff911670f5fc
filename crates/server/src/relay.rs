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
        match drain(&app.db, &app.bus, &app.clock, &app.settings.base_url).await {
            Ok(handled) if handled.letters => app.mail_queued.notify_one(),
            Ok(_) => {}
            Err(error) => tracing::error!(%error, "facts could not be relayed; trying again"),
        }
    }
}

/// What was handled.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Handled {
    /// How many facts.
    pub facts: usize,
    /// Whether letters were queued.
    pub letters: bool,
}

/// Handles every fact that waits now; what was handled. Links in letters lead to `base_url`.
pub async fn drain(db: &Db, bus: &Bus, clock: &Clock, base_url: &str) -> Result<Handled, Error> {
    let mut handled = Handled::default();
    loop {
        let mut r = db.read().await?;
        let waiting = outbox::is_waiting(&mut r, clock.now()).await?;
        drop(r);
        if !waiting {
            return Ok(handled);
        }
        let now = clock.now();
        let (done, whole) = match batch(db, now, BATCH, base_url).await {
            Ok(done) => (done, true),
            Err(error) => {
                tracing::warn!(%error, "a batch of facts failed; handling them one by one");
                (one_by_one(db, now, base_url).await?, false)
            }
        };
        handled.facts += done.facts;
        handled.letters |= done.letters;
        bus.announce(done.upto);
        // What was stated since has rung the bell again.
        if whole && i64::try_from(done.facts).is_ok_and(|many| many < BATCH) {
            return Ok(handled);
        }
    }
}

struct Done {
    facts: usize,
    letters: bool,
    upto: i64,
}

/// Handles up to `most` facts in one transaction.
async fn batch(db: &Db, now: Ts, most: i64, base_url: &str) -> Result<Done, Error> {
    let mut w = db.write().await?;
    let last = outbox::lock(&mut w).await?;
    let pending = outbox::pending(&mut w, now, most).await?;
    let mut reaction = Reaction::new(Call::system("relay", now), last, base_url);
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
    notifications::mail_at(&mut w, &reaction.mailed, now).await?;
    let positions: Vec<i64> = pending.iter().map(|fact| fact.position).collect();
    if !positions.is_empty() {
        outbox::done(&mut w, &positions, reaction.last).await?;
    }
    w.commit().await?;
    metrics::counter!("kenniskring_facts_relayed_total").increment(positions.len() as u64);
    Ok(Done {
        facts: positions.len(),
        letters: reaction.letters || !reaction.mailed.is_empty(),
        upto: reaction.last,
    })
}

/// Handles the oldest facts each in its own transaction, so that one that fails does not hold up the others: it is put
/// back with a growing pause, and parked in the end.
async fn one_by_one(db: &Db, now: Ts, base_url: &str) -> Result<Done, Error> {
    let mut whole = Done {
        facts: 0,
        letters: false,
        upto: 0,
    };
    for _ in 0..BATCH {
        let mut w = db.write().await?;
        let next = outbox::pending(&mut w, now, 1).await?;
        drop(w);
        let Some(fact) = next.first() else {
            return Ok(whole);
        };
        match batch(db, now, 1, base_url).await {
            Ok(done) => {
                whole.facts += done.facts;
                whole.letters |= done.letters;
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

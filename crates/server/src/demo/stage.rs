//! Where the demo is played: the database, the bus, and a clock on which every act has its own moment.

use anyhow::Result;
use base::{Call, Clock, Ids, Ts};
use bus::Bus;
use store::Db;

use crate::relay;

const SEED: u64 = 20_170_118;
const DAY: f64 = 86_400.0;

/// What every part of the demo needs.
pub(super) struct Stage<'a> {
    pub(super) db: &'a Db,
    bus: &'a Bus,
    now: Ts,
    ids: Ids,
}

impl<'a> Stage<'a> {
    pub(super) fn new(db: &'a Db, bus: &'a Bus, now: Ts) -> Self {
        Self {
            db,
            bus,
            now,
            ids: Ids::seeded(SEED),
        }
    }

    /// The moment so many days before now.
    pub(super) fn days_ago(&self, days: f64) -> Ts {
        later(self.now, -days * DAY)
    }

    /// The program's call at a moment, with ids from the seed.
    pub(super) fn call(&self, at: Ts) -> Call {
        Call {
            ids: self.ids.clone(),
            ..Call::system("demo", at)
        }
    }

    /// Lets follow what follows from everything stated so far.
    pub(super) async fn relay(&self) -> Result<()> {
        // Nothing in the demo leads to a letter, so no address is needed.
        relay::drain(self.db, self.bus, &Clock::standing_at(self.now), "").await?;
        Ok(())
    }
}

/// A moment so many seconds after another, to the second.
pub(super) fn later(at: Ts, seconds: f64) -> Ts {
    at.plus_seconds(seconds.round() as i64)
}

//! Time as a number that both databases order and compare alike, and the clock that is handed in.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use serde::{Deserialize, Serialize};

/// A moment: microseconds since 1970-01-01T00:00:00Z.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, sqlx::Type,
)]
#[sqlx(transparent)]
#[serde(transparent)]
pub struct Ts(i64);

impl Ts {
    /// The moment that is this many microseconds after 1970-01-01T00:00:00Z.
    pub const fn from_micros(micros: i64) -> Self {
        Self(micros)
    }

    /// Microseconds since 1970-01-01T00:00:00Z.
    pub const fn micros(self) -> i64 {
        self.0
    }

    /// This moment plus `seconds` (which may be negative); stays at the ends of the range.
    #[must_use]
    pub const fn plus_seconds(self, seconds: i64) -> Self {
        Self(self.0.saturating_add(seconds.saturating_mul(1_000_000)))
    }

    /// The moment in the form of RFC 3339, in UTC with microseconds.
    pub fn rfc3339(self) -> String {
        match jiff::Timestamp::from_microsecond(self.0) {
            Ok(moment) => format!("{moment:.6}"),
            Err(_) => "1970-01-01T00:00:00.000000Z".to_owned(),
        }
    }

    /// Reads RFC 3339; `None` when the text is none.
    pub fn parse(text: &str) -> Option<Self> {
        text.parse::<jiff::Timestamp>()
            .ok()
            .map(|moment| Self(moment.as_microsecond()))
    }
}

/// Where `now` comes from: the system, or a hand that a test turns.
#[derive(Debug, Clone)]
pub enum Clock {
    /// The machine's clock.
    System,
    /// Stands still until somebody sets it.
    Set(Arc<AtomicI64>),
}

impl Clock {
    /// A clock that stands at `at` until [`Clock::set`].
    pub fn standing_at(at: Ts) -> Self {
        Self::Set(Arc::new(AtomicI64::new(at.micros())))
    }

    /// The present moment.
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place that reads the machine's clock"
    )]
    pub fn now(&self) -> Ts {
        match self {
            Self::System => {
                let since = std::time::SystemTime::now()
                    .duration_since(std::time::UNIX_EPOCH)
                    .unwrap_or_default();
                Ts(i64::try_from(since.as_micros()).unwrap_or(i64::MAX))
            }
            Self::Set(at) => Ts(at.load(Ordering::SeqCst)),
        }
    }

    /// Turns a standing clock to `at`; the system's clock does not listen.
    pub fn set(&self, at: Ts) {
        if let Self::Set(hand) = self {
            hand.store(at.micros(), Ordering::SeqCst);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rfc3339_round_trips_with_microseconds() {
        let at = Ts::from_micros(1_764_000_000_123_456);
        assert_eq!(at.rfc3339(), "2025-11-24T16:00:00.123456Z");
        assert_eq!(Ts::parse(&at.rfc3339()), Some(at));
        assert_eq!(Ts::parse("yesterday"), None);
    }
}

//! Who calls, when, in which language and with which new ids: made once per request or job, handed to every verb.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use rand::{RngExt, SeedableRng, rngs::StdRng};
use uuid::Uuid;

use crate::{Lang, PersonId, SessionId, ThreadId, Ts};

/// The circumstances of one action; `now` stands still for its length.
#[derive(Debug, Clone)]
pub struct Call {
    /// Who acts.
    pub actor: Actor,
    /// When; one action has one time.
    pub now: Ts,
    /// Where new ids come from.
    pub ids: Ids,
    /// The language to answer in.
    pub lang: Lang,
    /// The thread through the log.
    pub trace: TraceId,
    /// From where: a network address, or the name of a job or command. For the record of acts only.
    pub origin: Arc<str>,
}

impl Call {
    /// A call of the program itself, for jobs and reactions.
    pub fn system(name: &'static str, now: Ts) -> Self {
        Self {
            actor: Actor::System(name),
            now,
            ids: Ids::Random,
            lang: Lang::Nl,
            trace: TraceId(0),
            origin: Arc::from(name),
        }
    }

    /// The same circumstances in somebody's own name (demo and tests act for many people).
    #[must_use]
    pub fn as_person(&self, id: PersonId) -> Self {
        Self {
            actor: Actor::Person(Person {
                id,
                administrator: false,
                session: None,
                guest: false,
            }),
            ..self.clone()
        }
    }
}

/// Who acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Actor {
    /// Nobody is signed in.
    Anonymous,
    /// A signed-in person.
    Person(Person),
    /// The program itself, with the name of the job.
    System(&'static str),
}

impl Actor {
    /// The person's id, when a person acts.
    pub fn person(&self) -> Option<PersonId> {
        match self {
            Self::Person(person) => Some(person.id),
            Self::Anonymous | Self::System(_) => None,
        }
    }

    /// Whether a person acts who is administrator.
    pub fn is_administrator(&self) -> bool {
        matches!(self, Self::Person(person) if person.administrator)
    }

    /// Whether a guest acts.
    pub fn is_guest(&self) -> bool {
        matches!(self, Self::Person(person) if person.guest)
    }
}

/// A signed-in person, as far as rules need to know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Person {
    /// The account.
    pub id: PersonId,
    /// May see and settle everything.
    pub administrator: bool,
    /// The session it came by; `None` for a bearer token.
    pub session: Option<SessionId>,
    /// A guest: bounded in time and to named communities; sees nothing that is for the network.
    pub guest: bool,
}

/// The source of new ids: chance, or a seed so that tests and demo see the same ids each time.
#[derive(Debug, Clone)]
pub enum Ids {
    /// The thread's cryptographic generator.
    Random,
    /// A generator that repeats itself.
    Seeded(Arc<Mutex<StdRng>>),
}

impl Ids {
    /// A source that gives the same row of ids for the same seed.
    pub fn seeded(seed: u64) -> Self {
        Self::Seeded(Arc::new(Mutex::new(StdRng::seed_from_u64(seed))))
    }

    /// A UUID of version 7 (RFC 9562) whose time part is `now`, so that ids sort by time.
    pub fn uuid(&self, now: Ts) -> Uuid {
        let millis = u64::try_from(now.micros() / 1000).unwrap_or_default();
        uuid::Builder::from_unix_timestamp_millis(millis, &self.bytes()).into_uuid()
    }

    /// A fresh short id for a thread.
    pub fn thread(&self) -> ThreadId {
        ThreadId::from_bits(u64::from_le_bytes(self.bytes()))
    }

    /// `N` bytes of chance; unguessable unless seeded.
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place that asks for chance"
    )]
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        match self {
            Self::Random => rand::rng().random(),
            Self::Seeded(rng) => rng.lock().unwrap_or_else(PoisonError::into_inner).random(),
        }
    }
}

/// Ties the log lines of one request together; shown to the user with an internal error.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TraceId(pub u64);

impl fmt::Display for TraceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_ids_and_ids_sort_by_time() {
        let (a, b) = (Ids::seeded(7), Ids::seeded(7));
        let early = Ts::from_micros(1_000_000_000_000);
        assert_eq!(a.uuid(early), b.uuid(early));
        assert!(a.uuid(early) < a.uuid(early.plus_seconds(1)));
        assert_ne!(Ids::Random.thread(), Ids::Random.thread());
    }
}

//! The digest, on each engine, with an invented look-up of what it is about.
#![expect(clippy::unwrap_used, reason = "a failure here is the test's failure")]

mod choose;
mod enrol;
mod next_at;
mod run;
mod run_races;

use std::sync::Mutex;

use base::{Actor, Call, CommunityId, Fact, Ids, PersonId, PostId, ThreadId, Ts};
use digests::{Contents, Describe, Error, Ran};
use mail::Letter;
use notifications::{Event, EventName, record};
use store::{Db, Reader, outbox};
use tokio::sync::Barrier;
use uuid::Uuid;

pub(crate) const ANNA: PersonId = PersonId(Uuid::from_u128(1));
pub(crate) const BOB: PersonId = PersonId(Uuid::from_u128(2));
pub(crate) const EVA: PersonId = PersonId(Uuid::from_u128(3));
pub(crate) const HERE: CommunityId = CommunityId(Uuid::from_u128(11));
pub(crate) const THERE: CommunityId = CommunityId(Uuid::from_u128(12));
pub(crate) const FAR: CommunityId = CommunityId(Uuid::from_u128(13));

pub(crate) fn ts(text: &str) -> Ts {
    Ts::parse(text).unwrap()
}

/// The evening on which tests begin; the usual hour comes at six the next morning (UTC).
pub(crate) fn evening() -> Ts {
    ts("2026-11-24T20:00:00Z")
}

/// The morning so many days after that evening, a minute past the usual hour.
pub(crate) fn morning(days: i64) -> Call {
    call(ts("2026-11-24T06:01:00Z").plus_seconds(86_400 * days))
}

/// A call of the program at a moment, with chance that differs between moments.
pub(crate) fn call(now: Ts) -> Call {
    Call {
        ids: Ids::seeded(now.micros().unsigned_abs()),
        ..Call::system("test", now)
    }
}

pub(crate) fn anonymous(now: Ts) -> Call {
    Call {
        actor: Actor::Anonymous,
        ..call(now)
    }
}

/// Post `seq` by somebody who has no digest, at a moment.
pub(crate) fn posted(seq: i64, community: CommunityId, at: Ts) -> Event {
    Event {
        seq,
        community_id: Some(community),
        thread_id: Some(ThreadId::from_bits(1)),
        post_id: Some(PostId(Uuid::from_u128(u128::try_from(seq).unwrap()))),
        number: Some(seq),
        person_id: Some(PersonId(Uuid::from_u128(99))),
        ..Event::new(EventName::PostCreated, at)
    }
}

/// Records events as the relay does.
pub(crate) async fn relayed(db: &Db, events: &[Event]) {
    let mut w = db.write().await.unwrap();
    record(&mut w, events).await.unwrap();
    let last = events.iter().map(|e| e.seq).max().unwrap_or_default();
    outbox::done(&mut w, &[], last).await.unwrap();
    w.commit().await.unwrap();
}

/// Sets up digests on the evening, of everything after event `seq`.
pub(crate) async fn enrolled(db: &Db, people: &[PersonId], seq: i64) {
    let mut w = db.write().await.unwrap();
    digests::system::enrol(&mut w, &call(evening()), people, seq)
        .await
        .unwrap();
    w.commit().await.unwrap();
}

/// What was asked of a description: who, which events, and with which secret.
pub(crate) type Asked = (PersonId, Vec<i64>, String);

/// Everybody belongs to the same communities, and what is found depends on who asks.
#[derive(Default)]
pub(crate) struct Fake {
    pub(crate) communities: Vec<(CommunityId, Ts)>,
    /// Who has read everything already.
    pub(crate) nothing_for: Vec<PersonId>,
    /// Whose letter cannot be composed.
    pub(crate) fails_for: Vec<PersonId>,
    /// Where those who compose wait for each other.
    pub(crate) together: Option<Barrier>,
    pub(crate) asked: Mutex<Vec<Asked>>,
}

impl Fake {
    /// Everybody belongs to one community for ever.
    pub(crate) fn new() -> Self {
        Self {
            communities: vec![(HERE, Ts::from_micros(0))],
            ..Self::default()
        }
    }

    /// What was asked since the last time.
    pub(crate) fn take(&self) -> Vec<Asked> {
        std::mem::take(&mut self.asked.lock().unwrap())
    }
}

impl Describe for Fake {
    async fn communities(
        &self,
        _: &mut Reader,
        _: PersonId,
    ) -> Result<Vec<(CommunityId, Ts)>, Error> {
        Ok(self.communities.clone())
    }

    async fn contents(
        &self,
        _: &mut Reader,
        person: PersonId,
        posts: &[Event],
        token: &str,
        now: Ts,
    ) -> Result<Option<Contents>, Error> {
        let seqs = posts.iter().map(|post| post.seq).collect();
        self.asked
            .lock()
            .unwrap()
            .push((person, seqs, token.to_owned()));
        if let Some(together) = &self.together {
            together.wait().await;
        }
        if self.fails_for.contains(&person) {
            return Err(Error::Describe("the look-up failed".into()));
        }
        if self.nothing_for.contains(&person) {
            return Ok(None);
        }
        Ok(Some(Contents {
            recipient: format!("{person}@example.nl"),
            name: format!("Lid {person}"),
            subject: format!("{} nieuwe berichten", posts.len()),
            text: now.rfc3339(),
            html: format!("<p>{}</p>", posts.len()),
            unsubscribe_url: format!("https://kring.example/unsubscribe/{token}"),
        }))
    }
}

pub(crate) async fn run(db: &Db, call: &Call, fake: &Fake) -> Ran {
    digests::run(db, call, fake).await.unwrap()
}

/// Takes the letters that wait, as the sender does, and notes them as sent.
pub(crate) async fn letters(db: &Db) -> Vec<Letter> {
    let mut w = db.write().await.unwrap();
    let mut all = Vec::new();
    loop {
        let now = ts("2030-01-01T00:00:00Z");
        let some = mail::take(&mut w, now, 100).await.unwrap();
        if some.is_empty() {
            break;
        }
        let ids: Vec<_> = some.iter().map(|letter| letter.id).collect();
        mail::sent(&mut w, now, &ids).await.unwrap();
        all.extend(some);
    }
    w.commit().await.unwrap();
    all.sort_by(|a, b| a.recipient.cmp(&b.recipient));
    all
}

/// Takes what was stated so far out of the outbox.
pub(crate) async fn facts(db: &Db) -> Vec<Fact> {
    let mut w = db.write().await.unwrap();
    let last = outbox::last_seq(&mut w).await.unwrap();
    let pending = outbox::pending(&mut w, Ts::from_micros(i64::MAX), 1000)
        .await
        .unwrap();
    let positions: Vec<i64> = pending.iter().map(|p| p.position).collect();
    outbox::done(&mut w, &positions, last).await.unwrap();
    w.commit().await.unwrap();
    pending.into_iter().map(|p| p.fact).collect()
}

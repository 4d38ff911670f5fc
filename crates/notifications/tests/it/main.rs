//! The log, the inbox and the hub, the first two on each engine.
#![expect(clippy::unwrap_used, reason = "a failure here is the test's failure")]

mod deliver;
mod hub;
mod list_notices;
mod posts_between;
mod prune;
mod read;
mod record;
mod replay;
mod system;

use base::{Actor, Call, CommunityId, Fact, Ids, NoticeId, PersonId, PostId, ThreadId, Ts};
use notifications::{Event, EventName, Notice, Reason, deliver, record};
use store::{Db, outbox};
use uuid::Uuid;

/// The moment at which tests begin.
pub(crate) const NOON: Ts = Ts::from_micros(1_764_000_000_000_000);

pub(crate) const ANNA: PersonId = PersonId(Uuid::from_u128(1));
pub(crate) const BOB: PersonId = PersonId(Uuid::from_u128(2));
pub(crate) const HERE: CommunityId = CommunityId(Uuid::from_u128(11));
pub(crate) const THERE: CommunityId = CommunityId(Uuid::from_u128(12));

pub(crate) fn system() -> Call {
    Call {
        ids: Ids::seeded(1),
        ..Call::system("test", NOON)
    }
}

pub(crate) fn by(id: PersonId) -> Call {
    system().as_person(id)
}

pub(crate) fn anonymous() -> Call {
    Call {
        actor: Actor::Anonymous,
        ..system()
    }
}

pub(crate) fn thread(n: u64) -> ThreadId {
    ThreadId::from_bits(n)
}

/// Event `seq`, so many seconds after noon: a post by Anna in thread 1 of the one community.
pub(crate) fn posted(seq: i64) -> Event {
    Event {
        seq,
        community_id: Some(HERE),
        thread_id: Some(thread(1)),
        post_id: Some(PostId(Uuid::from_u128(u128::try_from(seq).unwrap()))),
        number: Some(seq),
        person_id: Some(ANNA),
        ..Event::new(EventName::PostCreated, NOON.plus_seconds(seq))
    }
}

/// Event `seq` on a person's own channel.
pub(crate) fn own(seq: i64, person: PersonId) -> Event {
    Event {
        seq,
        me_id: Some(person),
        ..Event::new(EventName::NoticeCreated, NOON.plus_seconds(seq))
    }
}

/// Records events as the relay does, with the counter at the last of them.
pub(crate) async fn relayed(db: &Db, events: &[Event]) {
    let mut w = db.write().await.unwrap();
    record(&mut w, events).await.unwrap();
    let last = events.iter().map(|e| e.seq).max().unwrap_or_default();
    outbox::done(&mut w, &[], last).await.unwrap();
    w.commit().await.unwrap();
}

pub(crate) fn seqs(events: &[Event]) -> Vec<i64> {
    events.iter().map(|e| e.seq).collect()
}

/// The notice of event `seq` about the post with that number in thread 1.
pub(crate) fn notice(seq: i64, person: PersonId) -> Notice {
    let id = u128::try_from(seq).unwrap() << 64 | person.0.as_u128();
    Notice {
        id: NoticeId(Uuid::from_u128(id)),
        person_id: person,
        seq,
        reason: Reason::Answered,
        community_id: HERE,
        thread_id: thread(1),
        post_id: PostId(Uuid::from_u128(id)),
        number: seq,
        actor_id: BOB,
        at: NOON,
        read_at: None,
    }
}

pub(crate) async fn delivered(db: &Db, notices: &[Notice]) {
    let mut w = db.write().await.unwrap();
    deliver(&mut w, notices).await.unwrap();
    w.commit().await.unwrap();
}

/// How many notices of a person are unread.
pub(crate) async fn unread(db: &Db, person: PersonId) -> i64 {
    let mut r = db.read().await.unwrap();
    notifications::count_unread(&mut r, person).await.unwrap()
}

/// Takes what was stated so far out of the outbox.
pub(crate) async fn facts(db: &Db) -> Vec<Fact> {
    let mut w = db.write().await.unwrap();
    let pending = outbox::pending(&mut w, Ts::from_micros(i64::MAX), 1000)
        .await
        .unwrap();
    let positions: Vec<i64> = pending.iter().map(|p| p.position).collect();
    outbox::done(&mut w, &positions, 0).await.unwrap();
    w.commit().await.unwrap();
    pending.into_iter().map(|p| p.fact).collect()
}

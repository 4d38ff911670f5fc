//! The verbs and questions of membership, on each engine.
#![expect(clippy::unwrap_used, reason = "a failure here is the test's failure")]

mod about;
mod communities;
mod guests;
mod join;
mod leave;
mod leaving;
mod lists;
mod passed_on;
mod plant;
mod remove;
mod requests;
mod role;
mod stand_ins;
mod system;
mod theme;
mod ways_in;

use base::{Actor, Call, CommunityId, Fact, Fault, Ids, Kind, Person, PersonId, Ts};
use membership::system::{Loaded, load};
use membership::{Error, Plan, Role, Slug};
use store::{Db, Writer, outbox};
use uuid::Uuid;

/// The moment at which tests begin.
pub(crate) const NOON: Ts = Ts::from_micros(1_764_000_000_000_000);

pub(crate) const ANNA: PersonId = PersonId(Uuid::from_u128(1));
pub(crate) const BOB: PersonId = PersonId(Uuid::from_u128(2));
pub(crate) const EVA: PersonId = PersonId(Uuid::from_u128(3));
pub(crate) const ADMIN: PersonId = PersonId(Uuid::from_u128(9));

/// Two priorities and a community of each sort, not in the order of their names.
pub(crate) const PLAN: &str = r#"
priority = [
    { slug = "lezen", name = { nl = "Lezen", en = "Reading" } },
    { slug = "digitaal", name = { nl = "Digitaal", en = "Digital" } },
]

[[community]]
slug = "open"
name = { nl = "Open kring", en = "Open circle" }
priority = "lezen"
purpose = { nl = "Voor iedereen", en = "For everybody" }

[[community]]
slug = "netwerk"
name = { nl = "Netwerkkring", en = "Network circle" }
priority = "digitaal"
visibility = "network"
confidence = "C"

[[community]]
slug = "besloten"
name = { nl = "Besloten kring", en = "Closed circle" }
priority = "digitaal"
visibility = "members"

[[community]]
slug = "aanvraag"
name = { nl = "Kring op aanvraag", en = "Circle on request" }
priority = "lezen"
joining = "request"
"#;

/// A call of the program at noon, with chance that repeats itself.
pub(crate) fn system() -> Call {
    Call {
        ids: Ids::seeded(1),
        ..Call::system("test", NOON)
    }
}

/// The same by a person.
pub(crate) fn by(id: PersonId) -> Call {
    system().as_person(id)
}

/// The same by an administrator.
pub(crate) fn admin() -> Call {
    let person = Person {
        id: ADMIN,
        administrator: true,
        session: None,
        guest: false,
    };
    Call {
        actor: Actor::Person(person),
        ..system()
    }
}

/// The same with nobody signed in.
pub(crate) fn anonymous() -> Call {
    Call {
        actor: Actor::Anonymous,
        ..system()
    }
}

/// The same at another time.
pub(crate) fn at(call: &Call, seconds: i64) -> Call {
    Call {
        now: NOON.plus_seconds(seconds),
        ..call.clone()
    }
}

pub(crate) fn slug(text: &str) -> Slug {
    Slug::parse(text).unwrap()
}

/// Makes the communities of [`PLAN`] and takes their facts.
pub(crate) async fn planted(db: &Db) {
    let plan = Plan::parse(PLAN).unwrap();
    let mut w = db.write().await.unwrap();
    membership::plant_communities(&mut w, &system(), &plan)
        .await
        .unwrap();
    w.commit().await.unwrap();
    facts(db).await;
}

pub(crate) async fn id_of(db: &Db, name: &str) -> CommunityId {
    let mut r = db.read().await.unwrap();
    let shown = membership::community(&mut r, &system(), &slug(name)).await;
    shown.unwrap().community.id
}

/// Makes people members without asking, the first named longest ago.
pub(crate) async fn with_members(db: &Db, name: &str, people: &[(PersonId, Role)]) {
    let community = id_of(db, name).await;
    let all: Vec<Loaded> = (0..)
        .zip(people)
        .map(|(n, (person, role))| Loaded {
            community,
            person: *person,
            role: *role,
            joined_at: NOON.plus_seconds(-1_000 + n),
        })
        .collect();
    let mut w = db.write().await.unwrap();
    load(&mut w, &all).await.unwrap();
    w.commit().await.unwrap();
}

/// The number of members as it is shown, after checking that it is the number of rows.
pub(crate) async fn members(db: &Db, name: &str) -> i64 {
    let mut r = db.read().await.unwrap();
    let shown = membership::community(&mut r, &system(), &slug(name)).await;
    let community = shown.unwrap().community;
    let (rows,): (i64,) = r
        .query(store::sql!(
            "SELECT COUNT(*) FROM membership WHERE community_id = $1"
        ))
        .bind(community.id)
        .fetch_one()
        .await
        .unwrap();
    assert_eq!(community.member_count, rows);
    rows
}

pub(crate) async fn coordinators(db: &Db, name: &str) -> Vec<PersonId> {
    let mut r = db.read().await.unwrap();
    let shown = membership::community(&mut r, &system(), &slug(name))
        .await
        .unwrap();
    membership::list_coordinators(&mut r, &shown).await.unwrap()
}

/// Runs a verb in a transaction of its own, which is kept when it went well.
pub(crate) async fn act<T>(
    db: &Db,
    verb: impl AsyncFnOnce(&mut Writer) -> Result<T, Error>,
) -> Result<T, Error> {
    let mut w = db.write().await.unwrap();
    let outcome = verb(&mut w).await;
    if outcome.is_ok() {
        w.commit().await.unwrap();
    }
    outcome
}

/// What went wrong, by its public name.
pub(crate) fn wrong<T: std::fmt::Debug>(outcome: Result<T, Error>) -> (Kind, &'static str) {
    let error = outcome.unwrap_err();
    (error.kind(), error.code())
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

//! The verbs and questions of identity, on each engine.
#![expect(clippy::unwrap_used, reason = "a failure here is the test's failure")]

mod accounts;
mod administer;
mod applicants;
mod connections;
#[path = "../../../../tests/support/passkey.rs"]
#[expect(unreachable_pub, reason = "the black-box tests use it too")]
mod device;
mod devices;
mod email_changes;
mod employments;
mod erasures;
mod guests;
mod invitations;
mod letter_links;
mod links;
mod look_after;
mod members;
mod merges;
mod organisations;
mod passkeys;
mod passwords;
mod people;
mod photos;
mod profiles;
mod records;
mod search;
mod second_factor;
mod secrets;
mod session_ends;
mod session_rotation;
mod sessions;
mod set_up;
mod system;
mod tokens;

use base::{Actor, Call, Fact, Ids, Lang, Line, Person, PersonId, SessionId, Ts};
use identity::{Email, Hash, NewAccount, Password, Scope, TokenForm};
use store::{Db, outbox};

/// The moment at which tests begin.
pub(crate) const NOON: Ts = Ts::from_micros(1_764_000_000_000_000);

/// A call of the program at noon, with chance that repeats itself.
pub(crate) fn system() -> Call {
    Call {
        ids: Ids::seeded(1),
        ..Call::system("test", NOON)
    }
}

/// The same at another time.
pub(crate) fn at(call: &Call, seconds: i64) -> Call {
    Call {
        now: NOON.plus_seconds(seconds),
        ..call.clone()
    }
}

/// The same with nobody signed in.
pub(crate) fn anonymous(call: &Call) -> Call {
    Call {
        actor: Actor::Anonymous,
        ..call.clone()
    }
}

/// The same by a person who came by a session.
pub(crate) fn by(call: &Call, id: PersonId, session: Option<SessionId>) -> Call {
    Call {
        actor: Actor::Person(Person {
            id,
            administrator: false,
            session,
            guest: false,
        }),
        ..call.clone()
    }
}

/// The same by an administrator.
pub(crate) fn admin(call: &Call) -> Call {
    Call {
        actor: Actor::Person(Person {
            id: PersonId(call.ids.uuid(call.now)),
            administrator: true,
            session: None,
            guest: false,
        }),
        ..call.clone()
    }
}

/// A token that may do everything, until it is taken back.
pub(crate) fn token(label: &str) -> TokenForm {
    TokenForm {
        label: Line::parse("label", label, 80).unwrap(),
        scope: Scope::Write,
        expires_at: None,
    }
}

/// A hash without the work of making one.
pub(crate) fn cheap() -> Hash {
    static HASH: std::sync::OnceLock<Hash> = std::sync::OnceLock::new();
    HASH.get_or_init(|| identity::password::hash(&password(), [1; 16]).unwrap())
        .clone()
}

pub(crate) fn password() -> Password {
    Password::parse("password", "een lang wachtwoord").unwrap()
}

pub(crate) fn email(text: &str) -> Email {
    Email::parse("email", text).unwrap()
}

/// An account of somebody called Anna de Wit.
pub(crate) fn anna(call: &Call) -> NewAccount {
    NewAccount {
        id: PersonId(call.ids.uuid(call.now)),
        email: email("Anna@Example.nl"),
        name: Line::parse("name", "Anna de Wit", 80).unwrap(),
        handle: None,
        organisation: "Bibliotheek Duinkant".to_owned(),
        province: "Noord-Holland".to_owned(),
        job: "Leesconsulent".to_owned(),
        language: Lang::Nl,
        administrator: false,
        password: Some(cheap()),
    }
}

/// Makes Anna's account.
pub(crate) async fn with_anna(db: &Db, call: &Call) -> PersonId {
    let mut w = db.write().await.unwrap();
    let made = identity::create_account(&mut w, call, anna(call))
        .await
        .unwrap();
    w.commit().await.unwrap();
    made.id
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

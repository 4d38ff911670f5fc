//! What administrators do with accounts: close, open, make administrator, sign out, ask for a new password, invite again.

use base::{Call, Fact, Fault, Line, PersonId, SessionId};
use identity::{Error, NewAccount, Presented};
use store::record::{self, Filter};
use store::testing::{each_engine, race};
use store::{Db, Reader};

use crate::{admin, anna, anonymous, at, by, cheap, email, facts, system, token, with_anna};

/// Another account.
pub(crate) async fn with(db: &Db, call: &Call, name: &str, administrator: bool) -> PersonId {
    let address = format!("{}@example.nl", name.to_lowercase().replace(' ', "."));
    let new = NewAccount {
        id: PersonId(call.ids.uuid(call.now)),
        email: email(&address),
        name: Line::parse("name", name, 80).unwrap(),
        organisation: String::new(),
        administrator,
        ..anna(call)
    };
    let mut w = db.write().await.unwrap();
    let made = identity::create_account(&mut w, call, new).await.unwrap();
    w.commit().await.unwrap();
    made.id
}

/// The actions of the record about somebody, oldest first.
pub(crate) async fn acts(r: &mut Reader, person: PersonId) -> Vec<String> {
    let filter = Filter {
        people: vec![person],
        ..Filter::default()
    };
    let mut lines = record::list(r, &filter, i64::MAX, 100).await.unwrap();
    lines.reverse();
    lines.into_iter().map(|line| line.action).collect()
}

fn code<T>(result: Result<T, Error>) -> &'static str {
    result.map_or_else(|error| error.code(), |_| "ok")
}

#[tokio::test]
async fn a_closed_account_ends_at_once_and_comes_back_whole() {
    each_engine(async |db| {
        let call = system();
        let id = with_anna(&db, &call).await;
        let me = by(&call, id, None);
        let mut w = db.write().await.unwrap();
        let (session, secret) = identity::open_session(&mut w, &call, id, "").await.unwrap();
        let (token_id, text) = identity::create_token(&mut w, &me, None, &token("x"))
            .await
            .unwrap();
        w.commit().await.unwrap();
        facts(&db).await;
        let mut w = db.write().await.unwrap();
        for _ in 0..2 {
            identity::disable_account(&mut w, &admin(&call), id)
                .await
                .unwrap();
        }
        w.commit().await.unwrap();
        let ended = |session| Fact::SessionEnded {
            person: id,
            session,
        };
        assert_eq!(
            facts(&db).await,
            [
                ended(session),
                ended(SessionId(token_id.0)),
                Fact::AccountDisabled { person: id }
            ],
            "once, and the live line of the token is cut too"
        );
        let mut w = db.write().await.unwrap();
        let bearer = identity::account_by_token(&mut w, call.now, &text).await;
        assert_eq!(bearer.unwrap(), None);
        let error = identity::open_session(&mut w, &call, id, "").await;
        assert!(matches!(error, Err(Error::NotFound)));
        for _ in 0..2 {
            identity::enable_account(&mut w, &admin(&call), id)
                .await
                .unwrap();
        }
        let bearer = identity::account_by_token(&mut w, call.now, &text).await;
        assert!(bearer.unwrap().is_some(), "tokens work again");
        let presented = identity::session_by_secret(&mut w, call.now, &secret.text()).await;
        assert_eq!(presented.unwrap(), Presented::Unknown, "sessions do not");
        let told = acts(&mut w, id).await;
        assert_eq!(
            told[told.len() - 2..],
            ["account-disabled", "account-enabled"]
        );
    })
    .await;
}

#[tokio::test]
async fn the_acts_are_for_the_program_and_administrators_and_never_on_oneself() {
    each_engine(async |db| {
        let call = system();
        let id = with_anna(&db, &call).await;
        let own = with(&db, &call, "Ada Baas", true).await;
        let unknown = PersonId(call.ids.uuid(call.now));
        let mut own_call = admin(&call);
        if let base::Actor::Person(person) = &mut own_call.actor {
            person.id = own;
        }
        let mut w = db.write().await.unwrap();
        for (call, person, wanted) in [
            (by(&call, unknown, None), id, "forbidden"),
            (anonymous(&call), id, "sign-in-needed"),
            (admin(&call), unknown, "not-found"),
        ] {
            let codes = [
                code(identity::disable_account(&mut w, &call, person).await),
                code(identity::enable_account(&mut w, &call, person).await),
                code(identity::set_administrator(&mut w, &call, person, true).await),
                code(identity::end_sessions_of(&mut w, &call, person).await),
                code(identity::ask_new_password(&mut w, &call, person).await),
                code(identity::invite_again(&mut w, &call, person).await),
                code(identity::account_overview(&mut w, &call, person).await),
            ];
            assert_eq!(codes, [wanted; 7]);
        }
        assert_eq!(
            [
                code(identity::disable_account(&mut w, &own_call, own).await),
                code(identity::set_administrator(&mut w, &own_call, own, false).await),
            ],
            ["own-account"; 2]
        );
        assert_eq!(
            code(identity::end_sessions_of(&mut w, &own_call, own).await),
            "ok"
        );
    })
    .await;
}

#[tokio::test]
async fn there_is_always_somebody_who_administers() {
    each_engine(async |db| {
        let call = system();
        let ada = with(&db, &call, "Ada Baas", true).await;
        let bea = with(&db, &call, "Bea Beheer", true).await;
        // Each takes the other's right away at the same moment.
        let (first, second) = race(&db, async |w, n| {
            let gone = if n == 0 { ada } else { bea };
            identity::set_administrator(w, &system(), gone, false).await
        })
        .await;
        assert_eq!((code(first), code(second)), ("ok", "last-administrator"));
        let mut w = db.write().await.unwrap();
        let error = identity::disable_account(&mut w, &call, bea).await;
        assert_eq!(code(error), "last-administrator");
        drop(w);
        // Somebody else becomes one, and then it can be done.
        let mut w = db.write().await.unwrap();
        for _ in 0..2 {
            identity::set_administrator(&mut w, &call, ada, true)
                .await
                .unwrap();
        }
        identity::disable_account(&mut w, &call, bea).await.unwrap();
        let error = identity::set_administrator(&mut w, &call, bea, false).await;
        assert_eq!(code(error), "ok", "a closed account is nobody's last hope");
        let told = acts(&mut w, ada).await;
        assert_eq!(
            told,
            [
                "administrator-created",
                "administrator-ended",
                "administrator-made"
            ]
        );
        w.commit().await.unwrap();
        let stated = facts(&db).await;
        let made = Fact::AdministratorChanged {
            person: ada,
            administrator: true,
        };
        assert_eq!(stated.iter().filter(|fact| **fact == made).count(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_guest_or_a_closed_account_does_not_administer() {
    each_engine(async |db| {
        let call = system();
        let id = with_anna(&db, &call).await;
        let ada = with(&db, &call, "Ada Baas", true).await;
        let until = Some(call.now.plus_seconds(60));
        let mut w = db.write().await.unwrap();
        let error = identity::bound_guest(&mut w, &call, ada, until).await;
        assert_eq!(code(error), "administrator-guest");
        drop(w);
        let mut w = db.write().await.unwrap();
        identity::bound_guest(&mut w, &call, id, until)
            .await
            .unwrap();
        w.commit().await.unwrap();
        let mut w = db.write().await.unwrap();
        let error = identity::set_administrator(&mut w, &call, id, true).await;
        assert_eq!(code(error), "administrator-guest");
        drop(w);
        let mut w = db.write().await.unwrap();
        identity::bound_guest(&mut w, &call, id, None)
            .await
            .unwrap();
        identity::disable_account(&mut w, &call, id).await.unwrap();
        w.commit().await.unwrap();
        let mut w = db.write().await.unwrap();
        let error = identity::set_administrator(&mut w, &call, id, true).await;
        assert_eq!(code(error), "account-closed");
        let told = acts(&mut w, id).await;
        assert_eq!(
            told[1..],
            ["guest-bounded", "guest-ended", "account-disabled"]
        );
    })
    .await;
}

#[tokio::test]
async fn somebody_is_signed_out_and_asked_for_a_new_password() {
    each_engine(async |db| {
        let call = system();
        let id = with_anna(&db, &call).await;
        let mut w = db.write().await.unwrap();
        identity::open_session(&mut w, &call, id, "").await.unwrap();
        let link = identity::issue_password_link(&mut w, &call, id)
            .await
            .unwrap();
        let ended = identity::end_sessions_of(&mut w, &admin(&call), id).await;
        assert_eq!(ended.unwrap(), 1);
        let (session, _) = identity::open_session(&mut w, &call, id, "").await.unwrap();
        w.commit().await.unwrap();
        facts(&db).await;
        let mut w = db.write().await.unwrap();
        identity::ask_new_password(&mut w, &admin(&call), id)
            .await
            .unwrap();
        let credential = identity::credential(&mut w, &email("anna@example.nl")).await;
        assert_eq!(credential.unwrap().unwrap().password, "");
        let old = identity::find_link(&mut w, call.now, &link.text()).await;
        assert_eq!(old.unwrap(), None, "links that were sent are void");
        let error = identity::ask_new_password(&mut w, &admin(&call), id).await;
        assert_eq!(code(error), "not-found", "there is no password any more");
        let told = acts(&mut w, id).await;
        assert!(told.contains(&"signed-out-by-administrator".to_owned()));
        assert_eq!(told.last().map(String::as_str), Some("password-removed"));
        w.commit().await.unwrap();
        let removed = Fact::PasswordRemoved { person: id };
        let gone = Fact::SessionEnded {
            person: id,
            session,
        };
        assert_eq!(facts(&db).await, [removed, gone]);
    })
    .await;
}

#[tokio::test]
async fn who_did_not_come_in_is_invited_again() {
    each_engine(async |db| {
        let call = system();
        let mut w = db.write().await.unwrap();
        let new = NewAccount {
            password: None,
            ..anna(&call)
        };
        let invited = identity::invite_account(&mut w, &admin(&call), new, "/t/1")
            .await
            .unwrap();
        let first = identity::system::issue_invitation(&mut w, &call, invited.id)
            .await
            .unwrap()
            .unwrap();
        // Long after it expired.
        let later = at(&admin(&call), 30 * 86_400);
        identity::invite_again(&mut w, &later, invited.id)
            .await
            .unwrap();
        let found = identity::find_invitation(&mut w, call.now, &first.text()).await;
        assert_eq!(found.unwrap(), None, "the earlier link is void");
        let second = identity::system::issue_invitation(&mut w, &later, invited.id)
            .await
            .unwrap()
            .unwrap();
        let name = Line::parse("name", "Anna", 80).unwrap();
        let came =
            identity::accept_invitation(&mut w, &later, &second.text(), &name, Some(cheap()))
                .await
                .unwrap();
        assert_eq!(
            came,
            (invited.id, "/t/1".to_owned()),
            "and leads where it led"
        );
        let error = identity::invite_again(&mut w, &later, invited.id).await;
        assert_eq!(code(error), "came-in");
        assert_eq!(
            acts(&mut w, invited.id).await,
            [
                "account-created",
                "account-invited",
                "account-invited",
                "invitation-accepted"
            ]
        );
    })
    .await;
}

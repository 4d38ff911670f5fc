//! Another e-mail address, and going on without a password.

use base::{Fact, Fault, Kind, PersonId};
use identity::{AskedChange, Error, NewAccount, Outcome, Secret, password};
use store::Db;
use store::testing::{each_engine, race};

use crate::{anna, anonymous, at, by, email, facts, system, with_anna};

async fn ask(db: &Db, person: PersonId, address: &str) -> Option<AskedChange> {
    let call = system();
    let mut w = db.write().await.unwrap();
    identity::ask_email_change(&mut w, &by(&call, person, None), &email(address))
        .await
        .unwrap();
    let asked = identity::system::answer_email_change(&mut w, &system_again(), person)
        .await
        .unwrap();
    w.commit().await.unwrap();
    asked
}

/// A call whose chance is not that of [`system`].
fn system_again() -> base::Call {
    base::Call {
        ids: base::Ids::Random,
        ..system()
    }
}

async fn secret(db: &Db, person: PersonId, address: &str) -> Secret {
    let asked = ask(db, person, address).await.unwrap();
    assert_eq!(asked.email, address);
    match asked.outcome {
        Outcome::Confirm(secret) => Some(secret),
        Outcome::Taken(_) => None,
    }
    .unwrap()
}

#[tokio::test]
async fn nothing_changes_until_the_link_at_the_new_address_is_followed_once_within_an_hour() {
    each_engine(async |db| {
        let call = system();
        let id = with_anna(&db, &call).await;
        facts(&db).await;
        let older = secret(&db, id, "eerst@example.nl").await;
        let link = secret(&db, id, "Anna@Nieuw.example").await;
        let asked = Fact::EmailChangeAsked { person: id };
        assert_eq!(facts(&db).await, [asked.clone(), asked]);
        let me = by(&call, id, None);
        let hour = at(&call, 3600);
        let mut r = db.read().await.unwrap();
        let account = identity::account(&mut r, &me).await.unwrap();
        assert_eq!(account.email, "Anna@Example.nl");
        for (now, secret, found) in [
            (call.now, &link, Some("Anna@Nieuw.example")),
            (hour.now, &link, None),
            (call.now, &older, None),
        ] {
            let seen = identity::find_email_change(&mut r, now, &secret.text())
                .await
                .unwrap();
            assert_eq!(seen.as_deref(), found);
        }
        drop(r);
        let mut w = db.write().await.unwrap();
        let password = identity::issue_password_link(&mut w, &call, id)
            .await
            .unwrap();
        for (call, text) in [
            (&hour, link.text()),
            (&call, older.text()),
            (&call, "?".into()),
        ] {
            let error = identity::confirm_email(&mut w, call, &text)
                .await
                .unwrap_err();
            assert_eq!((error.kind(), error.code()), (Kind::NotFound, "link-spent"));
        }
        let whose = identity::confirm_email(&mut w, &anonymous(&call), &link.text())
            .await
            .unwrap();
        assert_eq!(whose, id);
        let error = identity::confirm_email(&mut w, &call, &link.text())
            .await
            .unwrap_err();
        assert!(matches!(error, Error::LinkSpent));
        w.commit().await.unwrap();
        assert_eq!(facts(&db).await, [Fact::EmailChanged { person: id }]);
        let mut r = db.read().await.unwrap();
        let account = identity::account(&mut r, &me).await.unwrap();
        assert_eq!(account.email, "Anna@Nieuw.example");
        let known = identity::credential(&mut r, &email("anna@nieuw.EXAMPLE"))
            .await
            .unwrap();
        assert!(known.is_some());
        let void = identity::find_link(&mut r, call.now, &password.text())
            .await
            .unwrap();
        assert_eq!(void, None, "links to the old address are void");
    })
    .await;
}

#[tokio::test]
async fn an_address_that_is_taken_or_gets_taken_stays_whose_it_is() {
    each_engine(async |db| {
        let call = system();
        let id = with_anna(&db, &call).await;
        let link = secret(&db, id, "bert@example.nl").await;
        let bert = NewAccount {
            email: email("bert@example.nl"),
            ..anna(&call)
        };
        let mut w = db.write().await.unwrap();
        let bert = identity::create_account(&mut w, &call, bert).await.unwrap();
        w.commit().await.unwrap();
        let mut w = db.write().await.unwrap();
        let error = identity::confirm_email(&mut w, &call, &link.text())
            .await
            .unwrap_err();
        assert!(matches!(error, Error::EmailTaken));
        drop(w);
        let asked = ask(&db, id, "bert@example.nl").await.unwrap();
        assert_eq!(asked.outcome, Outcome::Taken(bert.id));
        let mut w = db.write().await.unwrap();
        let again = identity::system::answer_email_change(&mut w, &call, id)
            .await
            .unwrap();
        assert_eq!(again, None);
        let error = identity::ask_email_change(&mut w, &call, &email("x@example.nl"))
            .await
            .unwrap_err();
        assert_eq!(error.kind(), Kind::SignInNeeded);
    })
    .await;
}

#[tokio::test]
async fn of_two_who_confirm_at_once_one_changes_the_address() {
    each_engine(async |db| {
        let call = system();
        let id = with_anna(&db, &call).await;
        let link = secret(&db, id, "nieuw@example.nl").await.text();
        let nobody = anonymous(&call);
        let outcomes = race(&db, async |w, _| {
            identity::confirm_email(w, &nobody, &link).await
        })
        .await;
        assert!(
            matches!(outcomes, (Ok(_), Err(Error::LinkSpent))),
            "{outcomes:?}"
        );
    })
    .await;
}

#[tokio::test]
async fn a_password_is_removed_once_and_only_this_session_stays() {
    each_engine(async |db| {
        let call = system();
        let id = with_anna(&db, &call).await;
        let mut w = db.write().await.unwrap();
        let (here, _) = identity::open_session(&mut w, &call, id, "").await.unwrap();
        let (there, _) = identity::open_session(&mut w, &call, id, "").await.unwrap();
        w.commit().await.unwrap();
        facts(&db).await;
        let me = by(&call, id, Some(here));
        let mut w = db.write().await.unwrap();
        let renewed = identity::remove_password(&mut w, &at(&me, 5))
            .await
            .unwrap();
        assert!(renewed.is_some());
        let error = identity::remove_password(&mut w, &me).await.unwrap_err();
        assert!(matches!(error, Error::NotFound));
        let error = identity::remove_password(&mut w, &call).await.unwrap_err();
        assert!(matches!(error, Error::SignInNeeded));
        let known = identity::credential(&mut w, &email("anna@example.nl"))
            .await
            .unwrap()
            .unwrap();
        assert!(!password::verify(&known.password, "een lang wachtwoord"));
        assert!(!password::verify(&known.password, ""));
        w.commit().await.unwrap();
        let stated = [
            Fact::PasswordRemoved { person: id },
            Fact::SessionEnded {
                person: id,
                session: there,
            },
        ];
        assert_eq!(facts(&db).await, stated);
    })
    .await;
}

#[tokio::test]
async fn signing_in_counts_as_proof_for_ten_minutes_and_only_by_a_session() {
    each_engine(async |db| {
        let call = system();
        let id = with_anna(&db, &call).await;
        let mut w = db.write().await.unwrap();
        let (session, _) = identity::open_session(&mut w, &call, id, "").await.unwrap();
        let me = by(&call, id, Some(session));
        for (call, lately) in [
            (at(&me, 599), true),
            (at(&me, 600), false),
            (by(&call, id, None), false),
        ] {
            let seen = identity::signed_in_lately(&mut w, &call).await.unwrap();
            assert_eq!(seen, lately);
        }
        let error = identity::signed_in_lately(&mut w, &call).await.unwrap_err();
        assert!(matches!(error, Error::SignInNeeded));
    })
    .await;
}

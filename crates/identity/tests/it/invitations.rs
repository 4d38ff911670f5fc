//! Inviting somebody, and coming in.

use base::{Actor, Call, Fact, Fault, Kind, Line, Person, PersonId};
use identity::{Error, NewAccount, Secret, password};
use store::Db;
use store::testing::{each_engine, race};

use crate::{anna, anonymous, at, by, cheap, email, facts, system};

const DAY: i64 = 86_400;

fn new(call: &Call) -> NewAccount {
    NewAccount {
        password: None,
        ..anna(call)
    }
}

async fn invite(db: &Db, call: &Call) -> PersonId {
    let mut w = db.write().await.unwrap();
    let invited = identity::invite_account(&mut w, call, new(call), "/t/1")
        .await
        .unwrap();
    w.commit().await.unwrap();
    invited.id
}

async fn issue(db: &Db, call: &Call, person: PersonId) -> Option<Secret> {
    let mut w = db.write().await.unwrap();
    let secret = identity::system::issue_invitation(&mut w, call, person)
        .await
        .unwrap();
    w.commit().await.unwrap();
    secret
}

fn name() -> Line {
    Line::parse("name", "Anna Jansen", 100).unwrap()
}

#[tokio::test]
async fn an_invitation_makes_an_account_and_lets_its_owner_in_once_within_a_week() {
    each_engine(async |db| {
        let call = system();
        let id = invite(&db, &call).await;
        let stated = [
            Fact::PersonCreated { person: id },
            Fact::PersonInvited { person: id },
        ];
        assert_eq!(facts(&db).await, stated);
        let secret = issue(&db, &call, id).await.unwrap();
        let mut r = db.read().await.unwrap();
        let week = at(&call, 7 * DAY).now;
        let found = identity::find_invitation(&mut r, call.now, &secret.text())
            .await
            .unwrap()
            .unwrap();
        assert_eq!((found.person, found.expires_at), (id, week));
        assert_eq!(
            (found.name.as_str(), found.email.as_str()),
            ("Anna de Wit", "Anna@Example.nl")
        );
        for (now, text) in [(week, secret.text()), (call.now, "?".to_owned())] {
            let found = identity::find_invitation(&mut r, now, &text).await.unwrap();
            assert_eq!(found, None);
        }
        drop(r);

        let nobody = anonymous(&call);
        let mut w = db.write().await.unwrap();
        let error = identity::accept_invitation(
            &mut w,
            &at(&nobody, 7 * DAY),
            &secret.text(),
            &name(),
            None,
        )
        .await
        .unwrap_err();
        assert!(matches!(error, Error::LinkSpent));
        let other = identity::issue_password_link(&mut w, &call, id)
            .await
            .unwrap();
        let (person, to) =
            identity::accept_invitation(&mut w, &nobody, &secret.text(), &name(), Some(cheap()))
                .await
                .unwrap();
        w.commit().await.unwrap();
        assert_eq!((person, to.as_str()), (id, "/t/1"));
        let accepted = Fact::InvitationAccepted { person: id };
        assert_eq!(facts(&db).await, [accepted]);

        let mut r = db.read().await.unwrap();
        let account = identity::account(&mut r, &by(&call, id, None))
            .await
            .unwrap();
        assert_eq!(account.name, "Anna Jansen");
        let known = identity::credential(&mut r, &email("anna@example.nl"))
            .await
            .unwrap()
            .unwrap();
        assert!(password::verify(&known.password, "een lang wachtwoord"));
        let void = identity::find_link(&mut r, call.now, &other.text())
            .await
            .unwrap();
        assert_eq!(void, None);
        drop(r);
        let mut w = db.write().await.unwrap();
        let error = identity::accept_invitation(&mut w, &nobody, &secret.text(), &name(), None)
            .await
            .unwrap_err();
        assert_eq!((error.kind(), error.code()), (Kind::NotFound, "link-spent"));
        drop(w);
        assert_eq!(issue(&db, &call, id).await, None, "nothing to send");
    })
    .await;
}

#[tokio::test]
async fn who_did_not_come_is_invited_again_and_who_came_is_not() {
    each_engine(async |db| {
        let call = system();
        let id = invite(&db, &call).await;
        let older = issue(&db, &call, id).await.unwrap();
        let later = at(&call, 8 * DAY);
        assert_eq!(issue(&db, &later, id).await, None, "expired");
        facts(&db).await;
        assert_eq!(invite(&db, &later).await, id);
        assert_eq!(facts(&db).await, [Fact::PersonInvited { person: id }]);
        let newer = issue(&db, &later, id).await.unwrap();
        let mut w = db.write().await.unwrap();
        let error = identity::accept_invitation(&mut w, &later, &older.text(), &name(), None)
            .await
            .unwrap_err();
        assert!(matches!(error, Error::LinkSpent));
        identity::accept_invitation(&mut w, &later, &newer.text(), &name(), None)
            .await
            .unwrap();
        let error = identity::invite_account(&mut w, &later, new(&later), "/")
            .await
            .unwrap_err();
        assert!(matches!(error, Error::EmailTaken));
    })
    .await;
}

#[tokio::test]
async fn of_two_who_accept_at_once_one_comes_in() {
    each_engine(async |db| {
        let call = system();
        let id = invite(&db, &call).await;
        let secret = issue(&db, &call, id).await.unwrap().text();
        let nobody = anonymous(&call);
        let outcomes = race(&db, async |w, _| {
            identity::accept_invitation(w, &nobody, &secret, &name(), None).await
        })
        .await;
        assert!(
            matches!(&outcomes, (Ok(_), Err(Error::LinkSpent))),
            "{outcomes:?}"
        );
    })
    .await;
}

#[tokio::test]
async fn only_administrators_invite_and_the_disabled_do_not_come_in() {
    each_engine(async |db| {
        let call = system();
        let id = invite(&db, &call).await;
        let secret = issue(&db, &call, id).await.unwrap().text();
        let mut w = db.write().await.unwrap();
        for (caller, kind) in [
            (by(&call, id, None), Kind::Forbidden),
            (anonymous(&call), Kind::SignInNeeded),
        ] {
            let error = identity::invite_account(&mut w, &caller, new(&call), "/")
                .await
                .unwrap_err();
            assert_eq!(error.kind(), kind);
        }
        let administrator = Call {
            actor: Actor::Person(Person {
                id,
                administrator: true,
                session: None,
            }),
            ..call.clone()
        };
        let other = NewAccount {
            email: email("bert@example.nl"),
            ..new(&call)
        };
        identity::invite_account(&mut w, &administrator, other, "/")
            .await
            .unwrap();
        identity::system::disable(&mut w, id, true).await.unwrap();
        let found = identity::find_invitation(&mut w, call.now, &secret)
            .await
            .unwrap();
        assert_eq!(found, None);
        let error = identity::accept_invitation(&mut w, &call, &secret, &name(), None)
            .await
            .unwrap_err();
        assert!(matches!(error, Error::LinkSpent));
    })
    .await;
}

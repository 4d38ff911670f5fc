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
async fn who_came_in_by_another_link_needs_no_invitation_any_more() {
    each_engine(async |db| {
        let call = system();
        let id = invite(&db, &call).await;
        let browser = Secret::new(&call.ids);
        let address = email("anna@example.nl");
        for way in ["sign-in", "password", "address"] {
            let mut w = db.write().await.unwrap();
            if way != "sign-in" {
                // As if the invitation had just been sent.
                let waiting = store::sql!("INSERT INTO invitation (person_id, digest, return_to, expires_at) VALUES ($1, NULL, '/', $2)");
                w.query(waiting)
                    .bind(id)
                    .bind(at(&call, DAY).now)
                    .execute()
                    .await
                    .unwrap();
            }
            let invitation = identity::system::issue_invitation(&mut w, &call, id)
                .await
                .unwrap()
                .unwrap();
            match way {
                "sign-in" => {
                    w.commit().await.unwrap();
                    facts(&db).await;
                    w = db.write().await.unwrap();
                    identity::ask_sign_in_link(&mut w, &call, &address, &browser, "/")
                        .await
                        .unwrap();
                    w.commit().await.unwrap();
                    let request = crate::letter_links::asked(&db).await;
                    w = db.write().await.unwrap();
                    let link = identity::system::answer_link_request(&mut w, &call, request)
                        .await
                        .unwrap()
                        .unwrap();
                    identity::sign_in_by_link(&mut w, &call, &link.secret.text(), &browser)
                        .await
                        .unwrap();
                }
                "password" => {
                    let link = identity::issue_password_link(&mut w, &call, id)
                        .await
                        .unwrap();
                    identity::set_password_by_link(&mut w, &call, &link.text(), cheap())
                        .await
                        .unwrap();
                }
                _ => {
                    let me = by(&call, id, None);
                    identity::ask_email_change(&mut w, &me, &email("nieuw@example.nl"))
                        .await
                        .unwrap();
                    let asked = identity::system::answer_email_change(&mut w, &call, id)
                        .await
                        .unwrap()
                        .unwrap();
                    if let identity::Outcome::Confirm(secret) = asked.outcome {
                        identity::confirm_email(&mut w, &call, &secret.text())
                            .await
                            .unwrap();
                    }
                }
            }
            let found = identity::find_invitation(&mut w, call.now, &invitation.text())
                .await
                .unwrap();
            assert_eq!(found, None, "{way}");
            w.commit().await.unwrap();
        }
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
                guest: false,
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
        identity::disable_account(&mut w, &call, id).await.unwrap();
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

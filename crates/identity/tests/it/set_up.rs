//! Making the first administrator by a link.

use base::{Fact, Fault, Kind};
use identity::{Error, Link, NewAccount};
use store::testing::{each_engine, race};

use crate::{anna, anonymous, at, cheap, email, facts, system};

const DAY: i64 = 86_400;

#[tokio::test]
async fn the_first_administrator_is_made_by_a_link_and_only_the_first() {
    each_engine(async |db| {
        let call = system();
        let nobody = anonymous(&call);
        let mut w = db.write().await.unwrap();
        let older = identity::issue_set_up_link(&mut w, &call).await.unwrap();
        let link = identity::issue_set_up_link(&mut w, &call)
            .await
            .unwrap()
            .text();
        let found = identity::find_link(&mut w, call.now, &link).await.unwrap();
        assert_eq!(
            found,
            Some(Link::SetUp {
                expires_at: call.now.plus_seconds(DAY)
            })
        );
        // It sets no password, and one that sets a password sets nothing up.
        let error = identity::set_password_by_link(&mut w, &nobody, &link, cheap())
            .await
            .unwrap_err();
        assert!(matches!(error, Error::LinkSpent));
        for spent in [older.text(), "?".to_owned()] {
            let error = identity::set_up(&mut w, &nobody, &spent, anna(&call))
                .await
                .unwrap_err();
            assert!(matches!(error, Error::LinkSpent));
        }
        let error = identity::set_up(&mut w, &at(&nobody, DAY), &link, anna(&call))
            .await
            .unwrap_err();
        assert!(matches!(error, Error::LinkSpent));
        let made = identity::set_up(&mut w, &nobody, &link, anna(&call))
            .await
            .unwrap();
        assert!(made.administrator);
        w.commit().await.unwrap();
        assert_eq!(facts(&db).await, [Fact::PersonCreated { person: made.id }]);

        let mut w = db.write().await.unwrap();
        let error = identity::issue_set_up_link(&mut w, &call)
            .await
            .unwrap_err();
        assert_eq!(
            (error.kind(), error.code()),
            (Kind::Conflict, "already-set-up")
        );
        let link = identity::issue_password_link(&mut w, &call, made.id)
            .await
            .unwrap()
            .text();
        let error = identity::set_up(&mut w, &nobody, &link, anna(&call))
            .await
            .unwrap_err();
        assert!(matches!(error, Error::LinkSpent));
    })
    .await;
}

#[tokio::test]
async fn a_set_up_link_is_worth_nothing_once_somebody_made_an_account() {
    each_engine(async |db| {
        let call = system();
        let mut w = db.write().await.unwrap();
        let link = identity::issue_set_up_link(&mut w, &call)
            .await
            .unwrap()
            .text();
        identity::create_account(&mut w, &call, anna(&call))
            .await
            .unwrap();
        let other = NewAccount {
            email: email("eve@example.nl"),
            ..anna(&call)
        };
        let error = identity::set_up(&mut w, &anonymous(&call), &link, other)
            .await
            .unwrap_err();
        assert!(matches!(error, Error::AlreadySetUp));
    })
    .await;
}

#[tokio::test]
async fn of_two_holders_of_the_set_up_link_one_becomes_administrator() {
    each_engine(async |db| {
        let call = system();
        let mut w = db.write().await.unwrap();
        let link = identity::issue_set_up_link(&mut w, &call)
            .await
            .unwrap()
            .text();
        w.commit().await.unwrap();
        let nobody = anonymous(&call);
        let outcomes = race(&db, async |w, n| {
            let new = NewAccount {
                email: email(&format!("a{n}@example.nl")),
                ..anna(&call)
            };
            identity::set_up(w, &nobody, &link, new).await
        })
        .await;
        assert!(
            matches!(
                outcomes,
                (Ok(_), Err(Error::LinkSpent | Error::AlreadySetUp))
            ),
            "{outcomes:?}"
        );
    })
    .await;
}

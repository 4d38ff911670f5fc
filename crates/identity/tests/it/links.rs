//! One-time links to set a password.

use base::{Fact, Fault, Kind};
use identity::{Error, Link, Presented, Secret};
use store::testing::{each_engine, race};

use crate::{anonymous, at, by, cheap, facts, system, with_anna};

const DAY: i64 = 86_400;

#[tokio::test]
async fn a_link_sets_a_password_once_and_signs_out_everywhere() {
    each_engine(async |db| {
        let call = system();
        let id = with_anna(&db, &call).await;
        let mut w = db.write().await.unwrap();
        let (session, cookie) = identity::open_session(&mut w, &call, id, "").await.unwrap();
        let older = identity::issue_password_link(&mut w, &call, id)
            .await
            .unwrap();
        let link = identity::issue_password_link(&mut w, &call, id)
            .await
            .unwrap();
        w.commit().await.unwrap();
        facts(&db).await;

        let mut r = db.read().await.unwrap();
        let expires_at = call.now.plus_seconds(3 * DAY);
        let found = identity::find_link(&mut r, call.now, &link.text())
            .await
            .unwrap();
        assert_eq!(
            found,
            Some(Link::Password {
                person: id,
                email: "Anna@Example.nl".into(),
                expires_at
            })
        );
        assert_eq!(
            identity::find_link(&mut r, expires_at, &link.text())
                .await
                .unwrap(),
            None
        );
        assert_eq!(
            identity::find_link(&mut r, call.now, &older.text())
                .await
                .unwrap(),
            None
        );
        assert_eq!(
            identity::find_link(&mut r, call.now, "?").await.unwrap(),
            None
        );
        drop(r);

        let nobody = anonymous(&call);
        let mut w = db.write().await.unwrap();
        let whose = identity::set_password_by_link(&mut w, &nobody, &link.text(), cheap())
            .await
            .unwrap();
        w.commit().await.unwrap();
        assert_eq!(whose, id);
        assert_eq!(
            facts(&db).await,
            [
                Fact::PasswordChanged { person: id },
                Fact::SessionEnded {
                    person: id,
                    session
                }
            ]
        );
        let mut r = db.read().await.unwrap();
        let presented = identity::session_by_secret(&mut r, call.now, &cookie.text())
            .await
            .unwrap();
        assert_eq!(presented, Presented::Unknown);
        drop(r);

        for spent in [
            link.text(),
            older.text(),
            Secret::new(&call.ids).text(),
            "?".to_owned(),
        ] {
            let mut w = db.write().await.unwrap();
            let error = identity::set_password_by_link(&mut w, &nobody, &spent, cheap())
                .await
                .unwrap_err();
            assert_eq!((error.kind(), error.code()), (Kind::NotFound, "link-spent"));
        }
    })
    .await;
}

#[tokio::test]
async fn of_two_holders_of_a_link_one_sets_the_password() {
    each_engine(async |db| {
        let call = system();
        let id = with_anna(&db, &call).await;
        let mut w = db.write().await.unwrap();
        let link = identity::issue_password_link(&mut w, &call, id)
            .await
            .unwrap();
        w.commit().await.unwrap();
        let nobody = anonymous(&call);
        let outcomes = race(&db, async |w, _| {
            identity::set_password_by_link(w, &nobody, &link.text(), cheap()).await
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
async fn a_link_expires_and_is_void_for_a_disabled_account() {
    each_engine(async |db| {
        let call = system();
        let id = with_anna(&db, &call).await;
        let mut w = db.write().await.unwrap();
        let link = identity::issue_password_link(&mut w, &call, id)
            .await
            .unwrap()
            .text();
        let late = at(&anonymous(&call), 3 * DAY);
        let error = identity::set_password_by_link(&mut w, &late, &link, cheap())
            .await
            .unwrap_err();
        assert!(matches!(error, Error::LinkSpent));
        identity::disable_account(&mut w, &call, id).await.unwrap();
        assert_eq!(
            identity::find_link(&mut w, call.now, &link).await.unwrap(),
            None
        );
        let error = identity::set_password_by_link(&mut w, &call, &link, cheap())
            .await
            .unwrap_err();
        assert!(matches!(error, Error::LinkSpent));

        let error = identity::issue_password_link(&mut w, &by(&call, id, None), id)
            .await
            .unwrap_err();
        assert!(matches!(error, Error::Forbidden));
        let error = identity::issue_password_link(&mut w, &anonymous(&call), id)
            .await
            .unwrap_err();
        assert!(matches!(error, Error::SignInNeeded));
        assert_eq!(identity::system::sweep(&mut w, late.now).await.unwrap(), 0);
    })
    .await;
}

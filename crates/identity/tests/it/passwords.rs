//! Signing in by password, and choosing another.

use base::{Fact, Fault, Kind};
use identity::{Hash, Password, Presented, password};
use store::testing::each_engine;

use crate::{at, by, cheap, email, facts, system, with_anna};

fn other() -> Hash {
    password::hash(
        &Password::parse("password", "een ander wachtwoord").unwrap(),
        [2; 16],
    )
    .unwrap()
}

#[tokio::test]
async fn the_stored_hash_knows_the_password_and_an_unknown_address_has_none() {
    each_engine(async |db| {
        let call = system();
        let id = with_anna(&db, &call).await;
        let mut r = db.read().await.unwrap();
        let known = identity::credential(&mut r, &email("anna@EXAMPLE.nl"))
            .await
            .unwrap()
            .unwrap();
        assert_eq!((known.person, known.disabled), (id, false));
        assert!(password::verify(&known.password, "een lang wachtwoord"));
        assert!(!password::verify(&known.password, "een kort wachtwoord"));
        assert!(!format!("{known:?}").contains("argon2"));
        assert!(
            identity::credential(&mut r, &email("bob@example.nl"))
                .await
                .unwrap()
                .is_none()
        );
    })
    .await;
}

#[tokio::test]
async fn another_password_ends_the_other_sessions_and_renews_this_one() {
    each_engine(async |db| {
        let call = system();
        let id = with_anna(&db, &call).await;
        let mut w = db.write().await.unwrap();
        let (here, old) = identity::open_session(&mut w, &call, id, "here")
            .await
            .unwrap();
        let (there, stolen) = identity::open_session(&mut w, &call, id, "there")
            .await
            .unwrap();
        let link = identity::issue_password_link(&mut w, &call, id)
            .await
            .unwrap();
        w.commit().await.unwrap();
        facts(&db).await;

        let me = at(&by(&call, id, Some(here)), 10);
        let mut w = db.write().await.unwrap();
        let new = identity::change_password(&mut w, &me, other())
            .await
            .unwrap()
            .unwrap();
        w.commit().await.unwrap();
        let stated = [
            Fact::PasswordChanged { person: id },
            Fact::SessionEnded {
                person: id,
                session: there,
            },
        ];
        assert_eq!(facts(&db).await, stated);

        let mut r = db.read().await.unwrap();
        let known = identity::credential(&mut r, &email("anna@example.nl"))
            .await
            .unwrap()
            .unwrap();
        assert_eq!(known.password, other().as_str());
        let presented = identity::session_by_secret(&mut r, me.now, &new.text())
            .await
            .unwrap();
        assert!(
            matches!(presented, Presented::Valid(ref s) if s.session == here),
            "{presented:?}"
        );
        let presented = identity::session_by_secret(&mut r, me.now, &stolen.text())
            .await
            .unwrap();
        assert_eq!(presented, Presented::Unknown);
        let later = at(&me, 71).now;
        let presented = identity::session_by_secret(&mut r, later, &old.text())
            .await
            .unwrap();
        assert_eq!(
            presented,
            Presented::Replayed {
                session: here,
                person: id
            }
        );
        assert!(
            identity::find_link(&mut r, me.now, &link.text())
                .await
                .unwrap()
                .is_none()
        );
    })
    .await;
}

#[tokio::test]
async fn only_somebody_signed_in_changes_a_password() {
    each_engine(async |db| {
        let call = system();
        let id = with_anna(&db, &call).await;
        let mut w = db.write().await.unwrap();
        let error = identity::change_password(&mut w, &call, cheap())
            .await
            .unwrap_err();
        assert_eq!(error.kind(), Kind::SignInNeeded);
        // By a bearer token there is no cookie to renew.
        let renewed = identity::change_password(&mut w, &by(&call, id, None), other())
            .await
            .unwrap();
        assert!(renewed.is_none());
    })
    .await;
}

//! Being signed in: opened, used, renewed, stolen.

use base::Fact;
use identity::{Freshness, Presented, Secret, SignedIn};
use store::Db;
use store::testing::each_engine;

use crate::{anonymous, at, by, facts, system, with_anna};

const DAY: i64 = 86_400;

pub(crate) async fn presented(db: &Db, seconds: i64, secret: &Secret) -> Presented {
    let mut r = db.read().await.unwrap();
    identity::session_by_secret(&mut r, at(&system(), seconds).now, &secret.text())
        .await
        .unwrap()
}

pub(crate) async fn valid(db: &Db, seconds: i64, secret: &Secret) -> Option<SignedIn> {
    match presented(db, seconds, secret).await {
        Presented::Valid(signed_in) => Some(signed_in),
        Presented::Replayed { .. } | Presented::Unknown => None,
    }
}

#[tokio::test]
async fn each_sign_in_gets_a_secret_of_its_own() {
    each_engine(async |db| {
        let call = system();
        let id = with_anna(&db, &call).await;
        facts(&db).await;
        let mut w = db.write().await.unwrap();
        let (one, first) =
            identity::open_session(&mut w, &anonymous(&call), id, "Firefox\n op Linux")
                .await
                .unwrap();
        let (two, second) = identity::open_session(&mut w, &anonymous(&call), id, &"x".repeat(999))
            .await
            .unwrap();
        w.commit().await.unwrap();
        assert_ne!(first, second);
        let opened = |session| Fact::SessionOpened {
            person: id,
            session,
        };
        assert_eq!(facts(&db).await, [opened(one), opened(two)]);

        let signed_in = valid(&db, 0, &first).await.unwrap();
        assert_eq!(
            (signed_in.session, signed_in.account.id, signed_in.stale),
            (one, id, Freshness::Fresh)
        );
        assert_eq!(
            presented(&db, 0, &Secret::new(&call.ids)).await,
            Presented::Unknown
        );
        let mut r = db.read().await.unwrap();
        let bare = identity::session_by_secret(&mut r, call.now, "no secret")
            .await
            .unwrap();
        assert_eq!(bare, Presented::Unknown);

        let sessions = identity::list_sessions(&mut r, &by(&call, id, Some(two)))
            .await
            .unwrap();
        let mut listed: Vec<_> = sessions
            .iter()
            .map(|s| (s.id, s.current, s.device.len()))
            .collect();
        listed.sort();
        let mut expected = [(one, false, "Firefox op Linux".len()), (two, true, 200)];
        expected.sort();
        assert_eq!(listed, expected);
    })
    .await;
}

#[tokio::test]
async fn a_session_lives_a_month_from_its_last_use_and_three_at_most() {
    each_engine(async |db| {
        let call = system();
        let id = with_anna(&db, &call).await;
        let mut w = db.write().await.unwrap();
        let (session, secret) = identity::open_session(&mut w, &call, id, "").await.unwrap();
        w.commit().await.unwrap();
        assert!(valid(&db, 30 * DAY - 1, &secret).await.is_some());
        assert!(valid(&db, 30 * DAY, &secret).await.is_none());

        let me = by(&call, id, Some(session));
        let mut w = db.write().await.unwrap();
        assert!(
            !identity::touch_session(&mut w, &at(&me, 599), session)
                .await
                .unwrap()
        );
        for day in [20, 40, 60, 80] {
            assert!(
                identity::touch_session(&mut w, &at(&me, day * DAY), session)
                    .await
                    .unwrap()
            );
            assert!(
                !identity::touch_session(&mut w, &at(&me, day * DAY), session)
                    .await
                    .unwrap()
            );
        }
        w.commit().await.unwrap();
        assert!(valid(&db, 90 * DAY - 1, &secret).await.is_some());
        assert!(valid(&db, 90 * DAY, &secret).await.is_none());

        let mut w = db.write().await.unwrap();
        let ended = at(&me, 90 * DAY);
        assert!(
            !identity::touch_session(&mut w, &ended, session)
                .await
                .unwrap()
        );
        assert!(
            identity::rotate_session(&mut w, &ended, session)
                .await
                .unwrap()
                .is_none()
        );
        assert!(
            identity::list_sessions(&mut w, &ended)
                .await
                .unwrap()
                .is_empty()
        );
        assert_eq!(identity::system::sweep(&mut w, ended.now).await.unwrap(), 1);
    })
    .await;
}

//! Renewing a session's secret, and noticing a stolen one.

use base::Fact;
use identity::{Freshness, Presented};
use store::testing::{each_engine, race};

use crate::sessions::{presented, valid};
use crate::{anonymous, at, by, facts, system, with_anna};

const DAY: i64 = 86_400;

#[tokio::test]
async fn use_is_noted_every_ten_minutes_and_the_secret_renewed_every_day() {
    each_engine(async |db| {
        let call = system();
        let id = with_anna(&db, &call).await;
        let mut w = db.write().await.unwrap();
        let (session, secret) = identity::open_session(&mut w, &call, id, "").await.unwrap();
        w.commit().await.unwrap();
        facts(&db).await;
        for (seconds, stale) in [
            (599, Freshness::Fresh),
            (600, Freshness::Touch),
            (DAY, Freshness::Rotate),
        ] {
            assert_eq!(valid(&db, seconds, &secret).await.unwrap().stale, stale);
        }
        let me = by(&call, id, Some(session));
        let mut w = db.write().await.unwrap();
        assert!(
            identity::rotate_session(&mut w, &at(&me, DAY - 1), session)
                .await
                .unwrap()
                .is_none()
        );
        let new = identity::rotate_session(&mut w, &at(&me, DAY), session)
            .await
            .unwrap()
            .unwrap();
        w.commit().await.unwrap();
        assert_eq!(facts(&db).await, []);

        assert_eq!(valid(&db, DAY, &new).await.unwrap().stale, Freshness::Fresh);
        // A request that was under way with the old secret still counts, for a minute.
        assert_eq!(
            valid(&db, DAY + 60, &secret).await.unwrap().stale,
            Freshness::Fresh
        );
        let theft = Presented::Replayed {
            session,
            person: id,
        };
        assert_eq!(presented(&db, DAY + 61, &secret).await, theft);

        for _ in 0..2 {
            let mut w = db.write().await.unwrap();
            identity::replayed(&mut w, &anonymous(&call), session)
                .await
                .unwrap();
            w.commit().await.unwrap();
        }
        assert_eq!(
            facts(&db).await,
            [Fact::SessionEnded {
                person: id,
                session
            }]
        );
        assert_eq!(presented(&db, DAY + 61, &secret).await, Presented::Unknown);
        assert_eq!(presented(&db, DAY + 61, &new).await, Presented::Unknown);
    })
    .await;
}

#[tokio::test]
async fn of_two_rotations_at_once_one_gives_a_secret() {
    each_engine(async |db| {
        let call = system();
        let id = with_anna(&db, &call).await;
        let mut w = db.write().await.unwrap();
        let (session, secret) = identity::open_session(&mut w, &call, id, "").await.unwrap();
        w.commit().await.unwrap();
        let me = at(&by(&call, id, Some(session)), DAY);
        let outcomes = race(&db, async |w, _| {
            identity::rotate_session(w, &me, session).await
        })
        .await;
        let (Ok(Some(new)), Ok(None)) = outcomes else {
            panic!("{outcomes:?}")
        };
        assert!(valid(&db, DAY, &new).await.is_some());
        assert!(valid(&db, DAY, &secret).await.is_some());
    })
    .await;
}

//! Signing out: here, elsewhere, everywhere.

use base::{Fact, Fault, SessionId};
use identity::{Error, Presented};
use store::testing::each_engine;

use crate::sessions::{presented, valid};
use crate::{anonymous, at, by, facts, system, with_anna};

const DAY: i64 = 86_400;

#[tokio::test]
async fn an_ended_session_is_unknown_at_once_and_only_its_owner_ends_it() {
    each_engine(async |db| {
        let call = system();
        let id = with_anna(&db, &call).await;
        let mut w = db.write().await.unwrap();
        let mut opened = Vec::new();
        for _ in 0..4 {
            opened.push(identity::open_session(&mut w, &call, id, "").await.unwrap());
        }
        w.commit().await.unwrap();
        facts(&db).await;
        let [(a, a_secret), (b, b_secret), (c, _), (d, _)] = &opened[..] else {
            panic!()
        };
        let me = by(&call, id, Some(*b));
        let stranger = by(&call, base::PersonId(call.ids.uuid(call.now)), None);
        let ended = |session: &SessionId| Fact::SessionEnded {
            person: id,
            session: *session,
        };

        let mut w = db.write().await.unwrap();
        let error = identity::end_session(&mut w, &stranger, *a)
            .await
            .unwrap_err();
        assert_eq!(error.code(), "not-found");
        let error = identity::end_session(&mut w, &anonymous(&call), *a)
            .await
            .unwrap_err();
        assert!(matches!(error, Error::SignInNeeded));
        assert!(
            !identity::touch_session(&mut w, &at(&stranger, DAY), *a)
                .await
                .unwrap()
        );
        assert!(
            identity::rotate_session(&mut w, &at(&stranger, DAY), *a)
                .await
                .unwrap()
                .is_none()
        );
        identity::end_session(&mut w, &me, *a).await.unwrap();
        w.commit().await.unwrap();
        assert_eq!(facts(&db).await, [ended(a)]);
        assert_eq!(presented(&db, 0, a_secret).await, Presented::Unknown);
        assert!(valid(&db, 0, b_secret).await.is_some());

        let mut w = db.write().await.unwrap();
        assert_eq!(identity::end_other_sessions(&mut w, &me).await.unwrap(), 2);
        w.commit().await.unwrap();
        let mut stated = facts(&db).await;
        stated.sort_by_key(|fact| format!("{fact:?}"));
        let mut expected = [ended(c), ended(d)];
        expected.sort_by_key(|fact| format!("{fact:?}"));
        assert_eq!(stated, expected);

        let mut w = db.write().await.unwrap();
        assert_eq!(identity::end_all_sessions(&mut w, &me).await.unwrap(), 1);
        w.commit().await.unwrap();
        assert_eq!(facts(&db).await, [ended(b)]);
        assert_eq!(presented(&db, 0, b_secret).await, Presented::Unknown);
    })
    .await;
}

#[tokio::test]
async fn a_disabled_person_is_signed_out_at_once() {
    each_engine(async |db| {
        let call = system();
        let id = with_anna(&db, &call).await;
        let mut w = db.write().await.unwrap();
        let (_, secret) = identity::open_session(&mut w, &call, id, "").await.unwrap();
        identity::disable_account(&mut w, &call, id).await.unwrap();
        w.commit().await.unwrap();
        assert_eq!(presented(&db, 0, &secret).await, Presented::Unknown);
    })
    .await;
}

//! Devices somebody signed in on.

use base::{Call, Fact, PersonId, SessionId};
use identity::Secret;
use store::Db;
use store::testing::each_engine;

use crate::{at, by, email, facts, system, with_anna};

const DAY: i64 = 86_400;

/// Signs in on a device; whether that device was told of.
async fn enter(db: &Db, call: &Call, person: PersonId, device: &Secret) -> bool {
    facts(db).await;
    let mut w = db.write().await.unwrap();
    let (session, _) = identity::open_session(&mut w, call, person, "")
        .await
        .unwrap();
    identity::note_device(&mut w, call, person, session, device)
        .await
        .unwrap();
    w.commit().await.unwrap();
    let told = facts(db).await;
    let added = |session: SessionId| Fact::DeviceAdded { person, session };
    told.contains(&added(session))
}

async fn known(db: &Db, seconds: i64, address: &str, device: &Secret) -> bool {
    let mut r = db.read().await.unwrap();
    let now = at(&system(), seconds).now;
    identity::is_known_device(&mut r, now, &email(address), device)
        .await
        .unwrap()
}

#[tokio::test]
async fn a_device_is_told_of_when_it_is_not_the_first_and_was_not_used_for_90_days() {
    each_engine(async |db| {
        let call = system();
        let id = with_anna(&db, &call).await;
        let (one, two) = (Secret::new(&call.ids), Secret::new(&call.ids));
        assert!(!enter(&db, &call, id, &one).await, "the first");
        assert!(!enter(&db, &call, id, &one).await, "known");
        assert!(enter(&db, &call, id, &two).await, "new");
        assert!(!enter(&db, &at(&call, 90 * DAY - 1), id, &two).await);
        assert!(enter(&db, &at(&call, 90 * DAY), id, &one).await, "long ago");
        // One that is in use stays known; one that never signed in does not become so.
        let mut w = db.write().await.unwrap();
        let me = at(&by(&call, id, None), 100 * DAY);
        let other = Secret::new(&call.ids);
        for device in [&two, &other] {
            identity::touch_device(&mut w, &me, device).await.unwrap();
        }
        w.commit().await.unwrap();
        assert!(!enter(&db, &at(&call, 189 * DAY), id, &two).await);
        assert!(enter(&db, &at(&call, 189 * DAY), id, &other).await);
    })
    .await;
}

#[tokio::test]
async fn a_device_is_known_for_its_own_person_only_and_for_90_days() {
    each_engine(async |db| {
        let call = system();
        let id = with_anna(&db, &call).await;
        let (mine, other) = (Secret::new(&call.ids), Secret::new(&call.ids));
        enter(&db, &call, id, &mine).await;
        assert!(known(&db, 90 * DAY - 1, "ANNA@example.nl", &mine).await);
        assert!(!known(&db, 90 * DAY, "anna@example.nl", &mine).await);
        assert!(!known(&db, 0, "anna@example.nl", &other).await);
        assert!(!known(&db, 0, "bert@example.nl", &mine).await);
    })
    .await;
}

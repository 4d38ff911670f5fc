//! Writing the log and reading it on.

use base::SessionId;
use notifications::{Event, EventName, after};
use store::testing::each_engine;
use uuid::Uuid;

use crate::{ANNA, BOB, HERE, NOON, own, posted, relayed, seqs};

#[tokio::test]
async fn events_are_read_back_as_they_were_written_and_in_order() {
    each_engine(async |db| {
        let session = Event {
            seq: 3,
            me_id: Some(ANNA),
            session_id: Some(SessionId(Uuid::from_u128(5))),
            ..Event::new(EventName::SessionEnded, NOON)
        };
        let joined = Event {
            seq: 4,
            community_id: Some(HERE),
            person_id: Some(BOB),
            ..Event::new(EventName::MembershipStarted, NOON)
        };
        let all = [posted(1), own(2, BOB), session, joined];
        relayed(&db, &[all[2], all[0], all[3], all[1]]).await;
        let mut r = db.read().await.unwrap();
        assert_eq!(after(&mut r, 0, 10).await.unwrap(), all);
        assert_eq!(after(&mut r, 0, 2).await.unwrap(), all[..2]);
        assert_eq!(after(&mut r, 2, 10).await.unwrap(), all[2..]);
        assert_eq!(after(&mut r, 4, 10).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn every_name_is_stored_and_read_back() {
    each_engine(async |db| {
        let all: Vec<Event> = (1..)
            .zip(EventName::ALL)
            .map(|(seq, name)| Event {
                seq,
                ..Event::new(*name, NOON)
            })
            .collect();
        relayed(&db, &all).await;
        let mut r = db.read().await.unwrap();
        assert_eq!(after(&mut r, 0, 100).await.unwrap(), all);
    })
    .await;
}

#[tokio::test]
async fn more_events_than_one_statement_holds_are_recorded_once_each() {
    each_engine(async |db| {
        let all: Vec<Event> = (1..=700).map(posted).collect();
        relayed(&db, &all).await;
        // A relay that did it before does no harm, and no events are no statement.
        relayed(&db, &all[..300]).await;
        relayed(&db, &[]).await;
        let mut r = db.read().await.unwrap();
        let read = after(&mut r, 0, 1_000).await.unwrap();
        assert_eq!(seqs(&read), (1..=700).collect::<Vec<_>>());
        assert_eq!(read, all);
    })
    .await;
}

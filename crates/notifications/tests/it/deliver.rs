//! Putting notices into inboxes.

use base::{Limit, NoticeId};
use notifications::{Notice, Reason, list_notices};
use store::testing::each_engine;
use uuid::Uuid;

use crate::{ANNA, BOB, by, delivered, notice, unread};

#[tokio::test]
async fn a_notice_is_delivered_once_per_person_and_event() {
    each_engine(async |db| {
        // Three, so that the statement is padded.
        let all = [notice(1, ANNA), notice(1, BOB), notice(2, ANNA)];
        delivered(&db, &all).await;
        delivered(&db, &all).await;
        // The same event for another reason and under another id is no second notice either.
        let again = Notice {
            id: NoticeId(Uuid::from_u128(999)),
            reason: Reason::Followed,
            ..notice(1, ANNA)
        };
        delivered(&db, &[again]).await;
        delivered(&db, &[]).await;
        assert_eq!((unread(&db, ANNA).await, unread(&db, BOB).await), (2, 1));
        let mut r = db.read().await.unwrap();
        let listed = list_notices(&mut r, &by(ANNA), None, Limit::USUAL).await;
        assert_eq!(listed.unwrap().items, [notice(2, ANNA), notice(1, ANNA)]);
    })
    .await;
}

#[tokio::test]
async fn more_notices_than_one_statement_holds_are_delivered() {
    each_engine(async |db| {
        let all: Vec<Notice> = (1..=700).map(|seq| notice(seq, ANNA)).collect();
        delivered(&db, &all).await;
        assert_eq!(unread(&db, ANNA).await, 700);
    })
    .await;
}

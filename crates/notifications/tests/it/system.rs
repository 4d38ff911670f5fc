//! Letting go of notices and events.

use notifications::system::{erase, forget_notices};
use notifications::{Notice, after};
use store::testing::each_engine;

use crate::{ANNA, BOB, NOON, delivered, notice, own, posted, relayed, seqs, unread};

#[tokio::test]
async fn an_inbox_and_an_own_channel_are_emptied_and_the_log_has_no_hole() {
    each_engine(async |db| {
        relayed(&db, &[posted(1), own(2, ANNA), own(3, BOB)]).await;
        delivered(&db, &[notice(1, ANNA), notice(2, BOB)]).await;
        let mut w = db.write().await.unwrap();
        let counts = erase(&mut w, ANNA).await.unwrap();
        w.commit().await.unwrap();
        assert_eq!((counts.of("notices"), counts.of("events")), (1, 1));
        assert_eq!((unread(&db, ANNA).await, unread(&db, BOB).await), (0, 1));
        let mut r = db.read().await.unwrap();
        let left = after(&mut r, 0, 10).await.unwrap();
        assert_eq!(seqs(&left), [1, 2, 3]);
        assert_eq!(left[1].channels().count(), 0, "nobody is told of it");
        assert_eq!((left[1].me_id, left[2].me_id), (None, Some(BOB)));
        assert!(
            left[0].person_id.is_some(),
            "digests go on telling posts of others"
        );
    })
    .await;
}

#[tokio::test]
async fn notices_are_kept_for_their_period() {
    each_engine(async |db| {
        let late = Notice {
            at: NOON.plus_seconds(100),
            ..notice(2, ANNA)
        };
        delivered(&db, &[notice(1, ANNA), late]).await;
        let mut w = db.write().await.unwrap();
        let gone = forget_notices(&mut w, NOON.plus_seconds(50)).await.unwrap();
        w.commit().await.unwrap();
        assert_eq!((gone, unread(&db, ANNA).await), (1, 1));
    })
    .await;
}

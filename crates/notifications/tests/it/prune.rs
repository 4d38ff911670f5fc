//! Forgetting old events.

use notifications::{Event, after, prune};
use store::testing::each_engine;

use crate::{NOON, posted, relayed, seqs};

#[tokio::test]
async fn events_are_kept_from_a_moment_on() {
    each_engine(async |db| {
        relayed(&db, &(1..=10).map(posted).collect::<Vec<_>>()).await;
        let mut w = db.write().await.unwrap();
        for (before, forgotten, first) in [(1, 0, 1), (4, 3, 4), (4, 0, 4), (10, 6, 10)] {
            let n = prune(&mut w, NOON.plus_seconds(before)).await.unwrap();
            assert_eq!(n, forgotten, "before {before}");
            let left = after(&mut w, 0, 100).await.unwrap();
            assert_eq!(seqs(&left), (first..=10).collect::<Vec<_>>());
        }
        assert_eq!(prune(&mut w, NOON.plus_seconds(11)).await.unwrap(), 1);
        assert_eq!(prune(&mut w, NOON.plus_seconds(11)).await.unwrap(), 0);
        assert_eq!(after(&mut w, 0, 100).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn an_event_that_was_handled_late_leaves_no_hole() {
    each_engine(async |db| {
        let late = Event {
            at: NOON,
            ..posted(5)
        };
        relayed(&db, &[posted(3), posted(4), late, posted(6)]).await;
        let mut w = db.write().await.unwrap();
        assert_eq!(prune(&mut w, NOON.plus_seconds(4)).await.unwrap(), 1);
        let left = after(&mut w, 0, 100).await.unwrap();
        assert_eq!(seqs(&left), [4, 5, 6]);
    })
    .await;
}

//! Marking notices as read.

use base::{Call, Fact, Limit};
use notifications::{Notice, list_notices, read_all, read_thread};
use store::testing::each_engine;

use crate::{ANNA, BOB, NOON, by, delivered, facts, notice, thread, unread};

#[tokio::test]
async fn reading_all_states_one_fact_when_something_was_unread() {
    each_engine(async |db| {
        delivered(&db, &[notice(1, ANNA), notice(2, ANNA), notice(3, BOB)]).await;
        let later = Call {
            now: NOON.plus_seconds(60),
            ..by(ANNA)
        };
        for (read, stated) in [(2, true), (0, false)] {
            let mut w = db.write().await.unwrap();
            assert_eq!(read_all(&mut w, &later).await.unwrap(), read);
            w.commit().await.unwrap();
            let fact = Fact::NoticesRead { person: ANNA };
            let expected: &[Fact] = if stated { &[fact] } else { &[] };
            assert_eq!(facts(&db).await, expected);
        }
        assert_eq!((unread(&db, ANNA).await, unread(&db, BOB).await), (0, 1));
        let mut r = db.read().await.unwrap();
        let listed = list_notices(&mut r, &by(ANNA), None, Limit::USUAL)
            .await
            .unwrap();
        assert!(listed.items.iter().all(|n| n.read_at == Some(later.now)));
    })
    .await;
}

#[tokio::test]
async fn reading_all_on_two_devices_at_once_states_one_fact() {
    each_engine(async |db| {
        delivered(&db, &[notice(1, ANNA)]).await;
        let device = async || {
            let mut w = db.write().await.unwrap();
            let read = read_all(&mut w, &by(ANNA)).await.unwrap();
            w.commit().await.unwrap();
            read
        };
        let (a, b) = tokio::join!(device(), device());
        assert_eq!(a + b, 1);
        assert_eq!(facts(&db).await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn reading_posts_reads_their_notices_and_no_others() {
    each_engine(async |db| {
        let mut all: Vec<Notice> = (1..=9).map(|seq| notice(seq, ANNA)).collect();
        all.push(notice(5, BOB));
        all.push(Notice {
            thread_id: thread(2),
            number: 5,
            ..notice(10, ANNA)
        });
        // Two notices can be about one post.
        all.push(Notice {
            number: 5,
            ..notice(11, ANNA)
        });
        delivered(&db, &all).await;
        let mut w = db.write().await.unwrap();
        let (one, now) = (thread(1), NOON.plus_seconds(60));
        let table: [(&[(i64, i64)], u64); 6] = [
            (&[], 0),
            (&[(20, 30)], 0),
            // Between the ranges nothing is read.
            (&[(2, 3), (5, 5), (8, 8)], 5),
            (&[(2, 3), (5, 5), (8, 8)], 0),
            (&[(4, 4)], 1),
            (&[(9, i64::MAX)], 1),
        ];
        for (ranges, read) in table {
            let n = read_thread(&mut w, ANNA, one, ranges, now).await.unwrap();
            assert_eq!(n, read, "{ranges:?}");
        }
        let listed = list_notices(&mut w, &by(ANNA), None, Limit::USUAL)
            .await
            .unwrap();
        let unread_now: Vec<i64> = listed
            .items
            .iter()
            .filter(|n| n.read_at.is_none())
            .map(|n| n.seq)
            .collect();
        assert_eq!(unread_now, [10, 7, 6, 1]);
        assert!(
            listed
                .items
                .iter()
                .all(|n| n.read_at.is_none_or(|at| at == now))
        );
        w.commit().await.unwrap();
        assert_eq!(unread(&db, BOB).await, 1);
        // The reading of the posts states the fact.
        assert_eq!(facts(&db).await, []);
    })
    .await;
}

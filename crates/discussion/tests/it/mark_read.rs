//! Marking posts as read.

use base::Fact;
use discussion::mark_read;
use store::testing::{each_engine, race};
use tokio::task::JoinSet;

use crate::{ANNA, BOB, EVA, Pairs, act, answered, by, facts, opened, ranges, unread, world};

#[tokio::test]
async fn what_is_marked_is_added_to_what_was_read_up_to_the_last_post() {
    each_engine(async |db| {
        world(&db).await;
        let thread = opened(&db, &by(ANNA), 1, "open").await;
        for id in 50..59 {
            answered(&db, &by(ANNA), id, thread).await.unwrap();
        }
        facts(&db).await;
        let person = BOB;
        // What is sent, what is read then, whether that is news, and what is unread then.
        type Row<'a> = (Pairs<'a>, Pairs<'a>, bool, Option<(i64, i64)>);
        let table: [Row; 6] = [
            (&[], &[], false, Some((10, 1))),
            (&[(11, 400)], &[], false, Some((10, 1))),
            (&[(3, 4), (8, 400)], &[(3, 4), (8, 10)], true, Some((5, 1))),
            (&[(4, 4), (9, 10)], &[(3, 4), (8, 10)], false, Some((5, 1))),
            (&[(1, 2)], &[(1, 4), (8, 10)], true, Some((3, 5))),
            (&[(1, i64::MAX)], &[(1, 10)], true, None),
        ];
        for (sent, read, news, left) in table {
            let outcome = act(&db, async |w| {
                mark_read(w, &by(person), thread, &ranges(sent)).await
            })
            .await;
            assert_eq!(outcome.unwrap().as_pairs(), read);
            let fact = Fact::ThreadRead { thread, person };
            let expected: &[Fact] = if news { &[fact] } else { &[] };
            assert_eq!(facts(&db).await, expected, "{sent:?}");
            assert_eq!(unread(&db, &by(person), thread).await, left, "{sent:?}");
        }
        let mut r = db.read().await.unwrap();
        let page = discussion::thread(&mut r, &by(BOB), thread).await.unwrap();
        assert_eq!(page.read.as_pairs(), [(1, 10)]);
        // Nobody else has read it by that, and a guest's reading is kept as well.
        let page = discussion::thread(&mut r, &by(EVA), thread).await.unwrap();
        assert_eq!(page.read.as_pairs(), []);
    })
    .await;
}

#[tokio::test]
async fn of_two_devices_that_mark_at_once_nothing_is_lost() {
    each_engine(async |db| {
        world(&db).await;
        let thread = opened(&db, &by(ANNA), 1, "open").await;
        for id in 50..59 {
            answered(&db, &by(ANNA), id, thread).await.unwrap();
        }
        facts(&db).await;
        // The first time neither finds a row, the second time both find one.
        for (sent, union) in [
            ([[(1, 2)], [(2, 4)]], "1-4"),
            ([[(9, 9)], [(6, 6)]], "1-4,6,9"),
        ] {
            let (a, b) = race(&db, async |w, n| {
                mark_read(w, &by(BOB), thread, &ranges(&sent[n])).await
            })
            .await;
            a.unwrap();
            assert_eq!(b.unwrap().to_stored(), union);
            assert_eq!(facts(&db).await.len(), 2);
        }
        assert_eq!(unread(&db, &by(BOB), thread).await, Some((4, 5)));
    })
    .await;
}

#[tokio::test]
async fn answering_and_marking_at_once_loses_neither() {
    each_engine(async |db| {
        world(&db).await;
        let thread = opened(&db, &by(ANNA), 1, "open").await;
        answered(&db, &by(ANNA), 50, thread).await.unwrap();
        for first in [0, 1] {
            let id = [60, 61][first];
            let (a, b) = race(&db, async |w, n| {
                if n == first {
                    let new = crate::new_post(id, thread);
                    discussion::post_reply(w, &by(BOB), new).await.map(|_| ())
                } else {
                    let read = ranges(&[(i64::try_from(first).unwrap() + 1, 400)]);
                    mark_read(w, &by(BOB), thread, &read).await.map(|_| ())
                }
            })
            .await;
            assert!(a.is_ok() && b.is_ok(), "{a:?} {b:?}");
        }
        assert_eq!(unread(&db, &by(BOB), thread).await, None);
        let mut r = db.read().await.unwrap();
        let page = discussion::thread(&mut r, &by(BOB), thread).await.unwrap();
        assert_eq!(page.read.as_pairs(), [(1, 4)]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn many_devices_that_mark_at_once_end_with_an_exact_count() {
    each_engine(async |db| {
        world(&db).await;
        let thread = opened(&db, &by(ANNA), 1, "open").await;
        for id in 50..79 {
            answered(&db, &by(ANNA), id, thread).await.unwrap();
        }
        let mut tasks = JoinSet::new();
        for n in 0..6 {
            let db = db.clone();
            tasks.spawn(async move {
                for step in 0..4 {
                    let first = 1 + n * 4 + step;
                    let mut w = db.write().await.unwrap();
                    mark_read(&mut w, &by(BOB), thread, &ranges(&[(first, first + 1)]))
                        .await
                        .unwrap();
                    w.commit().await.unwrap();
                }
            });
        }
        tasks.join_all().await;
        assert_eq!(unread(&db, &by(BOB), thread).await, Some((5, 26)));
    })
    .await;
}

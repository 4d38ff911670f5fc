//! What a page of a thread shows.

use discussion::{thread, thread_page};
use store::testing::each_engine;

use crate::{ANNA, BOB, EVA, admin, anonymous, answered, by, opened, world};

#[tokio::test]
async fn a_page_shows_the_stretch_that_was_chosen_knowing_what_was_read() {
    each_engine(async |db| {
        world(&db).await;
        let id = opened(&db, &by(ANNA), 1, "open").await;
        for n in 50..54 {
            answered(&db, &by(BOB), n, id).await.unwrap();
        }
        let mut r = db.read().await.unwrap();
        let page = thread_page(&mut r, &by(BOB), id, |page| {
            assert_eq!((page.thread.last_number, page.posts.len()), (5, 0));
            let first = page.read.first_missing(page.thread.last_number).unwrap();
            (first, first + 2)
        })
        .await
        .unwrap();
        let numbers: Vec<i64> = page.posts.iter().map(|post| post.number).collect();
        assert_eq!(numbers, [1, 2, 3]);
        assert_eq!(page.read.as_pairs(), [(2, 5)]);
        let beyond = thread_page(&mut r, &by(BOB), id, |_| (6, 9)).await.unwrap();
        assert_eq!(beyond.posts, []);
    })
    .await;
}

#[tokio::test]
async fn a_thread_shows_what_the_caller_is_there() {
    each_engine(async |db| {
        world(&db).await;
        let id = opened(&db, &by(ANNA), 1, "open").await;
        let table = [
            (anonymous(), false, false),
            (by(EVA), false, false),
            (by(BOB), true, false),
            (admin(), false, true),
        ];
        let mut r = db.read().await.unwrap();
        for (call, writes, coordinates) in table {
            let page = thread(&mut r, &call, id).await.unwrap();
            assert_eq!(page.standing.may_write(), writes);
            assert_eq!(page.standing.may_coordinate(), coordinates);
            assert_eq!(page.read.as_pairs(), []);
            assert_eq!(page.posts, []);
        }
    })
    .await;
}

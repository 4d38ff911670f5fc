//! What a page of a thread shows.

use discussion::{posts_of, thread};
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
        let page = thread(&mut r, &by(BOB), id).await.unwrap();
        assert_eq!(page.thread.last_number, 5);
        let first = page.read.first_missing(5).unwrap();
        let posts = posts_of(&mut r, &page, first, first + 2).await.unwrap();
        let numbers: Vec<i64> = posts.iter().map(|post| post.number).collect();
        assert_eq!(numbers, [1, 2, 3]);
        assert_eq!(page.read.as_pairs(), [(2, 5)]);
        assert_eq!(posts_of(&mut r, &page, 6, 9).await.unwrap(), []);
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
        }
    })
    .await;
}

#[tokio::test]
async fn every_change_to_the_posts_gives_the_thread_another_version() {
    each_engine(async |db| {
        world(&db).await;
        let id = opened(&db, &by(ANNA), 1, "open").await;
        let version = async || {
            let mut r = db.read().await.unwrap();
            thread(&mut r, &by(BOB), id).await.unwrap().thread.version
        };
        let mut seen = vec![version().await];
        let post = answered(&db, &by(BOB), 50, id).await.unwrap().id;
        seen.push(version().await);
        let mut w = db.write().await.unwrap();
        let draft = discussion::Draft::parse("Anders").unwrap();
        discussion::edit_post(&mut w, &by(BOB), post, None, &draft)
            .await
            .unwrap();
        w.commit().await.unwrap();
        seen.push(version().await);
        let mut w = db.write().await.unwrap();
        discussion::delete_post(&mut w, &by(BOB), post)
            .await
            .unwrap();
        w.commit().await.unwrap();
        seen.push(version().await);
        assert!(seen.is_sorted_by(|a, b| a < b), "{seen:?}");
    })
    .await;
}

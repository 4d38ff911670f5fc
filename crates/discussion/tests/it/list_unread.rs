//! What somebody has not read yet.

use discussion::{UnreadTotal, list_unread, mark_read, unread_totals};
use store::testing::each_engine;

use crate::{
    ANNA, BOB, EVA, SIGN_IN, act, admin, anonymous, answered, at, by, opened, ranges, slug, system,
    unread, world, wrong,
};

#[tokio::test]
async fn unread_threads_come_latest_talk_first_and_sum_up_per_community() {
    each_engine(async |db| {
        world(&db).await;
        let one = opened(&db, &by(ANNA), 1, "open").await;
        let two = opened(&db, &at(&by(ANNA), 1), 2, "besloten").await;
        let three = opened(&db, &at(&by(ANNA), 2), 3, "open").await;
        // At the same moment as two: the higher id first.
        let four = opened(&db, &at(&by(ANNA), 1), 4, "besloten").await;
        answered(&db, &at(&by(ANNA), 9), 50, one).await.unwrap();
        let read = opened(&db, &at(&by(ANNA), 3), 5, "open").await;
        act(&db, async |w| {
            mark_read(w, &by(BOB), read, &ranges(&[(1, 1)])).await
        })
        .await
        .unwrap();
        let mut r = db.read().await.unwrap();
        let all = list_unread(&mut r, &by(BOB), 10).await.unwrap();
        let seen: Vec<_> = all
            .iter()
            .map(|t| (t.id, t.unread, t.first_unread))
            .collect();
        assert_eq!(
            seen,
            [(one, 2, 1), (three, 1, 1), (four, 1, 1), (two, 1, 1)]
        );
        assert_eq!((all[0].author_id, all[0].last_number), (ANNA, 2));
        assert_eq!(all[0].last_post_at, at(&by(ANNA), 9).now);
        assert_eq!(
            (all[0].title.as_str(), all[0].kind),
            ("Wie doet mee?", discussion::Kind::Question)
        );
        assert_eq!(list_unread(&mut r, &by(BOB), 2).await.unwrap().len(), 2);

        let (open, closed) = (all[0].community_id, all[3].community_id);
        let mut expected =
            [(open, 2, 3), (closed, 2, 2)].map(|(community_id, threads, posts)| UnreadTotal {
                community_id,
                threads,
                posts,
            });
        expected.sort_unstable_by_key(|total| total.community_id);
        assert_eq!(unread_totals(&mut r, &by(BOB)).await.unwrap(), expected);
        // One's own posts are never unread.
        assert!(list_unread(&mut r, &by(ANNA), 10).await.unwrap().is_empty());
        assert_eq!(unread_totals(&mut r, &by(ANNA)).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn only_who_belongs_somewhere_has_something_unread() {
    each_engine(async |db| {
        world(&db).await;
        opened(&db, &by(ANNA), 1, "open").await;
        let mut r = db.read().await.unwrap();
        for call in [by(EVA), admin()] {
            assert!(list_unread(&mut r, &call, 10).await.unwrap().is_empty());
            assert_eq!(unread_totals(&mut r, &call).await.unwrap(), []);
        }
        for call in [anonymous(), system()] {
            assert_eq!(wrong(list_unread(&mut r, &call, 10).await), SIGN_IN);
            assert_eq!(wrong(unread_totals(&mut r, &call).await), SIGN_IN);
        }
    })
    .await;
}

#[tokio::test]
async fn who_joins_later_has_unread_only_what_is_talked_of_since() {
    each_engine(async |db| {
        world(&db).await;
        let silent = opened(&db, &by(ANNA), 1, "open").await;
        let lively = opened(&db, &by(ANNA), 2, "open").await;
        let eva = at(&by(EVA), 10);
        act(&db, async |w| {
            Ok(membership::join_community(w, &eva, &slug("open"), None).await?)
        })
        .await
        .unwrap();
        let mut r = db.read().await.unwrap();
        assert!(list_unread(&mut r, &eva, 10).await.unwrap().is_empty());
        assert_eq!(unread_totals(&mut r, &eva).await.unwrap(), []);
        drop(r);
        answered(&db, &at(&by(ANNA), 11), 50, lively).await.unwrap();
        assert_eq!(unread(&db, &eva, lively).await, Some((2, 1)));
        assert_eq!(unread(&db, &eva, silent).await, None);
        let mut r = db.read().await.unwrap();
        let totals = unread_totals(&mut r, &eva).await.unwrap();
        assert_eq!((totals[0].threads, totals[0].posts), (1, 2));
    })
    .await;
}

#[tokio::test]
async fn ones_own_answers_leave_the_posts_of_others_unread() {
    each_engine(async |db| {
        world(&db).await;
        let id = opened(&db, &by(ANNA), 1, "open").await;
        for (n, who) in [(50, BOB), (51, ANNA), (52, BOB), (53, BOB), (54, ANNA)] {
            answered(&db, &by(who), n, id).await.unwrap();
        }
        assert_eq!(unread(&db, &by(BOB), id).await, Some((3, 1)));
        assert_eq!(unread(&db, &by(ANNA), id).await, Some((3, 2)));
        act(&db, async |w| {
            mark_read(w, &by(BOB), id, &ranges(&[(1, 1)])).await
        })
        .await
        .unwrap();
        assert_eq!(unread(&db, &by(BOB), id).await, Some((2, 3)));
    })
    .await;
}

//! The threads of a community.

use base::{Call, Limit, ThreadId, Ts};
use discussion::{Heading, State, ThreadCursor, activity, list_threads, mark_read};
use store::Db;
use store::testing::each_engine;

use crate::{
    ANNA, BOB, EVA, NOON, act, admin, anonymous, answered, at, by, close, opened, ranges, slug,
    system, thread_id, world,
};

/// The pages of a community, of `limit` threads each.
async fn pages(db: &Db, call: &Call, community: &str, limit: i64) -> Vec<Vec<Heading>> {
    let mut r = db.read().await.unwrap();
    let shown = membership::community(&mut r, call, &slug(community))
        .await
        .unwrap();
    let (mut pages, mut after) = (Vec::new(), ThreadCursor::START);
    loop {
        let limit = Limit::new(limit).unwrap();
        let page = list_threads(&mut r, call, &shown, after, limit)
            .await
            .unwrap();
        if let Some(last) = page.items.last() {
            after = last.cursor();
        }
        pages.push(page.items);
        if !page.more {
            return pages;
        }
    }
}

async fn first(db: &Db, call: &Call) -> Vec<Heading> {
    pages(db, call, "open", 100).await.concat()
}

#[tokio::test]
async fn paging_shows_every_thread_once_also_where_times_are_equal() {
    each_engine(async |db| {
        world(&db).await;
        let mut expected: Vec<(Ts, ThreadId)> = Vec::new();
        for n in 1..=45_u64 {
            // Ids in no order, and only three times among them.
            let id = n * 37 % 101;
            let call = at(&by(ANNA), i64::try_from(n % 3).unwrap());
            expected.push((call.now, opened(&db, &call, id, "open").await));
        }
        opened(&db, &by(ANNA), 500, "netwerk").await;
        expected.sort_unstable();
        expected.reverse();
        for (limit, sizes) in [
            (20, vec![20, 20, 5]),
            (15, vec![15, 15, 15]),
            (1, vec![1; 45]),
            (45, vec![45]),
            (44, vec![44, 1]),
        ] {
            let pages = pages(&db, &anonymous(), "open", limit).await;
            assert_eq!(pages.iter().map(Vec::len).collect::<Vec<_>>(), sizes);
            let listed: Vec<_> = pages
                .concat()
                .iter()
                .map(|h| (h.last_post_at, h.id))
                .collect();
            assert_eq!(listed, expected, "by {limit}");
        }
    })
    .await;
}

#[tokio::test]
async fn an_empty_community_has_an_empty_list_and_no_activity() {
    each_engine(async |db| {
        world(&db).await;
        assert_eq!(pages(&db, &anonymous(), "open", 20).await.len(), 1);
        assert!(first(&db, &anonymous()).await.is_empty());
        let mut r = db.read().await.unwrap();
        let all = membership::list_communities(&mut r, &system())
            .await
            .unwrap();
        assert_eq!(activity(&mut r, &all).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn the_latest_talk_comes_first() {
    each_engine(async |db| {
        world(&db).await;
        let one = opened(&db, &by(ANNA), 1, "open").await;
        let two = opened(&db, &at(&by(ANNA), 1), 2, "open").await;
        let order =
            async || -> Vec<ThreadId> { first(&db, &by(BOB)).await.iter().map(|h| h.id).collect() };
        assert_eq!(order().await, [two, one]);
        answered(&db, &at(&by(BOB), 2), 50, one).await.unwrap();
        assert_eq!(order().await, [one, two]);
        close(&db, one).await;
        let headings = first(&db, &by(BOB)).await;
        assert_eq!(
            (headings[0].state, headings[0].last_number),
            (State::Closed, 2)
        );
        assert_eq!(
            (headings[0].created_at, headings[0].author_id),
            (NOON, ANNA)
        );
        assert_eq!(headings[0].last_post_at, NOON.plus_seconds(2));
        assert_eq!(headings[0].title, "Wie doet mee?");

        let mut r = db.read().await.unwrap();
        let all = membership::list_communities(&mut r, &by(BOB))
            .await
            .unwrap();
        let lively = activity(&mut r, &all).await.unwrap();
        assert_eq!(lively.len(), 1);
        assert_eq!(
            (lively[0].threads, lively[0].last_post_at),
            (2, NOON.plus_seconds(2))
        );
    })
    .await;
}

#[tokio::test]
async fn a_heading_counts_what_a_member_has_not_read() {
    each_engine(async |db| {
        world(&db).await;
        let id = opened(&db, &by(ANNA), 1, "open").await;
        for n in 50..54 {
            answered(&db, &at(&by(ANNA), 5), n, id).await.unwrap();
        }
        act(&db, async |w| {
            mark_read(w, &by(BOB), id, &ranges(&[(1, 2), (4, 4)])).await
        })
        .await
        .unwrap();
        let eva = at(&by(EVA), 5);
        let table = [
            (by(BOB), 2, Some(3)),
            (by(ANNA), 0, None),
            (by(EVA), 0, None),
            (admin(), 0, None),
            (anonymous(), 0, None),
        ];
        for (call, unread, first_unread) in table {
            let heading = first(&db, &call).await.remove(0);
            assert_eq!(
                (heading.unread, heading.first_unread),
                (unread, first_unread)
            );
        }
        // Who joins when the talk has fallen silent owes it nothing, until somebody speaks again.
        act(&db, async |w| {
            Ok(membership::join_community(w, &eva, &slug("open"), None).await?)
        })
        .await
        .unwrap();
        let heading = first(&db, &eva).await.remove(0);
        assert_eq!((heading.unread, heading.first_unread), (0, None));
        answered(&db, &at(&by(ANNA), 6), 60, thread_id(1))
            .await
            .unwrap();
        let heading = first(&db, &eva).await.remove(0);
        assert_eq!((heading.unread, heading.first_unread), (6, Some(1)));
    })
    .await;
}

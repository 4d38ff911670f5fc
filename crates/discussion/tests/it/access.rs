//! Who may do what: every verb and question, by everybody, in every sort of community.

use base::{Call, Fault, Limit, ThreadId};
use discussion::{
    Draft, Error, ThreadCursor, activity, delete_post, edit_post, find_post, list_contributions,
    list_posts, list_threads, list_unread, mark_read, open_thread, post_reply, thread,
    threads_named, unread_totals,
};
use store::Db;
use store::testing::each_engine;

use crate::{
    ANNA, BOB, EVA, act, admin, anonymous, answered, at, by, new_post, new_thread, opened, post_id,
    ranges, slug, system, thread_id, world,
};

fn code<T>(outcome: Result<T, Error>) -> &'static str {
    match outcome {
        Ok(_) => "ok",
        Err(error) => error.code(),
    }
}

fn found(yes: bool) -> &'static str {
    if yes { "ok" } else { "not-found" }
}

/// What comes of reading, marking, answering, editing, deleting and opening in a community with thread `n` by Anna.
async fn tries(db: &Db, call: &Call, n: u64, community: &str) -> [&'static str; 6] {
    let (id, first) = (thread_id(n), post_id(u128::from(n) << 64));
    let mut w = db.write().await.unwrap();
    let shown = membership::community(&mut w, call, &slug(community)).await;
    let readable = membership::list_communities(&mut w, call).await.unwrap();
    let listed = match &shown {
        Ok(shown) => list_threads(&mut w, call, shown, ThreadCursor::START, Limit::USUAL)
            .await
            .unwrap()
            .items
            .len(),
        Err(_) => 0,
    };
    let lively = activity(&mut w, &readable).await.unwrap();
    let place = shown.as_ref().ok().map(|shown| shown.community.id);
    let written = list_contributions(&mut w, call, ANNA, Limit::USUAL)
        .await
        .unwrap();
    let named = threads_named(&mut w, call, &[id]).await.unwrap();
    let reads = [
        code(thread(&mut w, call, id).await),
        code(list_posts(&mut w, call, id, 1, Limit::USUAL).await),
        code(find_post(&mut w, call, first).await),
        found(shown.is_ok()),
        found(listed == 1),
        found(lively.iter().any(|one| Some(one.community_id) == place)),
        found(written.iter().any(|one| one.thread == id)),
        found(named.len() == 1),
    ];
    assert!(reads.iter().all(|one| *one == reads[0]), "{reads:?}");
    let words = Draft::parse("Anders").unwrap();
    let answers = [
        reads[0],
        code(mark_read(&mut w, call, id, &ranges(&[(1, 1)])).await),
        code(post_reply(&mut w, call, new_post(77, id)).await),
        code(edit_post(&mut w, call, first, None, &words).await),
        code(delete_post(&mut w, call, first).await),
        code(open_thread(&mut w, call, new_thread(99, community)).await),
    ];
    drop(w);
    answers
}

#[tokio::test]
async fn everybody_may_do_what_their_standing_allows_and_nothing_else() {
    each_engine(async |db| {
        world(&db).await;
        let communities = ["open", "netwerk", "besloten"];
        for (n, community) in (1..).zip(communities) {
            opened(&db, &by(ANNA), n, community).await;
        }
        let nothing = ["not-found"; 6];
        let looks = [
            "ok",
            "sign-in-needed",
            "sign-in-needed",
            "sign-in-needed",
            "sign-in-needed",
            "sign-in-needed",
        ];
        let guest = [
            "ok",
            "ok",
            "not-member",
            "not-author",
            "not-author",
            "not-member",
        ];
        let member = ["ok", "ok", "ok", "not-author", "not-author", "ok"];
        let author = ["ok"; 6];
        let table = [
            ("nobody", anonymous(), [looks, nothing, nothing]),
            ("guest", by(EVA), [guest, guest, nothing]),
            ("member", by(BOB), [member; 3]),
            ("author", by(ANNA), [author; 3]),
            ("administrator", admin(), [guest; 3]),
            ("program", system(), [looks; 3]),
        ];
        for (who, call, expected) in table {
            for ((n, community), expected) in (1..).zip(communities).zip(expected) {
                let came = tries(&db, &call, n, community).await;
                assert_eq!(came, expected, "{who} in {community}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn a_thread_and_a_post_that_are_not_there_are_not_found_by_anybody() {
    each_engine(async |db| {
        world(&db).await;
        for call in [anonymous(), by(ANNA), admin(), system()] {
            let came = tries(&db, &call, 5, "nergens").await;
            assert_eq!(came, ["not-found"; 6]);
        }
    })
    .await;
}

#[tokio::test]
async fn who_left_a_closed_community_knows_nothing_of_it_any_more() {
    each_engine(async |db| {
        world(&db).await;
        let id = opened(&db, &by(ANNA), 1, "besloten").await;
        let own = answered(&db, &by(BOB), 50, id).await.unwrap();
        let call = at(&by(BOB), 10);
        answered(&db, &at(&by(ANNA), 5), 51, id).await.unwrap();
        let mut r = db.read().await.unwrap();
        assert_eq!(list_unread(&mut r, &call, 10).await.unwrap().len(), 1);
        assert_eq!(unread_totals(&mut r, &call).await.unwrap().len(), 1);
        drop(r);

        act(&db, async |w| {
            Ok(membership::leave_community(w, &call, &slug("besloten")).await?)
        })
        .await
        .unwrap();
        let mut w = db.write().await.unwrap();
        assert!(list_unread(&mut w, &call, 10).await.unwrap().is_empty());
        assert_eq!(unread_totals(&mut w, &call).await.unwrap(), []);
        let words = Draft::parse("Anders").unwrap();
        let own_now = [
            code(edit_post(&mut w, &call, own.id, None, &words).await),
            code(delete_post(&mut w, &call, own.id).await),
            code(find_post(&mut w, &call, own.id).await),
        ];
        assert_eq!(own_now, ["not-found"; 3]);
        let written = list_contributions(&mut w, &call, BOB, Limit::USUAL)
            .await
            .unwrap();
        assert!(written.is_empty());
        drop(w);
        assert_eq!(tries(&db, &call, 1, "besloten").await, ["not-found"; 6]);
        // What was written stays for the others.
        let mut r = db.read().await.unwrap();
        let (_, post) = find_post(&mut r, &by(ANNA), own.id).await.unwrap();
        assert_eq!(post.author_id, BOB);
    })
    .await;
}

#[tokio::test]
async fn threads_are_named_only_as_far_as_they_may_be_read() {
    each_engine(async |db| {
        world(&db).await;
        for (n, community) in (1..).zip(["open", "netwerk", "besloten"]) {
            opened(&db, &by(ANNA), n, community).await;
        }
        let asked: Vec<ThreadId> = [1, 2, 3, 4].map(thread_id).to_vec();
        let table: [(Call, &[u64]); 4] = [
            (anonymous(), &[1]),
            (by(EVA), &[1, 2]),
            (by(BOB), &[1, 2, 3]),
            (admin(), &[1, 2, 3]),
        ];
        let mut r = db.read().await.unwrap();
        for (call, expected) in table {
            let mut named: Vec<ThreadId> = threads_named(&mut r, &call, &asked)
                .await
                .unwrap()
                .iter()
                .map(|thread| thread.id)
                .collect();
            named.sort_unstable();
            let expected: Vec<ThreadId> = expected.iter().copied().map(thread_id).collect();
            assert_eq!(named, expected);
            assert_eq!(threads_named(&mut r, &call, &[]).await.unwrap(), []);
        }
    })
    .await;
}

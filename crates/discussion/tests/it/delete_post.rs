//! Taking one's own post away.

use base::{Fact, Limit};
use discussion::{delete_post, find_post, list_contributions};
use store::testing::{each_engine, race};

use crate::{
    ANNA, BOB, NOT_FOUND, act, answered, at, by, facts, numbers, opened, post_id, unread, world,
    wrong,
};

#[tokio::test]
async fn a_deleted_post_loses_its_text_and_keeps_its_number() {
    each_engine(async |db| {
        world(&db).await;
        let id = opened(&db, &by(ANNA), 1, "open").await;
        answered(&db, &by(BOB), 50, id).await.unwrap();
        answered(&db, &by(ANNA), 51, id).await.unwrap();
        facts(&db).await;
        let call = at(&by(BOB), 60);
        act(&db, async |w| delete_post(w, &call, post_id(50)).await)
            .await
            .unwrap();
        let mut r = db.read().await.unwrap();
        let (thread, post) = find_post(&mut r, &by(ANNA), post_id(50)).await.unwrap();
        assert_eq!((post.body.as_str(), post.body_html.as_str()), ("", ""));
        assert_eq!((post.number, post.author_id), (2, BOB));
        assert_eq!((post.deleted_at, post.version), (Some(call.now), 2));
        let written = list_contributions(&mut r, &by(ANNA), BOB, Limit::USUAL).await;
        assert!(written.unwrap().is_empty());
        drop(r);
        assert_eq!(numbers(&db, id).await, [1, 2, 3]);
        // It still counts as unread for who has not seen that it is gone.
        assert_eq!(unread(&db, &by(ANNA), id).await, Some((1, 2)));
        let deleted = Fact::PostDeleted {
            community: thread.community_id,
            thread: id,
            post: post_id(50),
            number: 2,
        };
        assert_eq!(facts(&db).await, [deleted]);
        let again = act(&db, async |w| delete_post(w, &call, post_id(50)).await).await;
        assert_eq!(wrong(again), NOT_FOUND);
    })
    .await;
}

#[tokio::test]
async fn deleting_twice_at_once_states_one_fact() {
    each_engine(async |db| {
        world(&db).await;
        let id = opened(&db, &by(ANNA), 1, "open").await;
        answered(&db, &by(BOB), 50, id).await.unwrap();
        facts(&db).await;
        let (first, second) = race(&db, async |w, _| {
            delete_post(w, &by(BOB), post_id(50)).await
        })
        .await;
        first.unwrap();
        assert_eq!(wrong(second), NOT_FOUND);
        assert_eq!(facts(&db).await.len(), 1);
    })
    .await;
}

//! Mending one's own post.

use base::{Fact, Kind};
use discussion::{Error, delete_post, edit_post, find_post};
use store::testing::{each_engine, race};

use crate::{ANNA, BOB, NOON, act, answered, at, by, draft, facts, opened, post_id, world, wrong};

#[tokio::test]
async fn an_edit_replaces_the_text_and_raises_the_version() {
    each_engine(async |db| {
        world(&db).await;
        let id = opened(&db, &by(ANNA), 1, "open").await;
        answered(&db, &by(BOB), 50, id).await.unwrap();
        facts(&db).await;
        let call = at(&by(BOB), 60);
        let post = act(&db, async |w| {
            edit_post(w, &call, post_id(50), Some(1), &draft("*Anders*")).await
        })
        .await
        .unwrap();
        assert_eq!((post.body.as_str(), post.version), ("*Anders*", 2));
        assert!(post.body_html.contains("<em>Anders</em>"));
        assert_eq!((post.created_at, post.edited_at), (NOON, Some(call.now)));
        let mut r = db.read().await.unwrap();
        let (thread, stored) = find_post(&mut r, &by(ANNA), post_id(50)).await.unwrap();
        assert_eq!(stored, post);
        assert_eq!(thread.last_post_at, NOON);
        drop(r);
        let edited = Fact::PostEdited {
            community: thread.community_id,
            thread: id,
            post: post_id(50),
            number: 2,
        };
        assert_eq!(facts(&db).await, [edited]);

        // The same text again is no change, whatever version one has seen.
        for version in [None, Some(1), Some(2)] {
            let same = act(&db, async |w| {
                edit_post(w, &call, post_id(50), version, &draft("*Anders*")).await
            })
            .await;
            assert_eq!(same.unwrap(), post);
        }
        assert_eq!(facts(&db).await, []);
    })
    .await;
}

#[tokio::test]
async fn an_edit_of_an_older_version_is_refused() {
    each_engine(async |db| {
        world(&db).await;
        let id = opened(&db, &by(ANNA), 1, "open").await;
        answered(&db, &by(BOB), 50, id).await.unwrap();
        let edits = async |version, text: &str| {
            let words = draft(text);
            act(&db, async |w| {
                edit_post(w, &by(BOB), post_id(50), version, &words).await
            })
            .await
        };
        edits(Some(1), "Eerst").await.unwrap();
        facts(&db).await;
        for version in [1, 3, 0, -1] {
            let outcome = edits(Some(version), "Daarna").await;
            assert_eq!(wrong(outcome), (Kind::Conflict, "edited-meanwhile"));
        }
        assert_eq!(facts(&db).await, []);
        // Who names no version takes what is there.
        let post = edits(None, "Daarna").await.unwrap();
        assert_eq!((post.body.as_str(), post.version), ("Daarna", 3));
    })
    .await;
}

#[tokio::test]
async fn of_two_edits_at_once_one_is_kept() {
    each_engine(async |db| {
        world(&db).await;
        let id = opened(&db, &by(ANNA), 1, "open").await;
        answered(&db, &by(BOB), 50, id).await.unwrap();
        facts(&db).await;
        let outcomes = race(&db, async |w, n| {
            let words = draft(["Een", "Twee"][n]);
            edit_post(w, &by(BOB), post_id(50), Some(1), &words).await
        })
        .await;
        assert!(
            matches!(outcomes, (Ok(_), Err(Error::EditedMeanwhile))),
            "{outcomes:?}"
        );
        let mut r = db.read().await.unwrap();
        let (_, post) = find_post(&mut r, &by(BOB), post_id(50)).await.unwrap();
        assert_eq!((post.body.as_str(), post.version), ("Een", 2));
        drop(r);
        assert_eq!(facts(&db).await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_post_that_was_deleted_cannot_be_edited() {
    each_engine(async |db| {
        world(&db).await;
        let id = opened(&db, &by(ANNA), 1, "open").await;
        answered(&db, &by(BOB), 50, id).await.unwrap();
        act(&db, async |w| delete_post(w, &by(BOB), post_id(50)).await)
            .await
            .unwrap();
        for version in [None, Some(1), Some(2)] {
            let outcome = act(&db, async |w| {
                edit_post(w, &by(BOB), post_id(50), version, &draft("Toch")).await
            })
            .await;
            assert_eq!(wrong(outcome), crate::NOT_FOUND);
        }
    })
    .await;
}

#[tokio::test]
async fn an_edit_that_meets_a_deletion_brings_nothing_back() {
    each_engine(async |db| {
        world(&db).await;
        let id = opened(&db, &by(ANNA), 1, "open").await;
        answered(&db, &by(BOB), 50, id).await.unwrap();
        let (deleted, edited) = race(&db, async |w, n| match n {
            0 => delete_post(w, &by(BOB), post_id(50)).await,
            _ => edit_post(w, &by(BOB), post_id(50), None, &draft("Toch"))
                .await
                .map(|_| ()),
        })
        .await;
        deleted.unwrap();
        let refused = edited.unwrap_err();
        assert!(
            matches!(refused, Error::NotFound | Error::EditedMeanwhile),
            "{refused:?}"
        );
        let mut r = db.read().await.unwrap();
        let (_, post) = find_post(&mut r, &by(BOB), post_id(50)).await.unwrap();
        assert_eq!((post.body.as_str(), post.body_html.as_str()), ("", ""));
    })
    .await;
}

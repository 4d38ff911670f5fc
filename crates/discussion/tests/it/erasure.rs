//! Erasure in the talk: texts, names and quotes go, places and numbers stay.

use base::{Fact, Traces};
use discussion::system::{erase, forget, written_by};
use discussion::{
    Draft, NewPost, export_following, export_named, export_posts, export_reading, export_threads,
};
use store::testing::each_engine;

use crate::{
    ANNA, BOB, EVA, act, anonymous, answered, at, by, draft, facts, new_post, new_thread, numbers,
    opened, post_id, system, thread_id, world, wrong,
};

const LONG: &str = "Een regel die lang genoeg is om te herkennen.";

fn anna() -> Traces {
    Traces::new(
        vec!["anna-de-wit".to_owned()],
        vec!["Anna de Wit".to_owned()],
        Vec::new(),
    )
}

async fn said(db: &store::Db, call: &base::Call, id: u128, text: &str, to: Option<i64>) {
    let new = NewPost {
        draft: draft(text),
        reply_to: to,
        ..new_post(id, thread_id(1))
    };
    act(db, async |w| discussion::post_reply(w, call, new).await)
        .await
        .unwrap();
}

/// A thread by Anna with an answer of hers, which Bob quotes and thanks her for.
async fn talk(db: &store::Db) {
    world(db).await;
    opened(db, &by(ANNA), 1, "open").await;
    said(db, &at(&by(ANNA), 1), 2, LONG, None).await;
    let thanks = format!("> {LONG}\n\nDank @anna-de-wit, of Anna de Wit.");
    said(db, &at(&by(BOB), 2), 3, &thanks, Some(2)).await;
    facts(db).await;
}

#[tokio::test]
async fn names_and_quotes_go_without_an_edit_of_the_author() {
    each_engine(async |db| {
        talk(&db).await;
        let mut new = new_thread(5, "open");
        new.title = discussion::Title::parse("Vraag aan Anna de Wit").unwrap();
        let call = at(&by(BOB), 3);
        act(&db, async |w| discussion::open_thread(w, &call, new).await)
            .await
            .unwrap();
        facts(&db).await;
        let written = written_by(&mut db.read().await.unwrap(), ANNA)
            .await
            .unwrap();
        let later = at(&system(), 100);
        let counts = forget(&db, &later, &anna(), Some(&written)).await.unwrap();
        assert_eq!(
            (counts.of("mentions"), counts.of("titles-of-others")),
            (1, 1)
        );
        let mut r = db.read().await.unwrap();
        let (thread, post) = discussion::find_post(&mut r, &by(BOB), post_id(3))
            .await
            .unwrap();
        assert_eq!(post.body, "> […]\n\nDank @oud-lid, of oud-lid.");
        assert!(!post.body_html.contains("/people/"), "{}", post.body_html);
        assert_eq!((post.edited_at, post.reply_to), (None, Some(2)));
        let community = thread.community_id;
        assert!(thread.version > 3, "whoever kept the page reads it anew");
        let named = discussion::threads_named(&mut r, &by(BOB), &[thread_id(5)])
            .await
            .unwrap();
        assert_eq!(named[0].title, "Vraag aan oud-lid");
        drop(r);
        let edited = Fact::PostEdited {
            community,
            thread: thread_id(1),
            post: post_id(3),
            number: 3,
        };
        assert_eq!(facts(&db).await, [edited]);
        let again = forget(&db, &later, &anna(), Some(&written)).await.unwrap();
        assert_eq!(again.total(), 0, "done again it finds nothing");
    })
    .await;
}

#[tokio::test]
async fn texts_go_and_numbers_stay() {
    each_engine(async |db| {
        talk(&db).await;
        let mut w = db.write().await.unwrap();
        discussion::system::follow(
            &mut w,
            &[discussion::system::Follower {
                thread: thread_id(1),
                person: ANNA,
                since: system().now,
            }],
        )
        .await
        .unwrap();
        let call = at(&system(), 100);
        let counts = erase(&mut w, &call, ANNA, true, Some("(weg)"))
            .await
            .unwrap();
        w.commit().await.unwrap();
        for (kind, many) in [
            ("posts-erased", 2),
            ("posts-kept", 0),
            ("titles", 1),
            ("reading", 1),
            ("following", 1),
        ] {
            assert_eq!(counts.of(kind), many, "{kind}");
        }
        assert_eq!(numbers(&db, thread_id(1)).await, [1, 2, 3]);
        let gone = facts(&db).await;
        assert_eq!(gone.len(), 2);
        assert!(
            gone.iter()
                .all(|fact| matches!(fact, Fact::PostDeleted { .. }))
        );
        let mut r = db.read().await.unwrap();
        let (thread, post) = discussion::find_post(&mut r, &by(BOB), post_id(2))
            .await
            .unwrap();
        assert_eq!((thread.title.as_str(), post.body.as_str()), ("(weg)", ""));
        assert!(post.deleted_at.is_some());
        let (_, post) = discussion::find_post(&mut r, &by(BOB), post_id(3))
            .await
            .unwrap();
        assert!(post.body.contains("Dank"), "others' texts stay");
    })
    .await;
}

#[tokio::test]
async fn without_erasing_texts_they_stay() {
    each_engine(async |db| {
        talk(&db).await;
        let mut w = db.write().await.unwrap();
        let counts = erase(&mut w, &system(), ANNA, false, None).await.unwrap();
        w.commit().await.unwrap();
        assert_eq!((counts.of("posts-kept"), counts.of("posts-erased")), (2, 0));
        assert_eq!(facts(&db).await, []);
        let mut r = db.read().await.unwrap();
        let (thread, post) = discussion::find_post(&mut r, &by(BOB), post_id(2))
            .await
            .unwrap();
        assert_eq!(post.body, LONG);
        assert_eq!(thread.title, "Wie doet mee?");
    })
    .await;
}

#[tokio::test]
async fn a_tombstone_has_no_name_and_perhaps_an_organisation() {
    each_engine(async |db| {
        talk(&db).await;
        let look = async |db: &store::Db| {
            let mut r = db.read().await.unwrap();
            let page = discussion::thread(&mut r, &by(BOB), thread_id(1))
                .await
                .unwrap();
            let posts = discussion::posts_of(&mut r, &page, 1, 9).await.unwrap();
            (page.thread, posts)
        };
        let (thread, posts) = look(&db).await;
        assert!(thread.author().is_some() && thread.left_to().is_none());
        assert_eq!(posts[2].reply_author_name(), Some("Anna de Wit"));
        let mut w = db.write().await.unwrap();
        w.query(store::sql!("UPDATE person SET name = '' WHERE id = $1"))
            .bind(ANNA)
            .execute()
            .await
            .unwrap();
        w.commit().await.unwrap();
        let (thread, posts) = look(&db).await;
        assert!(thread.author().is_none() && posts[1].author().is_none());
        assert_eq!(thread.left_to(), Some("Bibliotheek Duinkant"));
        assert_eq!(posts[1].left_to(), Some("Bibliotheek Duinkant"));
        assert_eq!(posts[2].reply_author_name(), None);
        assert_eq!(posts[2].left_to(), None);
    })
    .await;
}

#[tokio::test]
async fn what_one_did_is_given_page_by_page() {
    each_engine(async |db| {
        talk(&db).await;
        for n in 10..13 {
            answered(
                &db,
                &at(&by(ANNA), i64::try_from(n).unwrap()),
                n,
                thread_id(1),
            )
            .await
            .unwrap();
        }
        let mut r = db.read().await.unwrap();
        let call = by(ANNA);
        let (mut after, mut seen) = (None, Vec::new());
        loop {
            let some = export_posts(&mut r, &call, after, 2).await.unwrap();
            let Some(last) = some.last() else { break };
            after = Some(last.id);
            seen.extend(some.into_iter().map(|post| post.number));
        }
        seen.sort_unstable();
        assert_eq!(seen, [1, 2, 4, 5, 6]);
        let own = export_threads(&mut r, &call, None, 9).await.unwrap();
        assert_eq!((own.len(), own[0].last_number), (1, 6));
        let read = export_reading(&mut r, &call, None, 9).await.unwrap();
        assert_eq!(read.len(), 1);
        assert!(
            export_following(&mut r, &call, None, 9)
                .await
                .unwrap()
                .is_empty()
        );
        assert!(
            export_threads(&mut r, &call, Some(own[0].id), 9)
                .await
                .unwrap()
                .is_empty()
        );
        let known = export_named(&mut r, &call, &[own[0].id]).await.unwrap();
        assert_eq!(known[0].title.as_deref(), Some("Wie doet mee?"));
        assert!(export_named(&mut r, &call, &[]).await.unwrap().is_empty());
        assert_eq!(
            wrong(export_posts(&mut r, &anonymous(), None, 1).await).1,
            "sign-in-needed"
        );
        drop(r);
        // The title of what one may not read any more, and did not write in, is nobody's to take along.
        opened(&db, &at(&by(BOB), 20), 7, "besloten").await;
        let mut r = db.read().await.unwrap();
        let hidden = export_named(&mut r, &by(EVA), &[thread_id(7)])
            .await
            .unwrap();
        assert_eq!(hidden[0].title, None);
        assert!(Draft::parse("@oud-lid").unwrap().mentions().is_empty());
        assert_eq!(base::FORMER, "oud-lid");
    })
    .await;
}

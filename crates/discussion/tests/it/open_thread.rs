//! Opening a thread.

use base::{Fact, Invalid, Kind, Lang};
use discussion::{Error, NewThread, State, Title, open_thread};
use store::testing::{each_engine, race};

use crate::{
    ANNA, BOB, NOON, act, answered, at, by, facts, new_thread, numbers, opened, thread_id, unread,
    world, wrong,
};

const TAKEN: (Kind, &str) = (Kind::Conflict, "id-taken");

#[tokio::test]
async fn a_thread_begins_with_its_first_post_which_its_author_has_read() {
    each_engine(async |db| {
        world(&db).await;
        let new = new_thread(1, "besloten");
        let first = new.first;
        let id = opened(&db, &by(ANNA), 1, "besloten").await;
        assert_eq!(id, new.id);
        let mut r = db.read().await.unwrap();
        let page = discussion::thread(&mut r, &by(ANNA), id).await.unwrap();
        let posts = discussion::posts_of(&mut r, &page, 1, 9).await.unwrap();
        let community = page.thread.community_id;
        assert_eq!(page.thread.author_id, ANNA);
        assert_eq!(
            (page.thread.kind, page.thread.state),
            (new.kind, State::Open)
        );
        assert_eq!(page.thread.title, "Wie doet mee?");
        assert_eq!(page.thread.community_slug, "besloten");
        assert_eq!(page.thread.community_name(Lang::Nl), "Besloten kring");
        assert_eq!(page.thread.community_name(Lang::En), "Closed circle");
        assert_eq!(page.thread.last_number, 1);
        assert_eq!(
            (page.thread.created_at, page.thread.last_post_at),
            (NOON, NOON)
        );
        let [post] = posts.as_slice() else {
            panic!("{posts:?}")
        };
        assert_eq!((post.id, post.number, post.author_id), (first, 1, ANNA));
        assert_eq!((post.reply_to, post.reply_author_name()), (None, None));
        assert_eq!(post.body, "Wie doet er mee?");
        assert_eq!(post.body_html.trim(), "<p>Wie doet er mee?</p>");
        assert_eq!(
            (post.created_at, post.edited_at, post.version),
            (NOON, None, 1)
        );
        assert_eq!(page.read.as_pairs(), [(1, 1)]);
        drop(r);
        assert_eq!(unread(&db, &by(ANNA), id).await, None);
        assert_eq!(unread(&db, &by(BOB), id).await, Some((1, 1)));
        let (thread, author) = (id, ANNA);
        assert_eq!(
            facts(&db).await,
            [
                Fact::ThreadOpened {
                    community,
                    thread,
                    author
                },
                Fact::PostCreated {
                    community,
                    thread,
                    post: first,
                    number: 1,
                    author,
                    reply_to: None,
                    mentioned: vec![]
                },
            ]
        );
    })
    .await;
}

#[tokio::test]
async fn opening_the_same_thread_again_changes_nothing() {
    each_engine(async |db| {
        world(&db).await;
        let id = opened(&db, &by(ANNA), 1, "open").await;
        answered(&db, &at(&by(BOB), 5), 50, id).await.unwrap();
        facts(&db).await;
        assert_eq!(opened(&db, &at(&by(ANNA), 10), 1, "open").await, id);
        assert_eq!(facts(&db).await, []);
        assert_eq!(numbers(&db, id).await, [1, 2]);
        let mut r = db.read().await.unwrap();
        let thread = discussion::thread(&mut r, &by(ANNA), id)
            .await
            .unwrap()
            .thread;
        assert_eq!(thread.last_post_at, NOON.plus_seconds(5));
    })
    .await;
}

#[tokio::test]
async fn an_id_that_belongs_to_something_else_is_refused_and_leaves_nothing_behind() {
    each_engine(async |db| {
        world(&db).await;
        opened(&db, &by(ANNA), 1, "open").await;
        facts(&db).await;
        let taken_post = NewThread {
            first: new_thread(1, "open").first,
            ..new_thread(2, "open")
        };
        let table = [
            (by(BOB), new_thread(1, "open")),
            (by(ANNA), new_thread(1, "netwerk")),
            (by(ANNA), taken_post),
        ];
        for (call, new) in table {
            let outcome = act(&db, async |w| open_thread(w, &call, new).await).await;
            assert_eq!(wrong(outcome), TAKEN);
        }
        let mut r = db.read().await.unwrap();
        let nothing = discussion::thread(&mut r, &by(ANNA), thread_id(2)).await;
        assert!(matches!(nothing, Err(Error::NotFound)));
        drop(r);
        assert_eq!(facts(&db).await, []);
    })
    .await;
}

#[tokio::test]
async fn opening_the_same_thread_twice_at_once_opens_one() {
    each_engine(async |db| {
        world(&db).await;
        let (a, b) = race(&db, async |w, _| {
            open_thread(w, &by(ANNA), new_thread(1, "open")).await
        })
        .await;
        assert_eq!(a.unwrap(), b.unwrap());
        assert_eq!(numbers(&db, thread_id(1)).await, [1]);
        assert_eq!(facts(&db).await.len(), 2);
    })
    .await;
}

#[tokio::test]
async fn of_two_people_who_open_a_thread_under_one_id_at_once_one_gets_it() {
    each_engine(async |db| {
        world(&db).await;
        let outcomes = race(&db, async |w, n| {
            open_thread(w, &by([ANNA, BOB][n]), new_thread(1, "open")).await
        })
        .await;
        assert!(
            matches!(outcomes, (Ok(_), Err(Error::IdTaken))),
            "{outcomes:?}"
        );
    })
    .await;
}

#[test]
fn a_title_is_one_line_of_at_most_160_characters() {
    let (long, most) = ("é".repeat(161), "é".repeat(160));
    let required = Invalid::new("title", "required");
    assert_eq!(Title::parse(""), Err(required.clone()));
    assert_eq!(Title::parse(" \t\r\n\u{0}\u{1b} "), Err(required));
    let too_long = Invalid::bound("title", "too-long", 160);
    assert_eq!(Title::parse(&long), Err(too_long));
    assert_eq!(Title::parse(&most).unwrap().as_str(), most);
    let cleaned = Title::parse("  Wie\u{0} doet\r\n\tmee?\u{7} ").unwrap();
    assert_eq!(cleaned.as_str(), "Wie doet mee?");
}

//! Answering in a thread.

use base::{Call, Fact, Invalid, Kind, ThreadId};
use discussion::{Error, NewPost, Posted, Reply, post_replies, post_reply, prepare_reply};
use store::testing::{each_engine, meanwhile, race};
use store::{Db, sql};
use tokio::task::JoinSet;

use crate::{
    ANNA, BOB, EVA, NOON, act, answered, at, by, close, facts, new_post, numbers, opened, post_id,
    slug, unread, world, wrong,
};

const TAKEN: (Kind, &str) = (Kind::Conflict, "id-taken");

fn created(facts: &[Fact], of: ThreadId) -> Vec<i64> {
    let number = |fact: &Fact| match fact {
        Fact::PostCreated { thread, number, .. } if *thread == of => Some(*number),
        _ => None,
    };
    facts.iter().filter_map(number).collect()
}

#[tokio::test]
async fn an_answer_gets_the_next_number_and_its_author_has_read_it() {
    each_engine(async |db| {
        world(&db).await;
        let id = opened(&db, &by(ANNA), 1, "open").await;
        facts(&db).await;
        let call = at(&by(BOB), 60);
        let new = NewPost {
            reply_to: Some(1),
            ..new_post(50, id)
        };
        let posted = act(&db, async |w| post_reply(w, &call, new).await).await;
        let expected = Posted {
            id: post_id(50),
            thread: id,
            number: 2,
            created_at: call.now,
        };
        assert_eq!(posted.unwrap(), expected);

        let mut r = db.read().await.unwrap();
        let (thread, post) = discussion::find_post(&mut r, &call, post_id(50))
            .await
            .unwrap();
        assert_eq!((thread.last_number, thread.last_post_at), (2, call.now));
        assert_eq!((post.number, post.author_id, post.version), (2, BOB, 1));
        assert_eq!(
            (post.reply_to, post.reply_author_name()),
            (Some(1), Some("Anna de Wit"))
        );
        drop(r);
        let community = thread.community_id;
        assert_eq!(
            facts(&db).await,
            [Fact::PostCreated {
                community,
                thread: id,
                post: post_id(50),
                number: 2,
                author: BOB,
                reply_to: Some(1),
                mentioned: vec![]
            }]
        );
        assert_eq!(unread(&db, &by(BOB), id).await, Some((1, 1)));
        assert_eq!(unread(&db, &by(ANNA), id).await, Some((1, 2)));
    })
    .await;
}

#[tokio::test]
async fn an_answer_points_at_a_post_that_is_there() {
    each_engine(async |db| {
        world(&db).await;
        let id = opened(&db, &by(ANNA), 1, "open").await;
        for reply_to in [0, -1, 2, i64::MAX] {
            let new = NewPost {
                reply_to: Some(reply_to),
                ..new_post(50, id)
            };
            let outcome = act(&db, async |w| post_reply(w, &by(BOB), new).await).await;
            let Err(Error::Invalid(fields)) = outcome else {
                panic!("{outcome:?}")
            };
            assert_eq!(fields, [Invalid::new("replyTo", "no-such-post")]);
        }
        assert_eq!(numbers(&db, id).await, [1]);
    })
    .await;
}

#[tokio::test]
async fn a_closed_thread_takes_no_answers_but_may_be_read_and_mended() {
    each_engine(async |db| {
        world(&db).await;
        let id = opened(&db, &by(ANNA), 1, "open").await;
        close(&db, id).await;
        let outcome = answered(&db, &by(BOB), 50, id).await;
        assert_eq!(wrong(outcome), (Kind::Conflict, "thread-closed"));
        // Who may not write here anyway is told that first.
        let outcome = answered(&db, &by(EVA), 50, id).await;
        assert_eq!(wrong(outcome), (Kind::Forbidden, "not-member"));
        act(&db, async |w| {
            let words = crate::draft("Toch anders");
            discussion::edit_post(w, &by(ANNA), new_first(1), None, &words).await
        })
        .await
        .unwrap();
        assert_eq!(numbers(&db, id).await, [1]);
    })
    .await;
}

fn new_first(n: u64) -> base::PostId {
    crate::new_thread(n, "open").first
}

#[tokio::test]
async fn a_thread_that_closes_while_somebody_answers_takes_no_answer() {
    each_engine(async |db| {
        world(&db).await;
        let id = opened(&db, &by(ANNA), 1, "open").await;
        facts(&db).await;
        let mut closing = db.write().await.unwrap();
        closing
            .query(sql!("UPDATE thread SET state = 'closed' WHERE id = $1"))
            .bind(id)
            .execute()
            .await
            .unwrap();
        let call = by(BOB);
        let outcome = meanwhile(&db, closing, answered(&db, &call, 50, id)).await;
        assert!(matches!(outcome, Err(Error::ThreadClosed)), "{outcome:?}");
        assert_eq!(numbers(&db, id).await, [1]);
        assert_eq!(facts(&db).await, []);
    })
    .await;
}

#[tokio::test]
async fn the_same_answer_again_gives_the_first_and_changes_nothing() {
    each_engine(async |db| {
        world(&db).await;
        let id = opened(&db, &by(ANNA), 1, "open").await;
        let first = answered(&db, &at(&by(BOB), 10), 50, id).await.unwrap();
        let next = answered(&db, &at(&by(ANNA), 20), 51, id).await.unwrap();
        assert_eq!((first.number, next.number), (2, 3));
        facts(&db).await;
        let again = answered(&db, &at(&by(BOB), 30), 50, id).await.unwrap();
        assert_eq!(again, first);
        assert_eq!(facts(&db).await, []);
        let mut r = db.read().await.unwrap();
        let thread = discussion::thread(&mut r, &by(BOB), id)
            .await
            .unwrap()
            .thread;
        assert_eq!(
            (thread.last_number, thread.last_post_at),
            (3, next.created_at)
        );
        drop(r);
        let after = answered(&db, &at(&by(BOB), 40), 52, id).await.unwrap();
        assert_eq!(after.number, 4);
        assert_eq!(numbers(&db, id).await, [1, 2, 3, 4]);
        assert_eq!(unread(&db, &by(BOB), id).await, Some((2, 1)));
    })
    .await;
}

#[tokio::test]
async fn another_text_under_the_same_id_does_not_vanish_behind_the_first() {
    each_engine(async |db| {
        world(&db).await;
        let id = opened(&db, &by(ANNA), 1, "open").await;
        answered(&db, &by(BOB), 50, id).await.unwrap();
        let other = NewPost {
            draft: crate::draft("Iets anders."),
            ..new_post(50, id)
        };
        let outcome = act(&db, async |w| post_reply(w, &by(BOB), other).await).await;
        assert_eq!(wrong(outcome), TAKEN);
        assert_eq!(numbers(&db, id).await, [1, 2]);
    })
    .await;
}

#[tokio::test]
async fn repeating_an_answer_makes_nothing_unread_for_who_joined_in_between() {
    each_engine(async |db| {
        world(&db).await;
        let id = opened(&db, &by(ANNA), 1, "open").await;
        answered(&db, &by(BOB), 50, id).await.unwrap();
        let eva = at(&by(EVA), 10);
        act(&db, async |w| {
            Ok(membership::join_community(w, &eva, &slug("open"), None).await?)
        })
        .await
        .unwrap();
        answered(&db, &at(&by(BOB), 20), 50, id).await.unwrap();
        assert_eq!(unread(&db, &eva, id).await, None);
    })
    .await;
}

#[tokio::test]
async fn an_id_of_somebody_else_or_of_another_thread_is_refused() {
    each_engine(async |db| {
        world(&db).await;
        let (one, two) = (
            opened(&db, &by(ANNA), 1, "open").await,
            opened(&db, &by(ANNA), 2, "open").await,
        );
        answered(&db, &by(BOB), 50, one).await.unwrap();
        for (call, thread) in [(by(ANNA), one), (by(BOB), two)] {
            let outcome = answered(&db, &call, 50, thread).await;
            assert_eq!(wrong(outcome), TAKEN);
        }
        assert_eq!(numbers(&db, one).await, [1, 2]);
        assert_eq!(numbers(&db, two).await, [1]);
    })
    .await;
}

#[tokio::test]
async fn an_answer_with_an_earlier_clock_does_not_move_the_thread_back() {
    each_engine(async |db| {
        world(&db).await;
        let id = opened(&db, &by(ANNA), 1, "open").await;
        answered(&db, &at(&by(BOB), -60), 50, id).await.unwrap();
        let mut r = db.read().await.unwrap();
        let thread = discussion::thread(&mut r, &by(BOB), id)
            .await
            .unwrap()
            .thread;
        assert_eq!((thread.last_number, thread.last_post_at), (2, NOON));
    })
    .await;
}

#[tokio::test]
async fn the_same_answer_twice_at_once_is_placed_once_and_leaves_no_gap() {
    each_engine(async |db| {
        world(&db).await;
        let id = opened(&db, &by(ANNA), 1, "open").await;
        facts(&db).await;
        let (a, b) = race(&db, async |w, _| {
            post_reply(w, &by(BOB), new_post(50, id)).await
        })
        .await;
        assert_eq!(a.unwrap(), b.unwrap());
        assert_eq!(created(&facts(&db).await, id), [2]);
        assert_eq!(answered(&db, &by(BOB), 51, id).await.unwrap().number, 3);
        assert_eq!(numbers(&db, id).await, [1, 2, 3]);
        // Two of one's own, and one by Anna.
        assert_eq!(unread(&db, &by(BOB), id).await, Some((1, 1)));
    })
    .await;
}

#[tokio::test]
async fn of_two_people_who_answer_under_one_id_at_once_one_is_refused() {
    each_engine(async |db| {
        world(&db).await;
        let threads = [
            opened(&db, &by(ANNA), 1, "open").await,
            opened(&db, &by(ANNA), 2, "open").await,
        ];
        // In one thread the second waits for the thread, in two for the id.
        for second in threads {
            let id = if second == threads[0] { 50 } else { 60 };
            let outcomes = race(&db, async |w, n| {
                let thread = [threads[0], second][n];
                post_reply(w, &by([ANNA, BOB][n]), new_post(id, thread)).await
            })
            .await;
            assert!(
                matches!(outcomes, (Ok(_), Err(Error::IdTaken))),
                "{outcomes:?}"
            );
        }
        assert_eq!(numbers(&db, threads[0]).await, [1, 2, 3]);
        assert_eq!(numbers(&db, threads[1]).await, [1]);
    })
    .await;
}

async fn answers_at_once(
    db: Db,
    call: Call,
    thread: ThreadId,
    ids: std::ops::Range<u128>,
) -> Vec<i64> {
    let mut numbers = Vec::new();
    for id in ids {
        let mut w = db.write().await.unwrap();
        let posted = post_reply(&mut w, &call, new_post(id, thread))
            .await
            .unwrap();
        w.commit().await.unwrap();
        numbers.push(posted.number);
    }
    numbers
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn many_who_answer_at_once_get_numbers_without_gaps_in_the_order_of_the_outbox() {
    each_engine(async |db| {
        world(&db).await;
        let threads = [
            opened(&db, &by(ANNA), 1, "open").await,
            opened(&db, &by(ANNA), 2, "besloten").await,
        ];
        facts(&db).await;
        let mut tasks = JoinSet::new();
        for n in 0..8_usize {
            let call = by([ANNA, BOB][n / 2 % 2]);
            let from = u128::try_from(100 * (n + 1)).unwrap();
            tasks.spawn(answers_at_once(
                db.clone(),
                call,
                threads[n % 2],
                from..from + 8,
            ));
        }
        let mut given = tasks.join_all().await.concat();
        given.sort_unstable();
        let expected: Vec<i64> = (2..=33).flat_map(|n| [n, n]).collect();
        assert_eq!(given, expected);
        let stated = facts(&db).await;
        for thread in threads {
            assert_eq!(numbers(&db, thread).await, (1..=33).collect::<Vec<_>>());
            assert_eq!(created(&stated, thread), (2..=33).collect::<Vec<_>>());
            // Each has read one's own 16 and Anna her opening, however they came together.
            assert_eq!(unread(&db, &by(ANNA), thread).await.unwrap().0, 16);
            assert_eq!(unread(&db, &by(BOB), thread).await.unwrap().0, 17);
        }
    })
    .await;
}

async fn prepared(db: &Db, call: &Call, id: u128, thread: ThreadId) -> Reply {
    let mut r = db.read().await.unwrap();
    prepare_reply(&mut r, call, new_post(id, thread))
        .await
        .unwrap()
}

#[tokio::test]
async fn answers_placed_together_stand_as_if_each_was_placed_alone() {
    each_engine(async |db| {
        world(&db).await;
        let (one, two) = (
            opened(&db, &by(ANNA), 1, "open").await,
            opened(&db, &by(ANNA), 2, "besloten").await,
        );
        facts(&db).await;
        let asked = [
            (BOB, 50, one),
            (ANNA, 51, two),
            (BOB, 52, one),
            (ANNA, 53, one),
        ];
        let mut all = Vec::new();
        for (n, (who, id, thread)) in (1..).zip(asked) {
            all.push(prepared(&db, &at(&by(who), n), id, thread).await);
        }
        let posted = act(&db, async |w| post_replies(w, &all).await)
            .await
            .unwrap();
        let seen: Vec<_> = posted.iter().map(|p| (p.id, p.thread, p.number)).collect();
        let expected = [(50, one, 2), (51, two, 2), (52, one, 3), (53, one, 4)];
        assert_eq!(
            seen,
            expected.map(|(id, thread, n)| (post_id(id), thread, n))
        );
        assert_eq!(numbers(&db, one).await, [1, 2, 3, 4]);
        assert_eq!(numbers(&db, two).await, [1, 2]);
        // Each has read one's own.
        assert_eq!(unread(&db, &by(BOB), one).await, Some((2, 1)));
        assert_eq!(unread(&db, &by(ANNA), one).await, Some((2, 2)));
        assert_eq!(unread(&db, &by(ANNA), two).await, None);
        let stated = facts(&db).await;
        assert_eq!(
            (created(&stated, one), created(&stated, two)),
            (vec![2, 3, 4], vec![2])
        );
        let mut r = db.read().await.unwrap();
        let page = discussion::thread(&mut r, &by(BOB), one).await.unwrap();
        assert_eq!(page.thread.last_post_at, NOON.plus_seconds(4));
    })
    .await;
}

#[tokio::test]
async fn of_answers_placed_together_all_stand_or_none() {
    each_engine(async |db| {
        world(&db).await;
        let (one, two) = (
            opened(&db, &by(ANNA), 1, "open").await,
            opened(&db, &by(ANNA), 2, "open").await,
        );
        let first = prepared(&db, &by(BOB), 50, one).await;
        let second = prepared(&db, &by(BOB), 51, two).await;
        let again = prepared(&db, &by(BOB), 50, one).await;
        facts(&db).await;
        let twice = [first.clone(), again];
        let outcome = act(&db, async |w| post_replies(w, &twice).await).await;
        assert_eq!(wrong(outcome), TAKEN);
        close(&db, two).await;
        let both = [first, second];
        let outcome = act(&db, async |w| post_replies(w, &both).await).await;
        assert_eq!(wrong(outcome), (Kind::Conflict, "thread-closed"));
        assert_eq!(
            (numbers(&db, one).await, numbers(&db, two).await),
            (vec![1], vec![1])
        );
        assert_eq!(facts(&db).await, []);
    })
    .await;
}

#[tokio::test]
async fn what_a_busy_author_has_read_is_written_shorter_now_and_then() {
    each_engine(async |db| {
        world(&db).await;
        let id = opened(&db, &by(ANNA), 1, "open").await;
        for n in 0..120 {
            answered(&db, &by(ANNA), 50 + n, id).await.unwrap();
        }
        let mut r = db.read().await.unwrap();
        let (ranges, count): (String, i64) = r
            .query(sql!(
                "SELECT ranges, read_count FROM reading WHERE person_id = $1"
            ))
            .bind(ANNA)
            .fetch_one()
            .await
            .unwrap();
        assert!(ranges.starts_with("1-") && ranges.len() < 250, "{ranges}");
        assert_eq!(
            (
                count,
                discussion::Ranges::parse(&[(1, 121)]).unwrap().count()
            ),
            (121, 121)
        );
        drop(r);
        assert_eq!(unread(&db, &by(ANNA), id).await, None);
        // One who has read it elsewhere meanwhile loses nothing.
        let late = prepared(&db, &by(ANNA), 500, id).await;
        answered(&db, &by(BOB), 501, id).await.unwrap();
        act(&db, async |w| {
            discussion::mark_read(w, &by(ANNA), id, &crate::ranges(&[(122, 122)])).await
        })
        .await
        .unwrap();
        act(&db, async |w| post_replies(w, &[late]).await)
            .await
            .unwrap();
        assert_eq!(unread(&db, &by(ANNA), id).await, None);
    })
    .await;
}

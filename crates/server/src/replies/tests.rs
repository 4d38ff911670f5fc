//! Answers that are placed together: all find their outcome, whatever becomes of the others.

use base::{Call, Ids, Lang, PersonId, PostId, ThreadId};
use discussion::{Draft, NewPost, NewThread, Title, prepare_reply};
use identity::system::{NewPerson, insert_people};
use identity::{Email, Handle};
use membership::Slug;
use store::answers::Answer;
use store::testing::{Fresh, engines, fresh};
use store::{Engine, Stmt};

use super::*;

const WRITER: PersonId = PersonId(uuid::Uuid::from_u128(7));

fn call() -> Call {
    Call {
        ids: Ids::seeded(1),
        ..Call::system("test", base::Ts::from_micros(1_764_000_000_000_000))
    }
}

/// Somebody in a community with as many threads as asked for.
async fn stage(engine: Engine, threads: u64) -> (Fresh, Vec<ThreadId>) {
    let fresh = fresh(engine).await;
    crate::serve::prepare(&fresh.db, call().now).await.unwrap();
    let mut w = fresh.db.write().await.unwrap();
    let person = NewPerson {
        id: WRITER,
        handle: Handle::from_name("Anna de Wit"),
        email: Email::parse("email", "anna@example.nl").unwrap(),
        name: "Anna de Wit".to_owned(),
        organisation: String::new(),
        province: String::new(),
        job: String::new(),
        language: Lang::Nl,
        administrator: false,
        password: None,
        created_at: call().now,
    };
    insert_people(&mut w, &[person]).await.unwrap();
    let anna = call().as_person(WRITER);
    let all = membership::list_communities(&mut w, &anna).await.unwrap();
    let community = Slug::parse(&all[0].0.slug).unwrap();
    membership::join_community(&mut w, &anna, &community, None)
        .await
        .unwrap();
    let mut opened = Vec::new();
    for n in 1..=threads {
        let new = NewThread {
            id: ThreadId::from_bits(n),
            first: PostId(uuid::Uuid::from_u128(u128::from(n) << 64)),
            community: community.clone(),
            kind: discussion::Kind::Question,
            title: Title::parse("Wie doet mee?").unwrap(),
            draft: Draft::parse("Wie?").unwrap(),
        };
        opened.push(discussion::open_thread(&mut w, &anna, new).await.unwrap());
    }
    w.commit().await.unwrap();
    (fresh, opened)
}

async fn reply(db: &Db, thread: ThreadId, id: u128) -> Reply {
    let new = NewPost {
        id: PostId(uuid::Uuid::from_u128(id)),
        thread,
        reply_to: None,
        draft: Draft::parse("Ik.").unwrap(),
    };
    let mut r = db.read().await.unwrap();
    prepare_reply(&mut r, &call().as_person(WRITER), new)
        .await
        .unwrap()
}

fn kept(key: &str) -> Option<Keep> {
    let kept = move |key: &str, posted: &Posted| Kept {
        person: WRITER,
        key: key.to_owned(),
        answer: Answer {
            request: vec![],
            status: 201,
            location: posted.number.to_string(),
            body: String::new(),
        },
        now: call().now,
    };
    let key = key.to_owned();
    Some(Box::new(move |posted| Ok(kept(&key, posted))))
}

/// The numbers of the posts of a thread; at most 100.
async fn numbers(db: &Db, thread: ThreadId) -> Vec<i64> {
    let mut r = db.read().await.unwrap();
    let limit = base::Limit::new(100).unwrap();
    let (_, posts) = discussion::list_posts(&mut r, &call(), thread, 1, limit)
        .await
        .unwrap();
    posts.iter().map(|post| post.number).collect()
}

fn number(outcome: Result<Outcome, Problem>) -> i64 {
    match outcome {
        Ok(Outcome::Placed(posted)) => posted.number,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn who_waits_is_placed_with_the_first_in_one_transaction() {
    for engine in engines() {
        let (fresh, threads) = stage(engine, 2).await;
        let db = &fresh.db;
        let replies = Replies::default();
        let mut all = Vec::new();
        for n in 0..5 {
            let thread = threads[usize::from(n % 2 == 1)];
            all.push(reply(db, thread, 100 + n).await);
        }
        let mut all = all.into_iter();
        let mut place = |keep| replies.place(db, all.next().unwrap(), keep);
        let (a, b, c, d, e) = tokio::join!(
            place(None),
            place(kept("k")),
            place(None),
            place(kept("l")),
            place(None)
        );
        assert_eq!([a, b, c, d, e].map(number), [2, 2, 3, 3, 4]);
        let mut r = db.read().await.unwrap();
        let answer = answers::find(&mut r, WRITER, "l", call().now)
            .await
            .unwrap();
        assert_eq!(answer.unwrap().location, "3");
        drop(r);
        assert_eq!(numbers(db, threads[0]).await, [1, 2, 3, 4]);
        assert_eq!(numbers(db, threads[1]).await, [1, 2, 3]);
    }
}

#[tokio::test]
async fn one_that_cannot_be_placed_does_not_spoil_the_others() {
    for engine in engines() {
        let (fresh, threads) = stage(engine, 2).await;
        let db = &fresh.db;
        let replies = Replies::default();
        let (one, two, three) = (
            reply(db, threads[0], 100).await,
            reply(db, threads[1], 101).await,
            reply(db, threads[0], 102).await,
        );
        let repeated = reply(db, threads[0], 100).await;
        let mut w = db.write().await.unwrap();
        w.query(Stmt::one(
            "UPDATE thread SET state = 'closed' WHERE id = $1",
        ))
        .bind(threads[1])
        .execute()
        .await
        .unwrap();
        w.commit().await.unwrap();
        let (one, two, three, repeated) = tokio::join!(
            replies.place(db, one, kept("k")),
            replies.place(db, two, None),
            replies.place(db, three, kept("k")),
            replies.place(db, repeated, None)
        );
        assert_eq!(number(one), 2);
        assert_eq!(two.unwrap_err().code, "thread-closed");
        // The key was taken by the first: nothing is done.
        assert!(matches!(three, Ok(Outcome::Repeated)), "{three:?}");
        assert_eq!(number(repeated), 2);
        assert_eq!(numbers(db, threads[0]).await, [1, 2]);
        assert_eq!(numbers(db, threads[1]).await, [1]);
    }
}

#[tokio::test]
async fn who_goes_away_while_placing_takes_nobody_along() {
    for engine in engines() {
        let (fresh, threads) = stage(engine, 1).await;
        let db = &fresh.db;
        // However far the one who places both has come when they go away.
        for steps in 0..40 {
            let replies = Replies::default();
            let (first, second) = (
                reply(db, threads[0], 1_000 + steps).await,
                reply(db, threads[0], 2_000 + steps).await,
            );
            let mut goes = Some(Box::pin(replies.place(db, first, None)));
            let mut left = steps;
            let mut stays = Box::pin(replies.place(db, second, None));
            let outcome = std::future::poll_fn(|cx| {
                if left == 0 {
                    goes = None;
                }
                left = left.saturating_sub(1);
                if let Some(future) = &mut goes
                    && future.as_mut().poll(cx).is_ready()
                {
                    goes = None;
                }
                stays.as_mut().poll(cx)
            })
            .await;
            drop(stays);
            let number = number(outcome);
            let mut r = db.read().await.unwrap();
            let id = PostId(uuid::Uuid::from_u128(2_000 + steps));
            let (_, post) = discussion::find_post(&mut r, &call(), id).await.unwrap();
            assert_eq!(post.number, number, "{engine:?} after {steps} steps");
        }
        // Nothing was placed twice, and no number was left out.
        let there = numbers(db, threads[0]).await;
        let all: Vec<i64> = (1..=i64::try_from(there.len()).unwrap()).collect();
        assert_eq!(there, all);
    }
}

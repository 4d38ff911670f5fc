//! The record of acts: numbered without gaps, and a line that was changed shows.

use base::{Call, Ts};
use store::record::{Act, Chain, Filter, append, list, prune, verify};
use store::testing::{each_engine, race};
use store::{Db, Stmt};

use crate::{call, person};

const SIGN_IN: Act<'_> = Act {
    action: "sign-in",
    object: "account",
    person: None,
    result: "ok",
};

async fn written(db: &Db, many: u128) {
    for n in 0..many {
        let mut w = db.write().await.unwrap();
        let call = call().as_person(person(n % 2));
        append(&mut w, &call, SIGN_IN).await.unwrap();
        w.commit().await.unwrap();
    }
}

async fn chain(db: &Db) -> Chain {
    let mut r = db.snapshot().await.unwrap();
    verify(&mut r).await.unwrap()
}

/// Changes the record past the program, as somebody with a hand in the database could.
async fn tampered(db: &Db, text: &'static str) {
    let mut w = db.write().await.unwrap();
    w.query(Stmt::one(text)).execute().await.unwrap();
    w.commit().await.unwrap();
}

#[tokio::test]
async fn what_is_written_is_read_back_newest_first_and_the_chain_is_whole() {
    each_engine(async |db| {
        assert!(matches!(chain(&db).await, Chain::Whole { lines: 0, .. }));
        written(&db, 3).await;
        let mut w = db.write().await.unwrap();
        let refused = Act {
            action: "sign-in-refused",
            object: "account",
            person: Some(person(5)),
            result: "wrong-password",
        };
        append(&mut w, &call(), refused).await.unwrap();
        drop(w);
        let mut r = db.read().await.unwrap();
        let all = list(&mut r, &Filter::default(), i64::MAX, 10)
            .await
            .unwrap();
        let seen: Vec<_> = all
            .iter()
            .map(|line| (line.number, line.actor_id))
            .collect();
        // What was rolled back left no number behind.
        let expected = [(3, person(0)), (2, person(1)), (1, person(0))];
        assert_eq!(seen, expected.map(|(n, who)| (n, Some(who))));
        assert_eq!(
            (all[0].actor.as_str(), all[0].origin.as_str()),
            ("person", "test")
        );
        assert!(
            matches!(&chain(&db).await, Chain::Whole { lines: 3, last } if *last == all[0].digest)
        );
    })
    .await;
}

#[tokio::test]
async fn the_filter_narrows_by_everything_at_once() {
    each_engine(async |db| {
        written(&db, 4).await;
        let mut r = db.read().await.unwrap();
        let mut count =
            async |filter: Filter, below| list(&mut r, &filter, below, 10).await.unwrap().len();
        let by = |n| Filter {
            people: vec![person(n)],
            ..Filter::default()
        };
        assert_eq!(count(by(1), i64::MAX).await, 2);
        assert_eq!(count(by(1), 4).await, 1);
        assert_eq!(count(by(7), i64::MAX).await, 0);
        let doing = |action: &str| Filter {
            action: Some(action.to_owned()),
            ..Filter::default()
        };
        assert_eq!(count(doing("sign-in"), i64::MAX).await, 4);
        assert_eq!(count(doing("sign"), i64::MAX).await, 0);
        let now = call().now;
        let between = |from: Ts, before: Ts| Filter {
            from: Some(from),
            before: Some(before),
            ..Filter::default()
        };
        assert_eq!(count(between(now, now.plus_seconds(1)), i64::MAX).await, 4);
        assert_eq!(
            count(between(now.plus_seconds(1), now.plus_seconds(2)), i64::MAX).await,
            0
        );
        assert_eq!(count(between(now.plus_seconds(-1), now), i64::MAX).await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_line_that_was_changed_added_or_taken_out_shows() {
    for (text, number) in [
        ("UPDATE act SET result = 'refused' WHERE number = 2", 2),
        ("UPDATE act SET origin = 'elsewhere' WHERE number = 3", 3),
        ("UPDATE act SET actor_id = NULL WHERE number = 1", 1),
        (
            "UPDATE act SET person_id = actor_id, actor_id = NULL WHERE number = 1",
            1,
        ),
        ("UPDATE act SET at = at + 1 WHERE number = 4", 4),
        ("DELETE FROM act WHERE number = 2", 3),
        ("DELETE FROM act WHERE number = 4", 4),
        ("UPDATE act SET previous = digest WHERE number = 1", 1),
        ("UPDATE act SET number = 5 WHERE number = 4", 5),
        (
            "UPDATE act SET action = 'sign', object = 'in' WHERE number = 2",
            2,
        ),
    ] {
        each_engine(async |db| {
            written(&db, 4).await;
            tampered(&db, text).await;
            assert_eq!(chain(&db).await, Chain::Broken { number }, "{text}");
        })
        .await;
    }
}

#[tokio::test]
async fn two_acts_at_once_stand_one_after_the_other() {
    each_engine(async |db| {
        let (a, b) = race(&db, async |w, n| {
            let call = call().as_person(person(u128::try_from(n).unwrap()));
            append(w, &call, SIGN_IN).await
        })
        .await;
        a.unwrap();
        b.unwrap();
        assert!(matches!(chain(&db).await, Chain::Whole { lines: 2, .. }));
    })
    .await;
}

#[tokio::test]
async fn old_lines_leave_and_the_rest_stays_whole() {
    each_engine(async |db| {
        written(&db, 3).await;
        let later = Call {
            now: call().now.plus_seconds(100),
            ..call()
        };
        let mut w = db.write().await.unwrap();
        append(&mut w, &later, SIGN_IN).await.unwrap();
        assert_eq!(prune(&mut w, &later, call().now).await.unwrap(), 0);
        assert_eq!(prune(&mut w, &later, later.now).await.unwrap(), 3);
        w.commit().await.unwrap();
        assert!(matches!(chain(&db).await, Chain::Whole { lines: 2, .. }));
        let mut w = db.write().await.unwrap();
        let all = list(&mut w, &Filter::default(), i64::MAX, 10)
            .await
            .unwrap();
        let seen = (all[0].action.as_str(), all[0].object.as_str());
        assert_eq!(seen, ("record-pruned", "lines:3"));
        // The newest stays however old it is, as the next is bound to it.
        let end = Ts::from_micros(i64::MAX);
        assert_eq!(prune(&mut w, &later, end).await.unwrap(), 1);
        w.commit().await.unwrap();
        assert!(matches!(chain(&db).await, Chain::Whole { lines: 2, .. }));
    })
    .await;
}

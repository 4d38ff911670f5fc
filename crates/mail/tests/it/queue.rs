//! Letters wait, are leased to one sender, sent, tried again and parked.

use base::Ts;
use mail::{Failure, Letter};
use store::testing::each_engine;
use store::{Db, Engine, sql};

use crate::{NOON, at, depth, letter, queue};

async fn take(db: &Db, now: Ts, most: i64) -> Vec<Letter> {
    let mut w = db.write().await.unwrap();
    let letters = mail::take(&mut w, now, most).await.unwrap();
    w.commit().await.unwrap();
    letters
}

#[tokio::test]
async fn a_letter_is_queued_once_and_only_when_the_transaction_ends_well() {
    each_engine(async |db| {
        let mut w = db.write().await.unwrap();
        assert!(mail::enqueue(&mut w, NOON, &letter(1)).await.unwrap());
        drop(w);
        assert_eq!(depth(&db).await, (0, 0));
        let mut w = db.write().await.unwrap();
        assert!(mail::enqueue(&mut w, NOON, &letter(1)).await.unwrap());
        let same = Letter {
            unique_key: letter(1).unique_key,
            ..letter(2)
        };
        assert!(!mail::enqueue(&mut w, NOON, &same).await.unwrap());
        mail::sent(&mut w, NOON, &[letter(1).id]).await.unwrap();
        assert!(!mail::enqueue(&mut w, NOON, &same).await.unwrap());
        w.commit().await.unwrap();
        assert_eq!(depth(&db).await, (0, 0));
    })
    .await;
}

#[tokio::test]
async fn a_taken_letter_is_nobody_elses_for_a_minute() {
    each_engine(async |db| {
        queue(&db, [1, 2, 3].into_iter()).await;
        assert!(take(&db, at(-1), 9).await.is_empty());
        assert_eq!(take(&db, NOON, 2).await, [letter(1), letter(2)]);
        assert_eq!(take(&db, NOON, 2).await, [letter(3)]);
        assert!(take(&db, at(59), 9).await.is_empty());
        assert_eq!(take(&db, at(60), 9).await.len(), 3);
    })
    .await;
}

#[tokio::test]
async fn a_letter_for_later_waits_and_can_be_taken_back_until_then() {
    each_engine(async |db| {
        let mut w = db.write().await.unwrap();
        for n in [1, 2] {
            let queued = mail::enqueue_from(&mut w, NOON, at(600), &letter(n)).await;
            assert!(queued.unwrap());
        }
        w.commit().await.unwrap();
        assert!(take(&db, at(599), 9).await.is_empty());
        let back = async |second: i64, n: u64| {
            let mut w = db.write().await.unwrap();
            let key = letter(n).unique_key;
            let gone = mail::take_back(&mut w, at(second), &key).await.unwrap();
            w.commit().await.unwrap();
            gone
        };
        assert!(back(599, 1).await);
        assert!(!back(599, 1).await);
        assert!(!back(600, 2).await, "it may be under way");
        assert_eq!(take(&db, at(600), 9).await, [letter(2)]);
    })
    .await;
}

#[tokio::test]
async fn two_senders_at_once_take_different_letters() {
    each_engine(async |db| {
        queue(&db, 0..40).await;
        let mut taken = Vec::new();
        if db.engine() == Engine::Postgres {
            // The second runs while the first has not committed, and wants the very same rows.
            let mut a = db.write().await.unwrap();
            let first = mail::take(&mut a, NOON, 20).await.unwrap();
            let mut b = db.write().await.unwrap();
            let (second, done) = tokio::join!(mail::take(&mut b, NOON, 20), a.commit());
            done.unwrap();
            b.commit().await.unwrap();
            assert_eq!(first.len(), 20);
            taken.extend(first.into_iter().chain(second.unwrap()));
        }
        loop {
            let (one, two) = tokio::join!(take(&db, NOON, 7), take(&db, NOON, 7));
            let both = one.len() + two.len();
            taken.extend(one.into_iter().chain(two));
            if both == 0 {
                break;
            }
        }
        let mut ids: Vec<_> = taken.iter().map(|letter| letter.id).collect();
        ids.sort();
        assert_eq!(ids, (0..40).map(|n| letter(n).id).collect::<Vec<_>>());
    })
    .await;
}

#[tokio::test]
async fn a_sent_letter_keeps_no_body() {
    each_engine(async |db| {
        queue(&db, [1, 2].into_iter()).await;
        let mut w = db.write().await.unwrap();
        mail::sent(&mut w, at(5), &[letter(1).id]).await.unwrap();
        mail::sent(&mut w, at(5), &[]).await.unwrap();
        w.commit().await.unwrap();
        let mut r = db.read().await.unwrap();
        let row: (String, String, Option<String>, Option<Ts>) = r
            .query(sql!(
                "SELECT body_text, body_html, unsubscribe_url, sent_at FROM letter WHERE id = $1"
            ))
            .bind(letter(1).id)
            .fetch_one()
            .await
            .unwrap();
        assert_eq!(row, (String::new(), String::new(), None, Some(at(5))));
        drop(r);
        assert_eq!(depth(&db).await, (1, 0));
        assert_eq!(take(&db, at(100), 9).await, [letter(2)]);
    })
    .await;
}

#[tokio::test]
async fn a_failed_letter_is_tried_ten_times_with_growing_pauses_and_parked() {
    each_engine(async |db| {
        queue(&db, [1].into_iter()).await;
        let passing = Failure {
            permanent: false,
            text: "\0 later".to_owned(),
        };
        let mut now = NOON;
        for pause in [60, 240, 960, 3840, 15_360, 43_200, 43_200, 43_200, 43_200] {
            assert_eq!(take(&db, now, 9).await.len(), 1);
            let mut w = db.write().await.unwrap();
            assert!(
                !mail::failed(&mut w, now, letter(1).id, &passing)
                    .await
                    .unwrap()
            );
            w.commit().await.unwrap();
            now = now.plus_seconds(pause);
            assert!(take(&db, now.plus_seconds(-1), 9).await.is_empty());
        }
        let mut w = db.write().await.unwrap();
        assert!(
            mail::failed(&mut w, now, letter(1).id, &passing)
                .await
                .unwrap()
        );
        w.commit().await.unwrap();
        assert!(take(&db, now.plus_seconds(10_000_000), 9).await.is_empty());
        assert_eq!(depth(&db).await, (0, 1));
    })
    .await;
}

#[tokio::test]
async fn a_permanent_failure_parks_at_once_and_a_sent_letter_cannot_fail() {
    each_engine(async |db| {
        queue(&db, [1, 2].into_iter()).await;
        let failure = Failure {
            permanent: true,
            text: "no such user".to_owned(),
        };
        let mut w = db.write().await.unwrap();
        assert!(
            mail::failed(&mut w, NOON, letter(1).id, &failure)
                .await
                .unwrap()
        );
        mail::sent(&mut w, NOON, &[letter(2).id]).await.unwrap();
        assert!(
            !mail::failed(&mut w, NOON, letter(2).id, &failure)
                .await
                .unwrap()
        );
        w.commit().await.unwrap();
        assert_eq!(depth(&db).await, (0, 1));
    })
    .await;
}

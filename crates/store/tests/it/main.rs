//! The promises of the database layer, on every engine that is there.

#![expect(
    clippy::unwrap_used,
    reason = "a failure in a helper is the test's failure"
)]

mod record;

use base::{Actor, Call, Fact, PersonId, Ts};
use store::answers::{Answer, Kept, find, keep};
use store::{Db, outbox, sql, testing::each_engine};
use uuid::Uuid;

pub(crate) fn call() -> Call {
    Call::system("test", Ts::from_micros(1_000_000))
}

pub(crate) fn person(n: u128) -> PersonId {
    PersonId(Uuid::from_u128(n))
}

async fn count(db: &Db) -> i64 {
    let mut r = db.read().await.unwrap();
    let (n,): (i64,) = r
        .query(sql!("SELECT COUNT(*) FROM outbox"))
        .fetch_one()
        .await
        .unwrap();
    n
}

#[tokio::test]
async fn what_is_not_committed_never_was() {
    each_engine(async |db| {
        let mut w = db.write().await.unwrap();
        outbox::append(&mut w, &call(), &Fact::PersonCreated { person: person(1) })
            .await
            .unwrap();
        drop(w);
        assert_eq!(count(&db).await, 0);
        let mut w = db.write().await.unwrap();
        outbox::append(&mut w, &call(), &Fact::PersonCreated { person: person(1) })
            .await
            .unwrap();
        w.commit().await.unwrap();
        assert_eq!(count(&db).await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_reader_of_sqlite_cannot_write() {
    let fresh = store::testing::fresh(store::Engine::Sqlite).await;
    let mut r = fresh.db.read().await.unwrap();
    assert!(r.query(sql!("DELETE FROM outbox")).execute().await.is_err());
}

#[tokio::test]
async fn a_missing_value_is_refused_and_not_read_as_null() {
    each_engine(async |db| {
        let mut r = db.read().await.unwrap();
        let asked = r
            .query(sql!("SELECT COUNT(*) FROM outbox WHERE at = $1"))
            .fetch_one::<(i64,)>();
        assert!(matches!(
            asked.await,
            Err(store::Error::Parameters {
                given: 0,
                wanted: 1,
                ..
            })
        ));
    })
    .await;
}

#[tokio::test]
async fn lists_of_any_length_match_their_items() {
    each_engine(async |db| {
        let mut w = db.write().await.unwrap();
        for n in 1..=5 {
            outbox::append(&mut w, &call(), &Fact::PersonCreated { person: person(n) })
                .await
                .unwrap();
        }
        let all: Vec<i64> = outbox::pending(&mut w, call().now, 10)
            .await
            .unwrap()
            .iter()
            .map(|p| p.position)
            .collect();
        for n in [0, 1, 3, 5] {
            let some = all.get(..n).unwrap();
            let (found,): (i64,) = w
                .query(sql!(
                    "SELECT COUNT(*) FROM outbox WHERE at = $1 AND position IN ($*)"
                ))
                .bind(call().now)
                .list(some)
                .fetch_one()
                .await
                .unwrap();
            assert_eq!(found, i64::try_from(n).unwrap());
        }
    })
    .await;
}

#[tokio::test]
async fn rows_are_inserted_once_though_they_are_padded() {
    each_engine(async |db| {
        let mut w = db.write().await.unwrap();
        let names = ["a", "b", "c"];
        w.query(sql!(
            "INSERT INTO counter (name, value) VALUES $*2 ON CONFLICT (name) DO NOTHING"
        ))
        .rows(2, &names, |cells, name| {
            cells.bind(*name).bind(7_i64);
        })
        .execute()
        .await
        .unwrap();
        let (n,): (i64,) = w
            .query(sql!("SELECT COUNT(*) FROM counter WHERE value = 7"))
            .fetch_one()
            .await
            .unwrap();
        assert_eq!(n, 3);
    })
    .await;
}

#[tokio::test]
async fn two_relays_never_give_the_same_number() {
    each_engine(async |db| {
        let mut w = db.write().await.unwrap();
        for n in 0..40 {
            outbox::append(&mut w, &call(), &Fact::PersonCreated { person: person(n) })
                .await
                .unwrap();
        }
        w.commit().await.unwrap();
        let relay = async |db: Db| {
            let mut numbers = Vec::new();
            loop {
                let mut w = db.write().await.unwrap();
                let last = outbox::lock(&mut w).await.unwrap();
                let some = outbox::pending(&mut w, call().now, 3).await.unwrap();
                if some.is_empty() {
                    return numbers;
                }
                let positions: Vec<i64> = some.iter().map(|p| p.position).collect();
                let upto = last + i64::try_from(some.len()).unwrap();
                numbers.extend(last + 1..=upto);
                outbox::done(&mut w, &positions, upto).await.unwrap();
                w.commit().await.unwrap();
            }
        };
        let (a, b) = tokio::join!(relay(db.clone()), relay(db.clone()));
        let mut all = [a, b].concat();
        all.sort_unstable();
        assert_eq!(all, (1..=40).collect::<Vec<i64>>());
        assert_eq!(count(&db).await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_fact_that_fails_waits_longer_each_time_and_is_parked_at_last() {
    each_engine(async |db| {
        let mut w = db.write().await.unwrap();
        outbox::append(&mut w, &call(), &Fact::PersonCreated { person: person(1) })
            .await
            .unwrap();
        let position = outbox::pending(&mut w, call().now, 1)
            .await
            .unwrap()
            .first()
            .unwrap()
            .position;
        let mut now = call().now;
        for _ in 0..7 {
            assert!(!outbox::failed(&mut w, position, now).await.unwrap());
            assert!(outbox::pending(&mut w, now, 1).await.unwrap().is_empty());
            now = now.plus_seconds(129);
            assert_eq!(outbox::pending(&mut w, now, 1).await.unwrap().len(), 1);
        }
        assert!(outbox::failed(&mut w, position, now).await.unwrap());
        assert!(
            outbox::pending(&mut w, now.plus_seconds(100_000), 1)
                .await
                .unwrap()
                .is_empty()
        );
        assert_eq!(outbox::depth(&mut w).await.unwrap(), (1, 1));
    })
    .await;
}

#[tokio::test]
async fn an_answer_is_kept_once_for_a_day() {
    each_engine(async |db| {
        let answer = Answer {
            request: vec![1],
            status: 201,
            location: "/x".into(),
            body: "{}".into(),
        };
        let now = call().now;
        let kept = |n, key: &str, now| Kept {
            person: person(n),
            key: key.to_owned(),
            answer: answer.clone(),
            now,
        };
        let mut w = db.write().await.unwrap();
        assert!(keep(&mut w, &[kept(1, "k", now)]).await.unwrap());
        assert!(!keep(&mut w, &[kept(1, "k", now)]).await.unwrap());
        assert!(
            keep(&mut w, &[kept(2, "k", now), kept(2, "l", now)])
                .await
                .unwrap()
        );
        // One that is taken spoils them all: the caller drops its transaction.
        assert!(
            !keep(&mut w, &[kept(3, "k", now), kept(1, "k", now)])
                .await
                .unwrap()
        );
        let later = now.plus_seconds(86_401);
        let found = find(&mut w, person(1), "k", now).await.unwrap();
        assert_eq!(found, Some(answer.clone()));
        assert_eq!(find(&mut w, person(1), "k", later).await.unwrap(), None);
        assert!(keep(&mut w, &[kept(1, "k", later)]).await.unwrap());
        assert!(!keep(&mut w, &[kept(1, "k", later)]).await.unwrap());
        assert_eq!(
            find(&mut w, person(1), "k", later).await.unwrap(),
            Some(answer.clone())
        );
    })
    .await;
}

#[tokio::test]
async fn migrating_again_or_twice_at_once_changes_nothing() {
    each_engine(async |db| {
        let (a, b) = tokio::join!(
            db.migrate(Ts::from_micros(1)),
            db.migrate(Ts::from_micros(1))
        );
        assert_eq!((a.unwrap(), b.unwrap()), (0, 0));
        db.check_schema().await.unwrap();
    })
    .await;
}

#[test]
fn the_list_of_migrations_is_the_folder() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../migrations");
    let mut files: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.ends_with(".sql"))
        .collect();
    files.sort();
    let listed: Vec<String> = store::MIGRATIONS
        .iter()
        .map(|(n, name, _)| format!("{n:04}_{name}.sql"))
        .collect();
    assert_eq!(files, listed);
}

#[test]
fn a_system_call_names_no_person() {
    assert_eq!(Actor::System("test").person(), None);
}

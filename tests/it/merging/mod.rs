//! Two accounts of one person become one: over made-up rows in every table, nothing of the account that goes is left behind,
//! and nothing of either is lost.

mod people;
mod rows;
mod talk;
mod whole;

use std::collections::BTreeSet;

use base::{Call, Ids, PersonId, Ts};
use server::flow::merge::{merge, sweep};
use server::problem::Problem;
use store::testing::each_engine;
use store::{Db, Reader, Stmt, sql};

use people::{Cast, accounts, people};
use rows::{Dice, Insert};
use talk::{belonging, talk};
use whole::{look, merged};

/// The moment at which everything happens.
const NOON: Ts = Ts::from_micros(1_764_000_000_000_000);
/// How many made-up databases are tried on each engine.
const ROUNDS: u64 = 8;
/// Columns that may go on holding an id that is no more, and why.
const STAY: [(&str, &str); 3] = [
    // The record is not rewritten: it is read through `merged_person`.
    ("act", "actor_id"),
    ("act", "person_id"),
    ("merged_person", "gone_id"),
];
/// Columns that say who.
const WHO: [&str; 6] = [
    "person_id",
    "author_id",
    "actor_id",
    "me_id",
    "invited_by",
    "set_by",
];

fn call() -> Call {
    Call {
        ids: Ids::seeded(7),
        ..Call::system("test", NOON)
    }
}

/// A text as a statement; tests may put one together.
fn stmt(text: String) -> Stmt {
    Stmt::one(Box::leak(text.into_boxed_str()))
}

/// Every column with an id of the tables, out of the printed schema, so that a new table is looked at by itself.
fn columns() -> Vec<(String, String)> {
    let schema = tests::source::read("migrations/schema.txt");
    let tables: BTreeSet<&str> = schema
        .lines()
        .filter_map(|line| line.split_once(" unique (").map(|(table, _)| table))
        .collect();
    let all = schema.lines().filter_map(|line| {
        let (name, kinds) = line.split_once(" | ")?;
        let (table, column) = name.split_once('.')?;
        let id = kinds.starts_with("BLOB") && kinds.contains("uuid");
        (id && tables.contains(table)).then(|| (table.to_owned(), column.to_owned()))
    });
    all.collect()
}

async fn count(r: &mut Reader, table: &str, column: &str, id: PersonId) -> i64 {
    let text = format!("SELECT CAST(COUNT(*) AS BIGINT) FROM {table} WHERE {column} = $1");
    let (n,): (i64,) = r.query(stmt(text)).bind(id).fetch_one().await.unwrap();
    n
}

/// The columns that hold an id.
async fn holding(r: &mut Reader, id: PersonId) -> BTreeSet<(String, String)> {
    let mut found = BTreeSet::new();
    for (table, column) in columns() {
        if count(r, &table, &column, id).await > 0 {
            found.insert((table, column));
        }
    }
    found
}

/// Columns that say who and lead to nobody.
async fn dangling(r: &mut Reader) -> Vec<String> {
    let mut found = Vec::new();
    for (table, column) in columns() {
        if !WHO.contains(&column.as_str()) || STAY.contains(&(table.as_str(), column.as_str())) {
            continue;
        }
        let text = format!(
            "SELECT CAST(COUNT(*) AS BIGINT) FROM {table} WHERE {column} IS NOT NULL AND {column} NOT IN (SELECT id FROM person)"
        );
        let (n,): (i64,) = r.query(stmt(text)).fetch_one().await.unwrap();
        if n > 0 {
            found.push(format!("{table}.{column}"));
        }
    }
    found
}

async fn fill(db: &Db, dice: &Dice) -> Cast {
    let mut w = db.write().await.unwrap();
    let cast = people(&mut w, dice).await;
    accounts(&mut w, dice, &cast).await;
    belonging(&mut w, dice, &cast).await;
    talk(&mut w, dice, &cast).await;
    Insert::into(
        &mut w,
        "merged_person",
        &["gone_id", "kept_id", "merged_at"],
    )
    .put(dice.uuid())
    .put(cast.gone)
    .put(NOON)
    .done()
    .await;
    w.commit().await.unwrap();
    cast
}

async fn try_merge(db: &Db, cast: &Cast) -> Result<(), Problem> {
    let mut w = db.write().await.unwrap();
    merge(
        &mut w,
        &call(),
        cast.kept,
        cast.gone,
        "https://kring.example",
    )
    .await?;
    w.commit().await.unwrap();
    Ok(())
}

#[tokio::test]
async fn nothing_of_the_account_that_goes_is_left_and_nothing_of_either_is_lost() {
    each_engine(async |db| {
        let mut filled = BTreeSet::new();
        for seed in 0..ROUNDS {
            let dice = Dice(Ids::seeded(seed));
            wipe(&db).await;
            let cast = fill(&db, &dice).await;
            let mut r = db.read().await.unwrap();
            filled.extend(holding(&mut r, cast.gone).await);
            let wanted = merged(look(&mut r).await, &cast);
            drop(r);
            try_merge(&db, &cast).await.unwrap();
            let mut r = db.read().await.unwrap();
            let mut left = holding(&mut r, cast.gone).await;
            left.retain(|(table, column)| !STAY.contains(&(table.as_str(), column.as_str())));
            assert_eq!(
                left,
                BTreeSet::new(),
                "seed {seed}: the id of the account that is gone"
            );
            assert_eq!(dangling(&mut r).await, Vec::<String>::new(), "seed {seed}");
            let after = look(&mut r).await;
            assert_eq!(after, wanted, "seed {seed}");
            let (named,): (i64,) = r
                .query(sql!(
                    "SELECT COUNT(*) FROM outbox WHERE REPLACE(fact, $1, '') <> fact"
                ))
                .bind(cast.gone.to_string())
                .fetch_one()
                .await
                .unwrap();
            assert_eq!(named, 1, "seed {seed}: only the fact that says so names it");
            let (open,): (i64,) = r
                .query(sql!(
                    "SELECT COUNT(*) FROM employment WHERE person_id = $1 AND until IS NULL"
                ))
                .bind(cast.kept)
                .fetch_one()
                .await
                .unwrap();
            assert!(open <= 1, "seed {seed}");
            drop(r);

            // Not twice, and what comes after a merge finds nothing to do.
            let problem = try_merge(&db, &cast).await.unwrap_err();
            assert_eq!(problem.code, "not-found", "seed {seed}");
            let mut w = db.write().await.unwrap();
            sweep(&mut w, &call(), cast.kept, cast.gone).await.unwrap();
            w.commit().await.unwrap();
            let mut r = db.read().await.unwrap();
            assert_eq!(look(&mut r).await, wanted, "seed {seed}");
        }
        // Who waits to be erased does not become part of another, which identity's own test shows.
        let who = columns().into_iter().filter(|(table, column)| {
            WHO.contains(&column.as_str())
                && !STAY.contains(&(table.as_str(), column.as_str()))
                && table != "erasure"
        });
        let never: Vec<_> = who.filter(|place| !filled.contains(place)).collect();
        assert_eq!(
            never,
            [],
            "this test fills nothing there, so it proves nothing"
        );
    })
    .await;
}

/// Empties what a round fills.
async fn wipe(db: &Db) {
    let mut w = db.write().await.unwrap();
    for table in [
        "merged_person",
        "session_secret",
        "session",
        "api_token",
        "one_time_link",
        "sign_in_link",
        "half_sign_in",
        "known_device",
        "passkey",
        "passkey_challenge",
        "photo",
        "connection",
        "provider_visit",
        "proposed_connection",
        "consent",
        "invitation",
        "email_change",
        "second_factor",
        "recovery_code",
        "claimed_handle",
        "profile",
        "expertise",
        "employment",
        "organisation",
        "way_in",
        "join_request",
        "stand_in",
        "guest_community",
        "membership",
        "reading",
        "following",
        "announcement",
        "follow_up",
        "post",
        "thread",
        "notice",
        "event",
        "digest",
        "answer",
        "outbox",
        "letter",
        "community",
        "priority",
        "person",
    ] {
        w.query(stmt(format!("DELETE FROM {table}")))
            .execute()
            .await
            .unwrap();
    }
    w.commit().await.unwrap();
}

#[test]
fn what_becomes_of_every_table_that_refers_to_a_person_is_written_down() {
    let told: Vec<String> = tests::source::read("docs/merging-accounts.txt")
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .map(|line| line.split_once(": ").unwrap().0.to_owned())
        .collect();
    let also = ["person", "merged_person", "outbox"].map(ToOwned::to_owned);
    let who = columns()
        .into_iter()
        .filter(|(_, column)| WHO.contains(&column.as_str()))
        .map(|(table, _)| table);
    let wanted: BTreeSet<String> = who.chain(also).collect();
    assert_eq!(told, wanted.into_iter().collect::<Vec<_>>());
}

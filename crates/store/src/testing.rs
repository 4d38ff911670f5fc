//! A fresh, migrated database for a test, on every engine that is there.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};

use base::Ts;
use tempfile::TempDir;

use crate::{Db, Engine, Options, Stmt, Writer};

/// Names the PostgreSQL server to test on, by an address of a database whose user may create others.
pub const POSTGRES_URL: &str = "KENNISKRING_TEST_POSTGRES_URL";
/// When `1`, a missing service fails the test instead of leaving that engine out.
pub const REQUIRE: &str = "KENNISKRING_TEST_REQUIRE_SERVICES";

/// A database of its own for one test; removed with it (PostgreSQL's goes with its throw-away server).
pub struct Fresh {
    /// The opened, migrated database.
    pub db: Db,
    /// Its address, for a process of its own.
    pub url: String,
    _dir: Option<TempDir>,
}

/// Runs a test on SQLite, and on PostgreSQL when its address is in the environment.
///
/// # Panics
/// When the test does, when a database cannot be made, or when PostgreSQL is required and absent.
pub async fn each_engine(test: impl AsyncFn(Db)) {
    for engine in engines() {
        let fresh = fresh(engine).await;
        test(fresh.db.clone()).await;
        fresh.db.close().await;
    }
}

/// The engines to test on here.
///
/// # Panics
/// When PostgreSQL is required and absent.
pub fn engines() -> Vec<Engine> {
    if setting(POSTGRES_URL).is_some() {
        return vec![Engine::Sqlite, Engine::Postgres];
    }
    assert!(
        setting(REQUIRE).as_deref() != Some("1"),
        "{POSTGRES_URL} is not set, and {REQUIRE}=1 demands it"
    );
    vec![Engine::Sqlite]
}

/// A fresh database of one engine.
///
/// # Panics
/// When it cannot be made.
#[expect(
    clippy::unwrap_used,
    reason = "test support: a failure here is the test's failure"
)]
pub async fn fresh(engine: Engine) -> Fresh {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    let (url, dir) = match engine {
        Engine::Sqlite => {
            let dir = TempDir::new().unwrap();
            let path: PathBuf = dir.path().join("test.db");
            (format!("sqlite:{}", path.display()), Some(dir))
        }
        Engine::Postgres => {
            let server = setting(POSTGRES_URL).unwrap();
            let name = format!(
                "test_{}_{}",
                std::process::id(),
                NEXT.fetch_add(1, Ordering::SeqCst)
            );
            let mut conn = <sqlx::PgConnection as sqlx::Connection>::connect(&server)
                .await
                .unwrap();
            let create = format!("CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'");
            sqlx::raw_sql(sqlx::AssertSqlSafe(create))
                .execute(&mut conn)
                .await
                .unwrap();
            let (front, _) = server.rsplit_once('/').unwrap();
            (format!("{front}/{name}"), None)
        }
    };
    let db = Db::open(
        &url,
        Options {
            connections: 4,
            ..Options::default()
        },
    )
    .await
    .unwrap();
    db.migrate(Ts::from_micros(0)).await.unwrap();
    Fresh { db, url, _dir: dir }
}

#[expect(
    clippy::disallowed_methods,
    reason = "tests learn from the environment which services are there"
)]
fn setting(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// Two at once: on PostgreSQL the second runs while the first is not committed; SQLite lets one in at a time.
///
/// # Panics
/// When the database fails.
pub async fn race<T, E>(
    db: &Db,
    act: impl AsyncFn(&mut Writer, usize) -> Result<T, E>,
) -> (Result<T, E>, Result<T, E>) {
    let mut a = begin(db).await;
    let first = act(&mut a, 0).await;
    let second = async {
        let mut b = begin(db).await;
        let second = act(&mut b, 1).await;
        if second.is_ok() {
            end(b).await;
        }
        second
    };
    let second = if first.is_ok() {
        meanwhile(db, a, second).await
    } else {
        drop(a);
        second.await
    };
    (first, second)
}

/// Commits the first transaction as soon as the second act waits for it, or has come to its end without waiting.
///
/// # Panics
/// When the database fails.
pub async fn meanwhile<T>(db: &Db, first: Writer, second: impl Future<Output = T>) -> T {
    if db.engine() == Engine::Sqlite {
        end(first).await;
        return second.await;
    }
    let mut second = std::pin::pin!(second);
    let done = tokio::select! {
        biased;
        done = &mut second => Some(done),
        () = somebody_waits(db) => None,
    };
    end(first).await;
    match done {
        Some(done) => done,
        None => second.await,
    }
}

/// Returns when a transaction of this database waits for another; PostgreSQL only.
#[expect(
    clippy::unwrap_used,
    reason = "test support: a failure here is the test's failure"
)]
async fn somebody_waits(db: &Db) {
    let mut r = db.read().await.unwrap();
    let mut waiting = 0;
    while waiting == 0 {
        // Not by `sql!`, whose texts run on both engines.
        let stmt = Stmt::one(
            "SELECT COUNT(*) FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid WHERE NOT l.granted AND a.datname = current_database()",
        );
        (waiting,) = r.query(stmt).fetch_one::<(i64,)>().await.unwrap();
    }
}

#[expect(
    clippy::unwrap_used,
    reason = "test support: a failure here is the test's failure"
)]
async fn begin(db: &Db) -> Writer {
    db.write().await.unwrap()
}

#[expect(
    clippy::unwrap_used,
    reason = "test support: a failure here is the test's failure"
)]
async fn end(w: Writer) {
    w.commit().await.unwrap();
}

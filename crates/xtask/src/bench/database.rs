//! The same pools as the platform has, without its layer.

use std::str::FromStr;
use std::time::Duration;

use anyhow::{Context, Result};
use sqlx::postgres::PgPoolOptions;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{PgPool, SqlitePool};
use uuid::Uuid;

/// As many as the platform opens unless told otherwise.
const CONNECTIONS: u32 = 8;

/// One post with its author.
pub(crate) type PostRow = (i64, String, i64, String, String, String);

/// A pool of either engine.
#[derive(Clone)]
pub(crate) enum Database {
    Sqlite { read: SqlitePool, write: SqlitePool },
    Postgres(PgPool),
}

/// What the bare page asks for: a session that exists, and a thread with 20 posts.
#[derive(Clone)]
pub(crate) struct Question {
    pub(crate) digest: Vec<u8>,
    pub(crate) thread: i64,
}

const LOOK_UP: &str = "SELECT s.id, p.id, p.handle, p.name, p.language FROM session_secret x JOIN session s ON s.id = x.session_id JOIN person p ON p.id = s.person_id WHERE x.digest = $1";
const POSTS: &str = "SELECT p.number, p.body_html, p.created_at, c.name, c.handle, c.organisation FROM post p JOIN person_card c ON c.id = p.author_id WHERE p.thread_id = $1 AND p.number <= 20 ORDER BY p.number";
const INSERT: &str =
    "INSERT INTO bench_post (id, thread_id, number, body, created_at) VALUES ($1, $2, $3, $4, $5)";

/// The same lines for both engines.
macro_rules! ask {
    ($database:expr, $pool:ident => $body:expr) => {
        match $database {
            Database::Sqlite { read: $pool, .. } => $body,
            Database::Postgres($pool) => $body,
        }
    };
}
macro_rules! change {
    ($database:expr, $pool:ident => $body:expr) => {
        match $database {
            Database::Sqlite { write: $pool, .. } => $body,
            Database::Postgres($pool) => $body,
        }
    };
}

impl Database {
    /// Opens `sqlite:PATH` or `postgres://…`.
    pub(crate) async fn open(url: &str) -> Result<Self> {
        if !url.starts_with("sqlite:") {
            let pool = PgPoolOptions::new()
                .max_connections(CONNECTIONS)
                .test_before_acquire(false)
                .connect(url)
                .await?;
            return Ok(Self::Postgres(pool));
        }
        let options = SqliteConnectOptions::from_str(url)?
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Normal)
            .busy_timeout(Duration::from_secs(10))
            .pragma("cache_size", "-4000")
            .pragma("temp_store", "memory");
        let pool = |most| {
            SqlitePoolOptions::new()
                .max_connections(most)
                .idle_timeout(None)
                .max_lifetime(None)
                .test_before_acquire(false)
        };
        Ok(Self::Sqlite {
            write: pool(1).connect_with(options.clone()).await?,
            read: pool(CONNECTIONS).connect_with(options).await?,
        })
    }

    /// A session and a thread to ask for.
    pub(crate) async fn question(&self) -> Result<Question> {
        let digest = "SELECT digest FROM session_secret LIMIT 1";
        let thread = "SELECT id FROM thread WHERE last_number = 20 ORDER BY id LIMIT 1";
        let (digest,): (Vec<u8>,) =
            ask!(self, pool => sqlx::query_as(digest).fetch_one(pool).await)
                .context("the database holds no session")?;
        let (thread,): (i64,) = ask!(self, pool => sqlx::query_as(thread).fetch_one(pool).await)
            .context("the database holds no thread of 20 posts")?;
        Ok(Question { digest, thread })
    }

    /// Who asks, and the posts: the two questions of the bare page.
    pub(crate) async fn page(&self, question: &Question) -> Result<(String, Vec<PostRow>)> {
        let digest = question.digest.clone();
        let (_, _, _, name, _): (Uuid, Uuid, String, String, String) =
            ask!(self, pool => sqlx::query_as(LOOK_UP).bind(digest).fetch_one(pool).await)?;
        let rows =
            ask!(self, pool => sqlx::query_as(POSTS).bind(question.thread).fetch_all(pool).await)?;
        Ok((name, rows))
    }

    /// Makes the table that bare posts go into, anew.
    pub(crate) async fn prepare(&self) -> Result<()> {
        let drop = "DROP TABLE IF EXISTS bench_post";
        let (sqlite, postgres) = (
            "CREATE TABLE bench_post (id BLOB PRIMARY KEY, thread_id INTEGER, number INTEGER, body TEXT, created_at INTEGER) STRICT",
            "CREATE TABLE bench_post (id UUID PRIMARY KEY, thread_id BIGINT, number BIGINT, body TEXT, created_at BIGINT)",
        );
        change!(self, pool => sqlx::query(drop).execute(pool).await.map(|_| ()))?;
        match self {
            Self::Sqlite { write, .. } => sqlx::query(sqlite).execute(write).await.map(|_| ())?,
            Self::Postgres(pool) => sqlx::query(postgres).execute(pool).await.map(|_| ())?,
        }
        Ok(())
    }

    /// One INSERT and its commit.
    pub(crate) async fn insert(&self, id: Uuid, number: i64, body: &str) -> Result<()> {
        let body = body.to_owned();
        change!(self, pool => {
            sqlx::query(INSERT).bind(id).bind(1_i64).bind(number).bind(body).bind(number).execute(pool).await.map(|_| ())
        })?;
        Ok(())
    }

    /// How many facts the relay has not handled yet.
    pub(crate) async fn waiting(&self) -> Result<i64> {
        let count = "SELECT COUNT(*) FROM outbox WHERE parked = FALSE";
        let (waiting,): (i64,) = ask!(self, pool => sqlx::query_as(count).fetch_one(pool).await)?;
        Ok(waiting)
    }

    /// Ends all connections.
    pub(crate) async fn close(self) {
        match self {
            Self::Sqlite { read, write } => {
                read.close().await;
                write.close().await;
            }
            Self::Postgres(pool) => pool.close().await,
        }
    }
}

/// Makes an empty PostgreSQL database and answers its address.
pub(crate) async fn create(server: &str, name: &'static str) -> Result<String> {
    let pool = PgPoolOptions::new()
        .max_connections(1)
        .connect(server)
        .await?;
    // A statement is a constant, so each of the two has its own.
    let statement = match name {
        "kenniskring_desks" => "CREATE DATABASE kenniskring_desks",
        _ => "CREATE DATABASE kenniskring_bench",
    };
    sqlx::query(statement).execute(&pool).await?;
    pool.close().await;
    let (start, _) = server
        .rsplit_once('/')
        .context("not an address of PostgreSQL")?;
    Ok(format!("{start}/{name}"))
}

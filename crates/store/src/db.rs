//! The database as a whole: opened once at start, cloned freely.

use std::str::FromStr;
use std::sync::Arc;
use std::time::Duration;

use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{ConnectOptions, PgPool, SqlitePool};
use tokio::sync::Notify;

use crate::reader::{Conn, Reader};
use crate::{Error, Result, Writer};

/// Which database is behind a handle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// The embedded one.
    Sqlite,
    /// The server.
    Postgres,
}

/// When SQLite forces a commit to the disk. PostgreSQL has its own setting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Durability {
    /// At checkpoints: survives the end of the process (also by kill), not a power cut.
    Normal,
    /// At every commit: survives a power cut, at about a quarter of the speed.
    Full,
}

/// How to open a database.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// Connections for questions on SQLite, connections in all on PostgreSQL.
    pub connections: u32,
    /// See [`Durability`].
    pub durability: Durability,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            connections: 4,
            durability: Durability::Normal,
        }
    }
}

#[derive(Clone)]
enum Pools {
    Sqlite { read: SqlitePool, write: SqlitePool },
    Postgres(PgPool),
}

/// The database; cheap to clone.
#[derive(Clone)]
pub struct Db {
    pools: Pools,
    relay: Arc<Notify>,
}

/// How long a request waits for a free connection before it is told that the database is busy.
const PATIENCE: Duration = Duration::from_secs(5);

impl Db {
    /// Opens `sqlite:PATH` or `postgres://…` without touching the schema. Fails with [`Error::Open`], one plain line.
    pub async fn open(url: &str, options: Options) -> Result<Self> {
        if url.starts_with("sqlite:") {
            Self::open_sqlite(url, options).await
        } else if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            Self::open_postgres(url, options).await
        } else {
            Err(Error::Open(
                "database_url must begin with sqlite: or postgres://".to_owned(),
            ))
        }
    }

    async fn open_sqlite(url: &str, options: Options) -> Result<Self> {
        let wrong = |e: sqlx::Error| Error::Open(format!("cannot open the database {url}: {e}"));
        let synchronous = match options.durability {
            Durability::Normal => SqliteSynchronous::Normal,
            Durability::Full => SqliteSynchronous::Full,
        };
        let base = SqliteConnectOptions::from_str(url)
            .map_err(wrong)?
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(synchronous)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(10))
            .statement_cache_capacity(512)
            .pragma("cache_size", "-4000")
            .pragma("temp_store", "memory")
            .pragma("journal_size_limit", "67108864")
            .disable_statement_logging();
        // One writer: a fair queue in front of it instead of SQLITE_BUSY behind it. No lifetime limits on either pool,
        // as a reopened connection has lost its prepared statements.
        let write = SqlitePoolOptions::new()
            .max_connections(1)
            .idle_timeout(None)
            .max_lifetime(None)
            .acquire_timeout(PATIENCE)
            .test_before_acquire(false)
            .connect_with(base.clone())
            .await
            .map_err(wrong)?;
        let read = SqlitePoolOptions::new()
            .max_connections(options.connections.max(1))
            .idle_timeout(None)
            .max_lifetime(None)
            .acquire_timeout(PATIENCE)
            .test_before_acquire(false)
            .connect_lazy_with(base.pragma("query_only", "on"));
        Ok(Self {
            pools: Pools::Sqlite { read, write },
            relay: Arc::default(),
        })
    }

    async fn open_postgres(url: &str, options: Options) -> Result<Self> {
        let parsed = PgConnectOptions::from_str(url).map_err(|_| {
            Error::Open("database_url is not a valid PostgreSQL address".to_owned())
        })?;
        let place = format!("{}:{}", parsed.get_host(), parsed.get_port());
        let parsed = parsed
            .application_name("kenniskring")
            .statement_cache_capacity(512)
            .disable_statement_logging();
        let pool = PgPoolOptions::new()
            .max_connections(options.connections.max(2))
            .acquire_timeout(PATIENCE)
            // A connection that was used a moment ago is not asked whether it still lives.
            .test_before_acquire(false)
            .before_acquire(|conn, meta| {
                Box::pin(async move {
                    if meta.idle_for < Duration::from_secs(1) {
                        return Ok(true);
                    }
                    Ok(sqlx::Connection::ping(conn).await.is_ok())
                })
            })
            .connect_with(parsed)
            .await
            .map_err(|e| {
                let why = match e {
                    sqlx::Error::PoolTimedOut => "it does not answer within 5 seconds".to_owned(),
                    other => other.to_string(),
                };
                Error::Open(format!(
                    "cannot reach PostgreSQL at {place}: {why}. Is it running, and is KENNISKRING_DATABASE_URL right?"
                ))
            })?;
        Ok(Self {
            pools: Pools::Postgres(pool),
            relay: Arc::default(),
        })
    }

    /// Which engine this is.
    pub fn engine(&self) -> Engine {
        match self.pools {
            Pools::Sqlite { .. } => Engine::Sqlite,
            Pools::Postgres(_) => Engine::Postgres,
        }
    }

    /// A handle for questions; each statement sees what is committed when it runs.
    pub async fn read(&self) -> Result<Reader> {
        let conn = match &self.pools {
            Pools::Sqlite { read, .. } => read.acquire().await.map(Conn::Sqlite),
            Pools::Postgres(pool) => pool.acquire().await.map(Conn::Postgres),
        };
        conn.map(|conn| Reader { conn })
            .map_err(|e| Error::from_driver("connect", e))
    }

    /// A handle for questions that must agree with one another: all see the same moment.
    pub async fn snapshot(&self) -> Result<Reader> {
        let conn = match &self.pools {
            Pools::Sqlite { read, .. } => read.begin().await.map(Conn::SqliteTx),
            Pools::Postgres(pool) => pool
                .begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
                .await
                .map(Conn::PostgresTx),
        };
        conn.map(|conn| Reader { conn })
            .map_err(|e| Error::from_driver("begin", e))
    }

    /// A handle for changes. On SQLite it is the only one: whoever asks waits in line.
    pub async fn write(&self) -> Result<Writer> {
        let conn = match &self.pools {
            Pools::Sqlite { write, .. } => write
                .begin_with("BEGIN IMMEDIATE")
                .await
                .map(Conn::SqliteTx),
            Pools::Postgres(pool) => pool.begin().await.map(Conn::PostgresTx),
        };
        conn.map(|conn| Writer::new(conn, Arc::clone(&self.relay)))
            .map_err(|e| Error::from_driver("begin", e))
    }

    /// The connection that writes, outside any transaction.
    pub(crate) async fn alone(&self) -> Result<Reader> {
        let conn = match &self.pools {
            Pools::Sqlite { write, .. } => write.acquire().await.map(Conn::Sqlite),
            Pools::Postgres(pool) => pool.acquire().await.map(Conn::Postgres),
        };
        conn.map(|conn| Reader { conn })
            .map_err(|e| Error::from_driver("connect", e))
    }

    /// Whether the database answers a trivial question.
    pub async fn ping(&self) -> Result<()> {
        let mut r = self.read().await?;
        r.query(crate::sql!("SELECT CAST(1 AS BIGINT)"))
            .fetch_one::<(i64,)>()
            .await?;
        Ok(())
    }

    /// Resolves when a fact was committed through this handle (or a clone) since the last time.
    pub async fn fact_stated(&self) {
        self.relay.notified().await;
    }

    /// Closes all connections; SQLite folds its log into the file.
    pub async fn close(&self) {
        match &self.pools {
            Pools::Sqlite { read, write } => {
                read.close().await;
                write.close().await;
            }
            Pools::Postgres(pool) => pool.close().await,
        }
    }
}

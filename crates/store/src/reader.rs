//! A handle that can ask and not change.

use sqlx::pool::PoolConnection;
use sqlx::{PgConnection, Postgres, Sqlite, SqliteConnection, Transaction};

use crate::{Engine, Query, Stmt};

/// One connection to ask questions with; on SQLite it cannot write even if a statement tries.
pub struct Reader {
    pub(crate) conn: Conn,
}

pub(crate) enum Conn {
    Sqlite(PoolConnection<Sqlite>),
    SqliteTx(Transaction<'static, Sqlite>),
    Postgres(PoolConnection<Postgres>),
    PostgresTx(Transaction<'static, Postgres>),
}

pub(crate) enum Handle<'a> {
    Sqlite(&'a mut SqliteConnection),
    Postgres(&'a mut PgConnection),
}

impl Reader {
    /// Begins a statement.
    pub fn query(&mut self, stmt: Stmt) -> Query<'_> {
        Query::new(self, stmt)
    }

    /// Which engine answers.
    pub fn engine(&self) -> Engine {
        match self.conn {
            Conn::Sqlite(_) | Conn::SqliteTx(_) => Engine::Sqlite,
            Conn::Postgres(_) | Conn::PostgresTx(_) => Engine::Postgres,
        }
    }

    pub(crate) fn handle(&mut self) -> Handle<'_> {
        match &mut self.conn {
            Conn::Sqlite(conn) => Handle::Sqlite(conn),
            Conn::SqliteTx(tx) => Handle::Sqlite(tx),
            Conn::Postgres(conn) => Handle::Postgres(conn),
            Conn::PostgresTx(tx) => Handle::Postgres(tx),
        }
    }
}

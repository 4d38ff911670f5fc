//! Two databases, one SQL text: the only crate that speaks to SQLite and PostgreSQL.
//!
//! A question takes a [`Reader`], a change a [`Writer`]; both run statements written once with [`sql!`].
//! What is committed through a `Writer` is durable; what is dropped is rolled back.

pub mod answers;
mod compact;
mod db;
mod error;
pub mod mark;
mod migrate;
pub mod outbox;
mod query;
mod reader;
pub mod record;
pub mod retention;
mod stmt;
#[cfg(feature = "testing")]
pub mod testing;
mod writer;

pub use db::{Db, Durability, Engine, Options};
pub use error::Error;
pub use migrate::{MIGRATIONS, schema_text};
pub use query::{Cells, Query, Row, Value};
pub use reader::Reader;
pub use stmt::Stmt;
pub use writer::Writer;

/// What every function of this crate returns.
pub type Result<T> = std::result::Result<T, Error>;

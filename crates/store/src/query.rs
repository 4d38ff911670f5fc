//! A statement with its values, run on whichever engine the handle belongs to. The match over engines stands here, once.

use sqlx::postgres::{PgArguments, PgRow};
use sqlx::sqlite::{SqliteArguments, SqliteRow};
use sqlx::{Arguments, Encode, FromRow, Postgres, Sqlite, Type};

use crate::reader::{Handle, Reader};
use crate::{Engine, Error, Result, Stmt};

/// A value that both engines can take.
pub trait Value<'q>:
    Encode<'q, Sqlite> + Type<Sqlite> + Encode<'q, Postgres> + Type<Postgres>
{
}
impl<'q, T> Value<'q> for T where
    T: Encode<'q, Sqlite> + Type<Sqlite> + Encode<'q, Postgres> + Type<Postgres>
{
}

/// A row that both engines can give.
pub trait Row: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin {}
impl<T> Row for T where T: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin
{}

enum Values {
    Sqlite(SqliteArguments),
    Postgres(PgArguments),
}

/// A statement being given its values; [`Reader::query`] makes it.
#[must_use = "a query does nothing until it is fetched or executed"]
pub struct Query<'r> {
    reader: &'r mut Reader,
    stmt: Stmt,
    values: Values,
    given: usize,
    /// Items in the list and values per item; `None` when the statement has no list.
    list: Option<(usize, usize)>,
    failed: Option<sqlx::error::BoxDynError>,
}

impl<'r> Query<'r> {
    pub(crate) fn new(reader: &'r mut Reader, stmt: Stmt) -> Self {
        let values = match reader.engine() {
            Engine::Sqlite => Values::Sqlite(SqliteArguments::default()),
            Engine::Postgres => Values::Postgres(PgArguments::default()),
        };
        Self {
            reader,
            stmt,
            values,
            given: 0,
            list: None,
            failed: None,
        }
    }

    /// Gives the next numbered parameter its value.
    pub fn bind<'q, T: Value<'q>>(mut self, value: T) -> Self {
        self.add(value);
        self.given += 1;
        self
    }

    /// Gives the list `$*` its items: an empty list matches nothing; long lists are padded by repeating the last
    /// item, so that few different texts reach the statement caches. At most 16,000 items.
    pub fn list<'q, T: Value<'q> + Clone>(mut self, items: &[T]) -> Self
    where
        Option<T>: Value<'q>,
    {
        let padded = items.len().max(1).next_power_of_two();
        for item in items {
            self.add(item.clone());
        }
        match items.last() {
            Some(last) => (items.len()..padded).for_each(|_| self.add(last.clone())),
            None => self.add(None::<T>),
        }
        self.list = Some((padded, 1));
        self
    }

    /// Gives `VALUES $*width` its rows, each bound by `bind` through `Cells`.
    ///
    /// Rows are padded by repeating the last, so the statement must say `ON CONFLICT … DO NOTHING`. With no rows the
    /// statement fails: do not run it. At most 30,000 values in all.
    pub fn rows<R>(self, width: usize, rows: &[R], bind: impl Fn(&mut Cells<'_, 'r>, &R)) -> Self {
        let padded = rows.len().max(1).next_power_of_two();
        self.padded(width, rows, padded, bind)
    }

    /// As [`Query::rows`], each row given once, for statements that would do something twice. Every number of rows is
    /// a text of its own, so there should be few: at most 64 rows.
    pub fn rows_once<R>(
        self,
        width: usize,
        rows: &[R],
        bind: impl Fn(&mut Cells<'_, 'r>, &R),
    ) -> Self {
        self.padded(width, rows, rows.len(), bind)
    }

    fn padded<R>(
        mut self,
        width: usize,
        rows: &[R],
        padded: usize,
        bind: impl Fn(&mut Cells<'_, 'r>, &R),
    ) -> Self {
        let all = rows
            .iter()
            .chain(std::iter::repeat_n(rows.last(), padded.saturating_sub(rows.len())).flatten());
        for row in all {
            bind(&mut Cells(&mut self), row);
        }
        self.list = Some((padded.max(1), width));
        self
    }

    fn add<'q, T: Value<'q>>(&mut self, value: T) {
        let added = match &mut self.values {
            Values::Sqlite(values) => values.add(value),
            Values::Postgres(values) => values.add(value),
        };
        if let Err(error) = added {
            self.failed.get_or_insert(error);
        }
    }

    /// All rows.
    pub async fn fetch_all<T: Row>(self) -> Result<Vec<T>> {
        let (handle, text, values) = self.ready()?;
        match (handle, values) {
            (Handle::Sqlite(c), Values::Sqlite(v)) => {
                sqlx::query_as_with::<Sqlite, T, _>(text, v)
                    .fetch_all(c)
                    .await
            }
            (Handle::Postgres(c), Values::Postgres(v)) => {
                sqlx::query_as_with::<Postgres, T, _>(text, v)
                    .fetch_all(c)
                    .await
            }
            _ => Err(mixed()),
        }
        .map_err(|source| Error::from_driver(text, source))
    }

    /// The first row, or `None`.
    pub async fn fetch_optional<T: Row>(self) -> Result<Option<T>> {
        let (handle, text, values) = self.ready()?;
        match (handle, values) {
            (Handle::Sqlite(c), Values::Sqlite(v)) => {
                sqlx::query_as_with::<Sqlite, T, _>(text, v)
                    .fetch_optional(c)
                    .await
            }
            (Handle::Postgres(c), Values::Postgres(v)) => {
                sqlx::query_as_with::<Postgres, T, _>(text, v)
                    .fetch_optional(c)
                    .await
            }
            _ => Err(mixed()),
        }
        .map_err(|source| Error::from_driver(text, source))
    }

    /// The one row; none is an error.
    pub async fn fetch_one<T: Row>(self) -> Result<T> {
        let text = self.stmt.text(self.reader.engine());
        self.fetch_optional().await?.ok_or(Error::Statement {
            sql: text,
            source: sqlx::Error::RowNotFound,
        })
    }

    /// Runs it; the number of rows it touched.
    pub async fn execute(self) -> Result<u64> {
        let (handle, text, values) = self.ready()?;
        match (handle, values) {
            (Handle::Sqlite(c), Values::Sqlite(v)) => sqlx::query_with::<Sqlite, _>(text, v)
                .execute(c)
                .await
                .map(|done| done.rows_affected()),
            (Handle::Postgres(c), Values::Postgres(v)) => sqlx::query_with::<Postgres, _>(text, v)
                .execute(c)
                .await
                .map(|done| done.rows_affected()),
            _ => Err(mixed()),
        }
        .map_err(|source| Error::from_driver(text, source))
    }

    fn ready(self) -> Result<(Handle<'r>, &'static str, Values)> {
        let engine = self.reader.engine();
        let text = match self.list {
            None => self.stmt.text(engine),
            Some((count, width)) => self.stmt.spread(engine, count, width),
        };
        if let Some(error) = self.failed {
            return Err(Error::Statement {
                sql: text,
                source: sqlx::Error::Encode(error),
            });
        }
        if self.given != self.stmt.fixed() {
            let wanted = self.stmt.fixed();
            return Err(Error::Parameters {
                sql: text,
                given: self.given,
                wanted,
            });
        }
        Ok((self.reader.handle(), text, self.values))
    }
}

/// The values of one row in [`Query::rows`].
pub struct Cells<'a, 'r>(&'a mut Query<'r>);

impl Cells<'_, '_> {
    /// Gives the row's next value.
    pub fn bind<'q, T: Value<'q>>(&mut self, value: T) -> &mut Self {
        self.0.add(value);
        self
    }
}

fn mixed() -> sqlx::Error {
    sqlx::Error::Protocol("values of one engine met a connection of the other".into())
}

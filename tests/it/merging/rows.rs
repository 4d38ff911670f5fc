//! Made-up rows: chance that repeats itself, and putting a row into a table.

use base::{Ids, PersonId, Ts};
use store::{Value, Writer};

use super::{NOON, stmt};

/// Chance that repeats itself.
pub(super) struct Dice(pub(super) Ids);

impl Dice {
    pub(super) fn upto(&self, n: u64) -> u64 {
        u64::from_le_bytes(self.0.bytes()) % n
    }

    pub(super) fn often(&self) -> bool {
        self.upto(5) < 3
    }

    pub(super) fn uuid(&self) -> PersonId {
        PersonId(self.0.uuid(NOON))
    }

    pub(super) fn at(&self) -> Ts {
        NOON.plus_seconds(-i64::try_from(self.upto(100_000)).unwrap() - 1)
    }

    pub(super) fn digest(&self) -> Vec<u8> {
        self.0.bytes::<32>().to_vec()
    }

    pub(super) fn one<'a, T>(&self, all: &'a [T]) -> &'a T {
        &all[usize::try_from(self.upto(all.len() as u64)).unwrap()]
    }
}

/// A row to insert, value by value.
pub(super) struct Insert<'w> {
    query: store::Query<'w>,
}

impl<'w> Insert<'w> {
    pub(super) fn into(w: &'w mut Writer, table: &str, columns: &[&str]) -> Self {
        let marks: Vec<String> = (1..=columns.len()).map(|n| format!("${n}")).collect();
        let text = format!(
            "INSERT INTO {table} ({}) VALUES ({}) ON CONFLICT DO NOTHING",
            columns.join(", "),
            marks.join(", ")
        );
        Self {
            query: w.query(stmt(text)),
        }
    }

    pub(super) fn put<'q, T: Value<'q>>(self, value: T) -> Self {
        Self {
            query: self.query.bind(value),
        }
    }

    pub(super) async fn done(self) {
        self.query.execute().await.unwrap();
    }
}

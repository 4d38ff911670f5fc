//! Migrations: one numbered text for both engines, forward only.

use base::Ts;
use sqlx::AssertSqlSafe;

use crate::reader::Handle;
use crate::{Db, Engine, Error, Reader, Result, sql};

/// Every migration in order: number, name, text. A test compares this list with the folder.
pub const MIGRATIONS: &[(i64, &str, &str)] = &[
    (
        1,
        "store",
        include_str!("../../../migrations/0001_store.sql"),
    ),
    (
        2,
        "identity",
        include_str!("../../../migrations/0002_identity.sql"),
    ),
    (
        3,
        "membership",
        include_str!("../../../migrations/0003_membership.sql"),
    ),
    (
        4,
        "discussion",
        include_str!("../../../migrations/0004_discussion.sql"),
    ),
    (
        5,
        "notifications",
        include_str!("../../../migrations/0005_notifications.sql"),
    ),
    (6, "mail", include_str!("../../../migrations/0006_mail.sql")),
    (
        7,
        "digests",
        include_str!("../../../migrations/0007_digests.sql"),
    ),
    (
        8,
        "sign_in",
        include_str!("../../../migrations/0008_sign_in.sql"),
    ),
    (
        9,
        "record",
        include_str!("../../../migrations/0009_record.sql"),
    ),
    (
        10,
        "second_factor",
        include_str!("../../../migrations/0010_second_factor.sql"),
    ),
    (
        11,
        "organisation",
        include_str!("../../../migrations/0011_organisation.sql"),
    ),
    (
        12,
        "guest",
        include_str!("../../../migrations/0012_guest.sql"),
    ),
    (
        13,
        "passkey",
        include_str!("../../../migrations/0013_passkey.sql"),
    ),
    (
        14,
        "connection",
        include_str!("../../../migrations/0014_connection.sql"),
    ),
    (
        15,
        "erasure",
        include_str!("../../../migrations/0015_erasure.sql"),
    ),
    (
        16,
        "retention",
        include_str!("../../../migrations/0016_retention.sql"),
    ),
    (
        18,
        "account",
        include_str!("../../../migrations/0018_account.sql"),
    ),
    (
        19,
        "merge",
        include_str!("../../../migrations/0019_merge.sql"),
    ),
    (
        20,
        "photo",
        include_str!("../../../migrations/0020_photo.sql"),
    ),
    (
        21,
        "handover",
        include_str!("../../../migrations/0021_handover.sql"),
    ),
    (
        22,
        "community",
        include_str!("../../../migrations/0022_community.sql"),
    ),
    (
        23,
        "stand_in",
        include_str!("../../../migrations/0023_stand_in.sql"),
    ),
    (
        24,
        "request",
        include_str!("../../../migrations/0024_request.sql"),
    ),
    (
        25,
        "invitation",
        include_str!("../../../migrations/0025_invitation.sql"),
    ),
    (
        26,
        "announcement",
        include_str!("../../../migrations/0026_announcement.sql"),
    ),
    (
        27,
        "told_by_mail",
        include_str!("../../../migrations/0027_told_by_mail.sql"),
    ),
    (
        32,
        "way_in",
        include_str!("../../../migrations/0032_way_in.sql"),
    ),
    (
        34,
        "desk",
        include_str!("../../../migrations/0034_desk.sql"),
    ),
    (
        35,
        "mail_due",
        include_str!("../../../migrations/0035_mail_due.sql"),
    ),
    (
        36,
        "talk_by_time",
        include_str!("../../../migrations/0036_talk_by_time.sql"),
    ),
    (
        37,
        "work_of_members",
        include_str!("../../../migrations/0037_work_of_members.sql"),
    ),
];

/// Writes the type words of a migration as an engine spells them.
///
/// Text on PostgreSQL gets the C collation, so that both engines compare and sort the same bytes.
pub fn schema_text(text: &str, engine: Engine) -> String {
    let words: &[(&str, &str, &str)] = &[
        ("{uuid}", "BLOB", "UUID"),
        ("{ts}", "INTEGER", "BIGINT"),
        ("{int}", "INTEGER", "BIGINT"),
        ("{text}", "TEXT", "TEXT COLLATE \"C\""),
        ("{bool}", "INTEGER", "BOOLEAN"),
        ("{bytes}", "BLOB", "BYTEA"),
        (
            "{serial}",
            "INTEGER PRIMARY KEY AUTOINCREMENT",
            "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY",
        ),
        ("{strict}", "STRICT", ""),
    ];
    words
        .iter()
        .fold(text.to_owned(), |text, (word, sqlite, postgres)| {
            text.replace(
                word,
                if engine == Engine::Sqlite {
                    sqlite
                } else {
                    postgres
                },
            )
        })
}

impl Db {
    /// Runs what is outstanding, in one transaction; safe when several servers start at once. The number that ran.
    pub async fn migrate(&self, now: Ts) -> Result<usize> {
        let mut w = self.write().await?;
        if w.engine() == Engine::Postgres {
            // Held until commit, so that the second server waits and then finds nothing to do.
            run(&mut w, "SELECT pg_advisory_xact_lock(5250137)").await?;
        }
        let table = "CREATE TABLE IF NOT EXISTS migration (number {int} PRIMARY KEY, name {text} NOT NULL, applied_at {ts} NOT NULL) {strict}";
        let table = schema_text(table, w.engine());
        run(&mut w, &table).await?;
        let done = applied(&mut w).await?;
        let mut ran = 0;
        for (number, name, text) in MIGRATIONS
            .iter()
            .filter(|(number, ..)| !done.contains(number))
        {
            let text = schema_text(text, w.engine());
            run(&mut w, &text).await?;
            w.query(sql!(
                "INSERT INTO migration (number, name, applied_at) VALUES ($1, $2, $3)"
            ))
            .bind(*number)
            .bind(*name)
            .bind(now)
            .execute()
            .await?;
            ran += 1;
        }
        w.commit().await?;
        Ok(ran)
    }

    /// Fails with [`Error::Schema`] unless exactly this program's migrations have run.
    pub async fn check_schema(&self) -> Result<()> {
        let mut r = self.read().await?;
        let done = applied(&mut r).await.unwrap_or_default();
        let known: Vec<i64> = MIGRATIONS.iter().map(|(number, ..)| *number).collect();
        if done == known {
            return Ok(());
        }
        Err(Error::Schema(if done.len() > known.len() {
            "the database is newer than this program: install the newer version".to_owned()
        } else {
            "the database has outstanding migrations: run `kenniskring migrate`".to_owned()
        }))
    }
}

async fn applied(r: &mut Reader) -> Result<Vec<i64>> {
    let rows: Vec<(i64,)> = r
        .query(sql!("SELECT number FROM migration ORDER BY number"))
        .fetch_all()
        .await?;
    Ok(rows.into_iter().map(|(number,)| number).collect())
}

async fn run(r: &mut Reader, text: &str) -> Result<()> {
    let statement = sqlx::raw_sql(AssertSqlSafe(text.to_owned()));
    match r.handle() {
        Handle::Sqlite(c) => statement.execute(c).await.map(|_| ()),
        Handle::Postgres(c) => statement.execute(c).await.map(|_| ()),
    }
    .map_err(|source| Error::from_driver("migration", source))
}

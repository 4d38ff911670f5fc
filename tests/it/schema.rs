//! `migrations/schema.txt`: what the migrations come to, on both databases side by side, so that a reviewer sees the result
//! and not only the step. Run with `UPDATE=1` (and PostgreSQL at hand) to write it anew.

use std::collections::BTreeMap;
use std::fmt::Write;

use sqlx::{AssertSqlSafe, Connection, PgConnection, SqliteConnection};
use store::Engine;
use store::testing::fresh;
use tests::services;
use tests::source::root;

/// Lines by what they tell of: `table.column`, or `table index name`.
type Picture = BTreeMap<String, String>;

async fn sqlite() -> Picture {
    let fresh = fresh(Engine::Sqlite).await;
    let mut conn = SqliteConnection::connect(&fresh.url).await.unwrap();
    let mut picture = Picture::new();
    let all = "SELECT name, type FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%' ORDER BY name";
    let tables: Vec<(String, String)> = sqlx::query_as(all).fetch_all(&mut conn).await.unwrap();
    for (table, kind) in tables {
        let columns =
            format!("SELECT name, type, \"notnull\", pk FROM pragma_table_info('{table}')");
        let columns: Vec<(String, String, i64, i64)> = sqlx::query_as(AssertSqlSafe(columns))
            .fetch_all(&mut conn)
            .await
            .unwrap();
        for (name, of, required, key) in columns {
            let null = if required == 1 || key > 0 || kind == "view" {
                ""
            } else {
                " NULL"
            };
            picture.insert(format!("{table}.{name}"), format!("{of}{null}"));
        }
        let indexes =
            format!("SELECT name, \"unique\", partial, origin FROM pragma_index_list('{table}')");
        let indexes: Vec<(String, i64, i64, String)> = sqlx::query_as(AssertSqlSafe(indexes))
            .fetch_all(&mut conn)
            .await
            .unwrap();
        for (name, unique, partial, origin) in indexes {
            let columns = format!("SELECT name FROM pragma_index_info('{name}') ORDER BY seqno");
            let columns: Vec<(String,)> = sqlx::query_as(AssertSqlSafe(columns))
                .fetch_all(&mut conn)
                .await
                .unwrap();
            let columns: Vec<String> = columns.into_iter().map(|(name,)| name).collect();
            index(
                &mut picture,
                &table,
                (origin == "c").then_some(name.as_str()),
                &columns,
                unique == 1,
                partial == 1,
            );
        }
    }
    conn.close().await.unwrap();
    picture
}

async fn postgres() -> Picture {
    let fresh = fresh(Engine::Postgres).await;
    let mut conn = PgConnection::connect(&fresh.url).await.unwrap();
    let mut picture = Picture::new();
    let columns = "SELECT c.relname::text, a.attname::text, format_type(a.atttypid, a.atttypmod)
            || CASE WHEN l.collname IS NOT NULL AND l.collname <> 'default' THEN ' ' || l.collname ELSE '' END,
            a.attnotnull OR c.relkind = 'v'
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid
        LEFT JOIN pg_collation l ON l.oid = a.attcollation
        WHERE n.nspname = 'public' AND c.relkind IN ('r', 'v') AND a.attnum > 0 AND NOT a.attisdropped";
    let columns: Vec<(String, String, String, bool)> =
        sqlx::query_as(columns).fetch_all(&mut conn).await.unwrap();
    for (table, name, of, required) in columns {
        let null = if required { "" } else { " NULL" };
        picture.insert(format!("{table}.{name}"), format!("{of}{null}"));
    }
    let indexes = "SELECT t.relname::text, i.relname::text, x.indisunique, x.indpred IS NOT NULL,
            EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = i.oid),
            (SELECT string_agg(a.attname::text, ',' ORDER BY u.place) FROM unnest(x.indkey) WITH ORDINALITY AS u(number, place)
             JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = u.number)
        FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class t ON t.oid = x.indrelid
        JOIN pg_namespace n ON n.oid = t.relnamespace WHERE n.nspname = 'public'";
    let indexes: Vec<(String, String, bool, bool, bool, String)> =
        sqlx::query_as(indexes).fetch_all(&mut conn).await.unwrap();
    for (table, name, unique, partial, constraint, columns) in indexes {
        let columns: Vec<String> = columns.split(',').map(ToOwned::to_owned).collect();
        index(
            &mut picture,
            &table,
            (!constraint).then_some(name.as_str()),
            &columns,
            unique,
            partial,
        );
    }
    conn.close().await.unwrap();
    picture
}

fn index(
    picture: &mut Picture,
    table: &str,
    name: Option<&str>,
    columns: &[String],
    unique: bool,
    partial: bool,
) {
    let columns = columns.join(", ");
    let name = name.map_or_else(
        || format!("unique ({columns})"),
        |name| format!("index {name} ({columns})"),
    );
    let kind = match (unique, partial) {
        (true, false) => "unique",
        (true, true) => "unique, partial",
        (false, true) => "partial",
        (false, false) => "plain",
    };
    picture.insert(format!("{table} {name}"), kind.to_owned());
}

fn written(ours: &Picture, theirs: &Picture) -> String {
    let mut text = String::from(
        "# The schema that the migrations come to: what | SQLite | PostgreSQL. Written by tests/it/schema.rs with UPDATE=1.\n",
    );
    let mut table = "";
    let mut all: Vec<&String> = ours.keys().chain(theirs.keys()).collect();
    all.sort();
    all.dedup();
    for what in all {
        let of = what.split(['.', ' ']).next().unwrap();
        if of != table {
            text.push('\n');
            table = of;
        }
        let get = |picture: &Picture| picture.get(what).cloned().unwrap_or_else(|| "-".to_owned());
        writeln!(text, "{what} | {} | {}", get(ours), get(theirs)).unwrap();
    }
    text
}

/// The column of SQLite only.
fn half(text: &str) -> Vec<String> {
    let cells = |line: &str| line.split(" | ").map(ToOwned::to_owned).collect::<Vec<_>>();
    text.lines()
        .map(cells)
        .filter(|cells| cells.len() == 3 && cells[1] != "-")
        .map(|cells| cells[..2].join(" | "))
        .collect()
}

#[tokio::test]
async fn the_picture_of_the_schema_is_up_to_date() {
    let path = root().join("migrations/schema.txt");
    let ours = sqlite().await;
    let theirs = if services::postgres() {
        Some(postgres().await)
    } else {
        None
    };
    if std::env::var_os("UPDATE").is_some() {
        let theirs = theirs.expect("PostgreSQL is needed to write both sides");
        std::fs::write(&path, written(&ours, &theirs)).unwrap();
        return;
    }
    let stored = std::fs::read_to_string(&path)
        .expect("migrations/schema.txt is missing: run this test with UPDATE=1");
    match theirs {
        Some(theirs) => assert_eq!(
            stored,
            written(&ours, &theirs),
            "run this test with UPDATE=1 and look at the difference"
        ),
        None => assert_eq!(half(&stored), half(&written(&ours, &Picture::new()))),
    }
}

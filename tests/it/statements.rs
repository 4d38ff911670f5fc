//! Every statement of the program is understood by both databases, and they understand the same by it.

use sqlx::{
    AssertSqlSafe, Column, Connection, Either, Executor, PgConnection, SqlSafeStr,
    SqliteConnection, Statement,
};
use store::testing::fresh;
use store::{Engine, Stmt};
use tests::services;
use tests::source::sources;

/// A statement in the source.
struct Found {
    place: String,
    stmt: Stmt,
}

/// What a database makes of a statement.
#[derive(Debug, PartialEq, Eq)]
struct Understood {
    parameters: usize,
    columns: Vec<String>,
}

/// Every statement of the crates. `sql!` and `pair!` may be followed by blanks and line ends before the text.
fn statements() -> Vec<Found> {
    let mut all = Vec::new();
    for (path, text) in sources() {
        if path.starts_with("crates/xtask/") {
            continue;
        }
        for (at, _) in text.match_indices("sql!(") {
            if in_comment(&text, at) {
                continue;
            }
            if let Some((sql, _)) = literal(&text[at + "sql!(".len()..]) {
                all.push(Found {
                    place: place(&path, &text, at),
                    stmt: Stmt::one(sql),
                });
            }
        }
        for (at, _) in text.match_indices("pair!(") {
            if in_comment(&text, at) {
                continue;
            }
            let place = place(&path, &text, at);
            let rest = after(&text[at + "pair!(".len()..], "sqlite:");
            let (sqlite, rest) = rest
                .and_then(literal)
                .unwrap_or_else(|| panic!("{place}: not `sqlite:` and a text"));
            let rest = after(rest.trim_start().trim_start_matches(','), "postgres:");
            let (postgres, _) = rest
                .and_then(literal)
                .unwrap_or_else(|| panic!("{place}: not `postgres:` and a text"));
            all.push(Found {
                place,
                stmt: Stmt::pair(sqlite, postgres),
            });
        }
    }
    all
}

fn in_comment(text: &str, at: usize) -> bool {
    let line = text[..at].rsplit('\n').next().unwrap_or_default();
    line.contains("//")
}

fn place(path: &str, text: &str, at: usize) -> String {
    format!("{path}:{}", text[..at].lines().count().max(1))
}

fn after<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    text.trim_start().strip_prefix(word)
}

/// The string literal at the start of `text`, and what follows it; `None` when something else stands there.
fn literal(text: &str) -> Option<(&'static str, &str)> {
    let text = text.trim_start();
    let leak = |text: String| -> &'static str { Box::leak(text.into_boxed_str()) };
    if let Some(raw) = text.strip_prefix('r') {
        let marks = raw.len() - raw.trim_start_matches('#').len();
        let end = format!("\"{}", "#".repeat(marks));
        let inside = raw[marks..].strip_prefix('"')?;
        let (sql, rest) = inside.split_once(&end)?;
        return Some((leak(sql.to_owned()), rest));
    }
    let inside = text.strip_prefix('"')?;
    let (mut sql, mut chars) = (String::new(), inside.char_indices());
    while let Some((at, c)) = chars.next() {
        match c {
            '"' => return Some((leak(sql), &inside[at + 1..])),
            '\\' => match chars.next()?.1 {
                'n' => sql.push('\n'),
                't' => sql.push('\t'),
                '\n' => {
                    // A line that goes on: the blanks at its start do not count.
                    while chars.clone().next().is_some_and(|(_, c)| c.is_whitespace()) {
                        chars.next();
                    }
                }
                other => sql.push(other),
            },
            other => sql.push(other),
        }
    }
    None
}

/// The values per item of its list; `None` without one.
fn width(text: &str) -> Option<usize> {
    let rest = text.split_once("$*")?.1;
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    Some(digits.parse().unwrap_or(1))
}

/// The text an engine gets, with a list of two items, and how many parameters it should have.
fn ready(stmt: &Stmt, engine: Engine) -> (String, usize) {
    match width(stmt.text(engine)) {
        None => (stmt.text(engine).to_owned(), stmt.fixed()),
        Some(width) => (
            stmt.spread(engine, 2, width).to_owned(),
            stmt.fixed() + 2 * width,
        ),
    }
}

fn understood<S: Statement>(statement: &S) -> Understood {
    let parameters = match statement.parameters() {
        Some(Either::Left(types)) => types.len(),
        Some(Either::Right(count)) => count,
        None => 0,
    };
    Understood {
        parameters,
        columns: statement
            .columns()
            .iter()
            .map(|column| column.name().to_owned())
            .collect(),
    }
}

/// A column without a name of its own is called differently by each database, and nobody reads it by name.
fn is_name(text: &str) -> bool {
    text.chars()
        .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}

async fn sqlite(statements: &[Found]) -> Vec<Result<Understood, String>> {
    let fresh = fresh(Engine::Sqlite).await;
    let mut conn = SqliteConnection::connect(&fresh.url).await.unwrap();
    let mut all = Vec::new();
    for found in statements {
        let (text, _) = ready(&found.stmt, Engine::Sqlite);
        let prepared = conn.prepare(AssertSqlSafe(text).into_sql_str()).await;
        all.push(
            prepared
                .map(|s| understood(&s))
                .map_err(|error| error.to_string()),
        );
    }
    conn.close().await.unwrap();
    all
}

async fn postgres(statements: &[Found]) -> Vec<Result<Understood, String>> {
    let fresh = fresh(Engine::Postgres).await;
    let mut conn = PgConnection::connect(&fresh.url).await.unwrap();
    let mut all = Vec::new();
    for found in statements {
        let (text, _) = ready(&found.stmt, Engine::Postgres);
        let prepared = conn.prepare(AssertSqlSafe(text).into_sql_str()).await;
        all.push(
            prepared
                .map(|s| understood(&s))
                .map_err(|error| error.to_string()),
        );
    }
    conn.close().await.unwrap();
    all
}

#[tokio::test]
async fn the_members_of_a_community_are_found_by_indexes() {
    let statements = statements();
    let file = "crates/identity/src/member/store.rs";
    let found: Vec<&Found> = statements
        .iter()
        .filter(|found| found.place.starts_with(file))
        .collect();
    assert_eq!(found.len(), 2, "the list and the addresses");
    let fresh = fresh(Engine::Sqlite).await;
    let mut conn = SqliteConnection::connect(&fresh.url).await.unwrap();
    for found in found {
        let text = format!("EXPLAIN QUERY PLAN {}", found.stmt.text(Engine::Sqlite));
        let plan: Vec<(i64, i64, i64, String)> = sqlx::query_as(AssertSqlSafe(text).into_sql_str())
            .fetch_all(&mut conn)
            .await
            .unwrap();
        let steps: Vec<&str> = plan.iter().map(|(.., step)| step.as_str()).collect();
        assert!(
            !steps.iter().any(|step| step.starts_with("SCAN")),
            "{steps:?}"
        );
    }
    conn.close().await.unwrap();
}

#[tokio::test]
async fn both_databases_understand_every_statement_alike() {
    let statements = statements();
    assert!(
        statements.len() >= 100,
        "only {} statements were found: does the scanner still see them?",
        statements.len()
    );
    let ours = sqlite(&statements).await;
    let theirs = if services::postgres() {
        Some(postgres(&statements).await)
    } else {
        None
    };
    let mut wrong = Vec::new();
    for (at, found) in statements.iter().enumerate() {
        let mut complain = |what: String| {
            wrong.push(format!(
                "{}: {what}\n    {}",
                found.place,
                found.stmt.text(Engine::Sqlite)
            ))
        };
        for (engine, all) in [
            (Engine::Sqlite, Some(&ours)),
            (Engine::Postgres, theirs.as_ref()),
        ] {
            let Some(all) = all else { continue };
            let (_, wanted) = ready(&found.stmt, engine);
            match &all[at] {
                Err(error) => complain(format!("{engine:?} refuses it: {error}")),
                Ok(seen) if seen.parameters != wanted => {
                    complain(format!(
                        "{engine:?} sees {} parameters, not {wanted}",
                        seen.parameters
                    ));
                }
                Ok(_) => {}
            }
        }
        if let (Ok(one), Some(Ok(other))) = (&ours[at], theirs.as_ref().map(|all| &all[at])) {
            let same = one.columns.len() == other.columns.len()
                && one
                    .columns
                    .iter()
                    .zip(&other.columns)
                    .all(|(a, b)| a == b || !is_name(a));
            if !same {
                complain(format!(
                    "the columns differ: {:?} and {:?}",
                    one.columns, other.columns
                ));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {}:\n{}",
        wrong.len(),
        statements.len(),
        wrong.join("\n")
    );
}

#[test]
fn a_statement_is_found_however_it_is_laid_out() {
    let text = "sql!(\"SELECT 1\")";
    assert_eq!(literal(&text[5..]).unwrap().0, "SELECT 1");
    assert_eq!(literal("\n    \"a \\\n      b\" )").unwrap().0, "a b");
    assert_eq!(literal("r#\"SELECT \"x\"\"#)").unwrap().0, "SELECT \"x\"");
    assert!(literal("$text").is_none());
    assert_eq!(
        (width("IN ($*)"), width("VALUES $*10 ON"), width("$1")),
        (Some(1), Some(10), None)
    );
}

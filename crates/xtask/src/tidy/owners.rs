//! Tables are named only by their owner, and statements have one text for both engines.

use std::collections::BTreeMap;

use anyhow::Result;

use super::data::{FREE_VIEWS, MOST_PAIRS, known};
use super::tree::Tree;

/// After these words stands the name of a table.
const BEFORE_TABLE: [&str; 4] = ["FROM", "JOIN", "INTO", "UPDATE"];

/// Migrations without an owner, and SQL that names somebody else's table.
pub(super) fn tables(tree: &Tree) -> Result<Vec<String>> {
    let mut found = Vec::new();
    let mut owners = BTreeMap::new();
    for file in &tree.files {
        if !file.path.starts_with("migrations/") || !file.is(&[".sql"]) {
            continue;
        }
        let first = file.text.lines().next().unwrap_or_default();
        match first.strip_prefix("-- owner: ").map(str::trim) {
            Some(owner) if known(owner).is_some() => {
                owners.extend(made(&file.text).into_iter().map(|table| (table, owner)));
            }
            _ => found.push(format!(
                "{}:1: the first line is not `-- owner: CRATE`",
                file.path
            )),
        }
    }
    for file in tree.src() {
        let source = file.source();
        let statements = source.calls("sql").into_iter().chain(source.calls("pair"));
        let Some(user) = file.owner() else { continue };
        for statement in statements.flatten() {
            if user == "server" {
                found.push(format!(
                    "{}: SQL in the server: `{}`",
                    file.path,
                    short(statement)
                ));
            }
            for table in named(statement) {
                let Some(owner) = owners.get(table.as_str()) else {
                    continue;
                };
                if *owner != user && !FREE_VIEWS.contains(&table.as_str()) {
                    found.push(format!(
                        "{}: {table} belongs to {owner}: `{}`",
                        file.path,
                        short(statement)
                    ));
                }
            }
        }
    }
    Ok(found)
}

/// Whether there are more pairs than the budget has.
pub(super) fn pairs(tree: &Tree) -> Result<Vec<String>> {
    let pairs: Vec<(String, usize)> = tree
        .src()
        .map(|file| (file.path.clone(), file.source().calls("pair").len()))
        .filter(|(_, count)| *count > 0)
        .collect();
    let count: usize = pairs.iter().map(|(_, count)| count).sum();
    if count <= MOST_PAIRS {
        return Ok(Vec::new());
    }
    let places: Vec<String> = pairs
        .iter()
        .map(|(path, count)| format!("{path} {count}"))
        .collect();
    Ok(vec![format!(
        "{count} pairs, the budget is {MOST_PAIRS}: {}",
        places.join(", ")
    )])
}

/// The tables and views that a migration makes.
fn made(migration: &str) -> Vec<String> {
    let words = words(migration);
    words
        .windows(3)
        .filter_map(|window| match window {
            [create, kind, name]
                if is(create, "CREATE") && (is(kind, "TABLE") || is(kind, "VIEW")) =>
            {
                Some(name.clone())
            }
            _ => None,
        })
        .collect()
}

/// The tables that a statement names.
fn named(statement: &str) -> Vec<String> {
    let words = words(statement);
    let mut tables = Vec::new();
    for (at, word) in words.iter().enumerate() {
        if !BEFORE_TABLE.iter().any(|before| is(word, before)) {
            continue;
        }
        let mut at = at + 1;
        while let Some(name) = words.get(at) {
            tables.push(name.to_lowercase());
            // `FROM a x, b`: a comma follows the name, or the name and its alias.
            let comma = |place: usize| words.get(place).is_some_and(|word| word == ",");
            let alias = if words.get(at + 1).is_some_and(|word| is(word, "AS")) {
                2
            } else {
                1
            };
            if comma(at + 1) {
                at += 2;
            } else if comma(at + 1 + alias) && is(word, "FROM") {
                at += 2 + alias;
            } else {
                break;
            }
        }
    }
    tables
}

/// Names, and every other character that is no blank by itself; comments are left out.
fn words(sql: &str) -> Vec<String> {
    let mut words = Vec::new();
    for line in sql.lines().filter_map(|line| line.split("--").next()) {
        let mut word = String::new();
        for c in line.chars().chain([' ']) {
            if c.is_alphanumeric() || c == '_' {
                word.push(c);
                continue;
            }
            if !word.is_empty() {
                words.push(std::mem::take(&mut word));
            }
            if !c.is_whitespace() && c != '"' {
                words.push(c.to_string());
            }
        }
    }
    words
}

fn is(word: &str, keyword: &str) -> bool {
    word.eq_ignore_ascii_case(keyword)
}

fn short(statement: &str) -> String {
    let line = statement.split_whitespace().collect::<Vec<_>>().join(" ");
    line.chars().take(70).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const MIGRATIONS: [(&str, &str); 2] = [
        (
            "migrations/1.sql",
            "-- owner: identity\nCREATE TABLE person (id {uuid});\nCREATE VIEW person_card AS SELECT id FROM person;",
        ),
        (
            "migrations/2.sql",
            "-- owner: discussion\n-- CREATE TABLE no\nCREATE TABLE post (id {int});",
        ),
    ];

    #[test]
    fn names_after_from_join_into_and_update_are_tables() {
        let of = |statement| named(statement).join(" ");
        assert_eq!(
            of("SELECT a.x FROM a JOIN b ON b.y = a.x LEFT JOIN c USING (z)"),
            "a b c"
        );
        assert_eq!(of("select 1 from a x, b AS y, c WHERE x.d = 1, 2"), "a b c");
        assert_eq!(
            of("INSERT INTO a (b, c) VALUES ($1, $2) ON CONFLICT (b) DO UPDATE SET c = 1"),
            "a set"
        );
        assert_eq!(of("DELETE FROM \"a\" WHERE b IN (SELECT b FROM c)"), "a c");
        assert_eq!(of("UPDATE a SET b = 1 -- FROM c"), "a");
    }

    #[test]
    fn only_the_owner_names_a_table_and_everybody_the_view() -> Result<()> {
        let mut files = MIGRATIONS.to_vec();
        files.extend([
            (
                "crates/identity/src/a.rs",
                "sql!(\"SELECT id FROM person\")",
            ),
            (
                "crates/discussion/src/b.rs",
                "sql!(\"SELECT 1 FROM post JOIN person_card p ON true\")",
            ),
            (
                "crates/discussion/src/c.rs",
                "pair!(sqlite: \"SELECT 1 FROM person\", postgres: \"SELECT 1 FROM post\")",
            ),
            (
                "crates/discussion/tests/it/d.rs",
                "sql!(\"SELECT 1 FROM person\")",
            ),
            ("crates/server/src/e.rs", "sql!(\"SELECT 1\")"),
            ("migrations/3.sql", "CREATE TABLE orphan ();"),
        ]);
        let found = tables(&Tree::of(&files))?;
        assert_eq!(found.len(), 3, "{found:#?}");
        assert!(
            found
                .iter()
                .any(|line| line.contains("c.rs: person belongs to identity"))
        );
        assert!(found.iter().any(|line| line.contains("SQL in the server")));
        assert!(
            found
                .iter()
                .any(|line| line.starts_with("migrations/3.sql:1"))
        );
        Ok(())
    }

    #[test]
    fn pairs_have_a_budget() -> Result<()> {
        let twelve = "pair!(sqlite: \"\", postgres: \"\");".repeat(MOST_PAIRS);
        let fine = [("crates/store/src/a.rs", twelve.as_str())];
        assert_eq!(pairs(&Tree::of(&fine))?, [""; 0]);
        let more = [
            fine[0],
            (
                "crates/search/src/b.rs",
                "pair!(sqlite: \"\", postgres: \"\");",
            ),
        ];
        assert_eq!(pairs(&Tree::of(&more))?.len(), 1);
        Ok(())
    }
}

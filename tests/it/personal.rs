//! `docs/personal-data.txt` says of every column whether it holds something of a person, and what becomes of it when they ask
//! for all they are known by or want to be gone: a column that was forgotten fails here.

use std::collections::{BTreeMap, BTreeSet};

use tests::source::root;

/// Columns that say who: a table that has one is about people.
pub const WHO: [&str; 8] = [
    "person_id",
    "author_id",
    "actor_id",
    "me_id",
    "by_id",
    "invited_by",
    "recipient",
    "email_key",
];

/// A line of the map.
pub struct Entry {
    pub table: String,
    pub columns: Vec<String>,
    /// What it is, in the download, at erasure, kept for; empty when it is not about a person.
    pub cells: Vec<String>,
}

/// The map, as it stands.
pub fn map() -> Vec<Entry> {
    let path = root().join("docs/personal-data.txt");
    let text = std::fs::read_to_string(path).expect("docs/personal-data.txt is missing");
    let lines = text
        .lines()
        .filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    lines.map(entry).collect()
}

fn entry(line: &str) -> Entry {
    let (table, rest) = line
        .split_once(": ")
        .unwrap_or_else(|| panic!("no \"table: \" in: {line}"));
    let mut cells = rest.split(" | ").map(|cell| cell.trim().to_owned());
    let columns = cells.next().unwrap_or_default();
    let cells: Vec<String> = cells.collect();
    let plain = cells == ["-"];
    assert!(
        plain || cells.len() == 4 && cells.iter().all(|cell| !cell.is_empty()),
        "a line has columns, what it is, the download, erasure and the period, or columns and \"-\": {line}"
    );
    Entry {
        table: table.to_owned(),
        columns: columns.split(' ').map(ToOwned::to_owned).collect(),
        cells: if plain { Vec::new() } else { cells },
    }
}

/// The columns of the tables, without views, out of the printed schema.
fn columns() -> BTreeSet<(String, String)> {
    let schema = std::fs::read_to_string(root().join("migrations/schema.txt")).unwrap();
    let mut files: Vec<_> = std::fs::read_dir(root().join("migrations"))
        .unwrap()
        .map(|file| file.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "sql"))
        .collect();
    files.sort();
    let views: BTreeSet<String> = files
        .iter()
        .flat_map(|path| {
            let text = std::fs::read_to_string(path).unwrap();
            let named = text.lines().filter_map(|line| {
                let rest = line.trim().strip_prefix("CREATE VIEW ")?;
                Some(rest.split(' ').next()?.to_owned())
            });
            named.collect::<Vec<_>>()
        })
        .collect();
    schema
        .lines()
        .filter_map(|line| line.split(" | ").next()?.split_once('.'))
        .filter(|(table, column)| {
            !table.contains(' ') && !column.contains(' ') && !views.contains(*table)
        })
        .map(|(table, column)| (table.to_owned(), column.to_owned()))
        .collect()
}

/// What is wrong with a map for these columns, one line each.
fn faults(map: &[Entry], columns: &BTreeSet<(String, String)>) -> Vec<String> {
    let mut seen: BTreeMap<(String, String), usize> = BTreeMap::new();
    let mut wrong = Vec::new();
    for entry in map {
        for column in &entry.columns {
            let key = (entry.table.clone(), column.clone());
            *seen.entry(key).or_default() += 1;
            if entry.cells.is_empty() && WHO.contains(&column.as_str()) {
                let table = &entry.table;
                wrong.push(format!(
                    "{table}.{column} says who, so it is about a person"
                ));
            }
        }
    }
    for ((table, column), count) in &seen {
        if !columns.contains(&(table.clone(), column.clone())) {
            wrong.push(format!(
                "{table}.{column} has a line but is not there any more"
            ));
        }
        if *count > 1 {
            wrong.push(format!("{table}.{column} has {count} lines"));
        }
    }
    for (table, column) in columns {
        if !seen.contains_key(&(table.clone(), column.clone())) {
            wrong.push(format!(
                "{table}.{column} has no line: what of a person is it, is it in the download, what becomes of it at erasure?"
            ));
        }
    }
    wrong
}

#[test]
fn every_column_has_its_line_in_the_map_of_personal_data() {
    let wrong = faults(&map(), &columns());
    assert!(
        wrong.is_empty(),
        "docs/personal-data.txt:\n{}",
        wrong.join("\n")
    );
}

#[test]
fn a_column_that_was_forgotten_is_told() {
    let there: BTreeSet<(String, String)> = [("a", "person_id"), ("a", "text"), ("b", "id")]
        .into_iter()
        .map(|(table, column)| (table.to_owned(), column.to_owned()))
        .collect();
    let map = ["a: person_id | -", "b: id old | -", "b: id | x | x | x | x"].map(entry);
    assert_eq!(
        faults(&map, &there),
        [
            "a.person_id says who, so it is about a person",
            "b.id has 2 lines",
            "b.old has a line but is not there any more",
            "a.text has no line: what of a person is it, is it in the download, what becomes of it at erasure?"
        ]
    );
}

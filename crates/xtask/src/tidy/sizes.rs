//! Sizes that show when a thing wants to be two.

use anyhow::Result;

use super::data::{HANDLERS, MOST_HANDLER, MOST_LIB, MOST_LINES, known};
use super::tree::{File, Tree};

/// What people write and read as a program. Style sheets are read rule by rule, and may be long.
const SOURCES: [&str; 5] = [".rs", ".ts", ".mjs", ".html", ".sql"];

pub(super) fn find(tree: &Tree) -> Result<Vec<String>> {
    Ok(sizes(tree)
        .into_iter()
        .filter_map(|(lines, file)| {
            let most = most(file);
            (lines > most).then(|| format!("{}: {lines} lines, at most {most}", file.path))
        })
        .collect())
}

/// The ten longest files, to look at before one is too long.
pub(super) fn print_longest(tree: &Tree) {
    println!("tidy: the longest files");
    for (lines, file) in sizes(tree).into_iter().take(10) {
        println!("  {lines:>5} {}", file.path);
    }
}

/// All source files, the longest first.
fn sizes(tree: &Tree) -> Vec<(usize, &File)> {
    let sources = tree.files.iter().filter(|file| file.is(&SOURCES));
    let mut sizes: Vec<(usize, &File)> = sources.map(|file| (lines(file), file)).collect();
    sizes.sort_by_key(|(lines, _)| std::cmp::Reverse(*lines));
    sizes
}

fn most(file: &File) -> usize {
    let slice = file
        .owner()
        .and_then(known)
        .is_some_and(|known| known.slice);
    if slice && file.path.ends_with("/src/lib.rs") {
        MOST_LIB
    } else if is_handler(file) {
        MOST_HANDLER
    } else {
        MOST_LINES
    }
}

/// Whether requests are handled here: what only holds types, such as the wire forms, does not wait for anything.
fn is_handler(file: &File) -> bool {
    HANDLERS.iter().any(|folder| file.path.starts_with(folder))
        && file.source().text().contains("async fn")
}

/// Its lines; unit tests at the end do not count.
fn lines(file: &File) -> usize {
    let lines: Vec<&str> = file.text.lines().collect();
    let tests = lines.windows(2).position(|pair| {
        matches!(pair, [first, second] if *first == "#[cfg(test)]" && second.starts_with("mod ") && second.ends_with('{'))
    });
    tests.unwrap_or(lines.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_sort_of_file_has_its_own_limit_and_tests_are_free() -> Result<()> {
        let long = |lines: usize| "x\n".repeat(lines);
        let handler = format!("async fn a() {{}}\n{}", long(150));
        let tested = format!("{}#[cfg(test)]\nmod tests {{\n{}", long(400), long(400));
        let found = find(&Tree::of(&[
            ("crates/identity/src/lib.rs", &long(91)),
            ("crates/base/src/lib.rs", &long(91)),
            ("crates/server/src/pages/home.rs", &handler),
            ("crates/server/src/api/wire.rs", &long(151)),
            ("crates/server/src/relay.rs", &long(151)),
            ("crates/store/src/db.rs", &long(501)),
            ("crates/store/src/query.rs", &tested),
            ("docs/long.md", &long(900)),
        ]))?;
        let places: Vec<&str> = found
            .iter()
            .filter_map(|line| line.split(':').next())
            .collect();
        assert_eq!(
            places,
            [
                "crates/store/src/db.rs",
                "crates/server/src/pages/home.rs",
                "crates/identity/src/lib.rs",
            ],
        );
        Ok(())
    }
}

//! Who walks through a slice's `system` door.

use anyhow::Result;

use super::data::{CRATES, DOORS};
use super::tree::{File, Tree};

pub(super) fn find(tree: &Tree) -> Result<Vec<String>> {
    let may = |file: &File| {
        DOORS
            .iter()
            .any(|door| file.path == *door || (door.ends_with('/') && file.path.starts_with(door)))
    };
    Ok(tree
        .src()
        // A unit test builds its little world by any door.
        .filter(|file| !may(file) && !file.is(&["/tests.rs"]))
        .flat_map(|file| {
            let own = file.owner().unwrap_or_default();
            used(&file.source().text(), own)
                .into_iter()
                .map(|(line, slice)| {
                    format!(
                        "{}:{line}: {slice}::system, which only the list in data.rs may use",
                        file.path
                    )
                })
                .collect::<Vec<_>>()
        })
        .collect())
}

/// The lines that go through another slice's door, and whose it is.
fn used(code: &str, own: &str) -> Vec<(usize, &'static str)> {
    let mut found = Vec::new();
    for (at, line) in code.lines().enumerate() {
        for slice in CRATES
            .iter()
            .filter(|known| known.slice && known.name != own)
        {
            let path = format!("{}::system", slice.name);
            let whole = |place: usize| {
                let before = line.get(..place).and_then(|text| text.chars().next_back());
                let after = line
                    .get(place + path.len()..)
                    .and_then(|text| text.chars().next());
                let word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
                !word(before) && !word(after)
            };
            let grouped = line.contains(&format!("{}::{{", slice.name)) && has_word(line, "system");
            if grouped || line.match_indices(&path).any(|(place, _)| whole(place)) {
                found.push((at + 1, slice.name));
            }
        }
    }
    found
}

fn has_word(line: &str, word: &str) -> bool {
    line.split(|c: char| !c.is_alphanumeric() && c != '_')
        .any(|part| part == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_listed_files_pass() -> Result<()> {
        let text = "use discussion::system;\nlet a = identity::system::cards();\nlet b = discussion::systematic;";
        let found = find(&Tree::of(&[
            ("crates/server/src/reactions/discussion.rs", text),
            ("crates/server/src/describe.rs", text),
            ("crates/server/src/pages/threads.rs", text),
            (
                "crates/discussion/src/lib.rs",
                "pub mod system; use crate::system::x; // identity::system",
            ),
            (
                "crates/digests/src/lib.rs",
                "use notifications::{inbox, system};",
            ),
        ]))?;
        let places: Vec<&str> = found
            .iter()
            .filter_map(|line| line.split(": ").next())
            .collect();
        assert_eq!(
            places,
            [
                "crates/server/src/pages/threads.rs:1",
                "crates/server/src/pages/threads.rs:2",
                "crates/digests/src/lib.rs:1",
            ],
        );
        Ok(())
    }
}

//! Words that do not belong in the repository. They are written in two pieces here, so as not to find themselves.

use anyhow::Result;

use super::tree::{File, Tree};

/// In Rust code.
const UNFINISHED: [&str; 2] = [concat!("todo", "!("), concat!("#[", "ignore")];
/// Anywhere.
const UNFINISHED_ANYWHERE: [&str; 1] = [concat!("FIX", "ME")];
/// Folders of somebody's machine.
const PLACES: [&str; 2] = [concat!("/wo", "rk/"), concat!("/ro", "ot/")];

/// Rust files that do not begin with what they are for.
pub(super) fn headings(tree: &Tree) -> Result<Vec<String>> {
    Ok(tree
        .files
        .iter()
        .filter(|file| file.is(&[".rs"]) && !file.text.starts_with("//! "))
        .map(|file| {
            format!(
                "{}:1: does not begin with `//!` and what it is for",
                file.path
            )
        })
        .collect())
}

/// Unfinished work, and tests that do not run.
pub(super) fn unfinished(tree: &Tree) -> Result<Vec<String>> {
    Ok(tree
        .files
        .iter()
        .flat_map(|file| {
            let mut found = occurrences(file, &file.text, &UNFINISHED_ANYWHERE, |_| true);
            if file.is(&[".rs"]) {
                found.extend(occurrences(
                    file,
                    &file.source().text(),
                    &UNFINISHED,
                    |_| true,
                ));
            }
            found
        })
        .collect())
}

/// Paths of one machine.
pub(super) fn places(tree: &Tree) -> Result<Vec<String>> {
    // Only where a path begins: `example.org/work/` is an address.
    let begins =
        |before: Option<char>| !before.is_some_and(|c| c.is_alphanumeric() || "._-}~".contains(c));
    Ok(tree
        .files
        .iter()
        .flat_map(|file| occurrences(file, &file.text, &PLACES, begins))
        .collect())
}

fn occurrences(
    file: &File,
    text: &str,
    words: &[&str],
    after: impl Fn(Option<char>) -> bool,
) -> Vec<String> {
    let mut found = Vec::new();
    for (number, line) in text.lines().enumerate() {
        for word in words {
            let hit = line.match_indices(word).any(|(at, _)| {
                let before = line.get(..at).and_then(|text| text.chars().next_back());
                after(before)
            });
            if hit {
                found.push(format!("{}:{}: {word}", file.path, number + 1));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rust_file_begins_with_its_purpose() -> Result<()> {
        let found = headings(&Tree::of(&[
            ("a.rs", "//! What for.\n"),
            ("b.rs", "use x;\n"),
            ("c.md", "x"),
        ]))?;
        assert_eq!(found.len(), 1);
        assert!(found.iter().all(|line| line.starts_with("b.rs")));
        Ok(())
    }

    #[test]
    fn unfinished_work_is_found_in_code_but_not_in_strings() -> Result<()> {
        let (todo, fix, ignore) = UNFINISHED
            .first()
            .zip(UNFINISHED_ANYWHERE.first())
            .zip(UNFINISHED.get(1))
            .map_or(("", "", ""), |((todo, fix), ignore)| (*todo, *fix, *ignore));
        let text =
            format!("fn a() {{ {todo}) }}\nlet b = \"{todo})\";\n{ignore} = \"slow\"]\n// {fix}\n");
        let found = unfinished(&Tree::of(&[
            ("a.rs", &text),
            ("b.css", &format!("/* {fix} */")),
        ]))?;
        let places: Vec<&str> = found
            .iter()
            .filter_map(|line| line.split(": ").next())
            .collect();
        assert_eq!(places, ["a.rs:4", "a.rs:1", "a.rs:3", "b.css:1"]);
        Ok(())
    }

    #[test]
    fn paths_of_one_machine_are_found_but_not_addresses() -> Result<()> {
        let folder = PLACES.first().copied().unwrap_or_default();
        let text = format!("cd {folder}main\nsee https://example.org{folder}\n\"{folder}x\"\n");
        let found = places(&Tree::of(&[("a.md", &text)]))?;
        assert_eq!(found.len(), 2, "{found:?}");
        Ok(())
    }
}

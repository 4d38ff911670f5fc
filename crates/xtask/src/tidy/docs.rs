//! Names and paths in the documents that newcomers follow.

use std::collections::BTreeSet;

use anyhow::Result;

use super::data::{CHECKED_DOCS, known};
use super::tree::Tree;

/// A name that ends so is a file's.
const FILES: [&str; 12] = [
    ".rs", ".toml", ".md", ".html", ".ts", ".css", ".sql", ".ftl", ".mjs", ".json", ".yml", ".txt",
];

pub(super) fn find(tree: &Tree) -> Result<Vec<String>> {
    let known = Paths::of(tree);
    let mut found = Vec::new();
    for file in tree
        .files
        .iter()
        .filter(|file| CHECKED_DOCS.contains(&file.path.as_str()))
    {
        for (line, quoted) in quoted(&file.text) {
            for name in alternatives(quoted) {
                if !known.fits(tree, &name) {
                    found.push(format!("{}:{line}: `{name}` is not there", file.path));
                }
            }
        }
    }
    Ok(found)
}

/// What is between single backticks, outside of code blocks, with its line.
fn quoted(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut block = false;
    for (number, line) in text.lines().enumerate() {
        if line.trim_start().starts_with("```") {
            block = !block;
        } else if !block {
            let pieces = line.split('`').skip(1).step_by(2);
            found.extend(pieces.map(|piece| (number + 1, piece)));
        }
    }
    found
}

/// `a/{b,c}.rs` is two paths.
fn alternatives(name: &str) -> Vec<String> {
    let Some((before, (inside, after))) = name
        .split_once('{')
        .and_then(|(before, rest)| Some((before, rest.split_once('}')?)))
    else {
        return vec![name.to_owned()];
    };
    // One name in braces is a place-holder, as in `/t/{id}`.
    if !inside.contains(',') {
        return Vec::new();
    }
    inside
        .split(',')
        .flat_map(|part| alternatives(&format!("{before}{}{after}", part.trim())))
        .collect()
}

/// Every file and folder there is.
struct Paths {
    all: BTreeSet<String>,
    /// First parts, by which a path is known from a media type or "and/or".
    firsts: BTreeSet<String>,
    /// The last parts, for files that are named without their folder.
    lasts: BTreeSet<String>,
}

impl Paths {
    fn of(tree: &Tree) -> Self {
        let mut paths = Self {
            all: BTreeSet::new(),
            firsts: BTreeSet::new(),
            lasts: BTreeSet::new(),
        };
        for file in &tree.files {
            // Inside crates/ a path may begin with the crate: `discussion/src/access.rs`.
            for path in [Some(file.path.as_str()), file.path.strip_prefix("crates/")]
                .into_iter()
                .flatten()
            {
                let parts: Vec<&str> = path.split('/').collect();
                for end in 1..=parts.len() {
                    paths
                        .all
                        .insert(parts.get(..end).unwrap_or_default().join("/"));
                }
                paths
                    .firsts
                    .extend(parts.first().map(|part| (*part).to_owned()));
                paths
                    .lasts
                    .extend(parts.last().map(|part| (*part).to_owned()));
            }
        }
        paths
    }

    /// Whether this is no name of ours, or one that exists.
    fn fits(&self, tree: &Tree, name: &str) -> bool {
        let plain = |c: char| c.is_ascii_alphanumeric() || "._-/:()".contains(c);
        if name.is_empty()
            || !name.chars().all(plain)
            || name.starts_with('/')
            || name.contains("://")
        {
            return true;
        }
        if let Some((first, rest)) = name.split_once("::") {
            return known(first).is_none() || exists(tree, first, rest);
        }
        let is_file = FILES.iter().any(|ending| name.ends_with(ending)) && !name.starts_with('.');
        let Some((first, _)) = name.split_once('/') else {
            return !is_file || self.lasts.contains(name);
        };
        let ours = self.firsts.contains(first) || is_file;
        // What is made while the program runs or is built is not in the repository.
        let made = ["target", "data", "node_modules"].contains(&first);
        !ours || made || self.all.contains(name.trim_end_matches('/'))
    }
}

/// Whether the last name of `module::function()` occurs in the crate.
fn exists(tree: &Tree, owner: &str, rest: &str) -> bool {
    let last = rest
        .rsplit("::")
        .next()
        .unwrap_or(rest)
        .trim_end_matches("()");
    tree.src()
        .filter(|file| file.owner() == Some(owner))
        .any(|file| {
            file.text
                .split(|c: char| !c.is_alphanumeric() && c != '_')
                .any(|word| word == last)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_are_gone_are_found() -> Result<()> {
        let text = "See `crates/discussion/src/access.rs`, `discussion/src/{access,gone}.rs`, `lib.rs`, `lost.rs`,\n\
                    `discussion::post_reply`, `discussion::post_nothing`, `web/old/`, `web/`, `text/html`, `/t/{id}`,\n\
                    `cargo run -- demo`, `https://example.org/a.rs`, `serde::Serialize`, `target/bench.md`\n\
                    ```\n`crates/nothing`\n```\n";
        let found = find(&Tree::of(&[
            ("ARCHITECTURE.md", text),
            ("crates/discussion/src/access.rs", ""),
            ("crates/discussion/src/lib.rs", "pub use reply::post_reply;"),
            ("web/main.ts", ""),
        ]))?;
        let names: Vec<&str> = found
            .iter()
            .filter_map(|line| line.split('`').nth(1))
            .collect();
        assert_eq!(
            names,
            [
                "discussion/src/gone.rs",
                "lost.rs",
                "discussion::post_nothing",
                "web/old/"
            ],
        );
        Ok(())
    }
}

//! What the documents say is so.

use std::collections::BTreeSet;

use base::Lang;
use server::problem::TITLES;
use server::words::Words;
use tests::source::{read, root, sources};

/// The texts between single back quotes, outside of blocks.
fn quoted(text: &str) -> Vec<String> {
    let (mut all, mut block) = (Vec::new(), false);
    for line in text.lines() {
        if line.trim_start().starts_with("```") {
            block = !block;
        } else if !block {
            all.extend(line.split('`').skip(1).step_by(2).map(ToOwned::to_owned));
        }
    }
    all
}

fn documents() -> Vec<(String, String)> {
    let mut all: Vec<String> = [
        "README.md",
        "ARCHITECTURE.md",
        "CONTRIBUTING.md",
        "SECURITY.md",
    ]
    .map(ToOwned::to_owned)
    .to_vec();
    for entry in std::fs::read_dir(root().join("docs")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        if name.ends_with(".md") {
            all.push(format!("docs/{name}"));
        }
    }
    all.retain(|path| root().join(path).is_file());
    all.iter().map(|path| (path.clone(), read(path))).collect()
}

/// A quoted text that claims to be a file or folder of the project.
fn is_path(text: &str) -> bool {
    const STARTS: [&str; 8] = [
        "crates/",
        "migrations/",
        "web/",
        "tests/",
        "docs/",
        "config/",
        ".ci/",
        "target/release",
    ];
    let plain = text
        .chars()
        .all(|c| c.is_ascii_alphanumeric() || "/._-".contains(c));
    plain && STARTS[..7].iter().any(|start| text.starts_with(start))
}

#[test]
fn every_path_a_document_names_exists() {
    let mut wrong = Vec::new();
    for (document, text) in documents() {
        for path in quoted(&text).into_iter().filter(|path| is_path(path)) {
            if !root().join(path.trim_end_matches('/')).exists() {
                wrong.push(format!("{document}: {path}"));
            }
        }
        for link in text
            .split("](")
            .skip(1)
            .filter_map(|rest| rest.split(')').next())
        {
            let path = link.split('#').next().unwrap_or_default();
            if path.is_empty() || path.contains("://") || path.starts_with("mailto:") {
                continue;
            }
            let from = root().join(&document);
            if !from.parent().unwrap().join(path).exists() {
                wrong.push(format!("{document}: link to {path}"));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "named and not there:\n{}",
        wrong.join("\n")
    );
}

/// `crate::name` in a document is something that crate has.
#[test]
fn every_name_a_document_takes_from_a_crate_is_there() {
    let sources = sources();
    let crates: BTreeSet<&str> = sources
        .iter()
        .filter_map(|(path, _)| path.split('/').nth(1))
        .collect();
    let mut wrong = Vec::new();
    for (document, text) in documents() {
        for name in quoted(&text) {
            let name = name.trim_end_matches("()").trim_end_matches("(…)");
            let parts: Vec<&str> = name.split("::").collect();
            let word = |part: &&str| {
                !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
            };
            if parts.len() < 2 || !parts.iter().all(word) || !crates.contains(parts[0]) {
                continue;
            }
            let here = format!("crates/{}/src/", parts[0]);
            let own: Vec<&str> = sources
                .iter()
                .filter(|(path, _)| path.starts_with(&here))
                .map(|(_, text)| text.as_str())
                .collect();
            let missing = parts[1..].iter().find(|part| {
                let known = |text: &&str| {
                    [
                        "fn ",
                        "struct ",
                        "enum ",
                        "trait ",
                        "mod ",
                        "const ",
                        "type ",
                        "macro_rules! ",
                        "static ",
                    ]
                    .iter()
                    .any(|kind| text.contains(&format!("{kind}{part}")))
                        || text
                            .lines()
                            .any(|line| line.trim_start().starts_with(**part))
                };
                !own.iter().any(known)
            });
            if let Some(missing) = missing {
                wrong.push(format!("{document}: {name} ({missing})"));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "named and not there:\n{}",
        wrong.join("\n")
    );
}

fn is_said(id: &str) -> bool {
    [Lang::Nl, Lang::En]
        .iter()
        .all(|lang| Words::of(*lang).get(id) != id)
}

#[test]
fn every_problem_has_words_in_both_languages_and_a_row_in_the_api_guide() {
    let guide = read("docs/api-design.md");
    let mut wrong = Vec::new();
    for (code, title) in TITLES {
        for id in [(*title).to_owned(), format!("problem-{code}-detail")] {
            // The one with a number in it is counted, not looked up.
            if *code == "too-many" && id.ends_with("-detail") {
                continue;
            }
            if !is_said(&id) {
                wrong.push(format!("{code}: {id} is not said in both languages"));
            }
        }
        let status = title.rsplit('-').next().unwrap();
        if !guide.contains(&format!("| `{code}` | {status} |")) {
            wrong.push(format!(
                "{code}: no row `| `{code}` | {status} |` in docs/api-design.md"
            ));
        }
    }
    for line in guide.lines().filter(|line| line.starts_with("| `")) {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let is_status = cells
            .get(2)
            .is_some_and(|cell| cell.len() == 3 && cell.starts_with(['4', '5']));
        let code = cells[1].trim_matches('`');
        if is_status && !TITLES.iter().any(|(known, _)| *known == code) {
            wrong.push(format!(
                "docs/api-design.md tells of {code}, which no problem is called"
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Texts that stand in quotes after a mark.
fn literals(text: &str, mark: &str) -> Vec<String> {
    text.split(mark)
        .skip(1)
        .filter_map(|rest| {
            Some(
                rest.trim_start()
                    .strip_prefix('"')?
                    .split('"')
                    .next()?
                    .to_owned(),
            )
        })
        .collect()
}

#[test]
fn every_code_a_crate_can_fail_with_is_known_to_the_server() {
    let mut wrong = Vec::new();
    for (path, text) in sources()
        .iter()
        .filter(|(path, _)| !path.contains("/xtask/"))
    {
        let mut codes = Vec::new();
        for part in text.split("fn code(&self)").skip(1) {
            let body = part.split("\n    }").next().unwrap_or_default();
            codes.extend(literals(body, "=>"));
        }
        for part in text.split("Problem::new(").skip(1) {
            let arguments = part.split(')').next().unwrap_or_default();
            codes.extend(literals(arguments, ","));
        }
        for code in codes {
            if !TITLES.iter().any(|(known, _)| *known == code) {
                wrong.push(format!("{path}: {code}"));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "not in server::problem::TITLES:\n{}",
        wrong.join("\n")
    );
}

#[test]
fn every_code_of_a_field_has_words_in_both_languages() {
    let mut codes = BTreeSet::new();
    for (path, text) in sources()
        .iter()
        .filter(|(path, _)| !path.contains("/xtask/"))
    {
        let text = text.split("#[cfg(test)]").next().unwrap_or_default();
        for mark in ["Invalid::new(", "Invalid::bound(", "Problem::field("] {
            for part in text.split(mark).skip(1) {
                let arguments = part.split(')').next().unwrap_or_default();
                codes.extend(
                    literals(arguments, ",")
                        .into_iter()
                        .map(|code| (code, path.clone())),
                );
            }
        }
        for part in text.split("Wrong {").skip(1) {
            let fields = part.split('}').next().unwrap_or_default();
            codes.extend(
                literals(fields, "code:")
                    .into_iter()
                    .map(|code| (code, path.clone())),
            );
        }
    }
    assert!(codes.len() >= 15, "{codes:?}");
    let mut wrong = Vec::new();
    for (code, path) in codes {
        let id = format!("invalid-{code}");
        // Those with a bound are counted: then the plain look-up gives the name back or a text with a gap.
        let files = ["nl", "en"].map(|lang| {
            let folder = root().join("web/locales").join(lang);
            let all = std::fs::read_dir(folder)
                .unwrap()
                .map(|entry| std::fs::read_to_string(entry.unwrap().path()).unwrap());
            all.collect::<String>()
        });
        for (lang, text) in ["nl", "en"].iter().zip(files) {
            if !text
                .lines()
                .any(|line| line.split('=').next().unwrap_or_default().trim() == id)
            {
                wrong.push(format!("{path}: {id} is not said in {lang}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_setting_is_explained_where_it_has_its_default() {
    let defaults = read("config/default.toml");
    let lines: Vec<&str> = defaults.lines().collect();
    let mut explained = BTreeSet::new();
    for (at, line) in lines.iter().enumerate() {
        let Some((name, _)) = line.split_once(" = ").filter(|_| !line.starts_with('#')) else {
            continue;
        };
        assert!(
            at > 0 && lines[at - 1].starts_with("# "),
            "{name} has no comment above it"
        );
        explained.insert(name.to_owned());
    }
    let settings = read("crates/server/src/settings.rs");
    let raw = settings
        .split("struct Raw {")
        .nth(1)
        .unwrap()
        .split("\n}")
        .next()
        .unwrap();
    let known: BTreeSet<String> = raw
        .lines()
        .filter_map(|line| Some(line.trim().split_once(": ")?.0.to_owned()))
        .collect();
    assert_eq!(explained, known);
}

//! Both languages say the same things, every id that is asked for exists, and none lies about unused.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use base::Lang;

use super::{SOURCES, Words, grouped, ids, text};

/// Every id with the arguments its message mentions.
fn messages(lang: Lang) -> BTreeMap<&'static str, BTreeSet<String>> {
    let mut found = BTreeMap::new();
    for source in SOURCES.iter().map(|source| text(source, lang)) {
        let mut id = "";
        for line in source.lines() {
            if let Some(start) = ids(line).next() {
                assert!(
                    found.insert(start, BTreeSet::new()).is_none(),
                    "{start} stands twice in {lang:?}"
                );
                id = start;
            }
            if let Some(args) = found.get_mut(id) {
                args.extend(line.split('$').skip(1).map(|rest| {
                    rest.chars()
                        .take_while(|c| c.is_ascii_alphanumeric() || *c == '_')
                        .collect::<String>()
                }));
            }
        }
    }
    found
}

fn files(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, into);
        } else {
            into.push(path);
        }
    }
}

/// The text of every template and every source file of this crate.
fn all_text() -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    files(&root.join("../../web/templates"), &mut paths);
    files(&root.join("src"), &mut paths);
    paths.retain(|path| !path.ends_with("words/tests.rs") && !path.ends_with("when/tests.rs"));
    paths
        .into_iter()
        .map(|path| {
            (
                path.clone(),
                std::fs::read_to_string(&path).unwrap_or_default(),
            )
        })
        .collect()
}

#[test]
fn both_languages_have_the_same_ids_and_arguments() {
    let (dutch, english) = (messages(Lang::Nl), messages(Lang::En));
    for (id, args) in &dutch {
        assert_eq!(
            english.get(id),
            Some(args),
            "{id}: the English message differs in arguments, or is missing"
        );
    }
    for id in english.keys() {
        assert!(dutch.contains_key(id), "{id} has no Dutch message");
    }
}

#[test]
fn every_message_can_be_read() {
    for lang in [Lang::Nl, Lang::En] {
        for source in SOURCES {
            let read = fluent_bundle::FluentResource::try_new(text(source, lang).to_owned());
            assert!(
                read.is_ok(),
                "{lang:?}: {:?}",
                read.err().map(|(_, slips)| slips)
            );
        }
    }
}

#[test]
fn every_id_that_is_asked_for_exists_with_the_right_call() {
    let known = messages(Lang::Nl);
    for (path, content) in all_text() {
        for call in [
            "w.get(",
            "w.with(",
            "w.count(",
            "w.fill(",
            "lang).get(",
            "lang).count(",
        ] {
            for (at, _) in content.match_indices(call) {
                let rest = content[at + call.len()..].trim_start();
                let Some(id) = rest
                    .strip_prefix('"')
                    .and_then(|rest| rest.split('"').next())
                else {
                    continue;
                };
                let args = known
                    .get(id)
                    .unwrap_or_else(|| panic!("{}: no message {id}", path.display()));
                let fits = match call {
                    "w.get(" | "lang).get(" => args.is_empty(),
                    "w.count(" | "lang).count(" => args.len() == 1 && args.contains("n"),
                    "w.fill(" => args.len() == 1,
                    _ => !args.is_empty(),
                };
                assert!(
                    fits,
                    "{}: {call}\"{id}\") does not fit the arguments {args:?}",
                    path.display()
                );
            }
        }
    }
}

#[test]
fn no_message_lies_about_unused() {
    let texts = all_text();
    // These are asked for by a code put together at run time; a test of the problems holds that list complete.
    let by_code = |id: &str| {
        ["invalid-", "flash-", "demo-role-", "act-", "actor-"]
            .iter()
            .any(|start| id.starts_with(start))
            || id.ends_with("-detail")
    };
    let unused: Vec<_> = messages(Lang::Nl)
        .into_keys()
        .filter(|id| !by_code(id))
        .filter(|id| {
            !texts
                .iter()
                .any(|(_, text)| text.contains(&format!("\"{id}\"")))
        })
        .collect();
    assert!(unused.is_empty(), "nobody asks for {unused:?}");
}

/// The literals behind a mark in the sources of the slices, as far as they can be a code.
fn literals(folder: &std::path::Path, mark: &str, into: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            literals(&path, mark, into);
        } else if path.extension().is_some_and(|end| end == "rs") {
            let text = std::fs::read_to_string(&path).unwrap();
            for part in text.split(mark).skip(1) {
                let word = part.split('"').next().unwrap_or_default();
                if base::is_slug(word) {
                    into.insert(word.to_owned());
                }
            }
        }
    }
}

#[test]
fn every_act_of_the_record_has_its_word_and_no_word_lies_about_unused() {
    let crates = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut acts = BTreeSet::new();
    for slice in ["identity", "membership", "discussion", "store"] {
        let folder = crates.join(slice).join("src");
        for mark in [
            "on_person(w, call, \"",
            "on_thing(w, call, \"",
            "action: \"",
            "put_on_record(w, call, \"",
            "note_refusal(w, call, \"",
        ] {
            literals(&folder, mark, &mut acts);
        }
    }
    // Chosen by a condition before they are written down.
    for chosen in [
        "account-created",
        "administrator-created",
        "administrator-made",
        "administrator-ended",
        "guest-bounded",
        "guest-ended",
        "account-merged",
        "account-merged-away",
        "coordinator-made",
        "coordinator-ended",
        "community-archived",
        "community-opened",
    ] {
        acts.insert(chosen.to_owned());
    }
    let known: BTreeSet<String> = messages(Lang::Nl)
        .into_keys()
        .filter(|id| !id.starts_with("act-result-") && !id.starts_with("act-object-"))
        .filter_map(|id| id.strip_prefix("act-").map(ToOwned::to_owned))
        .collect();
    assert_eq!(acts, known);
}

#[test]
fn numbers_choose_the_plural_and_are_grouped() {
    let words = Words::of(Lang::Nl);
    assert_eq!(words.count("when-minutes", 1), "1 minuut geleden");
    assert_eq!(words.count("when-minutes", 2), "2 minuten geleden");
    assert_eq!(
        grouped(&1_234_567.into(), '.').as_deref(),
        Some("1.234.567")
    );
    assert_eq!(grouped(&999.into(), '.'), None);
}

#[test]
fn an_unknown_id_comes_back_as_itself() {
    assert_eq!(Words::of(Lang::En).get("no-such-id"), "no-such-id");
    assert_eq!(Words::of(Lang::En).count("no-such-id", 3), "no-such-id");
}

//! The crate map against what cargo knows.

use anyhow::{Context, Result};
use serde_json::Value;

use super::data::{KEPT, OUTSIDE, known};
use super::tree::Tree;
use crate::repo;

/// A dependency as `cargo metadata` tells it.
struct Dependency<'a> {
    name: &'a str,
    /// Only for tests, examples and benches.
    dev: bool,
    optional: bool,
}

pub(super) fn find(tree: &Tree) -> Result<Vec<String>> {
    let metadata = repo::metadata(&tree.root)?;
    check(&metadata)
}

fn check(metadata: &Value) -> Result<Vec<String>> {
    let packages = metadata
        .get("packages")
        .and_then(Value::as_array)
        .context("cargo metadata has no packages")?;
    let names: Vec<&str> = packages
        .iter()
        .filter_map(|package| text(package, "name"))
        .collect();
    let mut found = Vec::new();
    for package in packages {
        let name = text(package, "name").unwrap_or_default();
        let dependencies = package.get("dependencies").and_then(Value::as_array);
        for dependency in dependencies.into_iter().flatten().filter_map(read) {
            let wrong = if names.contains(&dependency.name) {
                ours(name, &dependency)
            } else {
                theirs(name, &dependency)
            };
            found.extend(
                wrong.map(|why| format!("crates/{name}/Cargo.toml: {} {why}", dependency.name)),
            );
        }
        if known(name).is_none() {
            found.push(format!(
                "crate {name} is not in the crate map (crates/xtask/src/tidy/data.rs)"
            ));
        }
    }
    Ok(found)
}

fn text<'a>(value: &'a Value, key: &str) -> Option<&'a str> {
    value.get(key).and_then(Value::as_str)
}

fn read(value: &Value) -> Option<Dependency<'_>> {
    Some(Dependency {
        name: text(value, "name")?,
        dev: text(value, "kind") == Some("dev"),
        optional: value
            .get("optional")
            .and_then(Value::as_bool)
            .unwrap_or_default(),
    })
}

/// One of our own crates.
fn ours(user: &str, used: &Dependency<'_>) -> Option<&'static str> {
    let known = known(user)?;
    // Tests build a little world out of several slices; the whole program is for the package `tests`.
    let free = used.dev && !["server", "xtask", "tests"].contains(&used.name);
    (!free && !known.uses.contains(&used.name)).then_some("is not below it in the crate map")
}

/// A library from outside.
fn theirs(user: &str, used: &Dependency<'_>) -> Option<&'static str> {
    let (_, users) = KEPT.iter().find(|(name, _)| *name == used.name)?;
    if user == "xtask" && !used.optional {
        return Some("makes xtask slow to build: put it behind a feature");
    }
    let free = used.dev || OUTSIDE.contains(&user) || users.contains(&user);
    (!free).then_some("is kept by other crates")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn arrows_point_down_and_libraries_stay_home() -> Result<()> {
        let dependency =
            |name, kind, optional| json!({"name": name, "kind": kind, "optional": optional});
        let none: Option<&str> = None;
        let metadata = json!({"packages": [
            {"name": "base", "dependencies": [dependency("serde", none, false)]},
            {"name": "identity", "dependencies": [
                dependency("base", none, false),
                dependency("discussion", none, false),
                dependency("discussion", Some("dev"), false),
                dependency("server", Some("dev"), false),
                dependency("redis", none, false),
                dependency("sqlx", none, false),
            ]},
            {"name": "server", "dependencies": [dependency("sqlx", none, false), dependency("discussion", none, false)]},
            {"name": "discussion", "dependencies": []},
            {"name": "xtask", "dependencies": [dependency("sqlx", none, true), dependency("axum", none, false)]},
            {"name": "helpers", "dependencies": []},
        ]});
        let found = check(&metadata)?;
        let wrong: Vec<&str> = found
            .iter()
            .filter_map(|line| line.split(' ').nth(1))
            .collect();
        assert_eq!(
            wrong,
            ["discussion", "server", "redis", "sqlx", "axum", "helpers"],
            "{found:#?}"
        );
        Ok(())
    }
}

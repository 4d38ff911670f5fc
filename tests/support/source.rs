//! Reading the project's own files.

use std::path::{Path, PathBuf};

/// The folder of the project.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .unwrap()
        .to_owned()
}

/// A file of the project.
///
/// # Panics
/// When it cannot be read.
pub fn read(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The Rust sources of all crates: path and text, in order.
pub fn sources() -> Vec<(String, String)> {
    let mut all = Vec::new();
    let mut folders = Vec::new();
    for entry in std::fs::read_dir(root().join("crates")).unwrap() {
        folders.push(entry.unwrap().path().join("src"));
    }
    while let Some(folder) = folders.pop() {
        let Ok(entries) = std::fs::read_dir(&folder) else {
            continue;
        };
        for entry in entries {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") {
                let name = path.strip_prefix(root()).unwrap().display().to_string();
                all.push((name, std::fs::read_to_string(&path).unwrap()));
            }
        }
    }
    all.sort();
    all
}

/// Path and methods of every route in the router of the server, however it is laid out.
pub fn routes() -> Vec<(String, Vec<&'static str>)> {
    let router = read("crates/server/src/router.rs");
    let mut all = Vec::new();
    for part in router.split(".route(").skip(1) {
        let text = part.trim_start();
        let Some((path, rest)) = text.strip_prefix('"').and_then(|text| text.split_once('"'))
        else {
            continue;
        };
        // Up to the bracket that closes the call.
        let (mut depth, mut end) = (1, rest.len());
        for (at, c) in rest.char_indices() {
            depth += i32::from(c == '(') - i32::from(c == ')');
            if depth == 0 {
                end = at;
                break;
            }
        }
        let methods = [
            ("get(", "GET"),
            ("post(", "POST"),
            ("put(", "PUT"),
            ("delete(", "DELETE"),
        ];
        let methods = methods
            .into_iter()
            .filter(|(word, _)| rest[..end].contains(word));
        all.push((path.to_owned(), methods.map(|(_, method)| method).collect()));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_routes_are_found() {
        let all = routes();
        assert!(all.len() >= 30, "{all:?}");
        let of = |path: &str| {
            all.iter()
                .find(|(known, _)| known == path)
                .unwrap()
                .1
                .clone()
        };
        assert_eq!(of("/"), ["GET"]);
        assert_eq!(of("/sign-in"), ["GET", "POST"]);
        assert_eq!(of("/settings/tokens"), ["POST"]);
    }
}

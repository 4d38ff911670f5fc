//! What tidy knows about the platform: the crate map, who may use what, the budgets. Changing a line here is a decision.

/// One crate of the map.
pub(super) struct Known {
    pub(super) name: &'static str,
    /// The crates of ours that it may use.
    pub(super) uses: &'static [&'static str],
    /// Whether it is a domain slice: it then has tables, verbs and a `lib.rs` that is a table of contents.
    pub(super) slice: bool,
}

const fn plain(name: &'static str, uses: &'static [&'static str]) -> Known {
    Known {
        name,
        uses,
        slice: false,
    }
}

const fn slice(name: &'static str, uses: &'static [&'static str]) -> Known {
    Known {
        name,
        uses,
        slice: true,
    }
}

/// The crate map: a crate uses only what stands on a lower level. Some of these are still to come.
pub(super) const CRATES: [Known; 17] = [
    plain("base", &[]),
    plain("store", &["base"]),
    plain("bus", &["base"]),
    plain("prose", &["base"]),
    slice("mail", &["store", "base"]),
    slice("membership", &["mail", "store", "base"]),
    slice("identity", &["mail", "store", "base"]),
    slice("notifications", &["bus", "store", "base"]),
    slice("search", &["prose", "store", "base"]),
    slice("files", &["store", "base"]),
    slice("discussion", &["membership", "prose", "store", "base"]),
    slice("catalogue", &["membership", "prose", "store", "base"]),
    slice("agenda", &["membership", "prose", "store", "base"]),
    slice("digests", &["notifications", "mail", "store", "base"]),
    plain(
        "server",
        &[
            "base",
            "store",
            "bus",
            "prose",
            "mail",
            "membership",
            "identity",
            "notifications",
            "search",
            "files",
            "discussion",
            "catalogue",
            "agenda",
            "digests",
        ],
    ),
    plain("xtask", &[]),
    // Black-box tests: they make a database and read what the server wrote.
    plain("tests", &["base", "store", "server"]),
];

/// Libraries that only some crates may use: everybody else goes through those.
pub(super) const KEPT: [(&str, &[&str]); 7] = [
    (
        "sqlx",
        &[
            "base",
            "store",
            "mail",
            "membership",
            "identity",
            "notifications",
            "search",
            "files",
            "discussion",
            "catalogue",
            "agenda",
            "digests",
        ],
    ),
    ("redis", &["bus"]),
    ("lettre", &["mail"]),
    ("comrak", &["prose"]),
    ("ammonia", &["prose"]),
    ("axum", &["server"]),
    ("askama", &["server"]),
];

/// These may use any library: they are no part of the program. (xtask only behind a feature, so that it stays light.)
pub(super) const OUTSIDE: [&str; 2] = ["xtask", "tests"];

/// Views that their owners publish for all slices.
pub(super) const FREE_VIEWS: [&str; 4] = [
    "community_card",
    "community_member",
    "person_card",
    "unread_notice",
];

/// Statements with a text for each engine, in the whole program.
pub(super) const MOST_PAIRS: usize = 12;

/// Who may walk through a slice's `system` door: files, or folders (with a slash at the end).
pub(super) const DOORS: [&str; 10] = [
    "crates/server/src/reactions/",
    "crates/server/src/cli/",
    // Each begins with a verb of a slice, which checks who calls.
    "crates/server/src/flow/",
    // Tidying away what has expired, and to whom a letter goes.
    "crates/server/src/jobs.rs",
    "crates/server/src/letters.rs",
    "crates/server/src/request_letters.rs",
    "crates/server/src/describe.rs",
    // A frame holds what every reader of its channel may see; who listens was checked.
    "crates/server/src/live/frame.rs",
    // The secret in the address shows whose digest it is.
    "crates/server/src/pages/unsubscribe.rs",
    // The load data set, which is made past the verbs.
    "crates/server/src/sample/",
];

/// Lines of a source file, its unit tests not counted.
pub(super) const MOST_LINES: usize = 500;
/// Lines of a file with handlers.
pub(super) const MOST_HANDLER: usize = 150;
/// Where handlers are.
pub(super) const HANDLERS: [&str; 2] = ["crates/server/src/api/", "crates/server/src/pages/"];
/// Lines of a slice's `lib.rs`; identity, the largest, sets the measure.
pub(super) const MOST_LIB: usize = 90;

/// Documents whose names and paths must exist.
pub(super) const CHECKED_DOCS: [&str; 2] = ["ARCHITECTURE.md", "CONTRIBUTING.md"];

/// Whether this is one of our crates.
pub(super) fn known(name: &str) -> Option<&'static Known> {
    CRATES.iter().find(|known| known.name == name)
}

//! The API, the pages and the live line once more, on PostgreSQL and Redis.

use std::process::Command;

use tests::services;
use tests::world::WORLD;

/// The tests that share the world.
const SHARED: [&str; 9] = [
    "abuse::what_is_written",
    "api::",
    "live::entry",
    "live::events",
    "live::fragment",
    "live::replay",
    "live::rights",
    "pages::",
    "cli::health::health",
];

/// Each runs here in a second process of these same tests, whose world stands on PostgreSQL.
#[test]
fn what_holds_on_sqlite_holds_on_postgres_and_redis() {
    if std::env::var_os(WORLD).is_some() || !services::postgres() {
        return;
    }
    let mut again = Command::new(std::env::current_exe().unwrap());
    again
        .args(SHARED)
        .args(["--test-threads", "2"])
        .env(WORLD, "postgres");
    let output = again.output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    let passed = said.lines().filter(|line| line.ends_with("... ok")).count();
    assert!(output.status.success(), "{said}");
    assert!(passed >= 70, "only {passed} tests ran again:\n{said}");
}

//! What is not there or cannot be used is said in one plain line, with what to do, and exit code 1.

use std::net::TcpListener;
use std::process::Command;

use tests::place::{Place, Ran};
use tests::services::free_port;

#[test]
fn a_busy_port() {
    let busy = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let address = busy.local_addr().unwrap().to_string();
    let line = Place::new()
        .with("LISTEN", &address)
        .run(&["serve"])
        .failed();
    assert!(
        line.contains(&address) && line.contains("KENNISKRING_LISTEN"),
        "{line}"
    );
    let place = Place::new();
    let line = place
        .run(&[
            "demo",
            "--listen",
            &address,
            "--dir",
            place.dir().join("d").to_str().unwrap(),
        ])
        .failed();
    assert!(line.contains(&address), "{line}");
    let line = Place::new()
        .with("METRICS_LISTEN", &address)
        .run(&["serve"]);
    assert_eq!(line.code, 1, "{line:?}");
    assert!(
        line.err.contains("metrics_listen") && line.err.contains(&address),
        "{line:?}"
    );
}

#[test]
fn a_data_folder_that_cannot_be_written() {
    let place = Place::new();
    let file = place.dir().join("file");
    std::fs::write(&file, "").unwrap();
    // Also for root there is no folder below a file.
    let below = file.join("data");
    let place = place.with("DATA_DIR", below.to_str().unwrap());
    for args in [
        &["serve"][..],
        &["migrate"],
        &["account", "create", "--email", "a@b.example", "--name", "A"],
    ] {
        let line = place.run(args).failed();
        assert!(
            line.contains(below.to_str().unwrap()) && line.contains("KENNISKRING_DATA_DIR"),
            "{line}"
        );
    }
    let demo = place
        .run(&[
            "demo",
            "--listen",
            "127.0.0.1:0",
            "--dir",
            below.to_str().unwrap(),
        ])
        .failed();
    assert!(demo.contains(below.to_str().unwrap()), "{demo}");
}

#[test]
fn a_data_folder_of_somebody_else() {
    let root = Command::new("id")
        .arg("-u")
        .output()
        .is_ok_and(|out| out.stdout.starts_with(b"0\n"));
    if root {
        // Nothing is closed to root; the test above stands for it.
        return;
    }
    let line = Place::new()
        .with("DATA_DIR", "/proc/kenniskring")
        .run(&["migrate"])
        .failed();
    assert!(line.contains("/proc/kenniskring"), "{line}");
}

#[test]
fn a_mail_folder_that_cannot_be_written() {
    let place = Place::new();
    let file = place.dir().join("file");
    std::fs::write(&file, "").unwrap();
    let ran = place
        .with("MAIL_URL", &format!("file:{}", file.join("mail").display()))
        .run(&["serve"]);
    assert!(ran.code == 1 && ran.err.contains("mail"), "{ran:?}");
}

#[test]
fn a_file_that_is_no_database() {
    let place = Place::new();
    std::fs::create_dir(place.data()).unwrap();
    std::fs::write(
        place.data().join("kenniskring.db"),
        "geen database ".repeat(500),
    )
    .unwrap();
    let line = place.run(&["migrate"]).failed();
    assert!(line.contains("kenniskring.db"), "{line}");
}

fn unreachable(name: &str, url: &str) -> Ran {
    Place::new().with(name, url).run(&["serve"])
}

#[test]
fn a_postgres_that_is_not_there() {
    let port = free_port();
    let line = unreachable(
        "DATABASE_URL",
        &format!("postgres://kring:geheim@127.0.0.1:{port}/kring"),
    )
    .failed();
    assert!(
        line.contains("PostgreSQL")
            && line.contains(&port.to_string())
            && line.contains("KENNISKRING_DATABASE_URL"),
        "{line}"
    );
    assert!(
        !line.contains("geheim"),
        "a password is not printed: {line}"
    );
    let line = unreachable("DATABASE_URL", "postgres://[").failed();
    assert!(line.contains("database_url"), "{line}");
}

#[test]
fn a_redis_that_is_not_there() {
    let port = free_port();
    let line = unreachable(
        "REDIS_URL",
        &format!("redis://kring:geheim@127.0.0.1:{port}"),
    )
    .failed();
    assert!(
        line.to_lowercase().contains("redis") && line.contains(&port.to_string()),
        "{line}"
    );
    assert!(
        !line.contains("geheim"),
        "a password is not printed: {line}"
    );
}

#[test]
fn a_moment_that_is_none() {
    let line = Place::new()
        .run(&["digest", "run", "--at", "gisteren"])
        .failed();
    assert!(line.contains("--at"), "{line}");
}

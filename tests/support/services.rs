//! What stands beside the program: which databases are here, and a Redis of our own that can be stopped and started.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, ErrorKind, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use store::Engine;
use tempfile::TempDir;

use crate::PATIENCE;

const REDIS_URL: &str = "KENNISKRING_TEST_REDIS_URL";

/// Whether PostgreSQL is here; says so when it is not.
///
/// # Panics
/// When it is required and absent.
pub fn postgres() -> bool {
    let here = store::testing::engines().contains(&Engine::Postgres);
    if !here {
        say(&format!(
            "on SQLite only: {} is not set",
            store::testing::POSTGRES_URL
        ));
    }
    here
}

/// The databases to test on here.
///
/// # Panics
/// When PostgreSQL is required and absent.
pub fn engines() -> Vec<Engine> {
    postgres();
    store::testing::engines()
}

/// Says on stderr what is left out, once, also where the output of tests that pass is kept back.
fn say(what: &str) {
    static SAID: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());
    if SAID.lock().unwrap().insert(what.to_owned()) {
        let _ = writeln!(std::io::stderr(), "tests: {what}");
    }
}

fn required() -> bool {
    std::env::var(store::testing::REQUIRE).is_ok_and(|value| value == "1")
}

/// The address of a Redis that is here; says so when there is none.
///
/// # Panics
/// When it is required and absent.
pub fn redis() -> Option<String> {
    let url = std::env::var(REDIS_URL).ok().filter(|url| !url.is_empty());
    if url.is_none() {
        assert!(!required(), "{REDIS_URL} is not set, and it is required");
        say(&format!("without Redis: {REDIS_URL} is not set"));
    }
    url
}

/// A name that keeps a test apart from all others on one Redis.
pub fn namespace(test: &str) -> String {
    format!("{test}-{}-{}", std::process::id(), free_port())
}

/// A port that nobody listened on a moment ago.
pub fn free_port() -> u16 {
    TcpListener::bind(("127.0.0.1", 0))
        .unwrap()
        .local_addr()
        .unwrap()
        .port()
}

/// A Redis of our own.
pub struct Redis {
    port: u16,
    folder: TempDir,
    running: Option<Child>,
}

impl Redis {
    /// Starts one; says so when `redis-server` is not installed.
    ///
    /// # Panics
    /// When it is required and absent, or does not start.
    pub fn own() -> Option<Self> {
        for _ in 0..10 {
            let mut own = Self {
                port: free_port(),
                folder: tempfile::tempdir().unwrap(),
                running: None,
            };
            match own.try_start() {
                Ok(true) => return Some(own),
                // Somebody else took the port meanwhile.
                Ok(false) => {}
                Err(kind) => {
                    assert!(
                        !required() && kind == ErrorKind::NotFound,
                        "redis-server does not start: {kind}"
                    );
                    say("without Redis: redis-server is not installed");
                    return None;
                }
            }
        }
        panic!("no free port for redis-server");
    }

    /// Its address.
    pub fn url(&self) -> String {
        format!("redis://127.0.0.1:{}", self.port)
    }

    /// Stops it, at once.
    pub fn stop(&mut self) {
        if let Some(mut child) = self.running.take() {
            child.kill().unwrap();
            child.wait().unwrap();
        }
    }

    /// Starts it again on the same port.
    ///
    /// # Panics
    /// When it does not start.
    pub fn start(&mut self) {
        let until = Instant::now() + PATIENCE;
        while !self.try_start().unwrap() {
            assert!(Instant::now() < until, "redis-server does not start again");
        }
    }

    fn try_start(&mut self) -> Result<bool, ErrorKind> {
        let mut command = Command::new("redis-server");
        command.args([
            "--bind",
            "127.0.0.1",
            "--port",
            &self.port.to_string(),
            "--save",
            "",
            "--appendonly",
            "no",
        ]);
        command.arg("--dir").arg(self.folder.path());
        command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        let mut child = command.spawn().map_err(|error| error.kind())?;
        let mut out = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        while out.read_line(&mut line).is_ok_and(|read| read > 0) {
            if line.contains("Ready to accept connections") {
                // Read on, so that it never waits for us.
                std::thread::spawn(move || out.read_to_end(&mut Vec::new()));
                self.running = Some(child);
                return Ok(true);
            }
            line.clear();
        }
        let _ = child.kill();
        let _ = child.wait();
        Ok(false)
    }
}

impl Drop for Redis {
    fn drop(&mut self) {
        self.stop();
    }
}

/// Whether nobody listens on a port.
pub fn is_silent(port: u16) -> bool {
    let address = ([127, 0, 0, 1], port).into();
    TcpStream::connect_timeout(&address, Duration::from_secs(1)).is_err()
}

//! A real Redis for the tests: one that is given, or one of our own that can be stopped and started.
#![cfg(test)]
#![expect(
    clippy::disallowed_methods,
    reason = "the test environment is told to us in variables"
)]

use std::env;
use std::io::{BufRead, BufReader, ErrorKind, Read};
use std::net::TcpListener;
use std::process::{Child, ChildStdout, Command, Stdio};

use bus::{Bus, Hint, Hints};
use tempfile::TempDir;

const GIVEN: &str = "KENNISKRING_TEST_REDIS_URL";
const REQUIRED: &str = "KENNISKRING_TEST_REQUIRE_SERVICES";

/// A Redis that is there for the length of a test.
pub(crate) struct Place {
    pub(crate) url: String,
    _own: Option<Own>,
}

/// Any Redis: the one given in the environment, else one of our own. None, after saying so, when there is neither.
pub(crate) fn real_redis() -> Option<Place> {
    if let Ok(url) = env::var(GIVEN) {
        return Some(Place { url, _own: None });
    }
    own_redis(&[]).map(|own| Place {
        url: own.url(),
        _own: Some(own),
    })
}

/// A Redis of our own with these options. None, after saying so, when `redis-server` is not on the path.
pub(crate) fn own_redis(options: &[&str]) -> Option<Own> {
    // Between finding a free port and taking it somebody else may take it: then try another.
    for _ in 0..10 {
        let mut own = Own {
            port: free_port(),
            options: options.iter().map(|&option| option.to_owned()).collect(),
            folder: tempfile::tempdir().unwrap(),
            running: None,
        };
        match own.try_start() {
            Started::Yes => return Some(own),
            Started::PortTaken => {}
            Started::NotInstalled => return not_run(),
        }
    }
    panic!("no free port for redis-server");
}

fn not_run<T>() -> Option<T> {
    assert!(
        env::var(REQUIRED).as_deref() != Ok("1"),
        "{REQUIRED}=1, but redis-server is not on the path"
    );
    eprintln!("not run: no Redis");
    None
}

/// A name that no other test, and no other run of this one, uses.
pub(crate) fn namespace(test: &str) -> String {
    format!("{test}-{}-{}", std::process::id(), free_port())
}

/// A port that nobody listens on, at least a moment ago.
pub(crate) fn free_port() -> u16 {
    TcpListener::bind(("127.0.0.1", 0))
        .unwrap()
        .local_addr()
        .unwrap()
        .port()
}

/// Waits until a reader has heard of this number.
pub(crate) async fn heard(hints: &mut Hints, number: i64) {
    while !matches!(hints.next().await, Hint::Upto(upto) if upto >= number) {}
}

/// Waits until a reader is told to catch up.
pub(crate) async fn told_to_catch_up(hints: &mut Hints) {
    while hints.next().await != Hint::CatchUp {}
}

/// Two servers on one bus.
pub(crate) async fn two(url: &str, namespace: &str) -> (Bus, Bus) {
    (
        Bus::redis(url, namespace).await.unwrap(),
        Bus::redis(url, namespace).await.unwrap(),
    )
}

/// A `redis-server` process on a port that stays the same, ended when dropped.
pub(crate) struct Own {
    port: u16,
    options: Vec<String>,
    folder: TempDir,
    running: Option<(Child, BufReader<ChildStdout>)>,
}

enum Started {
    Yes,
    PortTaken,
    NotInstalled,
}

impl Own {
    pub(crate) fn url(&self) -> String {
        format!("redis://127.0.0.1:{}", self.port)
    }

    pub(crate) fn port(&self) -> u16 {
        self.port
    }

    /// Kills the server and waits for its end.
    pub(crate) fn stop(&mut self) {
        if let Some((mut child, _)) = self.running.take() {
            child.kill().unwrap();
            child.wait().unwrap();
        }
    }

    /// Starts the server again and waits until it accepts connections.
    pub(crate) fn start(&mut self) {
        assert!(
            matches!(self.try_start(), Started::Yes),
            "redis-server did not start again"
        );
    }

    /// Lets the server hang without closing a connection (`STOP`), or go on (`CONT`).
    pub(crate) fn signal(&self, signal: &str) {
        let (child, _) = self.running.as_ref().unwrap();
        let sent = Command::new("kill")
            .args(["-s", signal, &child.id().to_string()])
            .status();
        assert!(sent.unwrap().success());
    }

    fn try_start(&mut self) -> Started {
        let spawned = Command::new("redis-server")
            .args(["--bind", "127.0.0.1", "--port", &self.port.to_string()])
            .args(["--save", "", "--appendonly", "no", "--daemonize", "no"])
            .args(&self.options)
            .current_dir(self.folder.path())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn();
        let mut child = match spawned {
            Ok(child) => child,
            Err(error) if error.kind() == ErrorKind::NotFound => return Started::NotInstalled,
            Err(error) => panic!("redis-server: {error}"),
        };
        let mut output = BufReader::new(child.stdout.take().unwrap());
        // By reference: a pipe that is closed at our end would disturb the server.
        let mut lines = output.by_ref().lines().map_while(Result::ok);
        let ready = lines.any(|line| line.contains("Ready to accept connections"));
        self.running = Some((child, output));
        if ready {
            return Started::Yes;
        }
        self.stop();
        Started::PortTaken
    }
}

impl Drop for Own {
    fn drop(&mut self) {
        self.stop();
    }
}

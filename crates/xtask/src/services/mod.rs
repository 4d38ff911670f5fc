//! Private PostgreSQL and Redis servers on free ports, in a folder that goes away with us.

mod folder;
mod postgres;
mod redis;

use std::fs::{self, File};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use folder::Group;
pub(crate) use folder::{Folder, Signal};
pub(crate) use postgres::{Durability, find as find_postgres, user as postgres_user};
pub(crate) use redis::NAMES as REDIS;

/// Another program may take a free port between our look and the server's start.
const TRIES: u32 = 5;
const READY_WITHIN: Duration = Duration::from_secs(60);

/// Both servers, stopped when dropped.
pub(crate) struct Services {
    /// `postgres://…/postgres`, as somebody who may make databases.
    pub(crate) postgres: String,
    /// `redis://…`
    pub(crate) redis: String,
    _servers: [Server; 2],
}

impl Services {
    /// Starts both and answers when both answer.
    pub(crate) fn start(folder: &Folder, durability: Durability) -> Result<Self> {
        let (postgres, first) = postgres::start(folder, durability)?;
        let (redis, second) = redis::start(folder)?;
        Ok(Self {
            postgres,
            redis,
            _servers: [first, second],
        })
    }
}

/// A server that runs in a process group of its own.
struct Server {
    child: Child,
    group: Group,
    signal: Signal,
    log: PathBuf,
}

impl Server {
    /// Starts a program; what it says goes into a file beside its data.
    fn start(folder: &Folder, name: &str, command: &mut Command, signal: Signal) -> Result<Self> {
        let log = folder.path().join(format!("{name}.log"));
        let file = File::create(&log)?;
        command
            .stdin(Stdio::null())
            .stdout(file.try_clone()?)
            .stderr(file);
        let (child, group) = folder
            .spawn(command, signal)
            .with_context(|| format!("{name} does not start"))?;
        Ok(Self {
            child,
            group,
            signal,
            log,
        })
    }

    /// Waits until `ready` says so; false when the program ended instead.
    fn wait(&mut self, mut ready: impl FnMut(u32) -> bool) -> Result<bool> {
        let until = Instant::now() + READY_WITHIN;
        while Instant::now() < until {
            if self.child.try_wait()?.is_some() {
                return Ok(false);
            }
            if ready(self.child.id()) {
                return Ok(true);
            }
            sleep(Duration::from_millis(50));
        }
        bail!(
            "{} gave no answer in time:\n{}",
            self.log.display(),
            self.tail()
        )
    }

    /// The last lines that it said.
    fn tail(&self) -> String {
        tail(&self.log)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.group.stop(&mut self.child, self.signal);
    }
}

fn tail(log: &Path) -> String {
    let text = fs::read(log).unwrap_or_default();
    let text = String::from_utf8_lossy(&text);
    let lines: Vec<&str> = text.lines().collect();
    lines
        .get(lines.len().saturating_sub(20)..)
        .unwrap_or_default()
        .join("\n")
}

/// A port that nobody uses at this moment.
fn free_port() -> Result<u16> {
    let listener = TcpListener::bind("127.0.0.1:0").context("no free port on 127.0.0.1")?;
    Ok(listener.local_addr()?.port())
}

//! The servers that are measured, each a process of its own.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::net::TcpListener;
use tokio::process::{Child, Command};
use tokio::time::{sleep, timeout};

use crate::client::{Client, get};

const PATIENCE: Duration = Duration::from_secs(60);

/// The platform with one database: what `kenniskring` is called with.
pub(crate) struct Platform {
    pub(crate) program: PathBuf,
    pub(crate) folder: PathBuf,
    pub(crate) database: String,
    pub(crate) redis: Option<String>,
}

/// A server that runs; killed when dropped.
pub(crate) struct Server {
    child: Child,
    pub(crate) port: u16,
    /// The bare server's second port; the platform has one for all.
    pub(crate) live: u16,
    /// From its start until it was ready.
    pub(crate) took: Duration,
}

impl Platform {
    /// A command of the platform, with these settings and no others.
    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(&self.program);
        command
            .args(args)
            .current_dir(&self.folder)
            .kill_on_drop(true);
        for (name, _) in std::env::vars_os() {
            if name.to_string_lossy().starts_with("KENNISKRING_") {
                command.env_remove(name);
            }
        }
        command
            .env("KENNISKRING_DATA_DIR", &self.folder)
            .env("KENNISKRING_DATABASE_URL", &self.database)
            .env("KENNISKRING_RATE_LIMITS", "off")
            .stdin(Stdio::null());
        if let Some(redis) = &self.redis {
            command.env("KENNISKRING_REDIS_URL", redis);
        }
        command
    }

    /// Runs a command to its end; gives what it printed, and how long it took.
    pub(crate) async fn run(&self, args: &[&str]) -> Result<(String, Duration)> {
        let start = Instant::now();
        let out = self
            .command(args)
            .output()
            .await
            .context("kenniskring does not start")?;
        ensure!(
            out.status.success(),
            "kenniskring {}: {}",
            args.join(" "),
            String::from_utf8_lossy(&out.stderr)
        );
        Ok((
            String::from_utf8_lossy(&out.stdout).into_owned(),
            start.elapsed(),
        ))
    }

    /// Starts serving.
    pub(crate) async fn serve(&self) -> Result<Server> {
        let port = free_port().await?;
        let log = fs::File::options()
            .create(true)
            .append(true)
            .open(self.folder.join("server.log"))?;
        let start = Instant::now();
        let child = self
            .command(&["serve"])
            .env("KENNISKRING_LISTEN", format!("127.0.0.1:{port}"))
            .stdout(log.try_clone()?)
            .stderr(log)
            .spawn()
            .context("kenniskring does not start")?;
        ready(child, port, port, start).await
    }
}

/// Starts a bare server beside it.
pub(crate) async fn bare(database: &str, bytes: usize) -> Result<Server> {
    let start = Instant::now();
    let mut child = Command::new(std::env::current_exe()?)
        .args([
            "bare",
            "--database",
            database,
            "--bytes",
            &bytes.to_string(),
        ])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .kill_on_drop(true)
        .spawn()?;
    let out = child.stdout.take().context("no output")?;
    let line = timeout(PATIENCE, BufReader::new(out).lines().next_line())
        .await??
        .context("the bare server ended")?;
    let ports: Value = serde_json::from_str(&line)?;
    let port = |name| {
        let number = ports.get(name).and_then(Value::as_u64).context("no port")?;
        anyhow::Ok(u16::try_from(number)?)
    };
    ready(child, port("http")?, port("live")?, start).await
}

async fn ready(mut child: Child, port: u16, live: u16, start: Instant) -> Result<Server> {
    let request = get("/health/ready", "");
    while start.elapsed() < PATIENCE {
        if let Some(status) = child.try_wait()? {
            bail!("the server ended at its start ({status})");
        }
        if let Ok(mut client) = Client::connect(port).await
            && matches!(client.send(&request).await, Ok(200))
        {
            let took = start.elapsed();
            return Ok(Server {
                child,
                port,
                live,
                took,
            });
        }
        sleep(Duration::from_millis(1)).await;
    }
    bail!("the server was not ready in time")
}

impl Server {
    /// Resident memory in KiB.
    pub(crate) fn memory(&self) -> Result<f64> {
        let id = self.child.id().context("the server ended")?;
        let status = fs::read_to_string(Path::new("/proc").join(id.to_string()).join("status"))?;
        let line = status
            .lines()
            .find_map(|line| line.strip_prefix("VmRSS:"))
            .context("no VmRSS")?;
        let number = line.trim().split(' ').next().unwrap_or_default();
        Ok(number.parse()?)
    }

    /// Asks it to stop, and waits until it did.
    pub(crate) async fn stop(mut self) -> Result<()> {
        if let Some(id) = self.child.id() {
            Command::new("sh")
                .args(["-c", "kill -s TERM \"$1\"", "kill", &id.to_string()])
                .status()
                .await?;
        }
        if timeout(Duration::from_secs(15), self.child.wait())
            .await
            .is_err()
        {
            self.child.kill().await?;
        }
        Ok(())
    }
}

async fn free_port() -> Result<u16> {
    Ok(TcpListener::bind("127.0.0.1:0").await?.local_addr()?.port())
}

/// The machine's load in the last minute.
pub(crate) fn load_average() -> String {
    let text = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    text.split(' ').next().unwrap_or_default().to_owned()
}

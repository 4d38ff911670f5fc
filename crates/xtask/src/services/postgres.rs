//! A PostgreSQL cluster that lives as long as one run.

use std::fs;
use std::os::unix::fs::{PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail, ensure};

use super::folder::{Folder, Signal, User};
use super::{Server, TRIES, free_port};
use crate::repo;

const DEBIAN: &str = "/usr/lib/postgresql";
const OWNER: &str = "kenniskring";

/// Whether a commit waits for the disk.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Durability {
    /// No: tests do not outlive a power cut.
    None,
    /// Yes, as in production: benchmarks compare what is durable.
    Full,
}

/// The folder with `initdb` and `postgres`; the newest when there are several.
pub(crate) fn find() -> Option<PathBuf> {
    let debian = fs::read_dir(DEBIAN).into_iter().flatten().flatten();
    let mut found: Vec<(u32, PathBuf)> = debian
        .filter_map(|entry| {
            let version = entry.file_name().to_string_lossy().parse().ok()?;
            Some((version, entry.path().join("bin")))
        })
        .filter(|(_, bin)| is_complete(bin))
        .collect();
    found.sort();
    let on_path = || {
        let bin = repo::find(&["initdb"])?.parent()?.to_owned();
        is_complete(&bin).then_some(bin)
    };
    found.pop().map(|(_, bin)| bin).or_else(on_path)
}

fn is_complete(bin: &Path) -> bool {
    ["initdb", "postgres", "pg_isready"]
        .iter()
        .all(|name| repo::is_program(&bin.join(name)))
}

/// PostgreSQL refuses to run as root: then somebody else does it, `nobody` if need be.
pub(crate) fn user() -> Result<Option<User>> {
    if !repo::is_root() {
        return Ok(None);
    }
    for name in ["postgres", "nobody"] {
        let id = |which| repo::ask("id", &[which, name])?.parse().ok();
        if let (Some(uid), Some(gid)) = (id("-u"), id("-g")) {
            return Ok(Some(User { uid, gid }));
        }
    }
    bail!("PostgreSQL does not run as root, and there is neither a user postgres nor nobody")
}

/// Makes a cluster and starts it; answers its address.
pub(super) fn start(folder: &Folder, durability: Durability) -> Result<(String, Server)> {
    let bin = find().context("PostgreSQL is not installed")?;
    let user = user()?;
    let home = folder.path().join("postgres");
    fs::create_dir(&home)?;
    fs::set_permissions(&home, fs::Permissions::from_mode(0o700))?;
    if let Some(user) = user {
        chown(&home, Some(user.uid), Some(user.gid))?;
    }
    // C.UTF-8 is on every Debian; where it is not, C sorts the same.
    let made = initdb(&bin, &home, user, "C.UTF-8").or_else(|_| initdb(&bin, &home, user, "C"));
    made.context("initdb failed")?;

    for _ in 0..TRIES {
        let port = free_port()?;
        let mut server = Server::start(
            folder,
            "postgres",
            &mut postgres(&bin, &home, user, port, durability)?,
            Signal::Interrupt,
        )?;
        // Asked through the socket in our own folder: on the port somebody else might answer.
        let ready = server.wait(|_| {
            repo::ask(
                bin.join("pg_isready"),
                &["-q", "-h", &home.to_string_lossy(), "-p", &port.to_string()],
            )
            .is_some()
        })?;
        if ready {
            return Ok((
                format!("postgres://{OWNER}@127.0.0.1:{port}/postgres"),
                server,
            ));
        }
        eprintln!(
            "PostgreSQL ended at once on port {port}:\n{}",
            server.tail()
        );
    }
    bail!("PostgreSQL does not start")
}

/// A command that runs as that user, in its folder, with an environment of its own.
fn command(program: &Path, home: &Path, user: Option<User>) -> Result<Command> {
    let mut command = Command::new(program);
    command
        .env_clear()
        .env("PATH", repo::path()?)
        .env("HOME", home)
        .env("LC_ALL", "C.UTF-8")
        .env("TZ", "UTC")
        .current_dir(home)
        .stdin(Stdio::null());
    if let Some(user) = user {
        // The standard library drops the supplementary groups of root as well.
        command.gid(user.gid).uid(user.uid);
    }
    Ok(command)
}

fn initdb(bin: &Path, home: &Path, user: Option<User>, locale: &str) -> Result<()> {
    let data = home.join("data");
    let out = command(&bin.join("initdb"), home, user)?
        .arg("-D")
        .arg(&data)
        .args(["-U", OWNER, "--auth=trust", "--encoding=UTF8", "--no-sync"])
        .arg(format!("--locale={locale}"))
        .output()?;
    ensure!(
        out.status.success(),
        "{}",
        String::from_utf8_lossy(&out.stderr).trim()
    );
    Ok(())
}

fn postgres(
    bin: &Path,
    home: &Path,
    user: Option<User>,
    port: u16,
    durability: Durability,
) -> Result<Command> {
    let durable = if durability == Durability::Full {
        "on"
    } else {
        "off"
    };
    let mut command = command(&bin.join("postgres"), home, user)?;
    command.arg("-D").arg(home.join("data"));
    for setting in [
        format!("port={port}"),
        "listen_addresses=127.0.0.1".to_owned(),
        format!("unix_socket_directories={}", home.display()),
        "max_connections=300".to_owned(),
        format!("fsync={durable}"),
        format!("synchronous_commit={durable}"),
        format!("full_page_writes={durable}"),
        "log_timezone=UTC".to_owned(),
        "timezone=UTC".to_owned(),
    ] {
        command.arg("-c").arg(setting);
    }
    Ok(command)
}

//! The temporary folder of one run, and the promise that neither it nor a program in it outlives the run.
//!
//! A small shell script, the janitor, waits for us to be gone: it works after Ctrl-C and `kill -9` as well, which no
//! destructor does, and needs no unsafe code.

use std::fs::{self, DirBuilder, File};
use std::os::unix::fs::{DirBuilderExt, MetadataExt};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant, SystemTime};
use std::{env, process};

use anyhow::{Context, Result};

use crate::repo;

const NAME: &str = "kenniskring-xtask-";
const JANITOR: &str = include_str!("janitor.sh");
/// As long as the janitor waits.
const PATIENCE: Duration = Duration::from_secs(5);

/// How a program is asked to stop.
#[derive(Clone, Copy)]
pub(crate) enum Signal {
    /// What PostgreSQL takes for "now, but in good order".
    Interrupt,
    /// What all others take.
    Terminate,
}

impl Signal {
    fn name(self) -> &'static str {
        match self {
            Self::Interrupt => "INT",
            Self::Terminate => "TERM",
        }
    }
}

/// A user that servers run as when we are root.
#[derive(Clone, Copy)]
pub(crate) struct User {
    pub(crate) uid: u32,
    pub(crate) gid: u32,
}

/// The folder, with the janitor that removes it.
pub(crate) struct Folder {
    path: PathBuf,
    janitor: Child,
    /// Closing this tells the janitor that we are gone.
    line: Option<ChildStdin>,
    /// Locked as long as we live, so that others know whether what they find is still used.
    _used: File,
}

impl Folder {
    /// Makes the folder where `user`, who may not be us, can reach it.
    pub(crate) fn new(user: Option<User>) -> Result<Self> {
        let mut places = vec![env::temp_dir()];
        places.extend(["/tmp", "/var/tmp"].map(PathBuf::from));
        let mut refusals = Vec::new();
        for place in places {
            sweep(&place);
            match make(&place, user) {
                Ok(path) => return Self::guard(path),
                Err(error) => refusals.push(format!("{}: {error:#}", place.display())),
            }
        }
        anyhow::bail!("no place for a temporary folder: {}", refusals.join("; "))
    }

    fn guard(path: PathBuf) -> Result<Self> {
        let used = repo::lock(&path.join("used"))?;
        let mut janitor = Command::new("sh")
            .args(["-c", JANITOR, "janitor"])
            .arg(&path)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn()
            .context("sh does not start")?;
        let line = janitor.stdin.take();
        Ok(Self {
            path,
            janitor,
            line,
            _used: used,
        })
    }

    /// Where it is.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// A place for what the programs of this run throw away.
    pub(crate) fn tmp(&self) -> PathBuf {
        self.path.join("tmp")
    }

    /// Starts a program in a process group of its own, which the janitor knows.
    pub(crate) fn spawn(&self, command: &mut Command, signal: Signal) -> Result<(Child, Group)> {
        let child = command.process_group(0).spawn()?;
        let note = self
            .path
            .join("groups")
            .join(format!("{}.{}", child.id(), signal.name()));
        File::create(&note)?;
        Ok((child, Group { note }))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        self.line.take();
        let _ = self.janitor.wait();
    }
}

/// A process group that is to end with us.
pub(crate) struct Group {
    note: PathBuf,
}

impl Group {
    /// Asks the program to stop, waits, and ends whatever is left of its group.
    pub(crate) fn stop(&self, child: &mut Child, signal: Signal) {
        let id = child.id();
        kill(signal.name(), id);
        let until = Instant::now() + PATIENCE;
        while matches!(child.try_wait(), Ok(None)) && Instant::now() < until {
            sleep(Duration::from_millis(20));
        }
        self.end(id);
        let _ = child.kill();
        let _ = child.wait();
    }

    /// Ends what is left of a group whose first program has ended.
    pub(crate) fn end(&self, id: u32) {
        kill("KILL", id);
        let _ = fs::remove_file(&self.note);
    }
}

fn kill(signal: &str, group: u32) {
    // The shell's own `kill`: the program of that name is not on every machine.
    let _ = Command::new("sh")
        .args(["-c", "kill -s \"$1\" -- \"-$2\"", "kill", signal])
        .arg(group.to_string())
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
}

fn make(place: &Path, user: Option<User>) -> Result<PathBuf> {
    let tag = SystemTime::UNIX_EPOCH
        .elapsed()
        .unwrap_or_default()
        .subsec_nanos();
    let path = place.join(format!("{NAME}{}-{tag:x}", process::id()));
    // Others may pass through, to a folder that they own, but not look around.
    DirBuilder::new().mode(0o711).create(&path)?;
    fs::create_dir(path.join("groups"))?;
    fs::create_dir(path.join("tmp"))?;
    let Some(user) = user else { return Ok(path) };
    let reached = Command::new("test")
        .arg("-x")
        .arg(&path)
        .current_dir("/")
        .uid(user.uid)
        .gid(user.gid)
        .status()
        .is_ok_and(|status| status.success());
    if !reached {
        fs::remove_dir_all(&path)?;
        anyhow::bail!("user {} cannot reach it", user.uid);
    }
    Ok(path)
}

/// Removes what runs left behind whose janitor was killed with them (a machine switched off, say).
fn sweep(place: &Path) {
    let Ok(entries) = fs::read_dir(place) else {
        return;
    };
    for path in entries.flatten().map(|entry| entry.path()) {
        let ours = path
            .file_name()
            .is_some_and(|name| name.to_string_lossy().starts_with(NAME));
        if ours && is_abandoned(&path) {
            let _ = fs::remove_dir_all(&path);
        }
    }
}

fn is_abandoned(path: &Path) -> bool {
    let Ok(meta) = fs::symlink_metadata(path) else {
        return false;
    };
    let Ok(file) = File::open(path.join("used")) else {
        return false;
    };
    // A young one may be between its making and its lock.
    let old = meta.modified().is_ok_and(|time| {
        time.elapsed()
            .is_ok_and(|age| age > Duration::from_secs(3600))
    });
    let mine = fs::metadata("/proc/self").is_ok_and(|me| me.uid() == meta.uid());
    meta.is_dir() && old && mine && file.try_lock().is_ok()
}

//! The demo for those who work on it: built, run, and started again when a file changes.

use std::fs;
use std::path::Path;
use std::process::{Child, Command, ExitCode, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant, SystemTime};

use anyhow::{Context, Result};

use crate::repo;

const WATCHED: [&str; 4] = ["crates", "web", "migrations", "config"];
const LOOK_EVERY: Duration = Duration::from_secs(1);
const PATIENCE: Duration = Duration::from_secs(5);

/// What may be asked of the developer's server.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Where the demo keeps its data; remove the folder to begin anew.
    #[arg(long, default_value = "data/dev")]
    dir: String,
    /// Where it listens.
    #[arg(long, default_value = "127.0.0.1:8080")]
    listen: String,
}

/// Runs until Ctrl-C, which ends the server as well: it is in our process group.
pub(crate) fn run(options: &Options) -> Result<ExitCode> {
    let root = repo::root()?;
    let mut seen = latest(&root);
    let mut server = start(&root, options)?;
    let mut ended = false;
    loop {
        sleep(LOOK_EVERY);
        let now = latest(&root);
        if now != seen {
            // An editor that saves several files is not done with the first.
            seen = settled(&root, now);
            println!("xtask: something changed, starting again");
            stop(&mut server);
            server = start(&root, options)?;
            ended = false;
        } else if !ended && let Some(status) = server.try_wait()? {
            println!("xtask: the server ended ({status}); it starts again when a file changes");
            ended = true;
        }
    }
}

fn start(root: &Path, options: &Options) -> Result<Child> {
    repo::cargo()
        .args([
            "run",
            "-p",
            "server",
            "--",
            "demo",
            "--dir",
            &options.dir,
            "--listen",
            &options.listen,
        ])
        .current_dir(root)
        .stdin(Stdio::null())
        .spawn()
        .context("cargo does not start")
}

/// Asks it to stop, and ends it when it does not. `cargo run` becomes the server, so there is one process to ask.
fn stop(server: &mut Child) {
    if matches!(server.try_wait(), Ok(None)) {
        let _ = Command::new("sh")
            .args([
                "-c",
                "kill -s TERM \"$1\"",
                "kill",
                &server.id().to_string(),
            ])
            .stdin(Stdio::null())
            .status();
    }
    let until = Instant::now() + PATIENCE;
    while matches!(server.try_wait(), Ok(None)) && Instant::now() < until {
        sleep(Duration::from_millis(50));
    }
    let _ = server.kill();
    let _ = server.wait();
}

/// What a look at the watched files tells: when the latest change was, and how many files there are.
type Seen = (Option<SystemTime>, usize);

fn settled(root: &Path, mut seen: Seen) -> Seen {
    loop {
        sleep(LOOK_EVERY / 4);
        let now = latest(root);
        if now == seen {
            return seen;
        }
        seen = now;
    }
}

fn latest(root: &Path) -> Seen {
    let mut seen = (None, 0);
    for name in WATCHED {
        look(&root.join(name), &mut seen);
    }
    seen
}

fn look(folder: &Path, seen: &mut Seen) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if name.starts_with('.') || name == "node_modules" || name == "target" {
            continue;
        }
        let Ok(kind) = entry.file_type() else {
            continue;
        };
        if kind.is_dir() {
            look(&entry.path(), seen);
        } else if kind.is_file() {
            let changed = entry.metadata().and_then(|meta| meta.modified()).ok();
            seen.0 = seen.0.max(changed);
            seen.1 += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_and_a_new_file_are_seen_and_node_modules_are_not() -> Result<()> {
        let root = std::env::temp_dir().join(format!("xtask-dev-{}", std::process::id()));
        fs::create_dir_all(root.join("crates/a/src"))?;
        fs::create_dir_all(root.join("web/node_modules/b"))?;
        let empty = latest(&root);
        fs::write(root.join("web/node_modules/b/index.js"), "")?;
        assert_eq!(latest(&root), empty);
        fs::write(root.join("crates/a/src/lib.rs"), "")?;
        let one = latest(&root);
        assert_eq!((empty.1, one.1), (0, 1));
        fs::remove_dir_all(&root)?;
        assert_eq!(latest(&root), empty);
        Ok(())
    }
}

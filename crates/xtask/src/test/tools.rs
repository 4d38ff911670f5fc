//! The programs that the full test needs: found, or installed by apt where we are root, or asked for in one exact line.

use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::{env, fs};

use anyhow::{Result, bail, ensure};

use crate::{repo, services};

const OLDEST_NODE: u32 = 18;
/// Debian's own Python: what apt installs is not in one from elsewhere.
const PYTHON: &str = "/usr/bin/python3";
const CHROMIUM: [&str; 4] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
];

/// What was found.
pub(crate) struct Tools {
    pub(crate) node: PathBuf,
    pub(crate) npm: PathBuf,
    pub(crate) chromium: PathBuf,
}

/// Makes everything ready; `None` when something is missing that only an administrator can install.
pub(crate) fn ready() -> Result<Option<Tools>> {
    if let Some(old) = old_node() {
        bail!("Node.js {OLDEST_NODE} or newer is needed with npm; found: {old}");
    }
    let missing = missing();
    if missing.is_empty() {
        return tools().map(Some);
    }
    let packages = missing.join(" ");
    if !repo::is_root() {
        eprintln!(
            "xtask: the full test needs programs that this machine lacks. Install them, then try again:"
        );
        println!("sudo apt-get install -y --no-install-recommends {packages}");
        return Ok(None);
    }
    ensure!(
        repo::find(&["apt-get"]).is_some(),
        "missing, and there is no apt-get to install them with: {packages}"
    );
    install()?;
    let missing = self::missing();
    ensure!(
        missing.is_empty(),
        "still missing after apt-get: {}",
        missing.join(" ")
    );
    tools().map(Some)
}

/// The Debian packages of what this machine lacks.
fn missing() -> Vec<&'static str> {
    let redis = repo::find(&services::REDIS);
    let python = repo::ask(PYTHON, &["-c", "import aiosmtpd"]);
    [
        ("postgresql", services::find_postgres().is_some()),
        ("redis-server", redis.is_some()),
        ("chromium", chromium().is_some()),
        ("python3-aiosmtpd", python.is_some()),
        ("nodejs", repo::find(&["node"]).is_some()),
        ("npm", repo::find(&["npm"]).is_some()),
    ]
    .into_iter()
    .filter_map(|(package, found)| (!found).then_some(package))
    .collect()
}

fn tools() -> Result<Tools> {
    let (Some(node), Some(npm), Some(chromium)) =
        (repo::find(&["node"]), repo::find(&["npm"]), chromium())
    else {
        bail!("node, npm or chromium went away");
    };
    Ok(Tools {
        node,
        npm,
        chromium,
    })
}

/// The browser: the one that CHROMIUM names, else the first that is installed.
fn chromium() -> Option<PathBuf> {
    match env::var_os("CHROMIUM") {
        Some(path) if !path.is_empty() => {
            Some(path.into()).filter(|path: &PathBuf| repo::is_program(path))
        }
        _ => repo::find(&CHROMIUM),
    }
}

/// The version of a Node.js that is there but too old: apt would not replace it.
fn old_node() -> Option<String> {
    let version = repo::ask(repo::find(&["node"])?, &["--version"])?;
    let number: u32 = version
        .trim_start_matches('v')
        .split('.')
        .next()?
        .parse()
        .ok()?;
    (number < OLDEST_NODE).then_some(version)
}

fn install() -> Result<()> {
    // Two runs at once: the second finds everything there when its turn comes.
    let place = ["/run/lock", "/tmp"]
        .into_iter()
        .find(|place| fs::metadata(place).is_ok_and(|meta| meta.is_dir()))
        .unwrap_or("/");
    let _one = repo::lock(&PathBuf::from(place).join("kenniskring-apt.lock"))?;
    let missing = missing();
    if missing.is_empty() {
        return Ok(());
    }
    println!("installing {}", missing.join(" "));
    apt(&["update"])?;
    let mut args = vec!["install", "-y", "--no-install-recommends"];
    args.extend(missing);
    apt(&args)
}

fn apt(args: &[&str]) -> Result<()> {
    let status = Command::new("apt-get")
        .args(["-q", "-o", "DPkg::Lock::Timeout=300"])
        .args(args)
        .env("DEBIAN_FRONTEND", "noninteractive")
        .env("PATH", repo::path()?)
        // Packages start no servers of their own: we do not want them, and this machine may not either.
        .env("RUNLEVEL", "1")
        .stdin(Stdio::null())
        .status()?;
    ensure!(status.success(), "apt-get {} failed", args.join(" "));
    Ok(())
}

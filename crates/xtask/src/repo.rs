//! Where things are: the repository, what cargo built, the programs of this machine, and locks between two runs.

use std::env;
use std::ffi::OsStr;
use std::fs::{self, File};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;

/// Looked at after PATH: a nearly empty environment leaves the folders for administrators out.
const USUAL: [&str; 6] = [
    "/usr/local/sbin",
    "/usr/local/bin",
    "/usr/sbin",
    "/usr/bin",
    "/sbin",
    "/bin",
];

/// The top folder of the repository.
pub(crate) fn root() -> Result<PathBuf> {
    let here =
        env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
    let here = Path::new(&here);
    let root = here
        .ancestors()
        .find(|folder| folder.join("Cargo.lock").is_file())
        .with_context(|| format!("{} is in no workspace", here.display()))?;
    Ok(root.to_owned())
}

/// The cargo that runs us, without what it told us about ourselves: that could make a nested build differ.
pub(crate) fn cargo() -> Command {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    for (name, _) in env::vars_os() {
        let about_us = [
            "CARGO_PKG_",
            "CARGO_MANIFEST_",
            "CARGO_BIN_NAME",
            "CARGO_CRATE_NAME",
        ];
        if about_us
            .iter()
            .any(|start| name.to_string_lossy().starts_with(start))
        {
            cargo.env_remove(name);
        }
    }
    cargo
}

/// What `cargo metadata` says about the packages of this workspace.
pub(crate) fn metadata(root: &Path) -> Result<Value> {
    let out = cargo()
        .args(["metadata", "--no-deps", "--format-version", "1"])
        .current_dir(root)
        .stdin(Stdio::null())
        .stderr(Stdio::inherit())
        .output()
        .context("cargo does not start")?;
    ensure!(out.status.success(), "`cargo metadata` failed");
    Ok(serde_json::from_slice(&out.stdout)?)
}

/// The folder of what cargo builds.
pub(crate) fn target(root: &Path) -> Result<PathBuf> {
    let metadata = metadata(root)?;
    let folder = metadata
        .get("target_directory")
        .and_then(Value::as_str)
        .context("cargo metadata names no target folder")?;
    Ok(folder.into())
}

/// The first of these programs that this machine has.
pub(crate) fn find(names: &[&str]) -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let folders: Vec<PathBuf> = env::split_paths(&path)
        .chain(USUAL.map(PathBuf::from))
        .collect();
    names
        .iter()
        .flat_map(|name| folders.iter().map(move |folder| folder.join(name)))
        .find(|path| is_program(path))
}

/// Whether this is a file that can be run.
pub(crate) fn is_program(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|meta| meta.is_file() && meta.permissions().mode() & 0o111 != 0)
}

/// PATH with the usual folders behind it.
pub(crate) fn path() -> Result<std::ffi::OsString> {
    let path = env::var_os("PATH").unwrap_or_default();
    Ok(env::join_paths(
        env::split_paths(&path).chain(USUAL.map(PathBuf::from)),
    )?)
}

/// What a program prints, or nothing when it fails.
pub(crate) fn ask(program: impl AsRef<OsStr>, args: &[&str]) -> Option<String> {
    let out = Command::new(program)
        .args(args)
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    out.status
        .success()
        .then(|| String::from_utf8_lossy(&out.stdout).trim().to_owned())
}

/// Whether we are root.
pub(crate) fn is_root() -> bool {
    ask("id", &["-u"]).as_deref() == Some("0")
}

/// Waits until no other run holds this lock; it is free again when the answer is dropped.
pub(crate) fn lock(path: &Path) -> Result<File> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let file = File::options()
        .create(true)
        .append(true)
        .open(path)
        .with_context(|| format!("{} cannot be written", path.display()))?;
    file.lock()
        .with_context(|| format!("{} cannot be locked", path.display()))?;
    Ok(file)
}

/// `npm ci` in a folder of ours, only when its lock differs from what was installed last; one run at a time.
pub(crate) fn npm_ci(root: &Path, folder: &str) -> Result<()> {
    let place = root.join(folder);
    let _one = lock(&target(root)?.join(format!("npm-{}.lock", folder.replace('/', "-"))))?;
    let wanted = [
        fs::read(place.join("package.json"))?,
        fs::read(place.join("package-lock.json"))?,
    ]
    .concat();
    let stamp = place.join("node_modules/.stamp");
    if fs::read(&stamp).is_ok_and(|had| had == wanted) {
        return Ok(());
    }
    // The second time from the cache alone: without a network, that may be enough.
    for reach in ["--prefer-offline", "--offline"] {
        println!("npm ci {reach} in {folder}");
        let npm = find(&["npm"]).context("npm is not installed")?;
        let status = Command::new(npm)
            .args([
                "ci",
                reach,
                "--ignore-scripts",
                "--include=optional",
                "--include=dev",
            ])
            .args([
                "--no-audit",
                "--no-fund",
                "--no-update-notifier",
                "--loglevel=error",
            ])
            .current_dir(&place)
            .stdin(Stdio::null())
            .status()?;
        if status.success() {
            fs::write(&stamp, &wanted)?;
            return Ok(());
        }
    }
    bail!("`npm ci` failed in {folder} (is the npm registry reachable?)")
}

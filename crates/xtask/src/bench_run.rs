//! `cargo xtask bench`: builds for release, starts PostgreSQL and Redis as in production, and hands over to `bench`.

use std::process::{Command, ExitCode, Stdio};

use anyhow::{Context, Result, ensure};

use crate::repo;
use crate::services::{Durability, Folder, Services, postgres_user};

/// What may be asked of the benchmarks.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// A small data set and short runs, to see that it works.
    #[arg(long)]
    quick: bool,
    /// Only this database: sqlite or postgres.
    #[arg(long)]
    only: Option<String>,
    /// Besides the starts only these parts: pages, live, replies, digests, desks.
    #[arg(long, value_delimiter = ',')]
    part: Vec<String>,
}

/// Measures; the table is printed and written to `target/bench.md`.
pub(crate) fn run(options: &Options) -> Result<ExitCode> {
    let root = repo::root()?;
    let built = repo::cargo()
        .args([
            "build",
            "--release",
            "-p",
            "server",
            "-p",
            "xtask",
            "--features",
            "xtask/bench",
        ])
        .current_dir(&root)
        .env("WEB_BUILD", "require")
        .stdin(Stdio::null())
        .status()
        .context("cargo does not start")?;
    ensure!(built.success(), "the release build failed");
    let target = repo::target(&root)?;

    let folder = Folder::new(postgres_user()?)?;
    let services = Services::start(&folder, Durability::Full)?;
    let data = folder.path().join("bench");
    std::fs::create_dir(&data)?;
    // Two thousand readers at both ends need more open files than a shell allows at first.
    let mut bench = Command::new("sh");
    bench
        .args(["-c", "ulimit -n \"$(ulimit -Hn)\"; exec \"$@\"", "bench"])
        .arg(target.join("release/bench"))
        .arg("run")
        .arg("--server")
        .arg(target.join("release/kenniskring"))
        .args([
            "--postgres",
            &services.postgres,
            "--redis",
            &services.redis,
            "--folder",
        ])
        .arg(&data)
        .arg("--out")
        .arg(target.join("bench.md"));
    if options.quick {
        bench.arg("--quick");
    }
    if let Some(only) = &options.only {
        bench.args(["--only", only]);
    }
    if !options.part.is_empty() {
        bench.args(["--part", &options.part.join(",")]);
    }
    let status = bench.stdin(Stdio::null()).status()?;
    Ok(if status.success() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

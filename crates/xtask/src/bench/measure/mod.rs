//! What is measured, for one database after the other.

mod desks;
mod digests;
mod lines;
mod requests;
mod stage;
mod starts;

use std::path::PathBuf;
use std::time::Duration;
use std::{fs, thread};

use anyhow::{Context, Result};

use crate::database::{self, Database};
use crate::process::{self, Platform};
use crate::report::Report;
use stage::{Size, Stage};

const CONNECTIONS: usize = 16;
const ROUNDS: usize = 3;

/// What `cargo xtask bench` hands over.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// The platform's program, a release build.
    #[arg(long)]
    server: PathBuf,
    /// A PostgreSQL server, as somebody who may make databases.
    #[arg(long)]
    postgres: String,
    /// A Redis server.
    #[arg(long)]
    redis: String,
    /// A folder for data.
    #[arg(long)]
    folder: PathBuf,
    /// Where the table goes.
    #[arg(long)]
    out: PathBuf,
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

/// Measures everything and writes the table.
pub(crate) async fn run(options: &Options) -> Result<()> {
    let size = if options.quick {
        Size {
            members: 200,
            threads: 300,
            posts: 6000,
            communities: 15,
            readers: 100,
            time: Duration::from_secs(1),
        }
    } else {
        Size {
            members: 2000,
            threads: 3000,
            posts: 60000,
            communities: 15,
            readers: 2000,
            time: Duration::from_secs(4),
        }
    };
    let mut report = Report::new();
    for engine in ["sqlite", "postgres"] {
        if options.only.as_ref().is_some_and(|only| only != engine) {
            continue;
        }
        let folder = options.folder.join(engine);
        fs::create_dir_all(&folder)?;
        let (database, redis) = if engine == "sqlite" {
            (
                format!("sqlite:{}", folder.join("kenniskring.db").display()),
                None,
            )
        } else {
            (
                database::create(&options.postgres, "kenniskring_bench").await?,
                Some(options.redis.clone()),
            )
        };
        let platform = Platform {
            program: options.server.clone(),
            folder,
            database,
            redis,
        };
        desks_of(engine, options, &platform, &mut report).await?;
        if options.part.iter().all(|part| part == "desks") && !options.part.is_empty() {
            continue;
        }
        measure(engine, &platform, &size, &options.part, &mut report)
            .await
            .with_context(|| format!("on {engine}"))?;
    }
    let cores = thread::available_parallelism().map_or(0, usize::from);
    let heading = format!(
        "# Benchmarks\n\n`cargo xtask bench`{}: {} members, {} threads, {} posts; client, servers and database share {cores} cores; \
         {CONNECTIONS} connections; median of {ROUNDS}, ours and the limit in turn. The limit is the least that must happen for the same answer.",
        if options.quick { " --quick" } else { "" },
        size.members,
        size.threads,
        size.posts,
    );
    fs::write(&options.out, report.text(&heading))?;
    println!("\nwritten to {}", options.out.display());
    Ok(())
}

/// The desks, on a database of their own.
async fn desks_of(
    engine: &str,
    options: &Options,
    platform: &Platform,
    report: &mut Report,
) -> Result<()> {
    if !options.part.is_empty() && options.part.iter().all(|part| part != "desks") {
        return Ok(());
    }
    let database = if engine == "sqlite" {
        format!("sqlite:{}", platform.folder.join("desks.db").display())
    } else {
        database::create(&options.postgres, "kenniskring_desks").await?
    };
    let large = Platform {
        program: platform.program.clone(),
        folder: platform.folder.join("desks"),
        database,
        redis: platform.redis.clone(),
    };
    fs::create_dir_all(&large.folder)?;
    desks::all(engine, &large, options.quick, report)
        .await
        .with_context(|| format!("desks on {engine}"))
}

async fn measure(
    engine: &str,
    platform: &Platform,
    size: &Size,
    parts: &[String],
    report: &mut Report,
) -> Result<()> {
    let wanted = |part: &str| parts.is_empty() || parts.iter().any(|name| name == part);
    let stage = Stage::fill(engine, platform, size).await?;
    let bytes = starts::both(&stage, report).await?;

    let ours = platform.serve().await?;
    let bare = process::bare(&platform.database, bytes).await?;
    let database = Database::open(&platform.database).await?;
    if wanted("pages") {
        requests::pages(&stage, &ours, &bare, report).await?;
    }
    if wanted("live") {
        lines::fan_out(&stage, &ours, &bare, report).await?;
        lines::latency(&stage, &ours, &bare, report).await?;
    }
    if wanted("replies") {
        requests::replies(&stage, &ours, &bare, &database, report).await?;
    }
    ours.stop().await?;
    bare.stop().await?;
    if wanted("digests") {
        digests::all(&stage, &database, report).await?;
    }
    database.close().await;
    Ok(())
}

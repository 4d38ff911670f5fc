//! Pages and replies a second.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use tokio::time::sleep;

use super::stage::{Stage, body};
use super::{CONNECTIONS, ROUNDS};
use crate::client::{get, post};
use crate::database::Database;
use crate::load;
use crate::process::Server;
use crate::report::Report;

/// The thread page, signed in.
pub(super) async fn pages(
    stage: &Stage<'_>,
    ours: &Server,
    bare: &Server,
    report: &mut Report,
) -> Result<()> {
    let time = stage.size.time;
    let both = load::alternate(
        ROUNDS,
        || {
            load::run(ours.port, CONNECTIONS, time, 200, |connection| {
                stage.page(connection)
            })
        },
        || load::run(bare.port, CONNECTIONS, time, 200, |_| get("/", "")),
        |figures| figures.rate,
    )
    .await?;
    report.add_load(stage.engine, "thread page of 20 posts, signed in", &both);
    Ok(())
}

/// Replies by the API, in many threads and all in one.
pub(super) async fn replies(
    stage: &Stage<'_>,
    ours: &Server,
    bare: &Server,
    database: &Database,
    report: &mut Report,
) -> Result<()> {
    let mut threads = Vec::new();
    for _ in 0..CONNECTIONS {
        threads.push(stage.new_thread(ours).await?);
    }
    let time = stage.size.time;
    let threads = &threads;
    let both = load::alternate(
        ROUNDS,
        || async move {
            let figures = load::run(ours.port, CONNECTIONS, time, 201, |connection| {
                stage.reply(
                    connection,
                    threads.get(connection).map_or("", String::as_str),
                )
            })
            .await?;
            // What the relay still has to do would slow the other down.
            drained(database).await?;
            Ok(figures)
        },
        || {
            load::run(bare.port, CONNECTIONS, time, 201, |_| {
                post("/", "", &body())
            })
        },
        |figures| figures.rate,
    )
    .await?;
    report.add_load(
        stage.engine,
        "reply by the API, one thread a connection",
        &both,
    );
    let (first, _) = threads.split_first().context("no thread")?;
    let both = load::alternate(
        ROUNDS,
        || async move {
            let figures = load::run(ours.port, CONNECTIONS, time, 201, |connection| {
                stage.reply(connection, first)
            })
            .await?;
            drained(database).await?;
            Ok(figures)
        },
        || {
            load::run(bare.port, CONNECTIONS, time, 201, |_| {
                post("/", "", &body())
            })
        },
        |figures| figures.rate,
    )
    .await?;
    report.add_load(stage.engine, "reply by the API, all in one thread", &both);
    Ok(())
}

/// Waits until the relay has handled every fact.
async fn drained(database: &Database) -> Result<()> {
    let start = Instant::now();
    while database.waiting().await? > 0 {
        if start.elapsed() > Duration::from_secs(300) {
            bail!("the relay is not done after five minutes");
        }
        sleep(Duration::from_millis(100)).await;
    }
    Ok(())
}

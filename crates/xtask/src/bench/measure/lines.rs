//! Live lines: their memory, and how long a post takes to reach those who listen.

use std::time::{Duration, Instant};

use anyhow::Result;
use tokio::time::sleep;

use super::ROUNDS;
use super::stage::Stage;
use crate::client::Client;
use crate::live::{self, Readers};
use crate::load::percentile;
use crate::process::Server;
use crate::report::{Better, Line, Report, ms};

/// Many readers of one thread: memory of a line, and the time until the last one has a post.
pub(super) async fn fan_out(
    stage: &Stage<'_>,
    ours: &Server,
    bare: &Server,
    report: &mut Report,
) -> Result<()> {
    let count = stage.size.readers;
    let thread = stage.new_thread(ours).await?;
    let tokens: Vec<String> = stage
        .access
        .iter()
        .map(|member| member.token.clone())
        .collect();
    let before = (ours.memory()?, bare.memory()?);
    let mut readers = Readers::start(
        ours.port,
        "/api/v1/live",
        count,
        &tokens,
        &live::subscribe(&thread),
    )
    .await?;
    let mut others = Readers::start(bare.live, "/", count, &[], "subscribe").await?;
    sleep(Duration::from_secs(2)).await;
    let after = (ours.memory()?, bare.memory()?);
    let each = |after: f64, before: f64| {
        (after - before).max(0.1) / f64::from(u32::try_from(count).unwrap_or(1))
    };
    report.add(
        stage.engine,
        &Line {
            what: "memory of an idle live line",
            unit: "KiB",
            better: Better::Less,
            ours: each(after.0, before.0),
            bare: each(after.1, before.1),
            more: &format!("{count} lines"),
        },
    );

    let mut client = Client::connect(ours.port).await?;
    let mut speaker = live::open(bare.live, "/", None).await?;
    let (mut first, mut second) = (Vec::new(), Vec::new());
    for round in 0..ROUNDS * 5 {
        client.json(&stage.reply(round, &thread), 201).await?;
        let (time, bytes) = readers.all_have_it(Instant::now()).await?;
        first.push(time);
        live::say(&mut speaker, "x".repeat(bytes)).await?;
        second.push(others.all_have_it(Instant::now()).await?.0);
    }
    let p50 = (percentile(&mut first, 50), percentile(&mut second, 50));
    let more = format!(
        "worst {}; limit worst {}; from the 201 until the last has it",
        ms(percentile(&mut first, 100)),
        ms(percentile(&mut second, 100))
    );
    let millis = |time: Duration| time.as_secs_f64() * 1000.0;
    let what = format!("a post to {count} readers");
    report.add(
        stage.engine,
        &Line {
            what: &what,
            unit: "ms",
            better: Better::Less,
            ours: millis(p50.0),
            bare: millis(p50.1),
            more: &more,
        },
    );
    Ok(())
}

/// One reader: from the 201 until the post is there.
pub(super) async fn latency(
    stage: &Stage<'_>,
    ours: &Server,
    bare: &Server,
    report: &mut Report,
) -> Result<()> {
    let thread = stage.new_thread(ours).await?;
    let tokens: Vec<String> = stage
        .member(0)
        .map(|member| member.token.clone())
        .into_iter()
        .collect();
    let mut reader = Readers::start(
        ours.port,
        "/api/v1/live",
        1,
        &tokens,
        &live::subscribe(&thread),
    )
    .await?;
    let mut other = Readers::start(bare.live, "/", 1, &[], "subscribe").await?;
    let mut client = Client::connect(ours.port).await?;
    let mut speaker = live::open(bare.live, "/", None).await?;
    let (mut first, mut second) = (Vec::new(), Vec::new());
    for round in 0..200 {
        let answer = client.json(&stage.reply(round, &thread), 201).await?;
        let (time, bytes) = reader.all_have_it(Instant::now()).await?;
        live::number(&answer)?;
        first.push(time);
        live::say(&mut speaker, "x".repeat(bytes)).await?;
        second.push(other.all_have_it(Instant::now()).await?.0);
    }
    let millis = |time: Duration| time.as_secs_f64() * 1000.0;
    let p99 = (percentile(&mut first, 99), percentile(&mut second, 99));
    let more = format!(
        "p50 {}; limit p50 {}; 200 posts",
        ms(percentile(&mut first, 50)),
        ms(percentile(&mut second, 50))
    );
    report.add(
        stage.engine,
        &Line {
            what: "a post to one reader, p99",
            unit: "ms",
            better: Better::Less,
            ours: millis(p99.0),
            bare: millis(p99.1),
            more: &more,
        },
    );
    Ok(())
}

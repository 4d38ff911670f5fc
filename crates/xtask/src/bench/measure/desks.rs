//! The pages of whoever looks after a large community, among many.

use std::time::Duration;

use anyhow::{Context, Result};

use super::stage::{Size, Stage};
use crate::client::get;
use crate::load;
use crate::process::Platform;
use crate::report::{Better, Line, Report, ms};

/// The longest that 95 of a hundred may take.
const BOUND: f64 = 50.0;

/// 5,000 members in one community, 400 communities: the desk, its queue and the list of members, one request after the other.
pub(super) async fn all(
    engine: &str,
    platform: &Platform,
    quick: bool,
    report: &mut Report,
) -> Result<()> {
    let size = Size {
        members: 5000,
        threads: if quick { 1000 } else { 6000 },
        posts: if quick { 12_000 } else { 120_000 },
        communities: 400,
        readers: 0,
        time: Duration::from_secs(if quick { 2 } else { 5 }),
    };
    let stage = Stage::fill(engine, platform, &size).await?;
    let cookie = &stage.member(0).context("no member")?.cookie;
    let slug = &stage.community;
    let ours = platform.serve().await?;
    let pages = [
        ("the coordinator's desk", format!("/coordinate/{slug}")),
        (
            "the queue of requests",
            format!("/coordinate/{slug}/requests"),
        ),
        ("the list of members", format!("/c/{slug}/members")),
        (
            "members of a province",
            format!("/c/{slug}/members?province=utrecht"),
        ),
        ("members by name", format!("/c/{slug}/members?q=van")),
        ("the community", format!("/c/{slug}")),
    ];
    for (what, path) in pages {
        let request = get(&path, &format!("Cookie: {cookie}\r\n"));
        let run = async |connections| {
            let request = request.clone();
            load::run(ours.port, connections, size.time, 200, move |_| {
                request.clone()
            })
            .await
        };
        // Once to warm up; then alone, and two at a time.
        load::run(ours.port, 1, Duration::from_millis(500), 200, |_| {
            request.clone()
        })
        .await?;
        let (alone, two) = (run(1).await?, run(2).await?);
        let more = format!(
            "5,000 members, 400 communities; median {}; two at a time p95 {}",
            ms(alone.p50),
            ms(two.p95)
        );
        let line = Line {
            what: &format!("p95 of {what}; the limit is what was asked"),
            unit: "ms",
            better: Better::Less,
            ours: alone.p95.as_secs_f64() * 1000.0,
            bare: BOUND,
            more: &more,
        };
        report.add(engine, &line);
    }
    ours.stop().await?;
    Ok(())
}

//! Digests a second.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use uuid::Uuid;

use super::stage::Stage;
use crate::database::Database;
use crate::report::{Better, Line, Report};

/// The digest of everybody, beside one INSERT + commit and one file for each letter.
pub(super) async fn all(stage: &Stage<'_>, database: &Database, report: &mut Report) -> Result<()> {
    // Everybody's hour has come by then, wherever the day began.
    let (said, took) = stage
        .platform
        .run(&["digest", "run", "--at", &after_tomorrow().await?])
        .await?;
    let sent: u32 = said
        .split(',')
        .find_map(|part| part.trim().strip_suffix(" sent"))
        .and_then(|number| number.parse().ok())
        .with_context(|| format!("digest run said: {said}"))?;
    ensure!(sent > 0, "no digest was sent: {said}");
    let mail = stage.platform.folder.join("mail");
    let bytes = average(&mail)?;
    let rate = |took: Duration| f64::from(sent) / took.as_secs_f64();

    let folder = stage.platform.folder.join("bare-mail");
    fs::create_dir_all(&folder)?;
    let text = "x".repeat(bytes);
    database.prepare().await?;
    let start = Instant::now();
    for number in 0..sent {
        let id = Uuid::now_v7();
        database.insert(id, i64::from(number), &text).await?;
        fs::write(folder.join(format!("{id}.eml")), &text)?;
    }
    let bare = start.elapsed();
    let more =
        format!("{sent} letters of {bytes} bytes, once; limit: an INSERT + commit and a file each");
    report.add(
        stage.engine,
        &Line {
            what: "digests",
            unit: "/s",
            better: Better::More,
            ours: rate(took),
            bare: rate(bare),
            more: &more,
        },
    );
    Ok(())
}

async fn after_tomorrow() -> Result<String> {
    let out = tokio::process::Command::new("date")
        .args(["-u", "-d", "+2 days", "+%Y-%m-%dT%H:%M:%SZ"])
        .output()
        .await?;
    Ok(String::from_utf8_lossy(&out.stdout).trim().to_owned())
}

/// The average size of the letters in a folder.
fn average(folder: &Path) -> Result<usize> {
    let mut sizes = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        sizes.push(usize::try_from(entry?.metadata()?.len())?);
    }
    Ok(sizes.iter().sum::<usize>() / sizes.len().max(1))
}

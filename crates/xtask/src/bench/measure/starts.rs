//! How long a start takes, and what memory a server at rest holds.

use std::time::Duration;

use anyhow::{Result, ensure};
use tokio::time::sleep;

use super::stage::Stage;
use crate::client::Client;
use crate::load::percentile;
use crate::process;
use crate::report::{Better, Line, Report};

/// Start-up and memory at rest; answers the size of the thread page.
pub(super) async fn both(stage: &Stage<'_>, report: &mut Report) -> Result<usize> {
    let database = &stage.platform.database;
    let mut bytes = 0;
    let mut took = (Vec::new(), Vec::new());
    let mut memory = (0.0, 0.0);
    for _ in 0..5 {
        let ours = stage.platform.serve().await?;
        took.0.push(ours.took);
        let bare = process::bare(database, 50_000).await?;
        took.1.push(bare.took);
        sleep(Duration::from_secs(2)).await;
        memory = (ours.memory()?, bare.memory()?);
        let mut client = Client::connect(ours.port).await?;
        let status = client.send(&stage.page(0)).await?;
        ensure!(status == 200, "the thread page answers {status}");
        bytes = client.body().len();
        drop(client);
        ours.stop().await?;
        bare.stop().await?;
    }
    let (ours, bare) = (percentile(&mut took.0, 50), percentile(&mut took.1, 50));
    let millis = |time: Duration| time.as_secs_f64() * 1000.0;
    report.add(
        stage.engine,
        &Line {
            what: "start until ready",
            unit: "ms",
            better: Better::Less,
            ours: millis(ours),
            bare: millis(bare),
            more: "5 starts each",
        },
    );
    report.add(
        stage.engine,
        &Line {
            what: "memory at rest",
            unit: "MiB",
            better: Better::Less,
            ours: memory.0 / 1024.0,
            bare: memory.1 / 1024.0,
            more: "2 s after the start",
        },
    );
    Ok(bytes)
}

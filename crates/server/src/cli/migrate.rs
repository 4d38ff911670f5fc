//! `kenniskring migrate`

use anyhow::Result;
use base::Clock;

use super::say;
use crate::serve;
use crate::settings::Settings;

pub(super) async fn run(settings: Settings) -> Result<()> {
    let db = serve::open(&settings).await?;
    let ran = db.migrate(Clock::System.now()).await?;
    say(&format!("{ran} migrations ran"));
    db.close().await;
    Ok(())
}

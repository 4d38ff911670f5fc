//! `kenniskring tidy`

use anyhow::{Result, anyhow};
use base::{Call, Clock, Ts};
use clap::Args;

use super::say;
use crate::flow::{erase, retain};
use crate::serve;
use crate::settings::Settings;

#[derive(Args)]
pub(super) struct Options {
    /// The moment to take for now, in the form of RFC 3339.
    #[arg(long, value_name = "TIME")]
    at: Option<String>,
}

/// Lets go of what is old and carries out the erasures that are due, as the server does by itself.
pub(super) async fn run(settings: Settings, options: Options) -> Result<()> {
    let now = match options.at {
        None => Clock::System.now(),
        Some(text) => Ts::parse(&text)
            .ok_or_else(|| anyhow!("--at must be a time such as 2026-11-24T07:00:00Z"))?,
    };
    let db = serve::open(&settings).await?;
    serve::prepare(&db, Clock::System.now()).await?;
    let transport = mail::Transport::from_url(&settings.mail_url)?;
    let counts = retain::run(&db, &Call::system("tidy", now), &settings.periods).await?;
    let place = erase::Place {
        db: &db,
        transport: &transport,
        base_url: &settings.base_url,
    };
    let ran = erase::run_due(&place, &Call::system("erase", now)).await?;
    say(&format!(
        "{} forgotten, {} erased, {} waiting",
        counts.total(),
        ran.erased,
        ran.waiting
    ));
    db.close().await;
    Ok(())
}

//! `kenniskring digest`

use anyhow::{Result, anyhow};
use base::{Call, Clock, Ts};
use clap::Subcommand;

use super::say;
use crate::describe::Describer;
use crate::settings::Settings;
use crate::{relay, serve};

#[derive(Subcommand)]
pub(super) enum Command {
    /// Send what is due, then end.
    Run {
        /// The moment to take for now, in the form of RFC 3339.
        #[arg(long, value_name = "TIME")]
        at: Option<String>,
    },
}

pub(super) async fn run(settings: Settings, command: Command) -> Result<()> {
    let Command::Run { at } = command;
    let now = match at {
        None => Clock::System.now(),
        Some(text) => Ts::parse(&text)
            .ok_or_else(|| anyhow!("--at must be a time such as 2026-11-24T07:00:00Z"))?,
    };
    let db = serve::open(&settings).await?;
    serve::prepare(&db, Clock::System.now()).await?;
    let bus = serve::bus(&settings).await?;
    let transport = mail::Transport::from_url(&settings.mail_url)?;
    let from = settings.mail_from.parse()?;
    // What was written but not yet handled belongs in the digest as well.
    relay::drain(&db, &bus, &Clock::System, &settings.base_url).await?;
    let describer = Describer {
        base_url: settings.base_url.clone(),
    };
    let ran = digests::run(&db, &Call::system("digest", now), &describer).await?;
    let clock = Clock::standing_at(now);
    let sent = mail::send_waiting(&db, &transport, &from, &clock).await?;
    say(&format!(
        "{} due, {} queued, {} sent, {} failed",
        ran.due, ran.queued, sent.sent, sent.failed
    ));
    db.close().await;
    Ok(())
}

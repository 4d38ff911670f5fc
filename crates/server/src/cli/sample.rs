//! `kenniskring sample`

use std::path::PathBuf;

use anyhow::Result;
use base::Clock;
use clap::Args;

use super::say;
use crate::settings::Settings;
use crate::{sample, serve};

#[derive(Args)]
pub(super) struct Options {
    /// How many accounts.
    #[arg(long, default_value_t = 2000)]
    members: u32,
    /// How many threads.
    #[arg(long, default_value_t = 3000)]
    threads: u32,
    /// How many posts in all.
    #[arg(long, default_value_t = 60000)]
    posts: u32,
    /// How many communities; those of config/communities.toml at least.
    #[arg(long, default_value_t = 15)]
    communities: u32,
    /// The same seed gives the same content.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// One password for every account; without it nobody can sign in by password.
    #[arg(long)]
    password: Option<String>,
    /// Write handle, email, cookie and token of every member to this file, one JSON object a line.
    #[arg(long)]
    access: Option<PathBuf>,
}

pub(super) async fn run(settings: Settings, options: Options) -> Result<()> {
    let db = serve::open(&settings).await?;
    let now = Clock::System.now();
    serve::prepare(&db, now).await?;
    let order = sample::Order {
        members: options.members,
        threads: options.threads,
        posts: options.posts,
        communities: options.communities,
        seed: options.seed,
        password: options.password,
    };
    let summary = sample::fill(
        &db,
        now,
        &order,
        options.access.as_deref(),
        settings.secure(),
    )
    .await?;
    say(&serde_json::to_string(&summary)?);
    db.close().await;
    Ok(())
}

//! `kenniskring serve`

use anyhow::{Context, Result};
use base::{Call, Clock};
use clap::Args;

use super::say;
use crate::serve;
use crate::settings::Settings;

#[derive(Args)]
pub(super) struct Options {
    /// Refuse to start when migrations are outstanding, instead of running them.
    #[arg(long)]
    no_migrate: bool,
}

pub(super) async fn run(settings: Settings, options: Options) -> Result<()> {
    let listener = serve::listen(settings.listen).await?;
    let mut settings = settings;
    let address = listener.local_addr()?;
    if settings.listen != address {
        if settings.base_url == format!("http://{}", settings.listen) {
            settings.base_url = format!("http://{address}");
        }
        settings.listen = address;
    }
    let db = serve::open(&settings).await?;
    let now = Clock::System.now();
    if options.no_migrate {
        db.check_schema().await?;
    } else {
        serve::prepare(&db, now).await?;
    }
    let bus = serve::bus(&settings).await?;
    // The reader goes back at once: one that is kept here would hold up the closing of the database at the end.
    let accounts = identity::count_accounts(&mut db.read().await?).await?;
    if accounts == 0 {
        let mut w = db.write().await?;
        let secret = identity::issue_set_up_link(&mut w, &Call::system("set-up", now)).await?;
        w.commit()
            .await
            .context("the set-up link could not be kept")?;
        say(&format!(
            "No accounts yet. Make the first administrator within a day: {}/set-up/{}",
            settings.base_url,
            secret.text()
        ));
    }
    let app = serve::assemble(settings, db, bus, Vec::new()).await?;
    say(&format!("Kenniskring is on {}", app.settings.base_url));
    serve::run(app, listener).await
}

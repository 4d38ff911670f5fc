//! `kenniskring demo`

use std::path::PathBuf;

use anyhow::{Context, Result};
use base::{Call, Clock, Lang};
use clap::Args;

use super::say;
use crate::describe::Describer;
use crate::settings::Settings;
use crate::view::DemoAccount;
use crate::words::Words;
use crate::{demo, serve};

#[derive(Args)]
pub(super) struct Options {
    /// Where to listen.
    #[arg(long, default_value = "127.0.0.1:8080")]
    listen: std::net::SocketAddr,
    /// The folder for database and mail; a throw-away one unless given.
    #[arg(long)]
    dir: Option<PathBuf>,
}

/// The settings of a demo: a folder of its own, SQLite, one server, mail to files, whatever else is configured.
pub(super) fn settings(from: Settings, options: &Options) -> Result<Settings> {
    let dir = match &options.dir {
        Some(dir) => dir.clone(),
        None => tempfile::Builder::new()
            .prefix("kenniskring-demo-")
            .tempdir()
            .context("cannot make a throw-away folder; give one with --dir")?
            .keep(),
    };
    Ok(Settings {
        listen: options.listen,
        base_url: format!("http://{}", options.listen),
        database_url: format!("sqlite:{}", dir.join("kenniskring.db").display()),
        mail_url: format!("file:{}", dir.join("mail").display()),
        redis_url: None,
        log: if from.log == "info" {
            "warn".to_owned()
        } else {
            from.log
        },
        data_dir: dir,
        ..from
    })
}

pub(super) async fn run(mut settings: Settings, options: Options) -> Result<()> {
    let listener = serve::listen(settings.listen).await?;
    settings.listen = listener.local_addr()?;
    settings.base_url = format!("http://{}", settings.listen);
    let db = serve::open(&settings).await?;
    let now = Clock::System.now();
    serve::prepare(&db, now).await?;
    let bus = serve::bus(&settings).await?;
    let accounts = demo::fill(&db, &bus, now).await?;
    let words = Words::of(Lang::Nl);
    let shown: Vec<DemoAccount> = accounts
        .iter()
        .map(|account| DemoAccount {
            role: words.get(&format!("demo-role-{}", account.key)).to_owned(),
            email: account.email.clone(),
            password: account.password.clone(),
        })
        .collect();
    let app = serve::assemble(settings, db, bus, shown.clone()).await?;
    digests(&app).await?;

    say(&format!("Kenniskring is on {}", app.settings.base_url));
    say(&format!(
        "Everything is in {}; mail is in {}",
        app.settings.data_dir.display(),
        app.settings.data_dir.join("mail").display()
    ));
    if let Some(site) = app.passkeys.as_ref() {
        say(&format!(
            "Passkeys need a name: they work on {}",
            site.origin()
        ));
    }
    for account in &shown {
        say(&format!(
            "{:<22} {:<36} {}",
            account.role, account.email, account.password
        ));
    }
    if options.dir.is_none() {
        say("Stop with Ctrl-C. The folder is thrown away by the system's own tidying.");
    }
    serve::run(app, listener).await
}

/// Sends everybody the digest that waits for them, so that there is mail to look at.
async fn digests(app: &crate::app::App) -> Result<()> {
    let call = Call::system("digest", app.clock.now());
    let describer = Describer {
        base_url: app.settings.base_url.clone(),
    };
    digests::run(&app.db, &call, &describer).await?;
    mail::send_waiting(&app.db, &app.mail, &app.mail_from, &app.clock).await?;
    Ok(())
}

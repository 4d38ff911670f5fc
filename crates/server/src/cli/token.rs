//! `kenniskring token`

use anyhow::{Result, anyhow};
use base::{Call, Clock, Line};
use clap::Subcommand;
use identity::Email;

use super::say;
use crate::serve;
use crate::settings::Settings;

#[derive(Subcommand)]
pub(super) enum Command {
    /// Make a bearer token. Prints only the token, this once.
    Create {
        /// The account's address.
        #[arg(long)]
        email: String,
        /// What it is for.
        #[arg(long)]
        label: String,
    },
}

pub(super) async fn run(settings: Settings, command: Command) -> Result<()> {
    let Command::Create { email, label } = command;
    let call = Call::system("command-line", Clock::System.now());
    let email =
        Email::parse("email", &email).map_err(|_| anyhow!("--email is not an e-mail address"))?;
    let label = Line::parse("label", &label, 80)
        .map_err(|_| anyhow!("--label must be 1 to 80 characters"))?;
    let db = serve::open(&settings).await?;
    serve::prepare(&db, call.now).await?;
    let mut w = db.write().await?;
    let account = identity::system::find_by_email(&mut w, &email)
        .await?
        .ok_or_else(|| {
            anyhow!("no account has this --email; make one with `kenniskring account create`")
        })?;
    let (_, text) = identity::create_token(&mut w, &call, Some(account.id), &label).await?;
    w.commit().await?;
    say(&text);
    db.close().await;
    Ok(())
}

//! `kenniskring token`

use anyhow::{Result, anyhow};
use base::{Call, Clock, Line};
use clap::Subcommand;
use identity::{Email, Scope, TokenForm};

use super::say;
use crate::settings::Settings;
use crate::{serve, when};

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
        /// What it may do: read what its owner may see, or write as its owner does.
        #[arg(long, value_parser = ["read", "write"], default_value = "write")]
        scope: String,
        /// The last day on which it works, such as 2026-12-31; without one it works until it is taken back.
        #[arg(long, value_name = "DAY")]
        until: Option<String>,
    },
}

pub(super) async fn run(settings: Settings, command: Command) -> Result<()> {
    let Command::Create {
        email,
        label,
        scope,
        until,
    } = command;
    let call = Call::system("command-line", Clock::System.now());
    let email =
        Email::parse("email", &email).map_err(|_| anyhow!("--email is not an e-mail address"))?;
    let label = Line::parse("label", &label, 80)
        .map_err(|_| anyhow!("--label must be 1 to 80 characters"))?;
    let form = TokenForm {
        label,
        scope: Scope::parse(&scope).ok_or_else(|| anyhow!("--scope must be read or write"))?,
        expires_at: match until {
            Some(day) => Some(
                when::day(&day)
                    .ok_or_else(|| anyhow!("--until must be a day such as 2026-12-31"))?
                    .plus_seconds(86_400),
            ),
            None => None,
        },
    };
    let db = serve::open(&settings).await?;
    serve::prepare(&db, call.now).await?;
    let mut w = db.write().await?;
    let account = identity::system::find_by_email(&mut w, &email)
        .await?
        .ok_or_else(|| {
            anyhow!("no account has this --email; make one with `kenniskring account create`")
        })?;
    let (_, text) = identity::create_token(&mut w, &call, Some(account.id), &form).await?;
    w.commit().await?;
    say(&text);
    db.close().await;
    Ok(())
}

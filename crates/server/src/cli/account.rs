//! `kenniskring account`

use std::io::BufRead;

use anyhow::{Result, anyhow};
use base::{Call, Clock, Lang, Line, PersonId};
use clap::Subcommand;
use identity::{Email, NewAccount, Password, password};

use super::say;
use crate::serve;
use crate::settings::Settings;

#[derive(Subcommand)]
pub(super) enum Command {
    /// Make an account. Prints its id; without a password also a one-time link to set one.
    Create {
        /// The address to sign in with.
        #[arg(long)]
        email: String,
        /// The full name.
        #[arg(long)]
        name: String,
        /// May see and settle everything.
        #[arg(long)]
        administrator: bool,
        /// Read the password from the first line of standard input.
        #[arg(long)]
        password_stdin: bool,
    },
}

pub(super) async fn run(settings: Settings, command: Command) -> Result<()> {
    let Command::Create {
        email,
        name,
        administrator,
        password_stdin,
    } = command;
    let call = Call::system("command-line", Clock::System.now());
    let email =
        Email::parse("email", &email).map_err(|_| anyhow!("--email is not an e-mail address"))?;
    let name = Line::parse("name", &name, 100)
        .map_err(|_| anyhow!("--name must be 1 to 100 characters"))?;
    let hash = if password_stdin {
        let mut line = String::new();
        std::io::stdin().lock().read_line(&mut line)?;
        let typed = line.trim_end_matches(['\r', '\n']);
        let chosen = Password::parse_for("password", typed, email.as_str()).map_err(|_| {
            anyhow!(
                "the password must be 8 to 256 characters, not one that many people use and not the e-mail address"
            )
        })?;
        Some(password::hash(&chosen, call.ids.bytes())?)
    } else {
        None
    };
    let link = hash.is_none();
    let db = serve::open(&settings).await?;
    serve::prepare(&db, call.now).await?;
    let mut w = db.write().await?;
    let new = NewAccount {
        id: PersonId(call.ids.uuid(call.now)),
        email,
        name,
        handle: None,
        organisation: String::new(),
        province: String::new(),
        job: String::new(),
        language: Lang::Nl,
        administrator,
        password: hash,
    };
    let account = identity::create_account(&mut w, &call, new)
        .await
        .map_err(|e| anyhow!("{e}. Give another --email"))?;
    let secret = if link {
        Some(identity::issue_password_link(&mut w, &call, account.id).await?)
    } else {
        None
    };
    w.commit().await?;
    say(&account.id.to_string());
    if let Some(secret) = secret {
        say(&format!(
            "{}/set-password/{}",
            settings.base_url,
            secret.text()
        ));
    }
    db.close().await;
    Ok(())
}

//! `kenniskring account`

use std::io::BufRead;

use anyhow::{Result, anyhow};
use base::{Call, Clock, Lang, Line, PersonId, Ts};
use clap::{Args, Subcommand};
use identity::{Email, NewAccount, Password, password};
use membership::Slug;
use store::Writer;

use super::say;
use crate::settings::Settings;
use crate::{serve, when};

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
        #[command(flatten)]
        guest: Bounds,
    },
    /// Make the account of this address a guest's, change until when and where, or end it by a day that has passed.
    Guest {
        /// The account's address.
        #[arg(long)]
        email: String,
        #[command(flatten)]
        guest: Bounds,
    },
    /// Make a guest's account one like others. Memberships stay.
    NoGuest {
        /// The account's address.
        #[arg(long)]
        email: String,
    },
}

/// What bounds a guest.
#[derive(Args)]
pub(super) struct Bounds {
    /// For a guest: the day on which the account ends, such as 2026-12-31.
    #[arg(long, value_name = "DAY", requires = "community")]
    guest_until: Option<String>,
    /// For a guest: a community to be in, by its word in addresses; may be given several times.
    #[arg(long, value_name = "SLUG", requires = "guest_until")]
    community: Vec<String>,
}

impl Bounds {
    /// Until when and where; `None` when nothing was given.
    fn read(&self) -> Result<Option<(Ts, Vec<Slug>)>> {
        let Some(day) = &self.guest_until else {
            return Ok(None);
        };
        let until = when::day(day)
            .ok_or_else(|| anyhow!("--guest-until must be a day such as 2026-12-31"))?;
        let communities = self.community.iter().map(|slug| Slug::parse(slug));
        let communities = communities
            .collect::<Result<_, _>>()
            .map_err(|_| anyhow!("--community must be the word in a community's address"))?;
        Ok(Some((until, communities)))
    }
}

async fn bound(
    w: &mut Writer,
    call: &Call,
    person: PersonId,
    guest: Option<(Ts, Vec<Slug>)>,
) -> Result<()> {
    if let Some((until, communities)) = guest {
        identity::bound_guest(w, call, person, Some(until)).await?;
        membership::admit_guest(w, call, person, &communities)
            .await
            .map_err(|e| anyhow!("{e}. Give another --community"))?;
    }
    Ok(())
}

/// Changes an account that is there, found by its address.
async fn change(settings: Settings, email: &str, guest: Option<Bounds>) -> Result<()> {
    let call = Call::system("command-line", Clock::System.now());
    let email =
        Email::parse("email", email).map_err(|_| anyhow!("--email is not an e-mail address"))?;
    let bounds = match &guest {
        Some(guest) => Some(guest.read()?.ok_or_else(|| {
            anyhow!("give --guest-until and --community, or use `account no-guest`")
        })?),
        None => None,
    };
    let db = serve::open(&settings).await?;
    serve::prepare(&db, call.now).await?;
    let mut w = db.write().await?;
    let account = identity::system::find_by_email(&mut w, &email)
        .await?
        .ok_or_else(|| {
            anyhow!("no account has this --email; make one with `kenniskring account create`")
        })?;
    if bounds.is_some() {
        bound(&mut w, &call, account.id, bounds).await?;
    } else {
        identity::bound_guest(&mut w, &call, account.id, None).await?;
        membership::release_guest(&mut w, &call, account.id).await?;
    }
    w.commit().await?;
    say(&account.id.to_string());
    db.close().await;
    Ok(())
}

pub(super) async fn run(settings: Settings, command: Command) -> Result<()> {
    let (email, name, administrator, password_stdin, guest) = match command {
        Command::Create {
            email,
            name,
            administrator,
            password_stdin,
            guest,
        } => (email, name, administrator, password_stdin, guest.read()?),
        Command::Guest { email, guest } => return change(settings, &email, Some(guest)).await,
        Command::NoGuest { email } => return change(settings, &email, None).await,
    };
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
    bound(&mut w, &call, account.id, guest).await?;
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

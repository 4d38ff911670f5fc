//! `kenniskring member`

use std::io::Read as _;
use std::path::PathBuf;

use anyhow::{Context, Result, anyhow, bail};
use base::{Call, Clock};
use clap::Subcommand;
use membership::way_in::rules;
use membership::{Outcome, Role, Slug};

use super::say;
use crate::flow::way_in;
use crate::serve;
use crate::settings::Settings;

#[derive(Subcommand)]
pub(super) enum Command {
    /// Make everybody in a file a member: at once where the address has an account, by a letter elsewhere. Prints a line each.
    Import {
        /// The community, by its word in addresses.
        #[arg(long, value_name = "SLUG")]
        community: String,
        /// As what they come in.
        #[arg(long, value_parser = ["member", "coordinator"], default_value = "member")]
        role: String,
        /// Only say what would come of each line.
        #[arg(long)]
        dry_run: bool,
        /// The file: email,name,organisation with or without a row of headings; - for standard input.
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
}

/// Imports members; fails when any line did.
pub(super) async fn run(settings: Settings, command: Command) -> Result<()> {
    let Command::Import {
        community,
        role,
        dry_run,
        file,
    } = command;
    let slug = Slug::parse(&community)
        .map_err(|_| anyhow!("--community must be the word in a community's address"))?;
    let role = Role::parse(&role).ok_or_else(|| anyhow!("--role must be member or coordinator"))?;
    let mut bytes = Vec::new();
    if file.as_os_str() == "-" {
        std::io::stdin().lock().read_to_end(&mut bytes)?;
    } else {
        bytes =
            std::fs::read(&file).with_context(|| format!("{} cannot be read", file.display()))?;
    }
    let all = rules::read_all(&rules::text_of(&bytes));
    if all.is_empty() {
        bail!(
            "no line holds an address; write one person a line, such as anna@library.nl,Anna de Wit"
        );
    }
    let call = Call::system("command-line", Clock::System.now());
    let db = serve::open(&settings).await?;
    serve::prepare(&db, call.now).await?;
    let mut reported = Vec::new();
    for some in all.chunks(rules::MOST_INVITED) {
        let mut w = db.write().await?;
        let told = way_in::invite(&mut w, &call, &slug, some.to_vec(), role, "", true)
            .await
            .map_err(|problem| match problem.code {
                "not-found" => anyhow!("no community has this --community"),
                "archived" => anyhow!("this community is archived"),
                code => anyhow!("the members cannot be imported ({code})"),
            })?;
        reported.extend(told);
        // A dry run does it all and keeps nothing.
        if dry_run {
            drop(w);
        } else {
            w.commit().await?;
        }
    }
    db.close().await;
    for one in &reported {
        let (number, text) = (one.read.number, &one.read.text);
        say(&format!("{number}\t{}\t{text}", one.outcome));
    }
    let failed: Vec<Outcome> = reported
        .iter()
        .map(|one| one.outcome)
        .filter(|outcome| !outcome.is_done())
        .collect();
    match failed.len() {
        0 => Ok(()),
        n => bail!(
            "{n} of {} lines failed; correct them and import the file again",
            reported.len()
        ),
    }
}

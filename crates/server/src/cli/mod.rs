//! The command line: one command, one file. Exit codes: 0 done, 1 failed (one plain line says what and what to do), 2 usage.

mod account;
mod demo;
mod digest;
mod doctor;
mod member;
mod migrate;
mod sample;
mod serve;
mod tidy;
mod token;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::{Args, Parser, Subcommand};
use tracing_subscriber::EnvFilter;

use crate::settings::Settings;

/// Where the Dutch public library network works together in communities of practice.
#[derive(Parser)]
#[command(name = "kenniskring", version, arg_required_else_help = true)]
struct Cli {
    #[command(flatten)]
    common: Common,
    #[command(subcommand)]
    command: Command,
}

/// What every command takes.
#[derive(Args)]
struct Common {
    /// A file with settings (TOML; the names are those of config/default.toml).
    #[arg(long, global = true)]
    config: Option<PathBuf>,
}

#[derive(Subcommand)]
enum Command {
    /// Fill a throw-away folder with a lively demo and serve it.
    Demo(demo::Options),
    /// Serve with the settings.
    Serve(serve::Options),
    /// Run outstanding migrations.
    Migrate,
    /// Accounts.
    #[command(subcommand)]
    Account(account::Command),
    /// Members of communities.
    #[command(subcommand)]
    Member(member::Command),
    /// Bearer tokens for the API.
    #[command(subcommand)]
    Token(token::Command),
    /// Fill the configured, empty database with a load data set.
    Sample(sample::Options),
    /// Let go of what is older than its period, and carry out the erasures that are due, as the server does by itself.
    Tidy(tidy::Options),
    /// Digests.
    #[command(subcommand)]
    Digest(digest::Command),
    /// Look whether what must hold does hold: the schema, the record of acts, the outbox. Changes nothing.
    Doctor,
}

/// Runs the command of the process's arguments.
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    match run(cli) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("kenniskring: {}", one_line(&format!("{error:#}")));
            ExitCode::FAILURE
        }
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn run(cli: Cli) -> Result<()> {
    let mut settings = Settings::load(cli.common.config.as_deref())?;
    if let Command::Demo(options) = &cli.command {
        settings = demo::settings(settings, options)?;
    }
    start_log(&settings)?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        match cli.command {
            Command::Demo(options) => demo::run(settings, options).await,
            Command::Serve(options) => serve::run(settings, options).await,
            Command::Migrate => migrate::run(settings).await,
            Command::Account(command) => account::run(settings, command).await,
            Command::Member(command) => member::run(settings, command).await,
            Command::Token(command) => token::run(settings, command).await,
            Command::Sample(options) => sample::run(settings, options).await,
            Command::Digest(command) => digest::run(settings, command).await,
            Command::Tidy(options) => tidy::run(settings, options).await,
            Command::Doctor => doctor::run(settings).await,
        }
    })
}

/// The log goes to stderr, so that what a command prints stays clean.
fn start_log(settings: &Settings) -> Result<()> {
    let filter = EnvFilter::try_new(&settings.log).map_err(|_| {
        anyhow::anyhow!(
            "log must be a level such as info, or parts such as info,sqlx=warn; not \"{}\"",
            settings.log
        )
    })?;
    let log = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr);
    if settings.log_json {
        log.json().init();
    } else {
        log.with_target(false).init();
    }
    Ok(())
}

/// Prints a line to stdout.
#[expect(clippy::print_stdout, reason = "what a command answers goes to stdout")]
fn say(line: &str) {
    println!("{line}");
}

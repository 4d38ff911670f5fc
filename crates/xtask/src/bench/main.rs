//! The benchmarks: the platform beside its physical limits, measured in one run on one machine.
//!
//! `bench run` measures; `bench bare` is the limit: the least that must happen for the same answer, with the same
//! libraries and the same database. Started by `cargo xtask bench`, which brings PostgreSQL and Redis.

#![allow(
    clippy::print_stdout,
    reason = "a command line tool talks by its standard output"
)]
#![allow(
    clippy::disallowed_methods,
    reason = "a tool beside the platform: it measures, and starts tasks of its own"
)]

mod bare;
mod bare_live;
mod client;
mod database;
mod live;
mod load;
mod measure;
mod process;
mod report;

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

#[derive(Parser)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Measures and prints the table.
    Run(measure::Options),
    /// A bare server on a database that `kenniskring sample` filled; prints its two ports.
    Bare {
        /// The database.
        #[arg(long)]
        database: String,
        /// The size of its page.
        #[arg(long)]
        bytes: usize,
    },
}

fn main() -> ExitCode {
    match start() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bench: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn start() -> Result<()> {
    match Cli::parse().command {
        // One thread for the client: the other core is the server's, as far as the machine's other work lets it.
        Command::Run(options) => tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?
            .block_on(measure::run(&options)),
        Command::Bare { database, bytes } => {
            tokio::runtime::Runtime::new()?.block_on(bare::serve(&database, bytes))
        }
    }
}

//! The developer's commands: the full test, the text checks, the server that restarts on change, the benchmarks.

#![allow(
    clippy::print_stdout,
    reason = "a command line tool talks by its standard output"
)]
#![allow(
    clippy::disallowed_methods,
    reason = "a tool beside the platform: it measures its own time and reads the developer's environment"
)]

mod bench_run;
mod dev;
mod repo;
mod services;
mod test;
mod tidy;

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(
    name = "cargo xtask",
    about = "The developer's commands of Kenniskring"
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// The full test, with services and a browser of its own; the last line says `N passed, N failed`.
    #[command(alias = "ci")]
    Test(test::Options),
    /// The text checks that no compiler does.
    Tidy,
    /// The demo, restarted when a file changes.
    Dev(dev::Options),
    /// Benchmarks, each beside its physical limit in the same run.
    Bench(bench_run::Options),
}

fn main() -> ExitCode {
    let done = match Cli::parse().command {
        Command::Test(options) => test::run(&options),
        Command::Tidy => tidy::command(),
        Command::Dev(options) => dev::run(&options),
        Command::Bench(options) => bench_run::run(&options),
    };
    end(done)
}

/// One plain line on stderr says what went wrong.
fn end(done: Result<ExitCode>) -> ExitCode {
    done.unwrap_or_else(|error| {
        eprintln!("xtask: {error:#}");
        ExitCode::FAILURE
    })
}

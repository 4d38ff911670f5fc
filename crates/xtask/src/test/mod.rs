//! The full test: everything a change must hold, with services and a browser of its own.

mod count;
mod run;
mod steps;
mod tools;

use std::process::ExitCode;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use crate::repo;
use crate::services::{self, Durability, Folder, Services};
use count::Count;
use steps::{Step, Work};

/// What may be asked of the full test.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Stop at the first step that fails, instead of running all and reporting all.
    #[arg(long)]
    fail_fast: bool,
    /// Run only these steps, while working on them; what this says is not the full test.
    #[arg(long, value_name = "STEP", value_delimiter = ',')]
    only: Vec<String>,
}

/// One step after it ran.
struct Outcome {
    name: &'static str,
    count: Count,
    time: Duration,
    /// Why it counts as failed, beyond what the runner said.
    trouble: Vec<String>,
}

/// Runs the full test; the last line says how many passed and failed.
pub(crate) fn run(options: &Options) -> Result<ExitCode> {
    let root = repo::root()?;
    let Some(tools) = tools::ready()? else {
        return Ok(ExitCode::from(2));
    };
    let outcomes = {
        let folder = Folder::new(services::postgres_user()?)?;
        let (services, trouble) = match Services::start(&folder, Durability::None) {
            Ok(services) => (Some(services), None),
            Err(error) => (None, Some(format!("no services: {error:#}"))),
        };
        let work = Work {
            root: &root,
            target: repo::target(&root)?,
            folder: &folder,
            services: services.as_ref(),
            tools: &tools,
        };
        let mut outcomes = all(&work, options)?;
        outcomes.extend(trouble.map(|why| Outcome {
            name: "services",
            count: Count::one(false),
            time: Duration::ZERO,
            trouble: vec![why],
        }));
        outcomes
    };
    // Here the servers and the folder are gone: nothing can speak after the last line.
    Ok(report(&outcomes, options))
}

fn all(work: &Work<'_>, options: &Options) -> Result<Vec<Outcome>> {
    let steps = steps::all();
    if let Some(unknown) = options
        .only
        .iter()
        .find(|name| !steps.iter().any(|step| step.name == **name))
    {
        let names: Vec<&str> = steps.iter().map(|step| step.name).collect();
        bail!(
            "no step is called {unknown}; there are: {}",
            names.join(", ")
        );
    }
    let mut outcomes = Vec::new();
    for step in steps {
        if !options.only.is_empty() && !options.only.iter().any(|name| name == step.name) {
            continue;
        }
        let outcome = one(work, &step);
        let failed = outcome.count.failed > 0;
        outcomes.push(outcome);
        if failed && options.fail_fast {
            println!("\nstopped: --fail-fast");
            break;
        }
    }
    Ok(outcomes)
}

fn one(work: &Work<'_>, step: &Step) -> Outcome {
    println!("\n=== {} ===", step.name);
    let start = Instant::now();
    let (count, trouble) = match (step.run)(work) {
        Ok(done) => (done.count, done.trouble),
        Err(error) => (Count::one(false), vec![format!("{error:#}")]),
    };
    for why in &trouble {
        println!("{}: {why}", step.name);
    }
    let time = start.elapsed();
    println!(
        "=== {}: {} passed, {} failed, {:.1} s ===",
        step.name,
        count.passed,
        count.failed,
        time.as_secs_f64()
    );
    Outcome {
        name: step.name,
        count,
        time,
        trouble,
    }
}

fn report(outcomes: &[Outcome], options: &Options) -> ExitCode {
    println!(
        "\n{:<12} {:>8} {:>8} {:>9}",
        "step", "passed", "failed", "seconds"
    );
    let mut total = Count::default();
    for outcome in outcomes {
        total.add(outcome.count);
        println!(
            "{:<12} {:>8} {:>8} {:>9.1}",
            outcome.name,
            outcome.count.passed,
            outcome.count.failed,
            outcome.time.as_secs_f64()
        );
    }
    for outcome in outcomes.iter().filter(|outcome| outcome.count.failed > 0) {
        let why = outcome.trouble.join("; ");
        let why = why.lines().next().unwrap_or_default();
        println!("FAILED: {} {why}", outcome.name);
    }
    if !options.only.is_empty() {
        println!(
            "only {}: this is not the full test",
            options.only.join(", ")
        );
    }
    println!("{} passed, {} failed", total.passed, total.failed);
    if total.failed == 0 && total.passed > 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

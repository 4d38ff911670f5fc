//! The steps of the full test, in order. All cargo calls share profile, flags and features: each crate is built once.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use super::count::{self, Count, Heard};
use super::run::{self, Said};
use super::tools::Tools;
use crate::services::{Folder, Services};
use crate::{repo, tidy};

/// Everything in the workspace, the benchmark's programs included.
const ALL: [&str; 3] = ["--workspace", "--features", "xtask/bench"];

/// One step.
pub(super) struct Step {
    pub(super) name: &'static str,
    pub(super) run: fn(&Work<'_>) -> Result<Heard>,
}

/// What the steps work with.
pub(super) struct Work<'a> {
    pub(super) root: &'a Path,
    pub(super) target: PathBuf,
    pub(super) folder: &'a Folder,
    pub(super) services: Option<&'a Services>,
    pub(super) tools: &'a Tools,
}

/// All steps, what is quick and often wrong first.
pub(super) fn all() -> Vec<Step> {
    let step = |name, run| Step { name, run };
    vec![
        step("format", |work| {
            once(&run::run(
                work.folder,
                work.cargo("fmt").args(["--all", "--check"]),
            )?)
        }),
        step("tidy", |work| {
            tidy::all(work.root)?;
            Ok(Heard {
                count: Count::one(true),
                trouble: Vec::new(),
            })
        }),
        step("clippy", |work| {
            let mut clippy = work.cargo("clippy");
            clippy
                .args(ALL)
                .args(["--all-targets", "--", "-D", "warnings"]);
            once(&run::run(work.folder, &mut clippy)?)
        }),
        step("doc", |work| {
            let mut doc = work.cargo("doc");
            doc.args(ALL)
                .arg("--no-deps")
                .env("RUSTDOCFLAGS", "-D warnings");
            once(&run::run(work.folder, &mut doc)?)
        }),
        // The server's own program too, which `cargo test` would leave as it was.
        step("build", |work| {
            let mut build = work.cargo("build");
            build.args(ALL).arg("--all-targets");
            once(&run::run(work.folder, &mut build)?)
        }),
        step("test", tests),
        step("web-check", |work| web(work, &["run", "check"], once)),
        step("web-test", |work| {
            web(work, &["test"], |said| {
                Ok(judge(said, count::node(said.lines())))
            })
        }),
        step("browser", browser),
    ]
}

impl Work<'_> {
    fn cargo(&self, verb: &str) -> Command {
        let mut cargo = repo::cargo();
        cargo
            .arg(verb)
            .current_dir(self.root)
            // For every call the same: the server's build script runs anew when it changes.
            .env("WEB_BUILD", "require");
        cargo
    }

    fn services(&self) -> Result<&Services> {
        self.services.context("the services did not start")
    }
}

fn tests(work: &Work<'_>) -> Result<Heard> {
    let services = work.services()?;
    let mut test = work.cargo("test");
    test.args(ALL)
        .arg("--no-fail-fast")
        .env("KENNISKRING_TEST_POSTGRES_URL", &services.postgres)
        .env("KENNISKRING_TEST_REDIS_URL", &services.redis)
        .env("KENNISKRING_TEST_REQUIRE_SERVICES", "1");
    let said = run::run(work.folder, &mut test)?;
    Ok(judge(&said, count::libtest(said.lines())))
}

fn web(work: &Work<'_>, args: &[&str], heard: fn(&Said) -> Result<Heard>) -> Result<Heard> {
    repo::npm_ci(work.root, "web")?;
    let mut npm = Command::new(&work.tools.npm);
    npm.args(args).current_dir(work.root.join("web"));
    heard(&run::run(work.folder, &mut npm)?)
}

fn browser(work: &Work<'_>) -> Result<Heard> {
    let program = work.target.join("debug/kenniskring");
    ensure!(
        repo::is_program(&program),
        "{} was not built",
        program.display()
    );
    repo::npm_ci(work.root, "tests/browser")?;
    let mut node = Command::new(&work.tools.node);
    node.arg("run.mjs")
        .current_dir(work.root.join("tests/browser"))
        .env("SERVER_BIN", program)
        .env("CHROMIUM", &work.tools.chromium)
        // Pictures of what failed, to look at afterwards.
        .env("BROWSER_OUT", work.target.join("browser"));
    let said = run::run(work.folder, &mut node)?;
    Ok(judge(&said, count::browser(said.lines())))
}

/// A program whose exit code is the whole answer.
fn once(said: &Said) -> Result<Heard> {
    ensure!(said.success, "{}", said.end);
    Ok(Heard {
        count: Count::one(true),
        trouble: Vec::new(),
    })
}

/// A runner's own count, unless its end says otherwise: one that ran nothing, or died, has failed.
fn judge(said: &Said, mut heard: Heard) -> Heard {
    let silent = heard.count == Count::default();
    if silent {
        heard.trouble.push("no test ran".to_owned());
    }
    if !said.success {
        heard.trouble.push(said.end.clone());
    }
    if heard.count.failed == 0 && (silent || !said.success) {
        heard.count.failed += 1;
    }
    heard
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(success: bool) -> Said {
        Said {
            success,
            end: "exit status: 101".to_owned(),
            lines: Vec::new(),
        }
    }

    #[test]
    fn a_runner_that_ran_nothing_or_died_has_failed() {
        let passed = |passed| Heard {
            count: Count { passed, failed: 0 },
            trouble: Vec::new(),
        };
        assert_eq!(
            judge(&said(true), passed(3)).count,
            Count {
                passed: 3,
                failed: 0
            }
        );
        assert_eq!(
            judge(&said(true), passed(0)).count,
            Count {
                passed: 0,
                failed: 1
            }
        );
        assert_eq!(
            judge(&said(false), passed(3)).count,
            Count {
                passed: 3,
                failed: 1
            }
        );
        assert!(once(&said(false)).is_err());
    }

    #[test]
    fn steps_have_names_of_their_own() {
        let mut names: Vec<&str> = all().iter().map(|step| step.name).collect();
        let many = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), many);
    }
}

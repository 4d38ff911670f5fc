//! A place of its own for the program: a folder, a database, settings; and running commands there.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;
use store::Engine;
use store::testing::{Fresh, fresh};
use tempfile::TempDir;

use crate::server::Server;

/// The program, which cargo has built beside these tests.
///
/// # Panics
/// When it is not there.
pub fn program() -> PathBuf {
    let here = std::env::current_exe().unwrap();
    let built = here
        .parent()
        .unwrap()
        .parent()
        .unwrap()
        .join("kenniskring-tested");
    assert!(built.is_file(), "{} was not built", built.display());
    built
}

/// A folder, a database and settings.
pub struct Place {
    dir: PathBuf,
    settings: BTreeMap<String, String>,
    _own: Option<TempDir>,
    _fresh: Option<Fresh>,
}

/// What a command came to.
#[derive(Debug)]
pub struct Ran {
    /// The exit code.
    pub code: i32,
    /// What it printed.
    pub out: String,
    /// What it complained of.
    pub err: String,
}

impl Ran {
    /// What it printed, when it was done.
    ///
    /// # Panics
    /// When the exit code is not 0.
    pub fn done(self) -> String {
        assert_eq!(self.code, 0, "{self:?}");
        self.out
    }

    /// The one plain line it failed with.
    ///
    /// # Panics
    /// When the exit code is not 1, something was printed, or it is not one plain line.
    pub fn failed(self) -> String {
        assert_eq!(self.code, 1, "{self:?}");
        assert_eq!(self.out, "", "a command that fails prints nothing");
        let lines: Vec<&str> = self.err.lines().collect();
        assert_eq!(lines.len(), 1, "one plain line: {self:?}");
        assert!(lines[0].starts_with("kenniskring: "), "{self:?}");
        for noise in ["panicked", "Error {", "Os {", "src/", "\u{1b}"] {
            assert!(!lines[0].contains(noise), "plain words only: {self:?}");
        }
        lines[0].to_owned()
    }
}

/// A member of a sample, with the keys to the door.
#[derive(Debug, Clone)]
pub struct Member {
    /// The name in addresses.
    pub handle: String,
    /// The address.
    pub email: String,
    /// A `Cookie` header.
    pub cookie: String,
    /// A bearer token.
    pub token: String,
}

/// What `sample` says, and its members.
pub struct Sample {
    /// The JSON object it prints.
    pub said: Value,
    /// The members in order; the first are coordinators.
    pub members: Vec<Member>,
}

impl Sample {
    /// The community all members belong to.
    pub fn community(&self) -> &str {
        self.said["largestCommunity"].as_str().unwrap()
    }
}

impl Default for Place {
    fn default() -> Self {
        Self::new()
    }
}

impl Place {
    /// An empty folder; the database will be SQLite in it.
    pub fn new() -> Self {
        let own = tempfile::Builder::new()
            .prefix("kenniskring-test-")
            .tempdir()
            .unwrap();
        Self::at(own.path().to_owned(), Some(own), None)
    }

    /// As [`Place::new`], but the folder stays until the server that runs in it takes it away (see [`Server::shared`]).
    pub fn lasting() -> Self {
        let dir = tempfile::Builder::new()
            .prefix("kenniskring-test-")
            .tempdir()
            .unwrap()
            .keep();
        Self::at(dir, None, None)
    }

    /// An empty folder, and an empty database of this engine.
    pub async fn on(engine: Engine) -> Self {
        let place = Self::new();
        match engine {
            Engine::Sqlite => place,
            Engine::Postgres => {
                let fresh = fresh(engine).await;
                fresh.db.close().await;
                let place = place.with("DATABASE_URL", &fresh.url);
                Self {
                    _fresh: Some(fresh),
                    ..place
                }
            }
        }
    }

    fn at(dir: PathBuf, own: Option<TempDir>, fresh: Option<Fresh>) -> Self {
        let place = Self {
            dir,
            settings: BTreeMap::new(),
            _own: own,
            _fresh: fresh,
        };
        let data = place.data().display().to_string();
        place
            .with("DATA_DIR", &data)
            .with("LISTEN", "127.0.0.1:0")
            .with("RATE_LIMITS", "off")
            .with("LOG", "warn")
    }

    /// With a setting, by its name without `KENNISKRING_`.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.set(name, value);
        self
    }

    /// Changes a setting.
    pub fn set(&mut self, name: &str, value: &str) {
        self.settings
            .insert(format!("KENNISKRING_{name}"), value.to_owned());
    }

    /// Forgets a setting.
    pub fn unset(&mut self, name: &str) {
        self.settings.remove(&format!("KENNISKRING_{name}"));
    }

    /// The folder.
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// The data folder.
    pub fn data(&self) -> PathBuf {
        self.dir.join("data")
    }

    /// The address of the database.
    pub fn database(&self) -> String {
        let own = || format!("sqlite:{}", self.data().join("kenniskring.db").display());
        self.settings
            .get("KENNISKRING_DATABASE_URL")
            .cloned()
            .unwrap_or_else(own)
    }

    /// Makes every session an hour older, as if people had signed in this morning.
    ///
    /// # Panics
    /// When the database cannot be told.
    pub async fn an_hour_later(&self) {
        let options = store::Options::default();
        let db = store::Db::open(&self.database(), options).await.unwrap();
        let mut w = db.write().await.unwrap();
        w.query(store::sql!(
            "UPDATE session SET created_at = created_at - 3600000000"
        ))
        .execute()
        .await
        .unwrap();
        w.commit().await.unwrap();
        db.close().await;
    }

    /// The program with these settings and no others.
    pub fn command(&self, args: &[&str]) -> Command {
        self.dressed(Command::new(program()), args)
    }

    pub(crate) fn dressed(&self, mut command: Command, args: &[&str]) -> Command {
        for (name, _) in std::env::vars_os()
            .filter(|(name, _)| name.to_string_lossy().starts_with("KENNISKRING_"))
        {
            command.env_remove(name);
        }
        command
            .args(args)
            .envs(&self.settings)
            .current_dir(&self.dir);
        command
    }

    /// Runs a command to its end.
    pub fn run(&self, args: &[&str]) -> Ran {
        self.run_with(args, "")
    }

    /// Runs a command that reads `typed`.
    pub fn run_with(&self, args: &[&str], typed: &str) -> Ran {
        let mut command = self.command(args);
        command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        // Who does not read is not written to.
        let _ = child.stdin.take().unwrap().write_all(typed.as_bytes());
        let output = child.wait_with_output().unwrap();
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Ran {
            code: output.status.code().unwrap_or(-1),
            out: text(&output.stdout),
            err: text(&output.stderr),
        }
    }

    /// An account made on the command line, with a password; its id.
    pub fn account(&self, email: &str, name: &str, password: &str, administrator: bool) -> String {
        let mut args = vec![
            "account",
            "create",
            "--email",
            email,
            "--name",
            name,
            "--password-stdin",
        ];
        if administrator {
            args.push("--administrator");
        }
        self.run_with(&args, password).done().trim().to_owned()
    }

    /// A bearer token made on the command line.
    pub fn token(&self, email: &str) -> String {
        self.run(&["token", "create", "--email", email, "--label", "test"])
            .done()
            .trim()
            .to_owned()
    }

    /// A small sample: a few threads, and this many members who all belong to one community.
    pub fn sample(&self, members: usize) -> Sample {
        self.sample_with(members, &[])
    }

    /// As [`Place::sample`], with more arguments.
    pub fn sample_with(&self, members: usize, more: &[&str]) -> Sample {
        let (count, access) = (members.to_string(), self.dir.join("access.jsonl"));
        let mut args = vec![
            "sample",
            "--members",
            &count,
            "--threads",
            "6",
            "--posts",
            "120",
            "--access",
        ];
        args.push(access.to_str().unwrap());
        args.extend(more);
        let said = serde_json::from_str(&self.run(&args).done()).unwrap();
        let text = std::fs::read_to_string(&access).unwrap();
        let member = |line: &str| {
            let line: Value = serde_json::from_str(line).unwrap();
            let get = |key: &str| line[key].as_str().unwrap().to_owned();
            Member {
                handle: get("handle"),
                email: get("email"),
                cookie: get("cookie"),
                token: get("token"),
            }
        };
        Sample {
            said,
            members: text.lines().map(member).collect(),
        }
    }

    /// A server with these settings.
    pub fn serve(&self) -> Server {
        Server::start(self, &["serve"], None)
    }
}

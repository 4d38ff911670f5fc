//! Settings: the defaults in `config/default.toml`, over them a file, over that the environment. Checked once, at start.

use std::collections::{BTreeMap, HashMap};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use config::{Config, Environment, File, FileFormat, Source as _};
use serde::Deserialize;
use url::Url;

use crate::oidc;
use crate::periods::Periods;
use crate::shown::{self, Layers, Shown, flat};

/// The reference: every setting with its default and what it means.
pub const DEFAULTS: &str = include_str!("../../../config/default.toml");

/// What stands before a setting's name in the environment.
const PREFIX: &str = "KENNISKRING";

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    listen: String,
    base_url: String,
    data_dir: String,
    database_url: String,
    database_connections: u32,
    sqlite_synchronous: String,
    redis_url: String,
    redis_namespace: String,
    mail_url: String,
    mail_from: String,
    rate_limits: String,
    metrics_listen: String,
    trusted_proxies: usize,
    log: String,
    log_format: String,
    event_days: i64,
    record_days: i64,
    letter_days: i64,
    notice_days: i64,
    device_days: i64,
    employment_days: i64,
    request_days: i64,
    way_in_days: i64,
    closed_days: i64,
    receipt_days: i64,
    second_factor: String,
    #[serde(default)]
    oidc: BTreeMap<String, oidc::Written>,
}

/// Who has to have a second step when signing in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SecondFactor {
    /// Who wants one.
    Optional,
    /// Administrators.
    Administrators,
    /// Administrators and coordinators.
    Coordinators,
}

/// The settings in effect.
#[derive(Debug, Clone)]
pub struct Settings {
    /// All of them as administrators may see them, without what is secret.
    pub shown: Vec<Shown>,
    /// Where the server listens.
    pub listen: SocketAddr,
    /// The address people use, without a slash at the end.
    pub base_url: String,
    /// Where files live.
    pub data_dir: PathBuf,
    /// The database.
    pub database_url: String,
    /// Connections to it.
    pub database_connections: u32,
    /// When SQLite forces commits to the disk.
    pub durability: store::Durability,
    /// The bus to other servers, when there are any.
    pub redis_url: Option<String>,
    /// What keeps installations on one Redis apart.
    pub redis_namespace: String,
    /// Where mail goes.
    pub mail_url: String,
    /// Whom mail comes from.
    pub mail_from: String,
    /// Whether rate limits hold.
    pub rate_limits: bool,
    /// A second address for metrics.
    pub metrics_listen: Option<SocketAddr>,
    /// How many proxies stand in front.
    pub trusted_proxies: usize,
    /// What is logged.
    pub log: String,
    /// Whether the log is JSON.
    pub log_json: bool,
    /// For how long things are kept.
    pub periods: Periods,
    /// Who has to have a second step.
    pub second_factor: SecondFactor,
    /// Who may vouch for people.
    pub oidc: Vec<oidc::Settings>,
}

impl Settings {
    /// Reads the settings; an error is one plain line with the setting's name and the reason.
    pub fn load(file: Option<&Path>) -> Result<Self> {
        let environment: HashMap<String, String> = std::env::vars_os()
            .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)))
            .filter(|(name, _)| {
                name.starts_with("KENNISKRING_") && !name.starts_with("KENNISKRING_TEST_")
            })
            .collect();
        Self::from_sources(file, environment)
    }

    /// As [`Settings::load`], with the environment given.
    pub fn from_sources(file: Option<&Path>, environment: HashMap<String, String>) -> Result<Self> {
        let text = match file {
            Some(path) => std::fs::read_to_string(path)
                .with_context(|| format!("cannot read the settings file {}", path.display()))?,
            None => String::new(),
        };
        let usual = File::from_str(DEFAULTS, FileFormat::Toml);
        let file = File::from_str(&text, FileFormat::Toml);
        let environment = Environment::with_prefix(PREFIX)
            .prefix_separator("_")
            .separator("__")
            .source(Some(environment));
        let read = || -> Result<(Raw, Vec<Shown>), config::ConfigError> {
            let layers = Layers {
                usual: flat(usual.collect()?),
                file: flat(file.collect()?),
                environment: flat(environment.collect()?),
            };
            let all = Config::builder()
                .add_source(usual.clone())
                .add_source(file.clone())
                .add_source(environment.clone())
                .build()?;
            let shown = layers.shown(&flat(all.collect()?));
            Ok((all.try_deserialize()?, shown))
        };
        let (raw, shown) = read().map_err(|error| {
            anyhow!("a setting is wrong: {error} (see config/default.toml for all names)")
        })?;
        let mut settings = raw.check()?;
        settings.shown = shown;
        settings.note_in_effect();
        Ok(settings)
    }

    /// Has what is shown say what is in effect: what an empty value came to, which port was free, what a demo chose.
    pub fn note_in_effect(&mut self) {
        for (name, value) in [
            ("listen", self.listen.to_string()),
            ("base_url", self.base_url.clone()),
            ("data_dir", self.data_dir.display().to_string()),
            ("database_url", self.database_url.clone()),
            ("mail_url", self.mail_url.clone()),
            ("redis_url", self.redis_url.clone().unwrap_or_default()),
            ("log", self.log.clone()),
        ] {
            shown::comes_to(&mut self.shown, name, &value);
        }
    }

    /// Whether cookies must only travel over TLS.
    pub fn secure(&self) -> bool {
        self.base_url.starts_with("https://")
    }
}

fn filled(text: String) -> Option<String> {
    Some(text).filter(|text| !text.is_empty())
}

fn switch(name: &str, text: &str) -> Result<bool> {
    match text {
        "on" | "true" => Ok(true),
        "off" | "false" => Ok(false),
        _ => bail!("{name} must be on or off, not \"{text}\""),
    }
}

fn address(name: &str, text: &str) -> Result<SocketAddr> {
    text.parse()
        .map_err(|_| anyhow!("{name} must be ADDRESS:PORT such as 127.0.0.1:8080, not \"{text}\""))
}

impl Raw {
    fn check(self) -> Result<Settings> {
        let listen = address("listen", &self.listen)?;
        let base_url = match filled(self.base_url) {
            None => format!("http://{listen}"),
            Some(text) => {
                let wrong =
                    || anyhow!("base_url must be http:// or https:// and a host, not \"{text}\"");
                let url = Url::parse(&text).map_err(|_| wrong())?;
                if !matches!(url.scheme(), "http" | "https") || !url.has_host() || url.path() != "/"
                {
                    return Err(wrong());
                }
                text.trim_end_matches('/').to_owned()
            }
        };
        let data_dir = PathBuf::from(&self.data_dir);
        let durability = match self.sqlite_synchronous.as_str() {
            "normal" => store::Durability::Normal,
            "full" => store::Durability::Full,
            other => bail!("sqlite_synchronous must be normal or full, not \"{other}\""),
        };
        let log_json = match self.log_format.as_str() {
            "text" => false,
            "json" => true,
            other => bail!("log_format must be text or json, not \"{other}\""),
        };
        if !(1..=1000).contains(&self.database_connections) {
            bail!("database_connections must be 1 to 1000");
        }
        let periods = Periods {
            event_days: self.event_days,
            record_days: self.record_days,
            letter_days: self.letter_days,
            notice_days: self.notice_days,
            device_days: self.device_days,
            employment_days: self.employment_days,
            request_days: self.request_days,
            way_in_days: self.way_in_days,
            closed_days: self.closed_days,
            receipt_days: self.receipt_days,
        };
        periods.check()?;
        let providers: Result<Vec<oidc::Settings>> = self
            .oidc
            .into_iter()
            .map(|(name, written)| written.check(&name))
            .collect();
        Ok(Settings {
            shown: Vec::new(),
            listen,
            base_url,
            database_url: filled(self.database_url)
                .unwrap_or_else(|| format!("sqlite:{}", data_dir.join("kenniskring.db").display())),
            database_connections: self.database_connections,
            durability,
            redis_url: filled(self.redis_url),
            redis_namespace: self.redis_namespace,
            mail_url: filled(self.mail_url)
                .unwrap_or_else(|| format!("file:{}", data_dir.join("mail").display())),
            mail_from: self.mail_from,
            rate_limits: switch("rate_limits", &self.rate_limits)?,
            metrics_listen: match filled(self.metrics_listen) {
                Some(text) => Some(address("metrics_listen", &text)?),
                None => None,
            },
            trusted_proxies: self.trusted_proxies,
            oidc: providers?,
            log: self.log,
            log_json,
            periods,
            second_factor: match self.second_factor.as_str() {
                "optional" => SecondFactor::Optional,
                "administrators" => SecondFactor::Administrators,
                "coordinators" => SecondFactor::Coordinators,
                other => bail!(
                    "second_factor must be optional, administrators or coordinators, not \"{other}\""
                ),
            },
            data_dir,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(pairs: &[(&str, &str)]) -> Result<Settings> {
        let environment = pairs
            .iter()
            .map(|(a, b)| ((*a).to_owned(), (*b).to_owned()))
            .collect();
        Settings::from_sources(None, environment)
    }

    #[test]
    fn the_defaults_are_those_of_the_contract() {
        let settings = with(&[]).unwrap();
        assert_eq!(settings.listen.to_string(), "127.0.0.1:8080");
        assert_eq!(settings.base_url, "http://127.0.0.1:8080");
        assert_eq!(settings.database_url, "sqlite:./data/kenniskring.db");
        assert_eq!(settings.mail_url, "file:./data/mail");
        assert!(settings.rate_limits && settings.redis_url.is_none());
    }

    #[test]
    fn what_is_shown_is_what_is_in_effect() {
        let mut settings = with(&[("KENNISKRING_LISTEN", "127.0.0.1:0")]).unwrap();
        settings.listen = "127.0.0.1:4242".parse().unwrap();
        settings.base_url = "http://127.0.0.1:4242".to_owned();
        settings.note_in_effect();
        let value = |name: &str| {
            let one = settings.shown.iter().find(|one| one.name == name);
            one.and_then(|one| one.value.clone()).unwrap()
        };
        assert_eq!(value("listen"), "127.0.0.1:4242");
        assert_eq!(value("base_url"), "http://127.0.0.1:4242/");
        assert_eq!(value("mail_url"), "file:./data/mail");
    }

    #[test]
    fn the_environment_wins_and_a_slip_is_named() {
        let settings = with(&[
            ("KENNISKRING_BASE_URL", "https://kring.example/"),
            ("KENNISKRING_RATE_LIMITS", "off"),
        ]);
        let settings = settings.unwrap();
        assert_eq!(settings.base_url, "https://kring.example");
        assert!(settings.secure() && !settings.rate_limits);
        for (name, value, said) in [
            ("KENNISKRING_LISTNE", "x", "listne"),
            ("KENNISKRING_LISTEN", "8080", "listen"),
            ("KENNISKRING_RATE_LIMITS", "perhaps", "rate_limits"),
            (
                "KENNISKRING_DATABASE_CONNECTIONS",
                "many",
                "database_connections",
            ),
            ("KENNISKRING_BASE_URL", "kring.example", "base_url"),
        ] {
            let error = format!("{:#}", with(&[(name, value)]).unwrap_err());
            assert!(error.contains(said), "{name}: {error}");
        }
    }
}

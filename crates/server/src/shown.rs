//! The settings as administrators may see them: each with its value in effect, its default and where it comes from, and
//! nothing that is secret.

use std::collections::BTreeMap;

use config::{Map, Value, ValueKind};
use url::Url;

/// Where a value comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// `config/default.toml`.
    Default,
    /// The file given with `--config`.
    File,
    /// The environment.
    Environment,
}

/// A setting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// Its name, with dots between levels.
    pub name: String,
    /// What is in effect; `None` for what is secret.
    pub value: Option<String>,
    /// What it is unless somebody says so; `None` for what is secret.
    pub usual: Option<String>,
    /// Where the value comes from.
    pub source: Source,
}

/// How much of a setting is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Open {
    /// All of it.
    Plain,
    /// An address, without whoever and whatever stands in it as a secret.
    Address,
}

/// Every setting that is shown; what is not here is secret. A `*` stands for a name that an operator chose.
const OPEN: &[(&str, Open)] = &[
    ("listen", Open::Plain),
    ("base_url", Open::Address),
    ("data_dir", Open::Plain),
    ("database_url", Open::Address),
    ("database_connections", Open::Plain),
    ("sqlite_synchronous", Open::Plain),
    ("redis_url", Open::Address),
    ("redis_namespace", Open::Plain),
    ("mail_url", Open::Address),
    ("mail_from", Open::Plain),
    ("rate_limits", Open::Plain),
    ("metrics_listen", Open::Plain),
    ("trusted_proxies", Open::Plain),
    ("log", Open::Plain),
    ("log_format", Open::Plain),
    ("event_days", Open::Plain),
    ("record_days", Open::Plain),
    ("second_factor", Open::Plain),
    ("letter_days", Open::Plain),
    ("notice_days", Open::Plain),
    ("device_days", Open::Plain),
    ("employment_days", Open::Plain),
    ("request_days", Open::Plain),
    ("way_in_days", Open::Plain),
    ("closed_days", Open::Plain),
    ("receipt_days", Open::Plain),
    ("oidc.*.label", Open::Plain),
    ("oidc.*.issuer", Open::Address),
    ("oidc.*.client_id", Open::Plain),
];

/// Settings whose names say that they are secret; a new one that is neither here nor in [`OPEN`] fails a test.
#[cfg(test)]
const SECRET: &[&str] = &[];

/// What stands in the place of a secret within an address.
const MASK: &str = "***";

/// Names with these in them are secret, whatever the lists say.
const TELLING: [&str; 5] = ["secret", "password", "passwd", "token", "key"];

/// The values of each place settings come from, by their names with dots between levels.
pub(crate) struct Layers {
    pub(crate) usual: BTreeMap<String, String>,
    pub(crate) file: BTreeMap<String, String>,
    pub(crate) environment: BTreeMap<String, String>,
}

impl Layers {
    /// Every setting of `all`, which is what the layers come to.
    pub(crate) fn shown(&self, all: &BTreeMap<String, String>) -> Vec<Shown> {
        let one = |(name, value): (&String, &String)| Shown {
            value: open(name, value),
            usual: open(name, self.usual.get(name).map_or("", String::as_str)),
            source: if self.environment.contains_key(name) {
                Source::Environment
            } else if self.file.contains_key(name) {
                Source::File
            } else {
                Source::Default
            },
            name: name.clone(),
        };
        all.iter().map(one).collect()
    }
}

/// Says what a value comes to.
pub(crate) fn comes_to(all: &mut [Shown], name: &str, value: &str) {
    for one in all.iter_mut().filter(|one| one.name == name) {
        one.value = open(name, value);
    }
}

/// Tables within tables as names with dots.
pub(crate) fn flat(values: Map<String, Value>) -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    for (name, value) in values {
        lay(&mut all, name, value);
    }
    all
}

fn lay(all: &mut BTreeMap<String, String>, name: String, value: Value) {
    match value.kind {
        ValueKind::Table(table) => {
            for (key, value) in table {
                lay(all, format!("{name}.{key}"), value);
            }
        }
        ValueKind::Array(items) => {
            let items: Vec<String> = items.iter().map(ToString::to_string).collect();
            all.insert(name, items.join(", "));
        }
        kind => {
            all.insert(name, kind.to_string());
        }
    }
}

/// The value as it may be shown; `None` for a secret.
fn open(name: &str, value: &str) -> Option<String> {
    let last = name.rsplit('.').next().unwrap_or(name).to_lowercase();
    if TELLING.iter().any(|word| last.contains(word)) {
        return None;
    }
    match declared(name)? {
        // A plain value that is an address after all must not give away more.
        Open::Plain if !value.contains("://") => Some(value.to_owned()),
        Open::Plain | Open::Address => address(value),
    }
}

fn declared(name: &str) -> Option<Open> {
    let fits = |pattern: &str| {
        let (mut parts, mut names) = (pattern.split('.'), name.split('.'));
        parts
            .by_ref()
            .zip(names.by_ref())
            .all(|(part, name)| part == "*" || part == name)
            && pattern.split('.').count() == name.split('.').count()
    };
    OPEN.iter()
        .find(|(pattern, _)| fits(pattern))
        .map(|(_, how)| *how)
}

/// An address without its password, and without what its query calls a secret; `None` for one that cannot be read and may
/// hold one.
fn address(value: &str) -> Option<String> {
    let Ok(mut url) = Url::parse(value) else {
        return (!value.contains('@')).then(|| value.to_owned());
    };
    if url.password().is_some() && url.set_password(Some(MASK)).is_err() {
        return None;
    }
    if url.query().is_some() {
        let pairs: Vec<(String, String)> = url
            .query_pairs()
            .map(|(name, value)| {
                let lower = name.to_lowercase();
                let tells =
                    lower.contains("pass") || TELLING.iter().any(|word| lower.contains(word));
                let value = if tells { MASK.into() } else { value };
                (name.into_owned(), value.into_owned())
            })
            .collect();
        url.query_pairs_mut().clear().extend_pairs(pairs);
    }
    // A path is as it was typed: an address of a file is no address of the web.
    if url.has_host() {
        Some(url.to_string())
    } else {
        (!value.contains('@')).then(|| value.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_setting_is_declared_as_shown_or_secret() {
        let usual: toml::Table = toml::from_str(crate::settings::DEFAULTS).unwrap();
        for name in usual.keys() {
            let table = usual[name].is_table();
            let known = declared(name).is_some()
                || SECRET.contains(&name.as_str())
                || (table
                    && OPEN
                        .iter()
                        .any(|(open, _)| open.starts_with(&format!("{name}."))));
            assert!(
                known,
                "{name}: say in OPEN or SECRET of crates/server/src/shown.rs whether administrators may see it"
            );
        }
    }

    #[test]
    fn what_is_secret_is_not_shown_wherever_it_stands() {
        let table = [
            ("listen", "127.0.0.1:8080", Some("127.0.0.1:8080")),
            ("data_dir", "/tmp/x@y", Some("/tmp/x@y")),
            (
                "database_url",
                "sqlite:./data/kenniskring.db",
                Some("sqlite:./data/kenniskring.db"),
            ),
            (
                "database_url",
                "postgres://kring:geheim@db/kring",
                Some("postgres://kring:***@db/kring"),
            ),
            (
                "database_url",
                "postgres://kring@db/kring?password=geheim&sslmode=require",
                Some("postgres://kring@db/kring?password=***&sslmode=require"),
            ),
            (
                "redis_url",
                "redis://:geheim@cache:6379/",
                Some("redis://:***@cache:6379/"),
            ),
            (
                "mail_url",
                "smtps://post%40x:ge%3Aheim@mail.example",
                Some("smtps://post%40x:***@mail.example"),
            ),
            ("mail_url", "smtp://post:ge heim@[bad", None),
            (
                "mail_from",
                "Kring <a@b.example>",
                Some("Kring <a@b.example>"),
            ),
            ("log", "https://a:geheim@b/", Some("https://a:***@b/")),
            ("oidc.werk.client_secret", "geheim", None),
            ("oidc.werk.private_key", "geheim", None),
            ("api_token", "geheim", None),
            ("something_new", "geheim", None),
        ];
        for (name, value, wanted) in table {
            assert_eq!(open(name, value).as_deref(), wanted, "{name} = {value}");
        }
    }

    #[test]
    fn where_a_value_comes_from_is_told_and_tables_are_laid_flat() {
        let map = |pairs: &[(&str, &str)]| {
            let all = pairs
                .iter()
                .map(|(a, b)| ((*a).to_owned(), (*b).to_owned()));
            all.collect::<BTreeMap<_, _>>()
        };
        let layers = Layers {
            usual: map(&[("log", "info"), ("listen", "a"), ("log_format", "text")]),
            file: map(&[("log", "warn"), ("listen", "b")]),
            environment: map(&[("log", "debug")]),
        };
        let all = map(&[("log", "debug"), ("listen", "b"), ("log_format", "text")]);
        let shown: Vec<_> = layers
            .shown(&all)
            .into_iter()
            .map(|one| (one.name, one.value, one.usual, one.source))
            .collect();
        let told = |name: &str, value: &str, usual: &str, source| {
            let text = |text: &str| Some(text.to_owned());
            (name.to_owned(), text(value), text(usual), source)
        };
        assert_eq!(
            shown,
            [
                told("listen", "b", "a", Source::File),
                told("log", "debug", "info", Source::Environment),
                told("log_format", "text", "text", Source::Default),
            ]
        );
        let inner = Map::from_iter([("issuer".to_owned(), Value::from("x"))]);
        let outer = Map::from_iter([("werk".to_owned(), Value::from(inner))]);
        let flat = flat(Map::from_iter([("oidc".to_owned(), Value::from(outer))]));
        assert_eq!(flat, map(&[("oidc.werk.issuer", "x")]));
    }
}

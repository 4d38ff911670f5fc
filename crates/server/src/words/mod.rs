//! The words of the interface: Fluent messages in Dutch and English, built into the program and parsed once.

use std::collections::HashMap;
use std::sync::LazyLock;

use base::Lang;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::types::FluentNumber;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

mod arg;
#[cfg(test)]
mod tests;

pub use arg::Arg;

/// One file of messages: its text in Dutch and in English.
struct Source {
    nl: &'static str,
    en: &'static str,
}

macro_rules! sources {
    ($($file:literal),+ $(,)?) => {
        &[$(Source {
            nl: include_str!(concat!("../../../../web/locales/nl/", $file, ".ftl")),
            en: include_str!(concat!("../../../../web/locales/en/", $file, ".ftl")),
        }),+]
    };
}

/// Every file of messages; the two folders hold the same names.
const SOURCES: &[Source] = sources![
    "frame",
    "communities",
    "threads",
    "account",
    "accounts",
    "admin",
    "time",
    "mail",
    "problems",
    "organisations",
    "privacy",
    "desk",
    "community_about",
    "requests",
    "members"
];

static DUTCH: LazyLock<Words> = LazyLock::new(|| Words::parse(Lang::Nl));
static ENGLISH: LazyLock<Words> = LazyLock::new(|| Words::parse(Lang::En));

/// All messages of one language.
///
/// An unknown id comes back as itself, so that a slip shows on the page and never breaks it; a test finds it first.
pub struct Words {
    /// Which language these are.
    pub lang: Lang,
    plain: HashMap<&'static str, String>,
    bundle: FluentBundle<FluentResource>,
}

impl Words {
    /// The messages of a language.
    pub fn of(lang: Lang) -> &'static Self {
        match lang {
            Lang::Nl => &DUTCH,
            Lang::En => &ENGLISH,
        }
    }

    /// A message without arguments: one look-up, nothing is formatted.
    pub fn get<'a>(&'a self, id: &'a str) -> &'a str {
        self.plain.get(id).map_or(id, String::as_str)
    }

    /// A message with one argument.
    pub fn fill<'a>(&self, id: &str, name: &'static str, value: impl Into<Arg<'a>>) -> String {
        self.with(id, &[(name, value.into())])
    }

    /// A message that counts: `$n` is the number and chooses singular or plural.
    pub fn count<'a>(&self, id: &str, n: impl Into<Arg<'a>>) -> String {
        self.with(id, &[("n", n.into())])
    }

    /// A message with arguments.
    pub fn with(&self, id: &str, args: &[(&'static str, Arg<'_>)]) -> String {
        let pattern = self
            .bundle
            .get_message(id)
            .and_then(|message| message.value());
        let Some(pattern) = pattern else {
            return id.to_owned();
        };
        let mut values = FluentArgs::with_capacity(args.len());
        for (name, value) in args {
            match value {
                Arg::Text(text) => values.set(*name, FluentValue::from(text.as_ref())),
                Arg::Number(number) => values.set(*name, FluentValue::from(*number)),
            }
        }
        let mut slips = Vec::new();
        self.bundle
            .format_pattern(pattern, Some(&values), &mut slips)
            .into_owned()
    }

    fn parse(lang: Lang) -> Self {
        let tag = match lang {
            Lang::Nl => "nl-NL",
            Lang::En => "en-GB",
        };
        let tag: LanguageIdentifier = tag.parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        // Isolation marks are for mixed writing directions; both languages run from left to right.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(match lang {
            Lang::Nl => |value, _| grouped(value, '.'),
            Lang::En => |value, _| grouped(value, ','),
        }));
        for source in SOURCES {
            // A file with a mistake still gives every message that could be read; the test names the rest.
            let resource = FluentResource::try_new(text(source, lang).to_owned())
                .unwrap_or_else(|(readable, _)| readable);
            bundle.add_resource_overriding(resource);
        }
        let mut plain = HashMap::new();
        for id in SOURCES.iter().flat_map(|source| ids(text(source, lang))) {
            let message = bundle.get_message(id).and_then(|message| message.value());
            let Some(pattern) = message else { continue };
            let mut slips = Vec::new();
            let said = bundle
                .format_pattern(pattern, None, &mut slips)
                .into_owned();
            // A message that misses an argument is not plain: it belongs to `with`.
            if slips.is_empty() {
                plain.insert(id, said);
            }
        }
        Self {
            lang,
            plain,
            bundle,
        }
    }
}

/// The text of a file in one language.
fn text(source: &Source, lang: Lang) -> &'static str {
    match lang {
        Lang::Nl => source.nl,
        Lang::En => source.en,
    }
}

/// The ids in a file: a message starts at the beginning of a line.
fn ids(source: &'static str) -> impl Iterator<Item = &'static str> {
    source
        .lines()
        .filter(|line| line.starts_with(|first: char| first.is_ascii_lowercase()))
        .filter_map(|line| line.split_once('=').map(|(id, _)| id.trim()))
}

/// Writes whole numbers from a thousand up with a mark between the thousands; leaves the rest to Fluent.
fn grouped(value: &FluentValue<'_>, mark: char) -> Option<String> {
    let FluentValue::Number(FluentNumber { value, .. }) = value else {
        return None;
    };
    if *value < 1000.0 {
        return None;
    }
    let digits = format!("{value:.0}");
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(mark);
        }
        out.push(digit);
    }
    Some(out)
}

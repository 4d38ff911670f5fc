//! The texts of the demo: invented people and what they say to each other, from `config/demo`, inside the program.

use anyhow::{Context, Result};
use identity::{Handle, OrganisationKind, OrganisationPlan, Planned, Province};
use serde::Deserialize;

/// The communities to play in.
pub(super) const COMMUNITIES: &str = include_str!("../../../../config/communities.toml");

const PEOPLE: &str = include_str!("../../../../config/demo/people.toml");

macro_rules! threads {
    ($($slug:literal),+ $(,)?) => {
        &[$(($slug, include_str!(concat!("../../../../config/demo/threads/", $slug, ".toml")))),+]
    };
}

/// The file of each community, by its slug. A test compares this table with the folder.
pub(super) const THREADS: &[(&str, &str)] = threads![
    "21e-eeuwse-vaardigheden",
    "basisvaardigheden",
    "community-en-connectie",
    "community-library",
    "digitale-innovatie",
    "digitale-vaardigheden",
    "effectmeting",
    "jonge-kind-en-gezin",
    "jongeren-en-vo",
    "kunst-cultuur-erfgoed",
    "leesbevordering",
    "leven-lang-leren",
    "maatschappelijke-deelname",
    "mediawijsheid",
    "open-innovatie",
];

/// Everything the demo says.
pub(super) struct Texts {
    pub(super) people: People,
    /// The threads with the slug of their community.
    pub(super) threads: Vec<(&'static str, Thread)>,
}

/// Who plays.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct People {
    organisation: Vec<Organisation>,
    pub(super) person: Vec<Person>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Organisation {
    name: String,
    province: String,
    kind: OrganisationKind,
}

/// An invented person.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Person {
    pub(super) handle: String,
    pub(super) name: String,
    pub(super) organisation: String,
    /// What the person does.
    pub(super) role: String,
    pub(super) language: String,
    /// The key of a demo account.
    pub(super) demo: Option<String>,
    pub(super) communities: Vec<String>,
    #[serde(default)]
    pub(super) coordinator_of: Vec<String>,
}

/// A thread with its answers.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Thread {
    pub(super) kind: String,
    pub(super) author: String,
    pub(super) title: String,
    pub(super) days_ago: f64,
    pub(super) body: String,
    #[serde(default)]
    pub(super) post: Vec<Answer>,
}

/// An answer.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Answer {
    pub(super) author: String,
    /// Hours after the thread was opened.
    pub(super) after_hours: f64,
    pub(super) reply_to: Option<i64>,
    pub(super) body: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Threads {
    thread: Vec<Thread>,
}

impl Texts {
    /// Reads the embedded files.
    pub(super) fn read() -> Result<Self> {
        let people = toml::from_str(PEOPLE).context("config/demo/people.toml")?;
        let mut threads = Vec::new();
        for (slug, text) in THREADS {
            let file: Threads =
                toml::from_str(text).with_context(|| format!("config/demo/threads/{slug}.toml"))?;
            threads.extend(file.thread.into_iter().map(|thread| (*slug, thread)));
        }
        Ok(Self { people, threads })
    }
}

impl People {
    /// The organisations to plant, each with a mail domain of its own.
    pub(super) fn organisations(&self) -> OrganisationPlan {
        let planned = |one: &Organisation| Planned {
            name: one.name.clone(),
            kind: one.kind,
            province: Province::named(&one.province),
            domains: vec![format!("{}.example", Handle::from_name(&one.name).as_str())],
        };
        OrganisationPlan {
            organisation: self.organisation.iter().map(planned).collect(),
        }
    }

    /// The province of an organisation; empty for one that works in the whole country.
    pub(super) fn province(&self, organisation: &str) -> &str {
        let found = self
            .organisation
            .iter()
            .find(|one| one.name == organisation);
        found.map_or("", |one| one.province.as_str())
    }
}

//! Letters: each as HTML and as plain text, from one struct.

use askama::Template;
use base::Lang;

use super::Kind;
use crate::words::Words;

/// One new post in the digest.
#[derive(Debug, Clone)]
pub struct DigestItem {
    /// Who wrote it.
    pub author: String,
    /// Where they work; empty when unknown.
    pub organisation: String,
    /// The first words, as plain text.
    pub excerpt: String,
    /// Where it is, as a whole address.
    pub url: String,
}

/// One thread with news.
#[derive(Debug, Clone)]
pub struct DigestThread {
    /// The title.
    pub title: String,
    /// What sort of conversation.
    pub kind: Kind,
    /// Where it is, as a whole address.
    pub url: String,
    /// New posts in it.
    pub new_posts: u32,
    /// The first of them.
    pub items: Vec<DigestItem>,
    /// How many new posts are not in `items`.
    pub more: u32,
}

/// One community with news.
#[derive(Debug, Clone)]
pub struct DigestGroup {
    /// Its name.
    pub community: String,
    /// Where it is, as a whole address.
    pub url: String,
    /// Its threads with news.
    pub threads: Vec<DigestThread>,
}

/// The digest as HTML; [`DigestMail::text`] gives the plain part.
#[derive(Clone, Template)]
#[template(path = "mail/digest.html")]
pub struct DigestMail {
    /// The words of the reader's language.
    pub w: &'static Words,
    /// That language.
    pub lang: Lang,
    /// The reader's name.
    pub name: String,
    /// The date in full.
    pub date: String,
    /// What is new.
    pub groups: Vec<DigestGroup>,
    /// New posts in all.
    pub total: u32,
    /// The home page, as a whole address.
    pub home_url: String,
    /// The settings, as a whole address.
    pub settings_url: String,
    /// Where the digest can be stopped, as a whole address.
    pub unsubscribe_url: String,
}

impl DigestMail {
    /// The subject line.
    pub fn subject(&self) -> String {
        self.w.count("digest-subject", self.total)
    }

    /// The line mail programs show beside the subject: the first titles.
    pub fn preheader(&self) -> String {
        let titles: Vec<&str> = self
            .groups
            .iter()
            .flat_map(|group| group.threads.iter().map(|thread| thread.title.as_str()))
            .take(3)
            .collect();
        titles.join(" · ")
    }

    /// The same letter as plain text.
    pub fn text(&self) -> DigestText<'_> {
        DigestText { m: self, w: self.w }
    }
}

/// The digest as plain text.
#[derive(Template)]
#[template(path = "mail/digest.txt", whitespace = "preserve")]
pub struct DigestText<'a> {
    /// The letter.
    pub m: &'a DigestMail,
    /// The words of the reader's language.
    pub w: &'static Words,
}

/// What a letter asks to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Act {
    /// What stands on the button.
    pub label: String,
    /// Where it leads, as a whole address.
    pub url: String,
}

/// A letter about an account, with at most one thing to do, as HTML; [`ActMail::text`] gives the plain part.
#[derive(Clone, Template)]
#[template(path = "mail/act.html")]
pub struct ActMail {
    /// The words of the reader's language.
    pub w: &'static Words,
    /// That language.
    pub lang: Lang,
    /// The reader's name.
    pub name: String,
    /// The subject line.
    pub subject: String,
    /// What it says, by paragraph; the first also stands beside the subject in mail programs.
    pub text: Vec<String>,
    /// What to do.
    pub act: Option<Act>,
    /// What is good to know, in small print.
    pub notes: Vec<String>,
    /// The home page, as a whole address.
    pub home_url: String,
}

impl ActMail {
    /// The subject line.
    pub fn subject(&self) -> &str {
        &self.subject
    }

    /// The same letter as plain text.
    pub fn text(&self) -> ActText<'_> {
        ActText { m: self, w: self.w }
    }
}

/// A letter about an account, as plain text.
#[derive(Template)]
#[template(path = "mail/act.txt", whitespace = "preserve")]
pub struct ActText<'a> {
    /// The letter.
    pub m: &'a ActMail,
    /// The words of the reader's language.
    pub w: &'static Words,
}

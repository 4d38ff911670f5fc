//! Asking to join a community: the form, and the desk where coordinators answer.

use askama::Template;

use super::{FormErrors, Frame, PersonLink};
use crate::when::When;

/// How far one's own request is.
#[derive(Debug, Clone)]
pub struct OwnRequest {
    /// Where: slug and name.
    pub community: (String, String),
    /// Whether it was refused; otherwise it waits.
    pub refused: bool,
    /// Since when it waits, or when it was refused.
    pub when: When,
    /// What was said; empty when nothing was.
    pub answer: String,
    /// What to do next; empty when nothing was said.
    pub next_step: String,
}

/// What is typed to ask, and what was wrong with it.
#[derive(Debug, Clone, Default)]
pub struct Asking {
    /// The question of the coordinators.
    pub question: String,
    /// POST `/c/{slug}/join`: what was typed as `reason`.
    pub reason: String,
    /// What was wrong with `reason`.
    pub errors: FormErrors,
}

/// The form to ask, on a page of its own.
#[derive(Clone, Template)]
#[template(path = "join.html")]
pub struct Join {
    /// What every page shares.
    pub frame: Frame,
    /// The community's word in addresses.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// What to answer.
    pub asking: Asking,
}

/// A request that waits.
#[derive(Debug, Clone)]
pub struct RequestRow {
    /// Whose: the id, sent as `person`.
    pub id: String,
    /// Who.
    pub person: PersonLink,
    /// The domain of the mail address.
    pub domain: String,
    /// Why.
    pub reason: String,
    /// Since when.
    pub when: When,
    /// Whether it is ticked.
    pub ticked: bool,
}

/// Requests from one employer, or from one mail domain.
#[derive(Debug, Clone)]
pub struct RequestGroup {
    /// Which; empty when unknown.
    pub name: String,
    /// How many colleagues are members.
    pub colleagues: u32,
    /// The requests.
    pub rows: Vec<RequestRow>,
}

impl RequestGroup {
    /// How many there are.
    pub fn many(&self) -> u32 {
        many(self.rows.len())
    }

    /// Everybody's id, as one value of a button.
    pub fn ids(&self) -> String {
        let ids: Vec<&str> = self.rows.iter().map(|row| row.id.as_str()).collect();
        ids.join(",")
    }
}

/// A text that is kept to answer with.
#[derive(Debug, Clone)]
pub struct SavedText {
    /// Its id, sent as `saved`.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// Whether it was made to refuse.
    pub refuses: bool,
    /// What it says.
    pub text: String,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// A request that was answered.
#[derive(Debug, Clone)]
pub struct AnsweredRow {
    /// Whose: the id, sent as `person`.
    pub id: String,
    /// The name.
    pub name: String,
    /// The word in the address of their page; empty when the account is gone.
    pub handle: String,
    /// What it came to, by whom and why, in words.
    pub text: String,
    /// When.
    pub when: When,
}

/// What was typed to answer with.
#[derive(Debug, Clone, Default)]
pub struct AnswerTyped {
    /// As `answer`.
    pub answer: String,
    /// As `next-step`.
    pub next_step: String,
    /// As `keep`: whether to keep the text.
    pub keep: bool,
    /// As `saved-title`.
    pub title: String,
}

/// The desk where requests are answered.
#[derive(Clone, Template)]
#[template(path = "coordinate/requests.html")]
pub struct Requests {
    /// What every page shares.
    pub frame: Frame,
    /// The community's word in addresses.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// How many wait, also those that are not in the groups.
    pub total: u32,
    /// What waits.
    pub groups: Vec<RequestGroup>,
    /// Texts to answer with.
    pub saved: Vec<SavedText>,
    /// What was typed.
    pub typed: AnswerTyped,
    /// What was wrong with it.
    pub errors: FormErrors,
    /// What else came of the answer: who had been quicker, who is not let in.
    pub notes: Vec<String>,
    /// What was answered and can be taken back.
    pub fresh: Vec<AnsweredRow>,
    /// What was answered before.
    pub older: Vec<AnsweredRow>,
}

impl Requests {
    /// How many are on the page.
    pub fn shown(&self) -> u32 {
        self.groups.iter().map(RequestGroup::many).sum()
    }

    /// How many answers can be taken back.
    pub fn many_fresh(&self) -> u32 {
        many(self.fresh.len())
    }

    /// Everybody's id, as one value of a button.
    pub fn ids(&self) -> String {
        let ids: Vec<String> = self.groups.iter().map(RequestGroup::ids).collect();
        ids.join(",")
    }

    /// Everybody's id whose answer can be taken back.
    pub fn fresh_ids(&self) -> String {
        let ids: Vec<&str> = self.fresh.iter().map(|row| row.id.as_str()).collect();
        ids.join(",")
    }
}

fn many(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

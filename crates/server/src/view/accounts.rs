//! Accounts, guests, tokens and merging, for administrators.

use askama::Template;

use super::{FormErrors, Frame, RecordLine, TokenRow};
use crate::when::When;

/// An account in a list.
#[derive(Debug, Clone)]
pub struct AccountLine {
    /// Its id.
    pub id: String,
    /// The full name.
    pub name: String,
    /// The name in addresses and mentions.
    pub handle: String,
    /// The address for mail.
    pub email: String,
    /// Where the person works, or empty.
    pub organisation: String,
    /// What there is to know of it, in words.
    pub states: Vec<String>,
}

/// The list of accounts.
#[derive(Template)]
#[template(path = "admin/accounts.html")]
pub struct Accounts {
    /// What every page shares.
    pub frame: Frame,
    /// GET `q`: what was looked for.
    pub text: String,
    /// GET `which`: the word, its name, whether it is chosen.
    pub filters: Vec<(&'static str, &'static str, bool)>,
    /// What was found.
    pub rows: Vec<AccountLine>,
    /// Where the list begins, when this is not the beginning.
    pub first: Option<String>,
    /// Where it goes on.
    pub next: Option<String>,
}

/// A guest in the list.
#[derive(Debug, Clone)]
pub struct GuestLine {
    /// The account.
    pub account: AccountLine,
    /// Until when, in words.
    pub until: String,
    /// Where they may be.
    pub places: Vec<String>,
}

/// The list of guests.
#[derive(Template)]
#[template(path = "admin/guests.html")]
pub struct Guests {
    /// What every page shares.
    pub frame: Frame,
    /// The guests whose time ends first first.
    pub rows: Vec<GuestLine>,
    /// Where the list begins, when this is not the beginning.
    pub first: Option<String>,
    /// Where it goes on.
    pub next: Option<String>,
}

/// One account.
#[derive(Template)]
#[template(path = "admin/account.html")]
pub struct AccountPage {
    /// What every page shares.
    pub frame: Frame,
    /// The account.
    pub account: AccountLine,
    /// What is known of it: a name and a text.
    pub facts: Vec<(&'static str, String)>,
    /// Where the person belongs: the word in the address, the name, whether they coordinate it.
    pub places: Vec<(String, String, bool)>,
    /// The tokens.
    pub tokens: Vec<TokenRow>,
    /// What can be done: the word in the address and what it is called.
    pub acts: Vec<(&'static str, &'static str)>,
    /// The latest lines of the record.
    pub record: Vec<RecordLine>,
}

/// A guest's bounds in a form.
#[derive(Debug, Clone, Default)]
pub struct GuestForm {
    /// The day in `until`, as yyyy-mm-dd.
    pub until: String,
    /// Every community: the word in its address, its name, whether it is chosen.
    pub places: Vec<(String, String, bool)>,
}

/// One act on an account, to be confirmed: POST to where it stands.
#[derive(Template)]
#[template(path = "admin/account_act.html")]
pub struct AccountAct {
    /// What every page shares.
    pub frame: Frame,
    /// The account.
    pub account: AccountLine,
    /// The word in the address.
    pub act: &'static str,
    /// What will happen, a paragraph each.
    pub text: Vec<&'static str>,
    /// Whether it takes something away.
    pub grave: bool,
    /// The bounds of a guest, for that act.
    pub guest: Option<GuestForm>,
    /// What was wrong.
    pub errors: FormErrors,
}

/// A token with whose it is.
#[derive(Debug, Clone)]
pub struct OwnedTokenRow {
    /// The token.
    pub token: TokenRow,
    /// The id of the owner's account.
    pub person: String,
    /// The owner's name.
    pub owner: String,
}

/// All tokens: POST `/admin/tokens/{id}/remove`.
#[derive(Template)]
#[template(path = "admin/tokens.html")]
pub struct AllTokens {
    /// What every page shares.
    pub frame: Frame,
    /// The tokens, the newest first.
    pub rows: Vec<OwnedTokenRow>,
    /// Where the list begins, when this is not the beginning.
    pub first: Option<String>,
    /// Where it goes on.
    pub next: Option<String>,
}

/// One of two accounts that are to be one.
#[derive(Debug, Clone)]
pub struct MergeSide {
    /// The account.
    pub account: AccountLine,
    /// When it came to be.
    pub created: When,
    /// What it has, in the order of [`MergePlan::names`].
    pub has: Vec<String>,
}

/// What merging would do.
#[derive(Debug, Clone)]
pub struct MergePlan {
    /// The account that stays.
    pub kept: MergeSide,
    /// The one that becomes part of it.
    pub gone: MergeSide,
    /// What is counted.
    pub names: Vec<&'static str>,
    /// What will happen, a sentence each.
    pub will: Vec<String>,
    /// Whether the password has to be typed.
    pub prove: bool,
}

impl MergePlan {
    /// What is counted, with both figures.
    pub fn rows(&self) -> Vec<(&'static str, &str, &str)> {
        self.names
            .iter()
            .zip(&self.kept.has)
            .zip(&self.gone.has)
            .map(|((name, kept), gone)| (*name, kept.as_str(), gone.as_str()))
            .collect()
    }
}

/// Two accounts of one person: GET `kept` and `gone` show what will happen, POST the ids does it.
#[derive(Template)]
#[template(path = "admin/merge.html")]
pub struct Merge {
    /// What every page shares.
    pub frame: Frame,
    /// What was typed as `kept`.
    pub kept: String,
    /// What was typed as `gone`.
    pub gone: String,
    /// What was wrong.
    pub errors: FormErrors,
    /// What will happen, once both are known.
    pub plan: Option<MergePlan>,
}

/// A setting in effect.
#[derive(Debug, Clone)]
pub struct EffectRow {
    /// Its name.
    pub name: String,
    /// What it is now.
    pub value: String,
    /// What it is unless somebody says so.
    pub usual: String,
    /// Where it comes from, in words.
    pub source: &'static str,
}

/// The settings in effect.
#[derive(Template)]
#[template(path = "admin/settings.html")]
pub struct Effect {
    /// What every page shares.
    pub frame: Frame,
    /// The settings.
    pub rows: Vec<EffectRow>,
}

//! What is kept: of everybody, of oneself, and for how long.

use askama::Template;
use base::Lang;

use super::{FormErrors, Frame};
use crate::periods::Periods;
use crate::when::When;
use crate::words::Words;

/// For how long something is kept.
#[derive(Debug, Clone)]
pub struct Period {
    /// What.
    pub what: &'static str,
    /// Why.
    pub why: &'static str,
    /// For how long.
    pub days: String,
}

/// The periods in effect, in words.
pub fn periods(w: &'static Words, all: &Periods) -> Vec<Period> {
    let row = |(name, days)| {
        let (what, why) = match name {
            "record_days" => ("period-record", "period-record-why"),
            "device_days" => ("period-device", "period-device-why"),
            "letter_days" => ("period-letter", "period-letter-why"),
            "notice_days" => ("period-notice", "period-notice-why"),
            "event_days" => ("period-event", "period-event-why"),
            "request_days" => ("period-request", "period-request-why"),
            "way_in_days" => ("period-way-in", "period-way-in-why"),
            "employment_days" => ("period-employment", "period-employment-why"),
            "closed_days" => ("period-closed", "period-closed-why"),
            _ => ("period-receipt", "period-receipt-why"),
        };
        Period {
            what: w.get(what),
            why: w.get(why),
            days: w.count("period-days", days),
        }
    };
    all.all().into_iter().map(row).collect()
}

/// The privacy statement.
#[derive(Clone, Template)]
#[template(path = "privacy.html")]
pub struct Statement {
    /// What every page shares.
    pub frame: Frame,
    /// For how long things are kept.
    pub periods: Vec<Period>,
    /// The version of the text.
    pub version: &'static str,
}

/// When the viewer will be erased.
#[derive(Debug, Clone)]
pub struct Planned {
    /// When.
    pub when: When,
    /// Whether it can still be stopped: POST `/settings/privacy/stop`.
    pub can_stop: bool,
}

/// What the viewer was told or chose.
#[derive(Debug, Clone)]
pub struct ConsentRow {
    /// What.
    pub what: String,
    /// When.
    pub when: When,
}

/// What is kept of the viewer: POST `/settings/privacy/download` with `current`.
#[derive(Clone, Template)]
#[template(path = "settings_privacy.html")]
pub struct OwnData {
    /// What every page shares.
    pub frame: Frame,
    /// When they will be erased.
    pub planned: Option<Planned>,
    /// What they were told and chose, the latest first.
    pub consents: Vec<ConsentRow>,
    /// Whether the password has to be typed.
    pub asks_password: bool,
    /// What was wrong.
    pub errors: FormErrors,
}

/// What was chosen and typed.
#[derive(Debug, Clone)]
pub struct EraseTyped {
    /// anonymise, organisation or erase.
    pub posts: String,
    /// The same for titles.
    pub titles: String,
    /// The handle.
    pub handle: String,
}

/// Asking to be erased: POST to the same address with `posts`, `titles`, `handle`, `current`.
#[derive(Clone, Template)]
#[template(path = "settings_erase.html")]
pub struct Erase {
    /// What every page shares.
    pub frame: Frame,
    /// The handle to be typed.
    pub handle: String,
    /// Where the viewer works, or empty.
    pub organisation: String,
    /// The communities that nobody else looks after.
    pub alone: Vec<String>,
    /// Whether the viewer cannot go, as nobody else administers.
    pub held: bool,
    /// Whether the password has to be typed.
    pub asks_password: bool,
    /// What was typed.
    pub typed: EraseTyped,
    /// What was wrong.
    pub errors: FormErrors,
}

/// What was done for who is gone.
#[derive(Clone, Template)]
#[template(path = "erased.html")]
pub struct Erased {
    /// What every page shares.
    pub frame: Frame,
    /// When it will be done, when it was not.
    pub waits_until: Option<When>,
    /// When it was done.
    pub done_at: Option<When>,
    /// What, and how many.
    pub rows: Vec<(String, i64)>,
    /// For how long the record of acts is kept.
    pub record_days: i64,
    /// For how long this page is.
    pub receipt_days: i64,
}

/// One run of tidying away.
#[derive(Debug, Clone)]
pub struct RetentionRow {
    /// When.
    pub when: When,
    /// What went, and how many; empty when nothing was old enough.
    pub what: Vec<(String, i64)>,
}

/// Periods and runs, for administrators.
#[derive(Clone, Template)]
#[template(path = "admin/retention.html")]
pub struct Retention {
    /// What every page shares.
    pub frame: Frame,
    /// For how long things are kept.
    pub periods: Vec<Period>,
    /// The latest runs.
    pub runs: Vec<RetentionRow>,
}

/// The page in the zip that says what is in it; it stands alone.
#[derive(Clone, Template)]
#[template(path = "export.html")]
pub struct ExportIndex {
    /// The words of its language.
    pub w: &'static Words,
    /// That language.
    pub lang: Lang,
    /// Whose it is.
    pub name: String,
    /// When it was made.
    pub made: When,
    /// The name of each part and how many rows it has.
    pub parts: Vec<(&'static str, i64)>,
}

impl ExportIndex {
    /// Whose it is, and of when.
    pub fn lead(&self) -> String {
        let w = self.w;
        w.with(
            "export-lead",
            &[
                ("name", (&self.name).into()),
                ("when", (&self.made.full).into()),
            ],
        )
    }

    /// What a part holds.
    pub fn about(&self, part: &str) -> &'static str {
        let w = self.w;
        match part {
            "account" => w.get("export-account"),
            "profile" => w.get("export-profile"),
            "employments" => w.get("export-employments"),
            "sessions" => w.get("export-sessions"),
            "tokens" => w.get("export-tokens"),
            "devices" => w.get("export-devices"),
            "consents" => w.get("export-consents"),
            "posts" => w.get("export-posts"),
            "threads-opened" => w.get("export-threads-opened"),
            "passkeys" => w.get("passkeys-title"),
            "connections" => w.get("connections-title"),
            "reading" => w.get("export-reading"),
            "following" => w.get("export-following"),
            "notices" => w.get("export-notices"),
            "letters" => w.get("export-letters"),
            "threads" => w.get("export-threads"),
            "memberships" => w.get("export-memberships"),
            "join-requests" => w.get("export-join-requests"),
            "stand-ins" => w.get("export-stand-ins"),
            "guest-of" => w.get("export-guest-of"),
            "communities" => w.get("export-communities"),
            "digest" => w.get("export-digest"),
            _ => w.get("export-record"),
        }
    }
}

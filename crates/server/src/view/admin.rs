//! What administrators look after.

use askama::Template;

use super::{Frame, PersonLink};
use crate::when::When;

/// The desk: where everything is.
#[derive(Template)]
#[template(path = "admin.html")]
pub struct Admin {
    /// The frame.
    pub frame: Frame,
}

/// What the record is narrowed down to, as it was typed.
#[derive(Debug, Clone, Default)]
pub struct RecordFilter {
    /// The action, or empty.
    pub action: String,
    /// A handle, or empty.
    pub person: String,
    /// The first day, as 2026-11-24, or empty.
    pub from: String,
    /// The last day, or empty.
    pub until: String,
}

/// One act.
#[derive(Debug, Clone)]
pub struct RecordLine {
    /// Its number.
    pub number: i64,
    /// When.
    pub when: When,
    /// Who, when it was a person who is still there.
    pub who: Option<PersonLink>,
    /// Who otherwise: nobody, somebody who is gone, or the program.
    pub actor: String,
    /// What was done.
    pub action: String,
    /// To whom, when it was a person who is still there.
    pub on: Option<PersonLink>,
    /// To what, as it is written down.
    pub object: String,
    /// What came of it.
    pub result: String,
    /// Whether that was well.
    pub well: bool,
    /// From where.
    pub origin: String,
}

/// The record of privileged and security acts.
#[derive(Template)]
#[template(path = "record.html")]
pub struct Record {
    /// The frame.
    pub frame: Frame,
    /// What it is narrowed down to.
    pub filter: RecordFilter,
    /// The actions to choose from: name and code.
    pub actions: Vec<(String, String)>,
    /// The lines.
    pub acts: Vec<RecordLine>,
    /// Where the same is as a file.
    pub file: String,
    /// Where newer lines are.
    pub newer: Option<String>,
    /// Where older ones are.
    pub older: Option<String>,
}

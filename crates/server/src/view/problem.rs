//! What went wrong, in plain words, and what to do next. Needs no database.

use askama::Template;

use super::Frame;

/// An error page.
#[derive(Clone, Template)]
#[template(path = "problem.html")]
pub struct Problem {
    /// What every page shares; the title is set by [`Problem::new`].
    pub frame: Frame,
    /// The HTTP status.
    pub status: u16,
    /// What happened and what to do in this very case, in the reader's language; else the usual advice is given.
    pub detail: Option<String>,
    /// What an administrator needs to find it in the log.
    pub trace: Option<String>,
    /// What was typed and could not be taken, to be copied.
    pub typed: Option<String>,
}

impl Problem {
    /// The page for a status; an unknown one is told as a 500.
    pub fn new(
        mut frame: Frame,
        status: u16,
        detail: Option<String>,
        trace: Option<String>,
    ) -> Self {
        frame.title = frame.w.get(words(status).0).to_owned();
        Self {
            frame,
            status,
            detail,
            trace,
            typed: None,
        }
    }

    /// What to do, when nothing more is known than the status.
    pub fn advice(&self) -> &'static str {
        self.frame.w.get(words(self.status).1)
    }

    /// Whether signing in may help.
    pub fn sign_in(&self) -> bool {
        matches!(self.status, 401 | 403) && self.frame.viewer.is_none()
    }

    /// Whether trying again may help.
    pub fn again(&self) -> bool {
        matches!(self.status, 429 | 500 | 503)
    }
}

/// The messages for a status: title and advice.
fn words(status: u16) -> (&'static str, &'static str) {
    match status {
        400 => ("problem-400", "problem-400-advice"),
        401 => ("problem-401", "problem-401-advice"),
        403 => ("problem-403", "problem-403-advice"),
        404 | 410 => ("problem-404", "problem-404-advice"),
        405 => ("problem-405", "problem-405-advice"),
        409 => ("problem-409", "problem-409-advice"),
        413 => ("problem-413", "problem-413-advice"),
        415 => ("problem-415", "problem-415-advice"),
        422 => ("problem-422", "problem-422-advice"),
        429 => ("problem-429", "problem-429-advice"),
        503 => ("problem-503", "problem-503-advice"),
        _ => ("problem-500", "problem-500-advice"),
    }
}

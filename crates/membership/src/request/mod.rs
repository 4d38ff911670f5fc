//! A request to join: it waits, is answered, and can be undone for a while.

use base::{Invalid, Line, PersonId, SavedAnswerId, Ts};

pub mod answer;
pub mod mine;
pub mod queue;
pub mod saved;
pub(crate) mod store;
pub mod undo;
pub mod withdraw;

/// For how many seconds an answer can be taken back; a refusal is told to nobody before that.
pub const UNDO_SECONDS: i64 = 600;

base::choice! {
    /// How far a request is.
    RequestState {
        /// Nobody answered yet.
        Waiting = "waiting",
        /// The person was let in.
        Accepted = "accepted",
        /// The person was not let in; they may ask again.
        Refused = "refused",
        /// The person changed their mind.
        Withdrawn = "withdrawn",
    }
}

base::choice! {
    /// What coordinators say to a request.
    Verdict {
        /// Come in.
        Accepted = "accepted",
        /// Not now, and why.
        Refused = "refused",
    }
}

/// An answer: yes or no, why, and what to do next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    pub(crate) verdict: Verdict,
    pub(crate) text: String,
    pub(crate) next_step: String,
}

impl Answer {
    /// The longest text, and the longest next step, in characters.
    pub const LONGEST: usize = 1_000;

    /// Reads an answer. Who is refused learns why, so that a refusal without a reason fails with `answer` / `required`;
    /// fails with `too-long` for `answer` and `next-step`.
    pub fn parse(verdict: Verdict, text: &str, next_step: &str) -> Result<Self, Vec<Invalid>> {
        let mut wrong = Vec::new();
        let mut line =
            |field, text: &str, needed: bool| match Line::parse(field, text, Self::LONGEST) {
                Ok(line) => line.as_str().to_owned(),
                Err(invalid) => {
                    if needed || invalid.code != "required" {
                        wrong.push(invalid);
                    }
                    String::new()
                }
            };
        let answer = Self {
            verdict,
            text: line("answer", text, verdict == Verdict::Refused),
            next_step: line("next-step", next_step, false),
        };
        if wrong.is_empty() {
            Ok(answer)
        } else {
            Err(wrong)
        }
    }
}

/// One's own request, as far as one may know of it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct OwnRequest {
    /// How far it is.
    #[sqlx(try_from = "String")]
    pub state: RequestState,
    /// Why one asked.
    pub reason: String,
    /// When.
    pub requested_at: Ts,
    /// When it was answered.
    pub answered_at: Option<Ts>,
    /// What was answered; empty when nothing was said.
    pub answer: String,
    /// What to do next; empty when nothing was said.
    pub next_step: String,
}

impl OwnRequest {
    /// What the asker is told at a moment: a refusal that can still be taken back is as if nobody had answered.
    pub(crate) fn told(self, now: Ts) -> Self {
        let open = self
            .answered_at
            .is_some_and(|at| at.plus_seconds(UNDO_SECONDS) > now);
        if self.state != RequestState::Refused || !open {
            return self;
        }
        Self {
            state: RequestState::Waiting,
            answered_at: None,
            answer: String::new(),
            next_step: String::new(),
            ..self
        }
    }
}

/// A request that waits for an answer.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct WaitingRequest {
    /// Who asks.
    pub person_id: PersonId,
    /// Why.
    pub reason: String,
    /// Since when.
    pub requested_at: Ts,
}

/// A request that was answered.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct AnsweredRequest {
    /// Who asked.
    pub person_id: PersonId,
    /// What it came to.
    #[sqlx(try_from = "String")]
    pub state: RequestState,
    /// When.
    pub answered_at: Ts,
    /// By whom; `None` when the account is gone.
    pub answered_by: Option<PersonId>,
    /// What was said.
    pub answer: String,
    /// What to do next.
    pub next_step: String,
}

impl AnsweredRequest {
    /// Whether the answer can still be taken back.
    pub fn is_open(&self, now: Ts) -> bool {
        self.answered_at.plus_seconds(UNDO_SECONDS) > now
    }
}

/// A text that coordinators use again.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct SavedAnswer {
    /// Its id.
    pub id: SavedAnswerId,
    /// For which answers.
    #[sqlx(try_from = "String")]
    pub state: Verdict,
    /// What coordinators call it.
    pub title: String,
    /// The answer.
    pub answer: String,
    /// The next step.
    pub next_step: String,
}

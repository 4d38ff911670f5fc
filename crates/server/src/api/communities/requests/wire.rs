//! The wire forms of requests to join and their answers.

use base::PersonId;
use membership::{Answered, OwnRequest, RequestState, Role, Verdict, WaitingRequest};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::api::people::People;
use crate::api::wire::{Author, request_states, verdicts};
use crate::flow::requests::{Applicant, Group};
use crate::problem::Problem;

/// A request that waits.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Request {
    /// Who asks.
    person: Author,
    /// The domain of their mail address.
    domain: String,
    /// How many of their colleagues are members already.
    colleagues: i64,
    /// Why they ask.
    reason: String,
    /// Since when they wait.
    #[schema(format = DateTime)]
    requested_at: String,
}

impl Request {
    pub(crate) fn new(group: &Group, one: &(WaitingRequest, Applicant)) -> Self {
        let (request, who) = one;
        Self {
            person: Author::from(&who.card),
            domain: who.domain.clone(),
            colleagues: group.colleagues,
            reason: request.reason.clone(),
            requested_at: request.requested_at.rfc3339(),
        }
    }

    /// Where it stands among the others.
    pub(crate) fn place(&self) -> (&str, PersonId) {
        (&self.requested_at, self.person.id)
    }
}

/// An answer to several requests.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct NewAnswers {
    /// To whom.
    #[schema(value_type = Vec<String>)]
    pub(crate) people: Vec<PersonId>,
    /// `accepted` or `refused`.
    #[schema(schema_with = verdicts)]
    pub(crate) state: Verdict,
    /// Why; needed to refuse.
    #[schema(max_length = 1000)]
    pub(crate) answer: Option<String>,
    /// What they can do next.
    #[schema(max_length = 1000)]
    pub(crate) next_step: Option<String>,
}

/// What became of each.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Answers {
    results: Vec<Result>,
}

/// What became of one.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = AnswerResult)]
pub(crate) struct Result {
    /// Whose request.
    #[schema(value_type = String, format = "uuid")]
    person: PersonId,
    /// `answered`; `already` when somebody was quicker; `guest` for one who was not admitted here; `gone` for one who asks
    /// nothing.
    outcome: &'static str,
    /// What the quicker one answered.
    #[schema(value_type = Option<String>, required = true)]
    state: Option<RequestState>,
    /// Who that was; null also when the account is gone.
    #[schema(required = true)]
    by: Option<Author>,
}

impl Answers {
    pub(crate) fn new(outcome: &[(PersonId, Answered)], people: &People) -> Self {
        let result = |(person, one): &(PersonId, Answered)| Result {
            person: *person,
            outcome: match one {
                Answered::Done => "answered",
                Answered::Already(_) => "already",
                Answered::Guest => "guest",
                Answered::Gone => "gone",
            },
            state: match one {
                Answered::Already(before) => Some(before.state),
                Answered::Done | Answered::Guest | Answered::Gone => None,
            },
            by: by(one).and_then(|by| people.author(by)),
        };
        Self {
            results: outcome.iter().map(result).collect(),
        }
    }
}

/// Who was quicker.
pub(crate) fn by(one: &Answered) -> Option<PersonId> {
    match one {
        Answered::Already(before) => before.answered_by,
        Answered::Done | Answered::Guest | Answered::Gone => None,
    }
}

/// A problem with the names of the fields as they came.
pub(crate) fn in_its_names(mut problem: Problem) -> Problem {
    for wrong in &mut problem.fields {
        if wrong.field == "next-step" {
            wrong.field = "nextStep".to_owned();
        }
    }
    problem
}

/// Whose answers to take back.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = UndoAnswers)]
pub(crate) struct Undo {
    /// The people.
    #[schema(value_type = Vec<String>)]
    pub(crate) people: Vec<PersonId>,
}

/// Whose answers were taken back.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = UndoneAnswers)]
pub(crate) struct Taken {
    /// The people; whose answer was too old is not among them.
    #[schema(value_type = Vec<String>)]
    pub(crate) people: Vec<PersonId>,
}

/// How the caller stands to a community.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct OwnMembership {
    /// `member`, `coordinator`, or null.
    #[schema(value_type = Option<String>, required = true)]
    pub(crate) role: Option<Role>,
    /// What the caller asked while they are no member; null when nothing.
    #[schema(required = true)]
    pub(crate) request: Option<Own>,
}

/// One's own request.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = OwnRequest)]
pub(crate) struct Own {
    /// How far it is.
    #[schema(schema_with = request_states)]
    state: RequestState,
    /// Why one asked.
    reason: String,
    /// When.
    #[schema(format = DateTime)]
    requested_at: String,
    /// When it was answered.
    #[schema(required = true, format = DateTime)]
    answered_at: Option<String>,
    /// What was said, or empty.
    answer: String,
    /// What to do next, or empty.
    next_step: String,
}

impl From<OwnRequest> for Own {
    fn from(one: OwnRequest) -> Self {
        Self {
            state: one.state,
            reason: one.reason,
            requested_at: one.requested_at.rfc3339(),
            answered_at: one.answered_at.map(base::Ts::rfc3339),
            answer: one.answer,
            next_step: one.next_step,
        }
    }
}

/// Another role for a member.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct NewRole {
    /// `member` or `coordinator`.
    #[schema(schema_with = crate::api::wire::roles)]
    pub(crate) role: Role,
}

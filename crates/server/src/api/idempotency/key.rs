//! What the answer to a POST is kept under, and how it is kept.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use base::{PersonId, Ts};
use store::answers::{self, Answer};
use store::{Reader, Writer};

use super::Done;
use crate::app::App;
use crate::problem::Problem;

/// What an answer is kept under, when the caller sent a key.
pub(crate) struct Key(Option<Given>);

/// Under which key of whom a request is kept.
pub(super) struct Given {
    /// Whose key.
    pub(super) person: PersonId,
    /// The key.
    pub(super) text: String,
    /// The fingerprint of the request.
    pub(super) request: Vec<u8>,
    /// When it came.
    pub(super) now: Ts,
}

impl Key {
    /// No key was sent.
    pub(super) fn none() -> Self {
        Self(None)
    }

    /// This was sent.
    pub(super) fn given(given: Given) -> Self {
        Self(Some(given))
    }

    /// Commits what was done together with its answer, and answers. When another request with the same key was first,
    /// nothing is done and its answer is given.
    pub(crate) async fn settle(
        self,
        app: &App,
        mut w: Writer,
        done: Done,
    ) -> Result<Response, Problem> {
        let Some(given) = self.0 else {
            w.commit().await?;
            return Ok(done.into_response());
        };
        let answer = Answer {
            request: given.request.clone(),
            status: i64::from(done.status.as_u16()),
            location: done.location.clone(),
            body: done.body.clone(),
        };
        if answers::keep(&mut w, given.person, &given.text, &answer, given.now).await? {
            w.commit().await?;
            return Ok(done.into_response());
        }
        drop(w);
        let mut r = app.db.read().await?;
        let first = given.first(&mut r).await?;
        first.ok_or_else(|| Problem::new(StatusCode::SERVICE_UNAVAILABLE, "unavailable"))
    }
}

impl Given {
    /// The first answer under this key; fails with `idempotency-mismatch` when it was to something else.
    pub(super) async fn first(&self, r: &mut Reader) -> Result<Option<Response>, Problem> {
        let Some(answer) = answers::find(r, self.person, &self.text, self.now).await? else {
            return Ok(None);
        };
        if answer.request != self.request {
            return Err(Problem::new(
                StatusCode::UNPROCESSABLE_ENTITY,
                "idempotency-mismatch",
            ));
        }
        let status = u16::try_from(answer.status)
            .ok()
            .and_then(|code| StatusCode::from_u16(code).ok());
        let status = status.unwrap_or(StatusCode::OK);
        Ok(Some(
            Done {
                status,
                location: answer.location,
                body: answer.body,
            }
            .into_response(),
        ))
    }
}

//! What the answer to a POST is kept under, and how it is kept.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use base::{PersonId, Ts};
use store::answers::{self, Answer, Kept};
use store::{Reader, Writer};

use super::Done;
use crate::app::App;
use crate::problem::Problem;

/// Writes the answer down that is to be kept for what was placed.
pub(crate) type Keep<T> = Box<dyn Fn(&T) -> Result<Kept, Problem> + Send + Sync>;

/// What an answer is kept under, when the caller sent a key.
pub(crate) struct Key(Option<Given>);

/// Under which key of whom a request is kept.
#[derive(Clone)]
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
        if answers::keep(&mut w, &[given.kept(&done)]).await? {
            w.commit().await?;
            return Ok(done.into_response());
        }
        drop(w);
        given.there(app).await
    }

    /// How the answer is kept by who places it in a transaction of their own; `None` when no key was sent.
    pub(crate) fn keep<T>(
        &self,
        done: impl Fn(&T) -> Result<Done, Problem> + Send + Sync + 'static,
    ) -> Option<Keep<T>> {
        let given = self.0.clone()?;
        Some(Box::new(move |what| Ok(given.kept(&done(what)?))))
    }

    /// What another request with the same key, which was first, was answered.
    pub(crate) async fn first(&self, app: &App) -> Result<Response, Problem> {
        match &self.0 {
            Some(given) => given.there(app).await,
            None => Err(Problem::internal("no key was sent and one was taken")),
        }
    }
}

impl Given {
    fn kept(&self, done: &Done) -> Kept {
        Kept {
            person: self.person,
            key: self.text.clone(),
            answer: Answer {
                request: self.request.clone(),
                status: i64::from(done.status.as_u16()),
                location: done.location.clone(),
                body: done.body.clone(),
            },
            now: self.now,
        }
    }

    /// The answer that must be there, as the key was taken.
    async fn there(&self, app: &App) -> Result<Response, Problem> {
        let mut r = app.db.read().await?;
        let first = self.first(&mut r).await?;
        first.ok_or_else(|| Problem::new(StatusCode::SERVICE_UNAVAILABLE, "unavailable"))
    }

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

//! Doing a POST once: the same `Idempotency-Key` again gets the first answer (draft-ietf-httpapi-idempotency-key-header).

mod done;
mod key;

pub(crate) use done::Done;
pub(crate) use key::Key;

use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};

use self::key::Given;
use crate::app::App;
use crate::extract::{Caller, Json};
use crate::problem::Problem;

/// The header.
pub(crate) const HEADER: &str = "Idempotency-Key";

/// The JSON body of a POST by a signed-in person, to be acted on once. A repeat is answered before the handler runs.
pub(crate) struct Once<T> {
    /// What it says.
    pub(crate) value: T,
    /// What the answer is kept under.
    pub(crate) key: Key,
}

/// Why the handler does not run.
pub(crate) enum Refused {
    /// It was done before: this is what came of it.
    Done(Box<Response>),
    /// Something is wrong.
    Problem(Problem),
}

impl From<Problem> for Refused {
    fn from(problem: Problem) -> Self {
        Self::Problem(problem)
    }
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        match self {
            Self::Done(response) => *response,
            Self::Problem(problem) => problem.into_response(),
        }
    }
}

impl<T: DeserializeOwned + Send> FromRequest<App> for Once<T> {
    type Rejection = Refused;

    async fn from_request(request: Request, app: &App) -> Result<Self, Refused> {
        let caller = request.extensions().get::<Caller>();
        let caller =
            caller.ok_or_else(|| Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "internal"))?;
        let (person, now) = (caller.person()?, caller.call.now);
        let given = key(request.headers())?
            .map(|text| (text, target(request.method().as_str(), &caller.here)));
        let Json { value, bytes } = Json::from_request(request, app).await?;
        let Some((text, target)) = given else {
            return Ok(Self {
                value,
                key: Key::none(),
            });
        };
        let given = Given {
            person,
            text,
            request: fingerprint(&target, &bytes),
            now,
        };
        let mut r = app.db.read().await.map_err(Problem::from)?;
        match given.first(&mut r).await? {
            Some(response) => Err(Refused::Done(Box::new(response))),
            None => Ok(Self {
                value,
                key: Key::given(given),
            }),
        }
    }
}

/// The key; fails with `Idempotency-Key` / `not-a-key` unless there is one of 1 to 255 visible ASCII characters, or none.
fn key(headers: &HeaderMap) -> Result<Option<String>, Problem> {
    let mut all = headers.get_all(HEADER).iter();
    let Some(value) = all.next() else {
        return Ok(None);
    };
    let fits =
        (1..=255).contains(&value.len()) && value.as_bytes().iter().all(u8::is_ascii_graphic);
    let text = value.to_str().ok().filter(|_| fits && all.next().is_none());
    text.map(|text| Some(text.to_owned()))
        .ok_or_else(|| Problem::field(HEADER, "not-a-key"))
}

fn target(method: &str, here: &str) -> String {
    format!("{method}\n{}\n", here.split('?').next().unwrap_or_default())
}

/// Tells requests apart; neither method nor path can hold the line ends between the parts.
fn fingerprint(target: &str, body: &[u8]) -> Vec<u8> {
    Sha256::new()
        .chain_update(target)
        .chain_update(body)
        .finalize()
        .to_vec()
}

#[cfg(test)]
mod tests;

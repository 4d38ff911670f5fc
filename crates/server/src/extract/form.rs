//! A form as a browser sends it: read whole, never guessed at.

use axum::extract::{FromRequest, Request};
use axum::http::{StatusCode, header};
use futures_util::StreamExt;
use percent_encoding::percent_decode;

use super::MOST;
use crate::problem::{Problem, Wrong};

/// The fields of a form, in order.
#[derive(Debug, Clone, Default)]
pub struct Fields(Vec<(String, String)>);

impl Fields {
    /// The value of a field; empty when it is not there.
    pub fn get(&self, name: &str) -> &str {
        self.0
            .iter()
            .find(|(field, _)| field == name)
            .map_or("", |(_, value)| value)
    }

    /// Every value of a field that may stand there more than once, in order.
    pub fn all(&self, name: &str) -> impl Iterator<Item = &str> {
        self.0
            .iter()
            .filter(move |(field, _)| field == name)
            .map(|(_, value)| value.as_str())
    }

    /// The fields that were read otherwise.
    pub(super) fn of(all: Vec<(String, String)>) -> Self {
        Self(all)
    }

    /// Reads `application/x-www-form-urlencoded`; fails with the names of fields that are not UTF-8.
    pub fn parse(bytes: &[u8]) -> Result<Self, Problem> {
        let mut fields = Vec::new();
        let mut wrong = Vec::new();
        for pair in bytes.split(|b| *b == b'&').filter(|pair| !pair.is_empty()) {
            let mut halves = pair.splitn(2, |b| *b == b'=');
            let name = decoded(halves.next().unwrap_or_default());
            let value = decoded(halves.next().unwrap_or_default());
            let name = String::from_utf8_lossy(&name).into_owned();
            match String::from_utf8(value) {
                Ok(value) => fields.push((name, value)),
                Err(_) => wrong.push(Wrong {
                    field: name,
                    code: "not-text",
                    bound: None,
                }),
            }
        }
        if wrong.is_empty() {
            return Ok(Self(fields));
        }
        let mut problem = Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "invalid");
        problem.fields = wrong;
        Err(problem)
    }
}

fn decoded(part: &[u8]) -> Vec<u8> {
    let spaced: Vec<u8> = part
        .iter()
        .map(|b| if *b == b'+' { b' ' } else { *b })
        .collect();
    percent_decode(&spaced).collect()
}

impl<S: Send + Sync> FromRequest<S> for Fields {
    type Rejection = Problem;

    async fn from_request(request: Request, _: &S) -> Result<Self, Problem> {
        let kind = request
            .headers()
            .get(header::CONTENT_TYPE)
            .and_then(|v| v.to_str().ok());
        let form = kind.is_some_and(|kind| kind.starts_with("application/x-www-form-urlencoded"));
        let bytes = body(request, MOST).await?;
        if !form && !bytes.is_empty() {
            return Err(Problem::new(
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
                "unsupported-media-type",
            ));
        }
        Self::parse(&bytes)
    }
}

/// The body, up to `most` bytes; fails with `body-too-large`.
///
/// What is too large is read on for a while and thrown away: a client that is cut off while it still sends may never see
/// the answer.
pub(super) async fn body(request: Request, most: usize) -> Result<bytes::Bytes, Problem> {
    let large = || {
        let mut problem = Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "body-too-large");
        let bound = i64::try_from(most).ok();
        problem.fields.push(Wrong {
            field: "body".to_owned(),
            code: "too-large",
            bound,
        });
        problem
    };
    let mut parts = request.into_body().into_data_stream();
    let (mut whole, mut seen) = (Vec::new(), 0_usize);
    while let Some(part) = parts.next().await {
        // The line was cut, or stood still for too long.
        let part = part.map_err(|_| Problem::new(StatusCode::REQUEST_TIMEOUT, "unavailable"))?;
        seen = seen.saturating_add(part.len());
        if seen <= most {
            whole.extend_from_slice(&part);
        } else if seen > most + ENOUGH {
            return Err(large());
        }
    }
    if seen > most {
        Err(large())
    } else {
        Ok(whole.into())
    }
}

/// How much more of a body that is too large is read before the line is cut.
const ENOUGH: usize = 15 * MOST;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_read_as_it_was_typed() {
        let fields = Fields::parse(b"body=a+%2B%20b%0D%0A&empty=&flag&id=7").unwrap();
        assert_eq!(fields.get("body"), "a + b\r\n");
        assert_eq!(
            (
                fields.get("empty"),
                fields.get("flag"),
                fields.get("id"),
                fields.get("no")
            ),
            ("", "", "7", "")
        );
    }

    #[test]
    fn a_field_that_is_not_utf8_is_named() {
        let problem = Fields::parse(b"title=%ff%fe&body=x").unwrap_err();
        assert_eq!(
            problem.fields.first().map(|w| (w.field.as_str(), w.code)),
            Some(("title", "not-text"))
        );
    }
}

//! A JSON body; what is wrong with it is said with the field's name.

use axum::extract::{FromRequest, Request};
use axum::http::{StatusCode, header};
use serde::de::DeserializeOwned;

use super::MOST;
use super::form::body;
use crate::problem::{Problem, Wrong};

/// A JSON body, and its bytes for telling repeats apart. An empty body counts as `{}`.
pub struct Json<T> {
    /// What it says.
    pub value: T,
    /// As it was sent.
    pub bytes: bytes::Bytes,
}

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Json<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, _: &S) -> Result<Self, Problem> {
        let kind = request
            .headers()
            .get(header::CONTENT_TYPE)
            .and_then(|v| v.to_str().ok());
        let kind = kind.map(|kind| {
            kind.split(';')
                .next()
                .unwrap_or_default()
                .trim()
                .to_ascii_lowercase()
        });
        let json = kind
            .as_deref()
            .is_some_and(|kind| kind == "application/json" || kind.ends_with("+json"));
        let bytes = body(request, MOST).await?;
        let nothing = bytes.is_empty() && kind.is_none();
        if !json && !nothing {
            return Err(Problem::new(
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
                "unsupported-media-type",
            ));
        }
        let value = parse(if bytes.is_empty() { b"{}" } else { &bytes })?;
        Ok(Self { value, bytes })
    }
}

/// Reads JSON; fails with `malformed` (400) when it is none, and with `invalid` (422) and the field when a value is wrong.
pub(super) fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Problem> {
    // Also where a field is passed over unread.
    if let Err(error) = std::str::from_utf8(bytes) {
        let mut problem =
            Problem::new(StatusCode::BAD_REQUEST, "malformed").noted(error.to_string());
        problem.fields.push(Wrong {
            field: "body".to_owned(),
            code: "not-json",
            bound: None,
        });
        return Err(problem);
    }
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let parsed = serde_path_to_error::deserialize(&mut reader);
    let failed = match parsed {
        Ok(value) => match reader.end() {
            Ok(()) => return Ok(value),
            Err(error) => ("body".to_owned(), error),
        },
        Err(error) => (error.path().to_string(), error.into_inner()),
    };
    let (path, error) = failed;
    let said = error.to_string();
    // A missing field is told of its parent; its own name stands in the sentence.
    let missing = said
        .strip_prefix("missing field `")
        .and_then(|rest| rest.split('`').next());
    let field = match (missing, path.as_str()) {
        (Some(name), "." | "?" | "") => name.to_owned(),
        (Some(name), parent) => format!("{parent}.{name}"),
        (None, "." | "?" | "") => "body".to_owned(),
        (None, path) => path.to_owned(),
    };
    let (status, code, what) = if missing.is_some() {
        (StatusCode::UNPROCESSABLE_ENTITY, "invalid", "required")
    } else if error.is_data() {
        (StatusCode::UNPROCESSABLE_ENTITY, "invalid", "wrong-type")
    } else {
        (StatusCode::BAD_REQUEST, "malformed", "not-json")
    };
    let mut problem = Problem::new(status, code).noted(said);
    problem.fields.push(Wrong {
        field,
        code: what,
        bound: None,
    });
    Err(problem)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;

    #[derive(Debug, Deserialize)]
    struct Post {
        #[serde(rename = "body")]
        _body: String,
        #[serde(rename = "ranges", default)]
        _ranges: Vec<(i64, i64)>,
    }

    #[test]
    fn every_slip_names_its_field() {
        let table: [(&[u8], u16, &str, &str); 7] = [
            (b"{}", 422, "body", "required"),
            (b"{", 400, "body", "not-json"),
            (b"{\"body\":7}", 422, "body", "wrong-type"),
            (
                b"{\"body\":\"x\",\"ranges\":[[1,2],[3,\"x\"]]}",
                422,
                "ranges[1][1]",
                "wrong-type",
            ),
            (b"{\"body\":\"\xff\"}", 400, "body", "not-json"),
            (b"{\"body\":", 400, "body", "not-json"),
            (b"{\"body\":\"x\"} trailing", 400, "body", "not-json"),
        ];
        for (bytes, status, field, code) in table {
            let problem = parse::<Post>(bytes).unwrap_err();
            let wrong = problem.fields.first().unwrap();
            let seen = (problem.status.as_u16(), wrong.field.as_str(), wrong.code);
            assert_eq!(
                seen,
                (status, field, code),
                "{}",
                String::from_utf8_lossy(bytes)
            );
        }
    }
}

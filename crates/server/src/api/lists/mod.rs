//! Which part of a list is asked for: `limit`, `cursor`, and `from` where a list has numbers.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use base::Limit;
use data_encoding::BASE64URL_NOPAD;
use utoipa::IntoParams;

use crate::extract::Fields;
use crate::problem::Problem;

/// The part of a list that is asked for.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Part {
    /// How many items at most.
    #[param(value_type = Option<i64>, minimum = 1, maximum = 100, default = 20)]
    pub(crate) limit: Limit,
    /// Where to go on: the `nextCursor` of the answer before.
    pub(crate) cursor: Option<String>,
}

impl Part {
    /// Where the list goes on, by a cursor of this `kind`; fails with `cursor` / `not-a-cursor` when it is no such cursor.
    pub(crate) fn after<T>(
        &self,
        kind: &str,
        read: impl FnOnce(&str) -> Option<T>,
    ) -> Result<Option<T>, Problem> {
        let Some(text) = &self.cursor else {
            return Ok(None);
        };
        let bytes = BASE64URL_NOPAD
            .decode(text.as_bytes())
            .ok()
            .and_then(|bytes| String::from_utf8(bytes).ok());
        let place = bytes
            .as_deref()
            .and_then(|text| text.strip_prefix(kind)?.strip_prefix(':'));
        place
            .and_then(read)
            .map(Some)
            .ok_or_else(|| Problem::field("cursor", "not-a-cursor"))
    }
}

/// The cursor of a `kind` of list for a `place` in it.
pub(crate) fn cursor(kind: &str, place: impl std::fmt::Display) -> String {
    BASE64URL_NOPAD.encode(format!("{kind}:{place}").as_bytes())
}

impl<S: Send + Sync> FromRequestParts<S> for Part {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let query = Fields::parse(parts.uri.query().unwrap_or_default().as_bytes())?;
        let limit = match query.get("limit") {
            "" => Some(Limit::USUAL),
            text => text.parse().ok().and_then(Limit::new),
        };
        let limit = limit.ok_or_else(|| Problem::field("limit", "out-of-range"))?;
        Ok(Self {
            limit,
            cursor: Some(query.get("cursor").to_owned()).filter(|text| !text.is_empty()),
        })
    }
}

/// The number to begin with: `from`, at least 1.
pub(crate) struct Start(pub(crate) Option<i64>);

impl<S: Send + Sync> FromRequestParts<S> for Start {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let query = Fields::parse(parts.uri.query().unwrap_or_default().as_bytes())?;
        let text = query.get("from");
        let number = text.parse().ok().filter(|number| *number >= 1);
        if text.is_empty() || number.is_some() {
            Ok(Self(number))
        } else {
            Err(Problem::field("from", "out-of-range"))
        }
    }
}

#[cfg(test)]
mod tests;

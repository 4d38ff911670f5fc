//! The changing part of an address, parsed. What cannot be one names nothing, so the answer is 404.

use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use base::{PostId, ThreadId, WayInId};
use identity::Handle;
use membership::Slug;

use crate::problem::Problem;

/// The one changing part of the address.
pub(crate) struct Segment<T>(pub(crate) T);

/// What can stand in an address.
pub(crate) trait FromSegment: Sized {
    /// Reads it; `None` when the text cannot be one.
    fn from_segment(text: &str) -> Option<Self>;
}

impl FromSegment for Slug {
    fn from_segment(text: &str) -> Option<Self> {
        Self::parse(text).ok()
    }
}

impl FromSegment for Handle {
    fn from_segment(text: &str) -> Option<Self> {
        Self::parse("handle", text).ok()
    }
}

impl FromSegment for ThreadId {
    fn from_segment(text: &str) -> Option<Self> {
        text.parse().ok()
    }
}

impl FromSegment for PostId {
    fn from_segment(text: &str) -> Option<Self> {
        text.parse().ok()
    }
}

impl FromSegment for WayInId {
    fn from_segment(text: &str) -> Option<Self> {
        text.parse().ok()
    }
}

/// The two changing parts of the address.
pub(crate) struct Segments<A, B>(pub(crate) A, pub(crate) B);

impl<A: FromSegment, B: FromSegment, S: Send + Sync> FromRequestParts<S> for Segments<A, B> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let (one, two) = Path::<(String, String)>::from_request_parts(parts, state)
            .await
            .map_err(|_| Problem::not_found())?
            .0;
        match (A::from_segment(&one), B::from_segment(&two)) {
            (Some(one), Some(two)) => Ok(Self(one, two)),
            _ => Err(Problem::not_found()),
        }
    }
}

impl<T: FromSegment, S: Send + Sync> FromRequestParts<S> for Segment<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let text = Path::<String>::from_request_parts(parts, state)
            .await
            .map_err(|_| Problem::not_found())?;
        T::from_segment(&text)
            .map(Self)
            .ok_or_else(Problem::not_found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_name_is_not_looked_up() {
        for bad in ["", "\0", "a\0b", "A b", "../x", "é"] {
            assert!(Slug::from_segment(bad).is_none(), "{bad:?}");
            assert!(Handle::from_segment(bad).is_none(), "{bad:?}");
            assert!(ThreadId::from_segment(bad).is_none(), "{bad:?}");
            assert!(PostId::from_segment(bad).is_none(), "{bad:?}");
        }
        assert!(Slug::from_segment("open-innovatie").is_some());
        assert!(ThreadId::from_segment("k7f39qz").is_some());
        assert!(PostId::from_segment("019a1b2c-0000-7000-8000-000000000000").is_some());
    }
}

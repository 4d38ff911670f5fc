//! The answer to a POST: sent, and kept for repeats.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use crate::problem::Problem;

/// What a POST came to.
pub(crate) struct Done {
    pub(super) status: StatusCode,
    pub(super) location: String,
    pub(super) body: String,
}

impl Done {
    /// This status with this body, and the address of what was made (empty: none).
    pub(crate) fn new(
        status: StatusCode,
        location: String,
        body: &impl Serialize,
    ) -> Result<Self, Problem> {
        let internal = |_| Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "internal");
        Ok(Self {
            status,
            location,
            body: serde_json::to_string(body).map_err(internal)?,
        })
    }
}

impl IntoResponse for Done {
    fn into_response(self) -> Response {
        let kind = [(header::CONTENT_TYPE, "application/json")];
        let mut response = (self.status, kind, self.body).into_response();
        if let Some(place) = HeaderValue::from_str(&self.location)
            .ok()
            .filter(|place| !place.is_empty())
        {
            response.headers_mut().insert(header::LOCATION, place);
        }
        response
    }
}

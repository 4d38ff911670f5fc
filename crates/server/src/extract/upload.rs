//! A form with a file in it (RFC 7578).

use axum::body::Body;
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::{StatusCode, header};

use super::form::body;
use super::{Caller, Fields, MOST};
use crate::problem::Problem;

/// The first file of a form that somebody signed in has sent; empty when none was chosen.
///
/// What is a little larger than may be is still read, so that the page can say so.
pub struct Upload(pub bytes::Bytes);

impl<S: Send + Sync> FromRequest<S> for Upload {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        // A stranger's ten megabytes are not taken in.
        if let Some(caller) = request.extensions().get::<Caller>() {
            caller.person()?;
        }
        let kind = request
            .headers()
            .get(header::CONTENT_TYPE)
            .and_then(|value| value.to_str().ok());
        if !kind.is_some_and(|kind| kind.starts_with("multipart/form-data")) {
            let status = StatusCode::UNSUPPORTED_MEDIA_TYPE;
            return Err(Problem::new(status, "unsupported-media-type"));
        }
        let (parts, sent) = request.into_parts();
        let sent = Request::from_parts(parts.clone(), sent);
        let bytes = body(sent, identity::LARGEST_FILE + MOST).await?;
        let whole = Request::from_parts(parts, Body::from(bytes));
        let malformed = || Problem::new(StatusCode::BAD_REQUEST, "malformed");
        let mut form = Multipart::from_request(whole, state)
            .await
            .map_err(|_| malformed())?;
        while let Some(field) = form.next_field().await.map_err(|_| malformed())? {
            if field.file_name().is_some() {
                return Ok(Self(field.bytes().await.map_err(|_| malformed())?));
            }
        }
        Ok(Self(bytes::Bytes::new()))
    }
}

/// A form of somebody signed in, with its fields and one file; the file is empty when none was chosen. At most 1 MiB.
pub struct FormWithFile {
    /// The fields.
    pub fields: Fields,
    /// The first file.
    pub file: bytes::Bytes,
}

impl<S: Send + Sync> FromRequest<S> for FormWithFile {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        if let Some(caller) = request.extensions().get::<Caller>() {
            caller.person()?;
        }
        let kind = request.headers().get(header::CONTENT_TYPE);
        let kind = kind.and_then(|value| value.to_str().ok());
        if !kind.is_some_and(|kind| kind.starts_with("multipart/form-data")) {
            return Ok(Self {
                fields: Fields::from_request(request, state).await?,
                file: bytes::Bytes::new(),
            });
        }
        let (parts, sent) = request.into_parts();
        let sent = Request::from_parts(parts.clone(), sent);
        let whole = Request::from_parts(parts, Body::from(body(sent, MOST).await?));
        let malformed = || Problem::new(StatusCode::BAD_REQUEST, "malformed");
        let mut form = Multipart::from_request(whole, state)
            .await
            .map_err(|_| malformed())?;
        let (mut fields, mut file) = (Vec::new(), bytes::Bytes::new());
        while let Some(field) = form.next_field().await.map_err(|_| malformed())? {
            let name = field.name().unwrap_or_default().to_owned();
            let is_file = field.file_name().is_some();
            let bytes = field.bytes().await.map_err(|_| malformed())?;
            if is_file {
                if file.is_empty() {
                    file = bytes;
                }
            } else {
                let text = String::from_utf8(bytes.to_vec())
                    .map_err(|_| Problem::field(name.clone(), "not-text"))?;
                fields.push((name, text));
            }
        }
        Ok(Self {
            fields: Fields::of(fields),
            file,
        })
    }
}

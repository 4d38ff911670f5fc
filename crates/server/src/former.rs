//! Addresses under a name that a community had before lead on to its present one, for ever.

use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, StatusCode, Uri, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use membership::Slug;

use crate::app::App;
use crate::extract::Caller;
use crate::problem::Problem;

/// Where the name stands in an address, and with which status one is led on: a page by `301`; a program by `308`, which keeps
/// the method and the body (RFC 9110, 15.4).
const PLACES: [(&str, StatusCode); 3] = [
    ("/c/", StatusCode::MOVED_PERMANENTLY),
    ("/coordinate/", StatusCode::MOVED_PERMANENTLY),
    ("/api/v1/communities/", StatusCode::PERMANENT_REDIRECT),
];

/// Leads on who comes by a former name and may know of the community; what is not there for any other reason stays so.
pub async fn lead_on(
    State(app): State<App>,
    caller: Caller,
    request: Request,
    next: Next,
) -> Response {
    let (uri, method) = (request.uri().clone(), request.method().clone());
    let response = next.run(request).await;
    if response.status() != StatusCode::NOT_FOUND {
        return response;
    }
    match present(&app, &caller, &uri, &method).await {
        Ok(Some(leads)) => leads,
        Ok(None) => response,
        Err(problem) => problem.into_response(),
    }
}

async fn present(
    app: &App,
    caller: &Caller,
    uri: &Uri,
    method: &Method,
) -> Result<Option<Response>, Problem> {
    let found = PLACES
        .iter()
        .find_map(|(place, status)| Some((place, *status, uri.path().strip_prefix(place)?)));
    let Some((place, status, rest)) = found else {
        return Ok(None);
    };
    let reads = matches!(*method, Method::GET | Method::HEAD);
    if status == StatusCode::MOVED_PERMANENTLY && !reads {
        return Ok(None);
    }
    let (name, path) = rest
        .split_once('/')
        .map_or((rest, None), |(name, path)| (name, Some(path)));
    let Ok(former) = Slug::parse(name) else {
        return Ok(None);
    };
    let mut r = app.db.read().await?;
    let current = membership::current_slug(&mut r, &caller.call, &former).await?;
    let Some(current) = current.filter(|current| *current != former) else {
        return Ok(None);
    };
    let mut to = format!("{place}{}", current.as_str());
    if let Some(path) = path {
        to = format!("{to}/{path}");
    }
    if let Some(query) = uri.query() {
        to = format!("{to}?{query}");
    }
    let to = HeaderValue::from_str(&to).map_err(|_| Problem::not_found())?;
    // Who may read can change: nobody on the way keeps it.
    let kept = HeaderValue::from_static("private, no-cache");
    let headers = [(header::LOCATION, to), (header::CACHE_CONTROL, kept)];
    Ok(Some((status, headers).into_response()))
}

//! `/c/{slug}/feed`: the latest threads as Atom (RFC 4287), for whoever may read them.

use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use base::{Limit, PersonId, Ts};
use discussion::ThreadCursor;
use membership::Slug;
use sha2::{Digest, Sha256};

use super::atom::written;
use super::slug_of;
use crate::app::App;
use crate::extract::Caller;
use crate::problem::Problem;

/// The feed; it says what it said before by `304` alone.
pub async fn feed(
    State(app): State<App>,
    caller: Caller,
    Path(slug): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let slug: Slug = slug_of(&slug)?;
    let mut r = app.db.read().await?;
    let shown = membership::community(&mut r, &caller.call, &slug).await?;
    let threads = discussion::list_threads(
        &mut r,
        &caller.call,
        &shown,
        ThreadCursor::START,
        Limit::USUAL,
    )
    .await?;
    let mut people: Vec<PersonId> = threads.items.iter().map(|one| one.author_id).collect();
    people.sort_unstable();
    people.dedup();
    let cards = identity::cards(&mut r, &people).await?;
    drop(r);

    let latest = threads.items.first().map(|one| one.last_post_at);
    let updated = latest.unwrap_or(shown.community.created_at);
    let text = written(
        &app,
        &caller,
        &shown.community,
        &threads.items,
        &cards,
        updated,
    );
    let tag = format!(
        "\"{}\"",
        data_encoding::HEXLOWER.encode(&Sha256::digest(text.as_bytes()))
    );
    let known = headers
        .get_all(header::IF_NONE_MATCH)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .any(|value| {
            value
                .split(',')
                .any(|one| one.trim().trim_start_matches("W/") == tag)
        });
    let kind = [(header::CONTENT_TYPE, "application/atom+xml; charset=utf-8")];
    let mut response = (kind, text).into_response();
    if known {
        response = StatusCode::NOT_MODIFIED.into_response();
    }
    let set = response.headers_mut();
    set.insert(
        header::CACHE_CONTROL,
        HeaderValue::from_static("private, no-cache"),
    );
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        set.insert(header::ETAG, tag);
    }
    if let Some(at) = http_date(updated).and_then(|at| HeaderValue::from_str(&at).ok()) {
        set.insert(header::LAST_MODIFIED, at);
    }
    Ok(response)
}

/// As HTTP writes moments (RFC 9110, 5.6.7).
fn http_date(at: Ts) -> Option<String> {
    let at = jiff::Timestamp::from_microsecond(at.micros()).ok()?;
    jiff::fmt::rfc2822::DateTimePrinter::new()
        .timestamp_to_rfc9110_string(&at)
        .ok()
}

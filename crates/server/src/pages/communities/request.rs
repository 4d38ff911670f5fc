//! One's own request to join: how far it is, and taking it back.

use axum::extract::{Path, State};
use axum::response::Response;
use membership::{Community, OwnRequest, RequestState};
use store::Reader;

use super::slug_of;
use crate::app::App;
use crate::extract::Caller;
use crate::flow::requests;
use crate::pages::frame;
use crate::problem::Problem;
use crate::view;

/// How far a request of the caller's is.
pub(super) fn own(
    caller: &Caller,
    community: &Community,
    request: Option<OwnRequest>,
) -> Option<view::OwnRequest> {
    let request = request?;
    let name = community.name(caller.call.lang).to_owned();
    Some(view::OwnRequest {
        community: (community.slug.clone(), name),
        refused: request.state == RequestState::Refused,
        when: frame::when(caller, request.answered_at.unwrap_or(request.requested_at)),
        answer: request.answer,
        next_step: request.next_step,
    })
}

/// Everything the caller asked to join.
pub(in crate::pages) async fn all_own(
    r: &mut Reader,
    caller: &Caller,
) -> Result<Vec<view::OwnRequest>, Problem> {
    let all = membership::list_own_requests(r, &caller.call).await?;
    Ok(all
        .into_iter()
        .filter_map(|(community, request)| own(caller, &community, Some(request)))
        .collect())
}

/// Takes a request back.
pub async fn withdraw(
    State(app): State<App>,
    caller: Caller,
    Path(slug): Path<String>,
) -> Result<Response, Problem> {
    let slug = slug_of(&slug)?;
    caller.person()?;
    let mut w = app.db.write().await?;
    requests::withdraw(&mut w, &caller.call, &slug).await?;
    w.commit().await?;
    let path = format!("/c/{}", slug.as_str());
    Ok(frame::on_to_with(&app, &path, "withdrawn"))
}

//! `/communities/{slug}/memberships`: joining and leaving.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use membership::{Joined, Slug};

use super::wire::{MembershipStatus, NewMembership};
use crate::api::idempotency::{Done, Once};
use crate::api::segment::Segment;
use crate::app::App;
use crate::extract::Caller;
use crate::problem::Problem;

/// Joins an open community, or asks the coordinators of one where that is the way. Again changes nothing.
#[utoipa::path(
    post, path = "/communities/{slug}/memberships", request_body = NewMembership,
    params(("slug" = String, Path, description = "The community")),
    responses(
        (status = 201, description = "The caller is a member", body = MembershipStatus),
        (status = 202, description = "The coordinators have been asked", body = MembershipStatus),
    ),
)]
pub(in crate::api) async fn join_community(
    State(app): State<App>,
    caller: Caller,
    Segment(slug): Segment<Slug>,
    once: Once<NewMembership>,
) -> Result<Response, Problem> {
    let mut w = app.db.write().await?;
    let joined =
        membership::join_community(&mut w, &caller.call, &slug, once.value.reason.as_deref())
            .await?;
    let status = match joined {
        Joined::Member => StatusCode::CREATED,
        Joined::Requested => StatusCode::ACCEPTED,
    };
    once.key
        .settle(
            &app,
            w,
            Done::new(status, String::new(), &MembershipStatus::from(joined))?,
        )
        .await
}

/// Leaves a community; what the caller wrote stays.
#[utoipa::path(
    delete, path = "/communities/{slug}/memberships/me",
    params(("slug" = String, Path, description = "The community")),
    responses(
        (status = 204, description = "The caller is no member any more"),
        (status = 403, description = "`not-member`: the caller is none"),
        (status = 409, description = "`last-coordinator`: nobody would be left to look after the community"),
    ),
)]
pub(in crate::api) async fn leave_community(
    State(app): State<App>,
    caller: Caller,
    Segment(slug): Segment<Slug>,
) -> Result<StatusCode, Problem> {
    let mut w = app.db.write().await?;
    membership::leave_community(&mut w, &caller.call, &slug).await?;
    w.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

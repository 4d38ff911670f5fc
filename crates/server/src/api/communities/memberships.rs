//! `/communities/{slug}/memberships`: joining and leaving.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use identity::Handle;
use membership::{Joined, Slug};

use super::requests::wire::{NewRole, Own, OwnMembership};
use super::wire::{MembershipStatus, NewMembership};
use crate::api::idempotency::{Done, Once};
use crate::api::segment::{FromSegment, Segment};
use crate::app::App;
use crate::extract::{Caller, Json};
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

/// How the caller stands to a community: their role, or how far their request is.
#[utoipa::path(
    get, path = "/communities/{slug}/memberships/me",
    params(("slug" = String, Path, description = "The community")),
    responses((status = 200, description = "Role or request", body = OwnMembership)),
)]
pub(in crate::api) async fn get_membership(
    State(app): State<App>,
    caller: Caller,
    Segment(slug): Segment<Slug>,
) -> Result<axum::Json<OwnMembership>, Problem> {
    let mut r = app.db.read().await?;
    let shown = membership::community(&mut r, &caller.call, &slug).await?;
    caller.person()?;
    Ok(axum::Json(OwnMembership {
        role: shown.standing.role(),
        request: shown.request.map(Own::from),
    }))
}

/// Makes a member coordinator, or a coordinator member.
#[utoipa::path(
    put, path = "/communities/{slug}/members/{handle}/role", request_body = NewRole,
    params(
        ("slug" = String, Path, description = "The community"),
        ("handle" = String, Path, description = "The member"),
    ),
    responses(
        (status = 204, description = "So it is"),
        (status = 403, description = "`not-coordinator`: the caller does not look after the community; `not-member`: nor is the other a member"),
        (status = 409, description = "`last-coordinator`: nobody would be left to look after the community"),
    ),
)]
pub(in crate::api) async fn set_role(
    State(app): State<App>,
    caller: Caller,
    Path((slug, handle)): Path<(String, String)>,
    sent: Json<NewRole>,
) -> Result<StatusCode, Problem> {
    let slug = Slug::from_segment(&slug).ok_or_else(Problem::not_found)?;
    let handle = Handle::from_segment(&handle).ok_or_else(Problem::not_found)?;
    let mut w = app.db.write().await?;
    let shown = identity::person_by_handle(&mut w, &caller.call, handle.as_str()).await?;
    membership::set_role(&mut w, &caller.call, &slug, shown.id, sent.value.role).await?;
    w.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

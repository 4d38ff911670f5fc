//! `/communities/{slug}/invitations` and `…/invitation-links`: inviting people by address, and by link.

mod wire;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use base::WayInId;
use membership::way_in::rules::MOST_INVITED;
use membership::{Role, Slug, WayInCursor};

use self::wire::{InvitationLink, Invitations, Invited, MadeLink, NewLink};
use crate::api::idempotency::{Done, Once};
use crate::api::lists::{Part, cursor};
use crate::api::segment::{Segment, Segments};
use crate::api::wire::List;
use crate::app::App;
use crate::extract::Caller;
use crate::flow::way_in;
use crate::problem::Problem;

/// Invites people by their addresses, 500 at most; what came of each, in their order. Coordinators may.
///
/// An address with an account and one without get the same answer; members are named as such.
#[utoipa::path(
    post, path = "/communities/{slug}/invitations", request_body = Invitations,
    params(("slug" = String, Path, description = "The community")),
    responses(
        (status = 200, description = "What came of each address", body = Invited),
        (status = 403, description = "`not-coordinator`: only coordinators may"),
        (status = 409, description = "`archived`: nobody becomes a member any more"),
    ),
)]
pub(in crate::api) async fn invite(
    State(app): State<App>,
    caller: Caller,
    Segment(slug): Segment<Slug>,
    once: Once<Invitations>,
) -> Result<Response, Problem> {
    let all = once.value.read();
    if all.len() > MOST_INVITED {
        let most = i64::try_from(MOST_INVITED).unwrap_or(i64::MAX);
        let wrong = base::Invalid::bound("addresses", "too-many", most);
        return Err(membership::Error::from(wrong).into());
    }
    let role = once.value.role.unwrap_or(Role::Member);
    let word = once.value.word.as_deref().unwrap_or_default();
    let letters = all.iter().filter(|one| one.entry.is_ok()).count();
    app.limits.invite(caller.person()?, letters)?;
    let mut w = app.db.write().await?;
    let reported = way_in::invite(&mut w, &caller.call, &slug, all, role, word, false).await?;
    let done = Done::new(StatusCode::OK, String::new(), &Invited::from(reported))?;
    once.key.settle(&app, w, done).await
}

/// The links and invitations that are open, newest first. Coordinators may.
#[utoipa::path(
    get, path = "/communities/{slug}/invitation-links",
    params(("slug" = String, Path, description = "The community"), Part),
    responses(
        (status = 200, description = "Some ways in", body = List<InvitationLink>),
        (status = 403, description = "`not-coordinator`: only coordinators may"),
    ),
)]
pub(in crate::api) async fn list_invitation_links(
    State(app): State<App>,
    caller: Caller,
    Segment(slug): Segment<Slug>,
    part: Part,
) -> Result<Json<List<InvitationLink>>, Problem> {
    let after = part.after("w", |text| {
        let (at, id) = text.split_once('.')?;
        let at = base::Ts::from_micros(at.parse().ok()?);
        let id = id.parse().ok()?;
        Some(WayInCursor { at, id })
    })?;
    let after = after.unwrap_or_else(WayInCursor::start);
    let mut r = app.db.read().await?;
    let listed = membership::list_ways_in(&mut r, &caller.call, &slug, after, part.limit).await?;
    let last = listed.items.last().filter(|_| listed.more);
    let next_cursor = last.map(|one| {
        let place = WayInCursor::after(one);
        cursor("w", format!("{}.{}", place.at.micros(), place.id))
    });
    let items = listed.items.into_iter().map(InvitationLink::from).collect();
    Ok(Json(List { items, next_cursor }))
}

/// Makes a link by which people become members. Its address is told this once. Coordinators may.
#[utoipa::path(
    post, path = "/communities/{slug}/invitation-links", request_body = NewLink,
    params(("slug" = String, Path, description = "The community")),
    responses(
        (status = 201, description = "The link", body = MadeLink),
        (status = 403, description = "`not-coordinator`: only coordinators may"),
        (status = 409, description = "`archived`: nobody becomes a member any more"),
    ),
)]
pub(in crate::api) async fn make_invitation_link(
    State(app): State<App>,
    caller: Caller,
    Segment(slug): Segment<Slug>,
    once: Once<NewLink>,
) -> Result<Response, Problem> {
    let NewLink { uses, days } = once.value;
    let mut w = app.db.write().await?;
    let (id, secret) = membership::make_link(&mut w, &caller.call, &slug, uses, days).await?;
    let made = MadeLink {
        id,
        url: format!("{}/join/{}", app.settings.base_url, secret.text()),
    };
    let done = Done::new(StatusCode::CREATED, String::new(), &made)?;
    once.key.settle(&app, w, done).await
}

/// Takes a link or an invitation back. Coordinators may.
#[utoipa::path(
    delete, path = "/communities/{slug}/invitation-links/{id}",
    params(
        ("slug" = String, Path, description = "The community"),
        ("id" = String, Path, description = "The link or invitation"),
    ),
    responses(
        (status = 204, description = "It leads nowhere any more"),
        (status = 403, description = "`not-coordinator`: only coordinators may"),
    ),
)]
pub(in crate::api) async fn withdraw_invitation_link(
    State(app): State<App>,
    caller: Caller,
    Segments(slug, id): Segments<Slug, WayInId>,
) -> Result<StatusCode, Problem> {
    let mut w = app.db.write().await?;
    membership::withdraw_way_in(&mut w, &caller.call, &slug, id).await?;
    w.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

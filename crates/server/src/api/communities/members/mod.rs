//! `/communities/{slug}/members`: who belongs to a community, and taking one of them out.

mod wire;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use base::Line;
use identity::{Handle, MemberCursor};
use membership::Slug;

use self::wire::{Asked, Member, Why};
use crate::api::lists::{Part, cursor};
use crate::api::segment::{Segment, Segments};
use crate::api::wire::List;
use crate::app::App;
use crate::extract::Caller;
use crate::flow::members;
use crate::problem::Problem;

/// The members of a community who fit, by name; for whoever is signed in and may read the community.
#[utoipa::path(
    get, path = "/communities/{slug}/members",
    params(("slug" = String, Path, description = "The community"), Asked, Part),
    responses((status = 200, description = "Some members", body = List<Member>)),
)]
pub(in crate::api) async fn list_members(
    State(app): State<App>,
    caller: Caller,
    Segment(slug): Segment<Slug>,
    asked: Asked,
    part: Part,
) -> Result<Json<List<Member>>, Problem> {
    let after = part
        .after("m", |text| {
            let (id, key) = text.split_once('.')?;
            let (key, id) = (key.to_owned(), id.parse().ok()?);
            Some(MemberCursor { key, id })
        })?
        .unwrap_or(MemberCursor::START);
    let filter = asked.filter()?;
    let mut r = app.db.read().await?;
    let (call, most) = (&caller.call, part.limit.plus_one());
    let shown = membership::community(&mut r, call, &slug).await?;
    let found = members::list(&mut r, call, &shown, &filter, &after, most).await?;
    let found = base::Listed::cut(found, part.limit);
    let last = found.items.last().filter(|_| found.more);
    let next_cursor = last.map(|one| {
        let place = MemberCursor::after(one);
        cursor("m", format!("{}.{}", place.id, place.key))
    });
    let coordinates = shown.standing.may_coordinate();
    let wired = |one| Member::new(one, coordinates);
    let items = found.items.into_iter().map(wired).collect();
    Ok(Json(List { items, next_cursor }))
}

/// Takes a member out; they are told why. Coordinators may.
#[utoipa::path(
    delete, path = "/communities/{slug}/members/{handle}",
    params(
        ("slug" = String, Path, description = "The community"),
        ("handle" = String, Path, description = "The member"),
        Why,
    ),
    responses(
        (status = 204, description = "They are no member any more"),
        (status = 403, description = "`not-coordinator`: only coordinators may; `not-member`: they are none"),
        (status = 409, description = "`last-coordinator`: nobody would be left to look after the community; `yourself`: one leaves instead"),
    ),
)]
pub(in crate::api) async fn remove_member(
    State(app): State<App>,
    caller: Caller,
    Segments(slug, handle): Segments<Slug, Handle>,
    why: Why,
) -> Result<StatusCode, Problem> {
    let mut w = app.db.write().await?;
    let call = &caller.call;
    // Whoever may not do it learns nothing of who there is.
    let shown = membership::community(&mut w, call, &slug).await?;
    caller.person()?;
    if !shown.standing.may_coordinate() {
        return Err(membership::Error::NotCoordinator.into());
    }
    let reason = Line::parse("reason", &why.reason, 500).map_err(membership::Error::from)?;
    let person = identity::person_by_handle(&mut w, call, handle.as_str()).await?;
    let base_url = &app.settings.base_url;
    members::remove(&mut w, call, &slug, person.id, reason.as_str(), base_url).await?;
    w.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

//! `/communities`: the communities the caller may read.

pub(super) mod invitations;
pub(super) mod members;
pub(super) mod memberships;
pub(super) mod requests;
pub(super) mod threads;
mod wire;

use axum::Json;
use axum::extract::State;
use membership::Slug;

use super::lists::{Part, cursor};
use super::segment::Segment;
use super::wire::List;
use crate::app::App;
use crate::extract::Caller;
use crate::problem::Problem;

/// The communities the caller may read, in their order.
#[utoipa::path(
    get, path = "/communities", params(Part), security((), ("bearer" = []), ("cookie" = [])),
    responses((status = 200, description = "Some communities", body = List<wire::Community>)),
)]
pub(super) async fn list_communities(
    State(app): State<App>,
    caller: Caller,
    part: Part,
) -> Result<Json<List<wire::Community>>, Problem> {
    let (from, most) = (
        part.after("c", |text| text.parse::<usize>().ok())?
            .unwrap_or(0),
        part.limit.get(),
    );
    let mut r = app.db.read().await?;
    let all = membership::list_communities(&mut r, &caller.call).await?;
    let next = from.saturating_add(usize::try_from(most).unwrap_or_default());
    let next_cursor = (next < all.len()).then(|| cursor("c", next));
    let said = membership::list_said(&mut r, &all).await?;
    let items = wire::Community::all(&all, said, caller.call.lang);
    let items = items.into_iter().skip(from).take(next - from).collect();
    Ok(Json(List { items, next_cursor }))
}

/// One community.
#[utoipa::path(
    get, path = "/communities/{slug}", security((), ("bearer" = []), ("cookie" = [])),
    params(("slug" = String, Path, description = "The community")),
    responses((status = 200, description = "The community", body = wire::Community)),
)]
pub(super) async fn get_community(
    State(app): State<App>,
    caller: Caller,
    Segment(slug): Segment<Slug>,
) -> Result<Json<wire::Community>, Problem> {
    let mut r = app.db.read().await?;
    let shown = membership::community(&mut r, &caller.call, &slug).await?;
    let about = membership::about(&mut r, &caller.call, &shown).await?;
    let mut said = vec![(shown.community.id, about.charter, about.tags)];
    let mut all = vec![(shown.community, shown.standing)];
    if let Some(parent) = about.parent {
        said.push((parent.0.id, membership::Charter::default(), Vec::new()));
        all.push(parent);
    }
    let items = wire::Community::all(&all, said, caller.call.lang);
    let one = items.into_iter().next().ok_or_else(Problem::not_found)?;
    Ok(Json(one))
}

//! `/organisations`: the organisations of the network.

use axum::Json;
use axum::extract::State;
use identity::{OrganisationCursor, Wanted};

use super::lists::{Part, cursor};
use super::wire::{List, Organisation};
use crate::app::App;
use crate::extract::Caller;
use crate::problem::Problem;

/// The organisations, by name.
#[utoipa::path(
    get, path = "/organisations", params(Part),
    responses((status = 200, description = "Some organisations", body = List<Organisation>)),
)]
pub(super) async fn list_organisations(
    State(app): State<App>,
    caller: Caller,
    part: Part,
) -> Result<Json<List<Organisation>>, Problem> {
    let after = part
        .after("o", |text| {
            let (id, key) = text.split_once('.')?;
            let (key, id) = (key.to_owned(), id.parse().ok()?);
            Some(OrganisationCursor { key, id })
        })?
        .unwrap_or(OrganisationCursor::START);
    let mut r = app.db.read().await?;
    let wanted = Wanted::default();
    let listed =
        identity::list_organisations(&mut r, &caller.call, &wanted, &after, part.limit).await?;
    let last = listed.items.last().filter(|_| listed.more);
    let next_cursor = last.map(|one| {
        let place = OrganisationCursor::after(one);
        cursor("o", format!("{}.{}", place.id, place.key))
    });
    let items = listed.items.into_iter().map(Organisation::from).collect();
    Ok(Json(List { items, next_cursor }))
}

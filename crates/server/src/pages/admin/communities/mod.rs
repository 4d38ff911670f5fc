//! `/admin/communities`: the set of themes.

mod act;
mod choose;
mod create;
mod plan;

use axum::extract::State;
use axum::response::Response;

use super::administrator;
use crate::app::App;
use crate::extract::Caller;
use crate::pages::frame::{self, count};
use crate::problem::Problem;
use crate::view;
use crate::words::Words;

pub use act::{ask, carry_out};
pub use create::{create, new};

/// Where the list is.
pub(super) const LIST: &str = "/admin/communities";

/// Every community, archived ones too.
pub async fn list(State(app): State<App>, caller: Caller) -> Result<Response, Problem> {
    administrator(&caller)?;
    let lang = caller.call.lang;
    let mut r = app.db.read().await?;
    let all = membership::administered(&mut r, &caller.call).await?;
    let title = Words::of(lang).get("theme-title");
    let name_of = |id| {
        let found = all.iter().find(|one| Some(one.id) == id);
        found.map_or_else(String::new, |one| one.name(lang).to_owned())
    };
    let row = |one: &membership::Community| view::ThemeRow {
        slug: one.slug.clone(),
        name: one.name(lang).to_owned(),
        parent: name_of(one.parent_id),
        archived: one.state != membership::State::Open,
        members: count(one.member_count),
    };
    let rows = all.iter().map(row).collect();
    let frame = frame::full(&app, &caller, &mut r, title, view::Nav::Elsewhere).await?;
    Ok(frame::html(&view::Themes { frame, rows }))
}

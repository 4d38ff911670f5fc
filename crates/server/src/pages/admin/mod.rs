//! `/admin`: what administrators look after. To everybody else who is signed in it does not exist.

pub mod accounts;
mod asked;
pub mod communities;
mod effect;
mod file;
mod invite;
mod merge;
pub mod organisations;
mod record;
mod retention;
mod tokens;

use axum::extract::State;
use axum::response::Response;
use base::PersonId;

use super::frame;
use crate::app::App;
use crate::extract::Caller;
use crate::problem::Problem;
use crate::view;

pub use effect::effect;
pub use file::record_csv;
pub use invite::{invite, invite_form};
pub use merge::{merge, merge_form};
pub use record::record;
pub use retention::retention;
pub use tokens::{revoke, tokens};

/// The administrator who calls; who is not signed in is sent to sign in, anybody else finds nothing here.
pub(super) fn administrator(caller: &Caller) -> Result<PersonId, Problem> {
    let person = caller.person()?;
    if caller.call.actor.is_administrator() {
        return Ok(person);
    }
    Err(Problem::not_found())
}

/// The desk.
pub async fn desk(State(app): State<App>, caller: Caller) -> Result<Response, Problem> {
    administrator(&caller)?;
    let mut r = app.db.read().await?;
    let w = crate::words::Words::of(caller.call.lang);
    let title = w.get("admin-title");
    let frame = frame::full(&app, &caller, &mut r, title, view::Nav::Elsewhere).await?;
    Ok(frame::html(&view::Admin { frame }))
}

//! One-time links: to choose a password, and for the first administrator.

mod confirm_email;
mod invitation;
mod set_password;
mod set_up;

use axum::http::StatusCode;
use axum::response::Response;
use base::PersonId;
use identity::Link;
use store::Reader;

use super::enter::enter;
use super::frame;
use crate::app::App;
use crate::extract::Caller;
use crate::problem::Problem;
use crate::view;
use crate::words::Words;

pub use confirm_email::{confirm_email, confirm_form};
pub use invitation::{accept_invitation, invitation_form};
pub use set_password::{password_form, set_password};
pub use set_up::{set_up, set_up_form};

fn used() -> Problem {
    Problem::new(StatusCode::NOT_FOUND, "link-spent")
}

/// The link, still good; and whose account it is for.
async fn found(r: &mut Reader, caller: &Caller, secret: &str) -> Result<Link, Problem> {
    identity::find_link(r, caller.call.now, secret)
        .await?
        .ok_or_else(used)
}

fn frame_of(app: &App, caller: &Caller, title: &str) -> view::Frame {
    let mut frame = frame::bare(app, caller, view::Nav::Elsewhere);
    frame.title = Words::of(caller.call.lang).get(title).to_owned();
    frame
}

async fn signed_in(
    app: &App,
    caller: &Caller,
    w: &mut store::Writer,
    person: PersonId,
) -> Result<Response, Problem> {
    let mut response = frame::on_to_with(app, "/", "password-set");
    enter(app, caller, w, person, &mut response).await?;
    Ok(response)
}

//! `/join/{secret}`: coming into a community by a letter or a link. Looking changes nothing.

mod outside;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use identity::Email;
use membership::{Offered, Role, State as Goes};

use super::{frame, members};
use crate::app::App;
use crate::extract::Caller;
use crate::flow::way_in;
use crate::problem::Problem;
use crate::view::{self, WayInState};
use crate::words::Words;

pub use outside::{account, ask, sent};

fn spent() -> Problem {
    Problem::new(StatusCode::NOT_FOUND, "link-spent")
}

async fn offered(app: &App, caller: &Caller, secret: &str) -> Result<Offered, Problem> {
    let mut r = app.db.read().await?;
    membership::find_way_in(&mut r, caller.call.now, secret)
        .await?
        .ok_or_else(spent)
}

/// The page, for a way in that leads in.
async fn page(
    app: &App,
    caller: &Caller,
    secret: &str,
    offered: Offered,
) -> Result<view::WayInPage, Problem> {
    let mut r = app.db.read().await?;
    let lang = caller.call.lang;
    let by = match offered.invited_by() {
        Some(by) => identity::cards(&mut r, &[by]).await?.pop(),
        None => None,
    };
    let community = members::link(&mut r, caller, &offered.community).await?;
    let state = state(&mut r, caller, &offered).await?;
    let gets = address(caller).map(|address| offered.role_for(&address));
    let coordinator = gets.unwrap_or(offered.way_in.role) == Role::Coordinator;
    let title = Words::of(lang).fill("way-in-title", "community", community.name.as_str());
    Ok(view::WayInPage {
        frame: frame::full(app, caller, &mut r, title, view::Nav::Elsewhere).await?,
        path: format!("/join/{secret}"),
        community,
        purpose: offered.community.purpose(lang).to_owned(),
        by: by.map(|card| card.name).unwrap_or_default(),
        word: offered.way_in.word,
        coordinator,
        state,
        name: offered.way_in.name,
        email: String::new(),
        errors: view::FormErrors::none(),
    })
}

/// The caller's address.
fn address(caller: &Caller) -> Result<Email, Problem> {
    let account = caller.account.as_deref();
    let email = account
        .map(|account| account.email.as_str())
        .unwrap_or_default();
    Email::parse("email", email).map_err(|invalid| identity::Error::from(invalid).into())
}

/// What the holder can do.
async fn state(
    r: &mut store::Reader,
    caller: &Caller,
    offered: &Offered,
) -> Result<WayInState, Problem> {
    if offered.community.state != Goes::Open {
        return Ok(WayInState::Archived);
    }
    if caller.call.actor.person().is_some() {
        let gets = address(caller)
            .ok()
            .map(|address| offered.role_for(&address));
        let own = membership::list_own(r, &caller.call).await?;
        let here = own.iter().find(|one| one.id == offered.community.id);
        let belongs =
            here.is_some_and(|here| here.role == Role::Coordinator || Some(here.role) == gets);
        return Ok(if belongs {
            WayInState::Member
        } else {
            WayInState::Ready
        });
    }
    Ok(match &offered.way_in.email {
        None => WayInState::Link,
        Some(email) if way_in::has_account(r, email).await? => WayInState::SignIn(email.clone()),
        Some(email) => WayInState::Account(email.clone()),
    })
}

/// The page with the button.
pub async fn look(
    State(app): State<App>,
    caller: Caller,
    Path(secret): Path<String>,
) -> Result<Response, Problem> {
    let offered = offered(&app, &caller, &secret).await?;
    Ok(frame::html(&page(&app, &caller, &secret, offered).await?))
}

/// Makes whoever is signed in a member.
pub async fn join(
    State(app): State<App>,
    caller: Caller,
    Path(secret): Path<String>,
) -> Result<Response, Problem> {
    let offered = offered(&app, &caller, &secret).await?;
    caller.person()?;
    let joined = async {
        let address = address(&caller)?;
        let mut w = app.db.write().await?;
        let accepted = membership::accept_way_in(&mut w, &caller.call, &secret, &address).await?;
        w.commit().await?;
        Ok::<_, Problem>(accepted)
    };
    match joined.await {
        Ok(accepted) => {
            let to = format!("/c/{}", accepted.slug);
            Ok(if accepted.changed {
                frame::on_to_with(&app, &to, "joined")
            } else {
                frame::on_to(&to)
            })
        }
        Err(problem) if problem.status.is_client_error() && problem.code != "link-spent" => {
            let page = view::WayInPage {
                errors: problem.to_form(caller.call.lang),
                ..page(&app, &caller, &secret, offered).await?
            };
            Ok(frame::refused(&page, &problem))
        }
        Err(problem) => Err(problem),
    }
}

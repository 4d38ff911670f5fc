//! Privacy: what is kept of everybody (`/privacy`), what is kept of me (`/settings/privacy`), taking it along, being erased.

mod download;
mod erase;
mod receipt;
mod statement;

use axum::extract::State;
use axum::response::Response;
use identity::privacy::Stage;
use store::Reader;

use super::frame::{self, when};
use super::settings::proof;
use crate::app::App;
use crate::extract::Caller;
use crate::problem::Problem;
use crate::view;
use crate::when::When;
use crate::words::Words;

pub use download::download;
pub use erase::{erase, erase_form, stop};
pub use receipt::receipt;
pub use statement::statement;

/// When the caller will be erased, for a page that says so; `None` when they did not ask for it.
pub async fn planned(r: &mut Reader, caller: &Caller) -> Result<Option<view::Planned>, Problem> {
    if caller.account.is_none() {
        return Ok(None);
    }
    let wish = identity::privacy::erasure(r, &caller.call).await?;
    Ok(wish.map(|wish| view::Planned {
        when: When::new(wish.due_at, wish.due_at, caller.call.lang),
        can_stop: wish.stage == Stage::Waiting && wish.due_at > caller.call.now,
    }))
}

/// Whether the password has to be typed before going on.
async fn asks_password(r: &mut Reader, caller: &Caller) -> Result<bool, Problem> {
    let lately = identity::signed_in_lately(r, &caller.call).await?;
    Ok(!lately && !proof::stored(r, caller.account()?).await?.is_empty())
}

async fn page(
    app: &App,
    caller: &Caller,
    errors: view::FormErrors,
) -> Result<view::OwnData, Problem> {
    caller.account()?;
    let mut r = app.db.read().await?;
    let w = Words::of(caller.call.lang);
    let row = |one: identity::privacy::Consent| {
        let what = match (one.subject, one.choice.as_str()) {
            (identity::privacy::Subject::Statement, _) => {
                w.fill("privacy-consent-statement", "version", one.version)
            }
            (identity::privacy::Subject::Digest, "off") => {
                w.get("privacy-consent-digest-off").to_owned()
            }
            (identity::privacy::Subject::Digest, _) => {
                w.get("privacy-consent-digest-on").to_owned()
            }
        };
        view::ConsentRow {
            what,
            when: when(caller, one.at),
        }
    };
    let consents = identity::privacy::consents(&mut r, &caller.call).await?;
    Ok(view::OwnData {
        consents: consents.into_iter().map(row).collect(),
        planned: planned(&mut r, caller).await?,
        asks_password: asks_password(&mut r, caller).await?,
        errors,
        frame: frame::full(
            app,
            caller,
            &mut r,
            w.get("privacy-title"),
            view::Nav::Settings,
        )
        .await?,
    })
}

/// What is kept of me.
pub async fn own(State(app): State<App>, caller: Caller) -> Result<Response, Problem> {
    Ok(frame::html(
        &page(&app, &caller, view::FormErrors::none()).await?,
    ))
}

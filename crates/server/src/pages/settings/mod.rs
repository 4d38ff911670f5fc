//! `/settings`: address, work, mail, language, ways to sign in, places where one is signed in, tokens.

mod connections;
mod email;
mod employer;
mod methods;
mod passkey;
mod passkeys;
mod password;
mod profile;
pub(in crate::pages) mod proof;
mod sessions;
mod tokens;
mod work;

use axum::extract::State;
use axum::response::Response;
use base::Lang;
use digests::{Preference, Rhythm};
use identity::Scope;

use super::communities;
use super::frame::{self, when};
use crate::agent;
use crate::app::App;
use crate::extract::{Caller, Fields};
use crate::problem::Problem;
use crate::view::{self, FormErrors};
use crate::words::Words;

pub use connections::{connect, remove_connection};
pub use email::email;
pub use employer::{employer, end_employer};
pub use methods::sign_in_methods;
pub use passkey::{passkey, remove_passkey, rename_passkey};
pub use passkeys::{begin_passkey, finish_passkey};
pub use password::{password, remove_password};
pub use profile::{profile, remove_photo, save_profile, set_photo};
pub use sessions::{end_all, end_session};
pub(in crate::pages) use tokens::token_row;
pub use tokens::{new_token, remove_token};
pub use work::{groups, offer};

/// What the page shows besides what is stored: errors of the form that was sent, or a token just made.
#[derive(Default)]
struct Sent {
    email: FormErrors,
    new_email: String,
    work: Option<view::WorkForm>,
    digest: FormErrors,
    token: FormErrors,
    label: String,
    scope: Option<Scope>,
    new_token: Option<String>,
}

async fn page(app: &App, caller: &Caller, sent: Sent) -> Result<view::Settings, Problem> {
    let account = caller.account()?;
    let mut r = app.db.read().await?;
    let w = Words::of(caller.call.lang);
    let choice = digests::preference(&mut r, &caller.call).await?;
    let lately = identity::signed_in_lately(&mut r, &caller.call).await?;
    let has_password = !proof::stored(&mut r, account).await?.is_empty();
    let sessions = identity::list_sessions(&mut r, &caller.call).await?;
    let tokens = identity::list_tokens(&mut r, &caller.call).await?;
    let work = work::section(&mut r, caller, sent.work).await?;
    let row = |session: identity::Session| view::SessionRow {
        id: session.id.to_string(),
        last_seen: when(caller, session.seen_at),
        current: session.current,
        device: agent::named(&session.device, caller.call.lang),
    };
    Ok(view::Settings {
        planned: super::privacy::planned(&mut r, caller).await?,
        frame: frame::full(
            app,
            caller,
            &mut r,
            w.get("settings-title"),
            view::Nav::Settings,
        )
        .await?,
        email: account.email.clone(),
        new_email: sent.new_email,
        email_errors: sent.email,
        has_password,
        lately,
        work,
        requests: communities::all_own(&mut r, caller).await?,
        digest: view::DigestForm {
            daily: choice.rhythm == Rhythm::Daily,
            hour: u8::try_from(choice.hour).unwrap_or(7),
        },
        digest_errors: sent.digest,
        sessions: sessions.into_iter().map(row).collect(),
        tokens: tokens
            .into_iter()
            .map(|token| token_row(caller, token))
            .collect(),
        token_writes: sent.scope == Some(Scope::Write),
        token_label: sent.label,
        token_errors: sent.token,
        new_token: sent.new_token,
    })
}

/// The page.
pub async fn form(State(app): State<App>, caller: Caller) -> Result<Response, Problem> {
    Ok(frame::html(&page(&app, &caller, Sent::default()).await?))
}

/// Chooses when the digest comes.
pub async fn digest(
    State(app): State<App>,
    caller: Caller,
    fields: Fields,
) -> Result<Response, Problem> {
    caller.person()?;
    match Preference::parse(fields.get("rhythm"), fields.get("hour")) {
        Ok(choice) => {
            let mut w = app.db.write().await?;
            digests::choose_digest(&mut w, &caller.call, choice).await?;
            w.commit().await?;
            Ok(frame::on_to_with(&app, "/settings#digest", "saved"))
        }
        Err(error) => {
            let problem = Problem::from(error);
            let sent = Sent {
                digest: problem.to_form(caller.call.lang),
                ..Sent::default()
            };
            Ok(frame::refused(&page(&app, &caller, sent).await?, &problem))
        }
    }
}

/// Chooses the language.
pub async fn language(
    State(app): State<App>,
    caller: Caller,
    fields: Fields,
) -> Result<Response, Problem> {
    caller.person()?;
    let lang = Lang::parse(fields.get("lang")).ok_or_else(|| Problem::field("lang", "unknown"))?;
    let mut w = app.db.write().await?;
    identity::choose_language(&mut w, &caller.call, lang).await?;
    w.commit().await?;
    Ok(frame::on_to_with(&app, "/settings#language", "saved"))
}

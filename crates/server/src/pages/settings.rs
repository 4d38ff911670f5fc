//! `/settings`: mail, language, password, places where one is signed in, tokens.

use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::Response;
use base::{Lang, Line, SessionId, TokenId};
use digests::{Preference, Rhythm};
use identity::{Email, Password, Secret};

use super::account;
use super::frame::{self, when};
use crate::app::App;
use crate::extract::{self, Caller, Fields};
use crate::problem::Problem;
use crate::view::{self, FormErrors};
use crate::words::Words;

/// What the page shows besides what is stored: errors of the form that was sent, or a token just made.
#[derive(Default)]
struct Sent {
    digest: FormErrors,
    password: FormErrors,
    token: FormErrors,
    label: String,
    new_token: Option<String>,
}

async fn page(app: &App, caller: &Caller, sent: Sent) -> Result<view::Settings, Problem> {
    let account = caller.account()?;
    let mut r = app.db.read().await?;
    let w = Words::of(caller.call.lang);
    let choice = digests::preference(&mut r, &caller.call).await?;
    let sessions = identity::list_sessions(&mut r, &caller.call).await?;
    let tokens = identity::list_tokens(&mut r, &caller.call).await?;
    let row = |session: identity::Session| view::SessionRow {
        id: session.id.to_string(),
        last_seen: when(caller, session.seen_at),
        current: session.current,
        device: if session.device.is_empty() {
            w.get("settings-session-unknown").to_owned()
        } else {
            session.device
        },
    };
    Ok(view::Settings {
        frame: frame::full(
            app,
            caller,
            &mut r,
            w.get("settings-title"),
            view::Nav::Settings,
        )
        .await?,
        email: account.email.clone(),
        digest: view::DigestForm {
            daily: choice.rhythm == Rhythm::Daily,
            hour: u8::try_from(choice.hour).unwrap_or(7),
        },
        digest_errors: sent.digest,
        password_errors: sent.password,
        sessions: sessions.into_iter().map(row).collect(),
        tokens: tokens
            .into_iter()
            .map(|token| view::TokenRow {
                id: token.id.to_string(),
                label: token.label,
                created: when(caller, token.created_at),
            })
            .collect(),
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

/// Changes the password after asking for the current one; ends the other sessions.
pub async fn password(
    State(app): State<App>,
    caller: Caller,
    fields: Fields,
) -> Result<Response, Problem> {
    let account = caller.account()?;
    match try_password(&app, &caller, account, &fields).await {
        Ok(secret) => {
            let mut response = frame::on_to_with(&app, "/settings#password", "password-set");
            if let Some(secret) = secret {
                let cookie = extract::session(&secret, app.settings.secure());
                response.headers_mut().append(header::SET_COOKIE, cookie);
            }
            Ok(response)
        }
        Err(problem) if problem.status.is_client_error() => {
            let sent = Sent {
                password: problem.to_form(caller.call.lang),
                ..Sent::default()
            };
            Ok(frame::refused(&page(&app, &caller, sent).await?, &problem))
        }
        Err(problem) => Err(problem),
    }
}

async fn try_password(
    app: &App,
    caller: &Caller,
    own: &identity::Account,
    fields: &Fields,
) -> Result<Option<Secret>, Problem> {
    app.limits
        .sign_in(&base::fold(&own.email), &caller.address)?;
    let new = Password::parse_for("password", fields.get("password"), &own.email)
        .map_err(identity::Error::from)?;
    let email = Email::parse("email", &own.email).map_err(identity::Error::from)?;
    let mut r = app.db.read().await?;
    let stored = identity::credential(&mut r, &email)
        .await?
        .map(|known| known.password)
        .unwrap_or_default();
    drop(r);
    if !account::verify(app, stored, fields.get("current").to_owned()).await? {
        return Err(Problem::field("current", "wrong-password"));
    }
    let hash = account::hash(app, new).await?;
    let mut w = app.db.write().await?;
    let secret = identity::change_password(&mut w, &caller.call, hash).await?;
    w.commit().await?;
    Ok(secret)
}

/// Ends one session.
pub async fn end_session(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    caller.person()?;
    let id: SessionId = id.parse().map_err(|_| Problem::not_found())?;
    let mut w = app.db.write().await?;
    identity::end_session(&mut w, &caller.call, id).await?;
    w.commit().await?;
    Ok(frame::on_to_with(
        &app,
        "/settings#sessions",
        "session-ended",
    ))
}

/// Ends every session, this one too.
pub async fn end_all(State(app): State<App>, caller: Caller) -> Result<Response, Problem> {
    caller.person()?;
    let mut w = app.db.write().await?;
    identity::end_all_sessions(&mut w, &caller.call).await?;
    w.commit().await?;
    let mut response = frame::on_to_with(&app, "/sign-in", "signed-out");
    response.headers_mut().append(
        header::SET_COOKIE,
        extract::session_gone(app.settings.secure()),
    );
    Ok(response)
}

/// Makes a token and shows it, this once.
pub async fn new_token(
    State(app): State<App>,
    caller: Caller,
    fields: Fields,
) -> Result<Response, Problem> {
    caller.person()?;
    let label = match Line::parse("label", fields.get("label"), 80) {
        Ok(label) => label,
        Err(invalid) => {
            let problem = Problem::from(identity::Error::from(invalid));
            let errors = problem.to_form(caller.call.lang);
            let sent = Sent {
                token: errors,
                label: fields.get("label").to_owned(),
                ..Sent::default()
            };
            return Ok(frame::refused(&page(&app, &caller, sent).await?, &problem));
        }
    };
    let mut w = app.db.write().await?;
    let (_, text) = identity::create_token(&mut w, &caller.call, None, &label).await?;
    w.commit().await?;
    let mut response = frame::html(
        &page(
            &app,
            &caller,
            Sent {
                new_token: Some(text),
                ..Sent::default()
            },
        )
        .await?,
    );
    *response.status_mut() = StatusCode::CREATED;
    Ok(response)
}

/// Takes a token back.
pub async fn remove_token(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    caller.person()?;
    let id: TokenId = id.parse().map_err(|_| Problem::not_found())?;
    let mut w = app.db.write().await?;
    identity::remove_token(&mut w, &caller.call, id).await?;
    w.commit().await?;
    Ok(frame::on_to_with(&app, "/settings#tokens", "token-removed"))
}

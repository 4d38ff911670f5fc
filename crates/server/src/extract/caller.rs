//! Who calls: found out once per request, before any handler, and handed on.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use axum::extract::{ConnectInfo, FromRequestParts, Request, State};
use axum::http::{HeaderMap, Method, StatusCode, header, request::Parts};
use axum::middleware::Next;
use axum::response::Response;
use base::{Actor, Call, Lang, PersonId, SessionId, TokenId, TraceId, Ts};
use identity::{Account, Freshness, Presented, Scope, Secret};

use super::cookies::{self, Sent};
use crate::app::App;
use crate::problem::Problem;

/// How somebody showed who they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Via {
    /// Not at all.
    Nothing,
    /// By the cookie of a session.
    Session(SessionId),
    /// By a bearer token.
    Token(TokenId),
}

/// Who calls, and what the request says about itself.
#[derive(Debug, Clone)]
pub struct Caller {
    /// For the verbs: who, when, which language, which ids.
    pub call: Call,
    /// The account, when somebody is signed in.
    pub account: Option<Arc<Account>>,
    /// How they showed it.
    pub via: Via,
    /// Whether a second step has to be set up before anything else.
    pub restricted: bool,
    /// Path and query.
    pub here: String,
    /// The sentence to say once: the message `flash-<code>`.
    pub flash: Option<String>,
    /// What the browser calls itself by, when it was here before.
    pub device: Option<Secret>,
    /// What the browser says it is; empty when it does not.
    pub agent: String,
    /// The caller's address, as far as proxies are trusted.
    pub address: String,
    /// Set when it could not be found out, or the caller has to wait: then no handler runs.
    pub failed: Option<Problem>,
}

impl Caller {
    /// The person's id; fails with `sign-in-needed`.
    pub fn person(&self) -> Result<PersonId, Problem> {
        self.call
            .actor
            .person()
            .ok_or_else(|| Problem::new(StatusCode::UNAUTHORIZED, "sign-in-needed"))
    }

    /// The account; fails with `sign-in-needed`.
    pub fn account(&self) -> Result<&Account, Problem> {
        self.account
            .as_deref()
            .ok_or_else(|| Problem::new(StatusCode::UNAUTHORIZED, "sign-in-needed"))
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Caller {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let none = || Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "internal");
        parts.extensions.get::<Self>().cloned().ok_or_else(none)
    }
}

/// What has to be done for the session once the answer is there.
enum After {
    Nothing,
    Touch(SessionId),
    Rotate(SessionId),
    Used(TokenId),
    Forget,
}

/// Finds out who calls and hands it on; renews the session when it is time.
pub async fn identify(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let sent = cookies::read(request.headers(), app.settings.secure());
    let asked = Asked::of(&app, &request);
    let (caller, after) = recognise(&app, asked, request.headers(), sent).await;
    let shown = caller.flash.is_some();
    request.extensions_mut().insert(caller.clone());
    let mut response = next.run(request).await;
    keep_private(&caller, &mut response);
    if shown {
        set(&mut response, cookies::flash_gone(app.settings.secure()));
    }
    if let Err(problem) = renew(&app, &caller, after, &mut response).await {
        tracing::warn!(?problem, "a session could not be renewed");
    }
    response
}

/// What only this person may see is not kept by the browser either: at a shared desk the back button must not bring it
/// back after signing out (OWASP Session Management Cheat Sheet: web content caching).
fn keep_private(caller: &Caller, response: &mut Response) {
    let headers = response.headers_mut();
    let open = headers
        .get(header::CACHE_CONTROL)
        .is_some_and(|value| value == "private, no-cache");
    if open && caller.account.is_some() {
        let closed = axum::http::HeaderValue::from_static("private, no-store");
        headers.insert(header::CACHE_CONTROL, closed);
    }
}

fn set(response: &mut Response, cookie: axum::http::HeaderValue) {
    response.headers_mut().append(header::SET_COOKIE, cookie);
}

/// What the request says of itself. Apart from it, as a body cannot be looked at while waiting for the database.
struct Asked {
    here: String,
    address: String,
    is_get: bool,
    changes: bool,
}

impl Asked {
    fn of(app: &App, request: &Request) -> Self {
        let method = request.method();
        Self {
            here: request
                .uri()
                .path_and_query()
                .map_or_else(|| "/".to_owned(), ToString::to_string),
            address: address(request, app.settings.trusted_proxies),
            is_get: method == Method::GET,
            changes: !matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS),
        }
    }
}

async fn recognise(app: &App, asked: Asked, headers: &HeaderMap, sent: Sent) -> (Caller, After) {
    let now = app.clock.now();
    let trace = TraceId(u64::from_le_bytes(app.ids.bytes()));
    let lang = sent.language.unwrap_or(Lang::Nl);
    let call = Call {
        actor: Actor::Anonymous,
        now,
        ids: app.ids.clone(),
        lang,
        trace,
        origin: std::sync::Arc::from(asked.address.as_str()),
    };
    let program = asked.here.starts_with("/api/");
    let mut caller = Caller {
        call,
        account: None,
        via: Via::Nothing,
        restricted: false,
        here: asked.here,
        flash: sent.flash.filter(|_| asked.is_get),
        device: sent.device,
        agent: headers
            .get(header::USER_AGENT)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default()
            .to_owned(),
        address: asked.address,
        failed: None,
    };
    let after = match look_up(app, headers, sent.session.as_deref(), now, program).await {
        Ok(Found::Nobody) => After::Nothing,
        Ok(Found::Gone) => After::Forget,
        Ok(Found::Replayed(session)) => {
            end_stolen(app, &caller.call, session).await;
            After::Forget
        }
        Ok(Found::Person {
            account,
            via,
            after,
            restricted,
            looks_only,
        }) => {
            caller.restricted = restricted;
            let session = if let Via::Session(id) = via {
                Some(id)
            } else {
                None
            };
            caller.call.actor = account.actor(session);
            caller.call.lang = account.language;
            caller.via = via;
            caller.account = Some(account);
            if asked.changes && looks_only {
                caller.failed = Some(Problem::new(StatusCode::FORBIDDEN, "token-scope"));
            }
            after
        }
        Err(problem) => {
            caller.failed = Some(problem);
            After::Nothing
        }
    };
    if let (true, None, Some(person)) = (asked.changes, &caller.failed, caller.call.actor.person())
    {
        caller.failed = app.limits.write(person).err().map(Problem::from);
    }
    (caller, after)
}

enum Found {
    Nobody,
    /// A cookie that is no session any more.
    Gone,
    Replayed(SessionId),
    Person {
        account: Arc<Account>,
        via: Via,
        after: After,
        /// A second step has to be set up first.
        restricted: bool,
        /// It is a token that may change nothing.
        looks_only: bool,
    },
}

/// Finds out who calls. Bearer tokens are for `program`s, which is the API alone: on pages they open nothing, so that who got
/// hold of one cannot make another, nor administer.
async fn look_up(
    app: &App,
    headers: &HeaderMap,
    secret: Option<&str>,
    now: Ts,
    program: bool,
) -> Result<Found, Problem> {
    if let Some(value) = headers.get(header::AUTHORIZATION).filter(|_| program) {
        let wrong = || Problem::new(StatusCode::UNAUTHORIZED, "wrong-token");
        let text = value
            .to_str()
            .ok()
            .and_then(|v| v.split_once(' '))
            .ok_or_else(wrong)?;
        if !text.0.eq_ignore_ascii_case("bearer") {
            return Err(wrong());
        }
        let mut r = app.db.read().await?;
        let bearer = identity::account_by_token(&mut r, now, text.1.trim())
            .await?
            .ok_or_else(wrong)?;
        return Ok(Found::Person {
            account: Arc::new(bearer.account),
            via: Via::Token(bearer.token),
            after: if bearer.stale {
                After::Used(bearer.token)
            } else {
                After::Nothing
            },
            restricted: false,
            looks_only: bearer.scope == Scope::Read,
        });
    }
    let Some(secret) = secret else {
        return Ok(Found::Nobody);
    };
    let mut r = app.db.read().await?;
    Ok(
        match identity::session_by_secret(&mut r, now, secret).await? {
            Presented::Unknown => Found::Gone,
            Presented::Replayed { session, .. } => Found::Replayed(session),
            Presented::Valid(signed_in) => {
                let after = match signed_in.stale {
                    Freshness::Fresh => After::Nothing,
                    Freshness::Touch => After::Touch(signed_in.session),
                    Freshness::Rotate => After::Rotate(signed_in.session),
                };
                Found::Person {
                    account: Arc::new(signed_in.account),
                    via: Via::Session(signed_in.session),
                    after,
                    restricted: signed_in.restricted,
                    looks_only: false,
                }
            }
        },
    )
}

async fn end_stolen(app: &App, call: &Call, session: SessionId) {
    let ended = async {
        let mut w = app.db.write().await?;
        identity::replayed(&mut w, call, session).await?;
        w.commit().await?;
        Ok::<(), Problem>(())
    };
    match ended.await {
        Ok(()) => {
            tracing::warn!(%session, "a replaced session secret came back; the session is ended");
        }
        Err(problem) => tracing::error!(?problem, "a stolen session could not be ended"),
    }
}

async fn renew(
    app: &App,
    caller: &Caller,
    after: After,
    response: &mut Response,
) -> Result<(), Problem> {
    let secure = app.settings.secure();
    // A handler that set or took the session's cookie has the last word.
    if response.headers().contains_key(header::SET_COOKIE)
        && !matches!(after, After::Touch(_) | After::Used(_))
    {
        return Ok(());
    }
    match after {
        After::Nothing => {}
        After::Forget => set(response, cookies::session_gone(secure)),
        After::Used(token) => {
            let mut w = app.db.write().await?;
            identity::touch_token(&mut w, &caller.call, token).await?;
            w.commit().await?;
        }
        After::Touch(session) => {
            let mut w = app.db.write().await?;
            identity::touch_session(&mut w, &caller.call, session).await?;
            w.commit().await?;
        }
        After::Rotate(session) => {
            let mut w = app.db.write().await?;
            let secret = identity::rotate_session(&mut w, &caller.call, session).await?;
            if let Some(device) = &caller.device {
                identity::touch_device(&mut w, &caller.call, device).await?;
            }
            w.commit().await?;
            if let Some(secret) = secret {
                set(response, cookies::session(&secret, secure));
            }
        }
    }
    Ok(())
}

/// The caller's address: the peer's, or behind `proxies` trusted ones what the outermost of them saw.
fn address(request: &Request, proxies: usize) -> String {
    let peer = request
        .extensions()
        .get::<ConnectInfo<SocketAddr>>()
        .map(|info| info.0.ip());
    let forwarded = || {
        let all = request.headers().get_all("x-forwarded-for").iter();
        let hops: Vec<IpAddr> = all
            .filter_map(|value| value.to_str().ok())
            .flat_map(|value| value.split(','))
            .filter_map(|hop| hop.trim().parse().ok())
            .collect();
        hops.len()
            .checked_sub(proxies)
            .and_then(|at| hops.get(at).copied())
    };
    let seen = if proxies > 0 {
        forwarded().or(peer)
    } else {
        peer
    };
    seen.map_or_else(|| "unknown".to_owned(), |ip| ip.to_string())
}

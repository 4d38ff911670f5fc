//! Every error on its way out: RFC 9457 problem details for the API, a page for people. The one place that does it.

use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use base::{Fault, Invalid, Kind, Lang};
use serde_json::json;

use crate::app::App;
use crate::extract::Caller;
use crate::limits::Wait;
use crate::pages::frame;
use crate::view;
use crate::words::Words;

/// An error to answer with.
#[derive(Debug, Clone)]
pub struct Problem {
    /// The status.
    pub status: StatusCode,
    /// Its stable name, for `type`.
    pub code: &'static str,
    /// The fields that are wrong, with a path such as `ranges[0]`, in the caller's names.
    pub fields: Vec<Wrong>,
    /// Seconds after which trying again may help.
    pub retry_after: Option<u64>,
    /// What the parser said, for callers who send JSON; never shown on a page.
    pub note: Option<String>,
    /// What was typed and would be lost, and the page to go on at.
    pub kept: Option<Box<(String, String)>>,
}

/// One wrong field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrong {
    /// Its name or path.
    pub field: String,
    /// What is wrong.
    pub code: &'static str,
    /// The bound that was crossed.
    pub bound: Option<i64>,
}

impl From<&Invalid> for Wrong {
    fn from(invalid: &Invalid) -> Self {
        Self {
            field: invalid.field.to_owned(),
            code: invalid.code,
            bound: invalid.bound,
        }
    }
}

impl Wrong {
    /// What to tell the person.
    pub fn sentence(&self, lang: Lang) -> String {
        let words = Words::of(lang);
        let id = format!("invalid-{}", self.code);
        match self.bound {
            Some(bound) => words.count(&id, bound),
            None => words.get(&id).to_owned(),
        }
    }
}

impl Problem {
    /// A problem of this status and name.
    pub fn new(status: StatusCode, code: &'static str) -> Self {
        Self {
            status,
            code,
            fields: Vec::new(),
            retry_after: None,
            note: None,
            kept: None,
        }
    }

    /// There is no such thing, or the caller may not know of it.
    pub fn not_found() -> Self {
        Self::new(StatusCode::NOT_FOUND, "not-found")
    }

    /// Something that cannot happen did; `what` goes to the log.
    pub fn internal(what: &str) -> Self {
        tracing::error!(what, "an internal error");
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "internal")
    }

    /// One field is wrong.
    pub fn field(field: impl Into<String>, code: &'static str) -> Self {
        let mut problem = Self::new(StatusCode::UNPROCESSABLE_ENTITY, "invalid");
        problem.fields.push(Wrong {
            field: field.into(),
            code,
            bound: None,
        });
        problem
    }

    /// Adds what the parser said.
    #[must_use]
    pub fn noted(mut self, note: impl Into<String>) -> Self {
        self.note = Some(note.into());
        self
    }

    /// Keeps what was typed: the page shows it, with the way to `back`, a path of this site.
    #[must_use]
    pub fn keeping(mut self, typed: &str, back: impl Into<String>) -> Self {
        self.kept = Some(Box::new((typed.to_owned(), back.into())));
        self
    }

    /// The fields as a form shows them, with the rest of the problem as its general error.
    pub fn to_form(&self, lang: Lang) -> view::FormErrors {
        let mut errors = view::FormErrors::none();
        for wrong in &self.fields {
            errors = errors.and(wrong.field.clone(), wrong.sentence(lang));
        }
        if errors.is_empty() {
            errors = view::FormErrors::whole(self.detail(lang));
        }
        errors
    }

    /// What it is called, in a language.
    pub fn title(&self, lang: Lang) -> &'static str {
        let id = TITLES
            .iter()
            .find(|(code, _)| *code == self.code)
            .map_or("problem-500", |(_, id)| *id);
        Words::of(lang).get(id)
    }

    /// What happened and what to do next, in a language.
    pub fn detail(&self, lang: Lang) -> String {
        let words = Words::of(lang);
        let id = format!("problem-{}-detail", self.code);
        if self.code == "too-many" {
            return words.count(
                &id,
                i64::try_from(self.retry_after.unwrap_or(60)).unwrap_or(i64::MAX),
            );
        }
        words.get(&id).to_owned()
    }

    /// The whole as RFC 9457 has it.
    pub fn to_json(&self, lang: Lang, trace: &str) -> serde_json::Value {
        let errors: Vec<_> = self
            .fields
            .iter()
            .map(|w| json!({"field": w.field, "code": w.code, "detail": w.sentence(lang)}))
            .collect();
        let mut whole = json!({
            "type": format!("urn:kenniskring:problem:{}", self.code),
            "title": self.title(lang),
            "status": self.status.as_u16(),
            "detail": self.detail(lang),
            "instance": format!("urn:kenniskring:trace:{trace}"),
        });
        if let Some(object) = whole.as_object_mut() {
            if !errors.is_empty() {
                object.insert("errors".to_owned(), errors.into());
            }
            if let Some(note) = &self.note {
                object.insert("note".to_owned(), note.as_str().into());
            }
        }
        whole
    }
}

/// Every code that can come out, with the message that is its title. A test holds the list complete.
pub const TITLES: &[(&str, &str)] = &[
    ("account-closed", "problem-409"),
    ("administrator-guest", "problem-409"),
    ("already-set-up", "problem-409"),
    ("body-too-large", "problem-413"),
    ("came-in", "problem-409"),
    ("connection-taken", "problem-409"),
    ("cross-site", "problem-403"),
    ("domain-taken", "problem-409"),
    ("edited-meanwhile", "problem-409"),
    ("email-taken", "problem-409"),
    ("forbidden", "problem-403"),
    ("guest", "problem-403"),
    ("erasure-asked", "problem-409"),
    ("handle-taken", "problem-409"),
    ("id-taken", "problem-409"),
    ("idempotency-mismatch", "problem-422"),
    ("internal", "problem-500"),
    ("invalid", "problem-422"),
    ("last-administrator", "problem-409"),
    ("announced-lately", "problem-429"),
    ("archived", "problem-now-409"),
    ("invitation-needed", "problem-403"),
    ("last-coordinator", "problem-now-409"),
    ("yourself", "problem-409"),
    ("last-method", "problem-409"),
    ("link-spent", "problem-404"),
    ("malformed", "problem-400"),
    ("method-not-allowed", "problem-405"),
    ("name-taken", "problem-409"),
    ("not-author", "problem-403"),
    ("not-coordinator", "problem-403"),
    ("not-found", "problem-404"),
    ("not-member", "problem-403"),
    ("own-account", "problem-409"),
    ("passkey-late", "problem-403"),
    ("passkey-refused", "problem-403"),
    ("passkey-taken", "problem-409"),
    ("provider-away", "problem-503"),
    ("provider-late", "problem-403"),
    ("provider-no-account", "problem-403"),
    ("provider-no-address", "problem-403"),
    ("provider-refused", "problem-403"),
    ("same-account", "problem-409"),
    ("second-factor-needed", "problem-403"),
    ("second-factor-on", "problem-409"),
    ("sign-in-again", "problem-403"),
    ("sign-in-needed", "problem-401"),
    ("thread-closed", "problem-409"),
    ("token-scope", "problem-403"),
    ("too-many", "problem-429"),
    ("unavailable", "problem-503"),
    ("unsupported-media-type", "problem-415"),
    ("wrong-token", "problem-401"),
];

impl<F: Fault> From<F> for Problem {
    fn from(fault: F) -> Self {
        let status = match fault.kind() {
            Kind::NotFound => StatusCode::NOT_FOUND,
            Kind::SignInNeeded => StatusCode::UNAUTHORIZED,
            Kind::Forbidden => StatusCode::FORBIDDEN,
            Kind::Invalid => StatusCode::UNPROCESSABLE_ENTITY,
            Kind::Conflict => StatusCode::CONFLICT,
            Kind::TooMany => StatusCode::TOO_MANY_REQUESTS,
            Kind::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
            Kind::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        };
        if status.is_server_error() {
            tracing::error!(error = &fault as &dyn std::error::Error, "a request failed");
        }
        let mut problem = Self::new(status, fault.code());
        problem.fields = fault.invalid().iter().map(Wrong::from).collect();
        problem.retry_after = (status == StatusCode::SERVICE_UNAVAILABLE).then_some(5);
        problem
    }
}

impl From<Wait> for Problem {
    fn from(wait: Wait) -> Self {
        let mut problem = Self::new(StatusCode::TOO_MANY_REQUESTS, "too-many");
        problem.retry_after = Some(wait.seconds);
        problem
    }
}

impl IntoResponse for Problem {
    /// A bare answer that carries the problem; [`as_json`] or [`as_page`] fills it in.
    fn into_response(self) -> Response {
        let mut response = self.status.into_response();
        if let Some(seconds) = self.retry_after {
            response
                .headers_mut()
                .insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        if self.status == StatusCode::UNAUTHORIZED {
            // RFC 9110, section 15.5.2: a 401 says how to sign in.
            response
                .headers_mut()
                .insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        response.extensions_mut().insert(self);
        response
    }
}

/// What a response without a [`Problem`] is about, when the router or a limit made it.
fn implied(status: StatusCode) -> Option<Problem> {
    let code = match status {
        StatusCode::NOT_FOUND => "not-found",
        StatusCode::METHOD_NOT_ALLOWED => "method-not-allowed",
        StatusCode::PAYLOAD_TOO_LARGE => "body-too-large",
        StatusCode::UNSUPPORTED_MEDIA_TYPE => "unsupported-media-type",
        StatusCode::INTERNAL_SERVER_ERROR => "internal",
        StatusCode::SERVICE_UNAVAILABLE | StatusCode::REQUEST_TIMEOUT => "unavailable",
        StatusCode::BAD_REQUEST => "malformed",
        _ => return None,
    };
    Some(Problem::new(status, code))
}

fn taken(response: &mut Response) -> Option<Problem> {
    if let Some(problem) = response.extensions_mut().remove::<Problem>() {
        return Some(problem);
    }
    // The framework's own refusals (a path that is not UTF-8, an unknown method) are bare or plain text.
    let kind = response
        .headers()
        .get(header::CONTENT_TYPE)
        .map(HeaderValue::as_bytes);
    let bare = kind.is_none_or(|kind| kind.starts_with(b"text/plain"));
    if bare {
        implied(response.status())
    } else {
        None
    }
}

/// Keeps what an empty answer said in its headers (Retry-After, Allow, cookies) on the one that replaces it.
fn carry(from: Response, mut to: Response) -> Response {
    for (name, value) in from.headers() {
        if name != header::CONTENT_LENGTH && name != header::CONTENT_TYPE {
            to.headers_mut().append(name.clone(), value.clone());
        }
    }
    *to.status_mut() = from.status();
    to
}

/// Fills problems in as `application/problem+json`; for the API.
pub async fn as_json(caller: Caller, request: Request, next: Next) -> Response {
    let mut response = answered(&caller, request, next).await;
    let Some(problem) = taken(&mut response) else {
        return response;
    };
    let whole = problem.to_json(caller.call.lang, &caller.call.trace.to_string());
    let kind = [(header::CONTENT_TYPE, "application/problem+json")];
    carry(response, (kind, whole.to_string()).into_response())
}

/// Fills problems in as a page; for people. Who has to sign in first is sent there and back.
pub async fn as_page(
    State(app): State<App>,
    caller: Caller,
    request: Request,
    next: Next,
) -> Response {
    let (is_get, here) = (
        request.method() == axum::http::Method::GET,
        caller.here.clone(),
    );
    let mut response = answered(&caller, request, next).await;
    let Some(problem) = taken(&mut response) else {
        return response;
    };
    let typed = problem.kept.as_ref();
    let typed = typed.filter(|kept| !kept.0.trim().is_empty());
    if problem.status == StatusCode::UNAUTHORIZED
        && problem.code == "sign-in-needed"
        && typed.is_none()
    {
        let back = if is_get { here } else { "/".to_owned() };
        let back = problem.kept.map_or(back, |kept| kept.1);
        return frame::on_to(&format!(
            "/sign-in?return={}",
            crate::pages::urlencode(&back)
        ));
    }
    let lang = caller.call.lang;
    let trace = problem
        .status
        .is_server_error()
        .then(|| caller.call.trace.to_string());
    let mut plain = frame::bare(&app, &caller, view::Nav::Elsewhere);
    if !is_get {
        // What was sent there cannot be asked for again by following a link.
        plain.here = typed.map_or("/".to_owned(), |kept| kept.1.clone());
    }
    // The page says what these mean already.
    let plain_enough = matches!(
        problem.code,
        "not-found" | "internal" | "malformed" | "unavailable" | "method-not-allowed"
    );
    let detail = (!plain_enough).then(|| problem.detail(lang));
    let mut page = view::Problem::new(plain, problem.status.as_u16(), detail, trace);
    page.typed = typed.map(|kept| kept.0.clone());
    carry(response, frame::html(&page))
}

/// The handler's answer, or why it did not get to run.
async fn answered(caller: &Caller, request: Request, next: Next) -> Response {
    match &caller.failed {
        Some(problem) => problem.clone().into_response(),
        None => next.run(request).await,
    }
}

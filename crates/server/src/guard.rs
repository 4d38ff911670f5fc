//! What holds for every answer: no change asked for by another site, and headers that keep a page to itself.

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::app::App;
use crate::extract::Caller;
use crate::problem::Problem;

/// Refuses a change that a browser sends on behalf of another site (OWASP CSRF Prevention Cheat Sheet: Fetch Metadata
/// with the `Origin` header behind it; cookies are SameSite=Lax besides).
///
/// Requests without either header come from programs, which another site cannot steer. With a bearer token, in the API, no
/// cookie counts, so there is nothing to forge. One-click unsubscribing (RFC 8058) is sent by mail programs and carries its
/// own secret.
pub async fn same_site(State(app): State<App>, request: Request, next: Next) -> Response {
    let safe = matches!(
        *request.method(),
        Method::GET | Method::HEAD | Method::OPTIONS
    );
    let path = request.uri().path();
    let program =
        path.starts_with("/api/") && request.headers().contains_key(header::AUTHORIZATION);
    let exempt = program || path.starts_with("/unsubscribe/");
    if !safe && !exempt && is_foreign(request.headers(), &app.settings.base_url) {
        return Problem::new(StatusCode::FORBIDDEN, "cross-site").into_response();
    }
    next.run(request).await
}

/// Whether a browser says that the request comes from another site than ours.
pub fn is_foreign(headers: &HeaderMap, base_url: &str) -> bool {
    let text = |name: HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    match text(HeaderName::from_static("sec-fetch-site")) {
        Some("same-origin" | "none") => return false,
        Some(_) => return true,
        None => {}
    }
    match headers.get(header::ORIGIN).map(|value| value.to_str()) {
        None => false,
        Some(Err(_)) => true,
        Some(Ok(origin)) => {
            let host = origin.split_once("://").map(|(_, host)| host);
            origin != base_url && (host.is_none() || host != text(header::HOST))
        }
    }
}

/// Everything a page needs comes from ourselves, and nothing is inline.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
    connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Where somebody may go who has to set up a second step first.
const FREE: [&str; 7] = [
    "/settings/second-factor",
    "/sign-out",
    "/language",
    "/sign-in",
    "/about",
    "/accessibility",
    "/health/",
];

/// Keeps who has to set up a second step at that, and at leaving.
pub async fn restricted(caller: Caller, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    if !caller.restricted || FREE.iter().any(|start| path.starts_with(start)) {
        return next.run(request).await;
    }
    if path.starts_with("/api/") {
        return Problem::new(StatusCode::FORBIDDEN, "second-factor-needed").into_response();
    }
    crate::pages::frame::on_to("/settings/second-factor")
}

/// Sets the headers of every answer (DOMAIN: open standards; OWASP Secure Headers).
pub async fn headers(State(app): State<App>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static(POLICY),
    );
    headers.insert(
        header::X_CONTENT_TYPE_OPTIONS,
        HeaderValue::from_static("nosniff"),
    );
    headers.insert(
        header::REFERRER_POLICY,
        HeaderValue::from_static("same-origin"),
    );
    headers.insert(header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY"));
    headers.insert(
        HeaderName::from_static("cross-origin-opener-policy"),
        HeaderValue::from_static("same-origin"),
    );
    headers.insert(
        HeaderName::from_static("permissions-policy"),
        HeaderValue::from_static("camera=(), geolocation=(), microphone=()"),
    );
    if app.settings.secure() {
        let year = HeaderValue::from_static("max-age=31536000; includeSubDomains");
        headers.insert(header::STRICT_TRANSPORT_SECURITY, year);
    }
    headers
        .entry(header::CACHE_CONTROL)
        .or_insert(HeaderValue::from_static("no-store"));
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_another_site_is_foreign() {
        let table: [(&[(&str, &str)], bool); 8] = [
            (&[], false),
            (&[("sec-fetch-site", "same-origin")], false),
            (&[("sec-fetch-site", "none")], false),
            (&[("sec-fetch-site", "cross-site")], true),
            (&[("sec-fetch-site", "same-site")], true),
            (&[("origin", "https://kring.example")], false),
            (
                &[
                    ("origin", "http://127.0.0.1:8080"),
                    ("host", "127.0.0.1:8080"),
                ],
                false,
            ),
            (&[("origin", "null"), ("host", "kring.example")], true),
        ];
        for (sent, foreign) in table {
            let mut headers = HeaderMap::new();
            for (name, value) in sent {
                headers.insert(
                    HeaderName::from_static(name),
                    HeaderValue::from_static(value),
                );
            }
            assert_eq!(
                is_foreign(&headers, "https://kring.example"),
                foreign,
                "{sent:?}"
            );
        }
        let evil = HeaderMap::from_iter([(
            header::ORIGIN,
            HeaderValue::from_static("https://evil.example"),
        )]);
        assert!(is_foreign(&evil, "https://kring.example"));
    }
}

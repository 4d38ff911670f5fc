//! The four cookies: the session, the device, the language of who is not signed in, and one sentence about what was just
//! done.

use axum::http::{HeaderMap, HeaderValue};
use axum_extra::extract::cookie::{Cookie, CookieJar, SameSite};
use base::Lang;
use identity::Secret;
use time::Duration;

/// The session's cookie; over TLS with the prefix that forbids any other host or path to set it (RFC 6265bis).
fn session_name(secure: bool) -> &'static str {
    if secure {
        "__Host-kenniskring"
    } else {
        "kenniskring"
    }
}

/// The device's cookie: tells one browser from another, and is no proof of who somebody is.
fn device_name(secure: bool) -> &'static str {
    if secure {
        "__Host-kenniskring-device"
    } else {
        "kenniskring-device"
    }
}

const LANGUAGE: &str = "kenniskring-language";
const FLASH: &str = "kenniskring-flash";

fn header(cookie: Cookie<'static>, secure: bool) -> HeaderValue {
    let mut cookie = cookie;
    cookie.set_path("/");
    cookie.set_http_only(true);
    cookie.set_same_site(SameSite::Lax);
    cookie.set_secure(secure);
    // A cookie of our own making holds only visible ASCII.
    HeaderValue::from_str(&cookie.to_string()).unwrap_or(HeaderValue::from_static(""))
}

fn lasting(name: &'static str, value: String, days: i64) -> Cookie<'static> {
    Cookie::build((name, value))
        .max_age(Duration::days(days))
        .build()
}

/// Sets the session's cookie for as long as a session can last.
pub fn session(secret: &Secret, secure: bool) -> HeaderValue {
    header(lasting(session_name(secure), secret.text(), 90), secure)
}

/// Sets the device's cookie for as long as browsers keep one (RFC 6265bis: 400 days).
pub fn device(secret: &Secret, secure: bool) -> HeaderValue {
    header(lasting(device_name(secure), secret.text(), 400), secure)
}

/// The `Cookie` header value a client sends for this session.
pub fn session_pair(text: &str, secure: bool) -> String {
    format!("{}={text}", session_name(secure))
}

/// Takes the session's cookie away.
pub fn session_gone(secure: bool) -> HeaderValue {
    header(lasting(session_name(secure), String::new(), 0), secure)
}

fn half_name(secure: bool) -> &'static str {
    if secure {
        "__Host-kenniskring-half"
    } else {
        "kenniskring-half"
    }
}

/// Sets the cookie of who has given the password and still owes the code.
pub fn half(secret: &Secret, secure: bool) -> HeaderValue {
    let mut cookie = Cookie::new(half_name(secure), secret.text());
    cookie.set_max_age(Duration::seconds(identity::HALF_SECONDS));
    header(cookie, secure)
}

/// Takes it away.
pub fn half_gone(secure: bool) -> HeaderValue {
    header(lasting(half_name(secure), String::new(), 0), secure)
}

/// What the browser sent of it.
pub fn half_of(headers: &HeaderMap, secure: bool) -> Option<String> {
    let jar = CookieJar::from_headers(headers);
    let value = jar.get(half_name(secure))?.value().to_owned();
    Some(value).filter(|value| !value.is_empty())
}

/// Remembers a language for a year.
pub fn language(lang: Lang, secure: bool) -> HeaderValue {
    header(lasting(LANGUAGE, lang.as_str().to_owned(), 365), secure)
}

/// Says one sentence (the message `flash-<code>`) on the next page.
pub fn flash(code: &'static str, secure: bool) -> HeaderValue {
    header(Cookie::new(FLASH, code), secure)
}

/// Says it after an answer to a script of ours.
pub fn flash_on(response: &mut axum::response::Response, code: &'static str, secure: bool) {
    response
        .headers_mut()
        .append(axum::http::header::SET_COOKIE, flash(code, secure));
}

/// Takes the sentence away once it was shown.
pub(super) fn flash_gone(secure: bool) -> HeaderValue {
    header(lasting(FLASH, String::new(), 0), secure)
}

/// What the browser sent.
pub(super) struct Sent {
    pub(super) session: Option<String>,
    pub(super) device: Option<Secret>,
    pub(super) language: Option<Lang>,
    pub(super) flash: Option<String>,
}

pub(super) fn read(headers: &HeaderMap, secure: bool) -> Sent {
    let jar = CookieJar::from_headers(headers);
    let get = |name: &str| {
        jar.get(name)
            .map(|c| c.value().to_owned())
            .filter(|v| !v.is_empty())
    };
    Sent {
        session: get(session_name(secure)),
        device: get(device_name(secure)).and_then(|text| Secret::parse(&text)),
        language: get(LANGUAGE).and_then(|word| Lang::parse(&word)),
        flash: get(FLASH).filter(|code| base::is_slug(code)),
    }
}

//! What every page shares, and how a page leaves.

use askama::Template;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Redirect, Response};
use store::Reader;

use crate::app::App;
use crate::extract::{Caller, flash};
use crate::problem::Problem;
use crate::view::{Assets, Flash, FlashKind, Frame, Live, Nav, Viewer};
use crate::words::Words;
use crate::{assets, when::When};

fn files() -> Assets {
    Assets {
        css: assets::css_url().to_owned(),
        js: assets::js_url().map(ToOwned::to_owned),
        font: assets::font_url().map(ToOwned::to_owned),
        icon: Some(assets::icon_url().to_owned()),
    }
}

/// The frame of a page that must not need the database; the unread count is left at 0.
pub fn bare(_: &App, caller: &Caller, nav: Nav) -> Frame {
    let lang = caller.call.lang;
    let mut frame = Frame::new(lang, "Kenniskring", nav, caller.here.clone(), files());
    frame.viewer = caller.account.as_deref().map(|account| Viewer {
        name: account.name.clone(),
        handle: account.handle.clone(),
        initials: base::initials(&account.name),
        unread: 0,
        administrator: account.administrator,
        guest: account.guest_until.is_some(),
    });
    frame.flash = caller.flash.as_deref().and_then(|code| {
        let id = format!("flash-{code}");
        let text = Words::of(lang).get(&id);
        (text != id).then(|| Flash {
            kind: FlashKind::Ok,
            text: text.to_owned(),
        })
    });
    frame
}

/// The frame of a page, with what is unread.
pub async fn full(
    app: &App,
    caller: &Caller,
    r: &mut Reader,
    title: impl Into<String>,
    nav: Nav,
) -> Result<Frame, Problem> {
    let mut frame = bare(app, caller, nav);
    frame.title = title.into();
    if let (Some(viewer), Some(account)) = (&mut frame.viewer, &caller.account) {
        viewer.unread = count(notifications::count_unread(r, account.id).await?);
        let position = app.hub.position().to_string();
        frame.live = Some(Live {
            channels: "me".to_owned(),
            position,
        });
    }
    Ok(frame)
}

/// Lets a page listen to one more channel, from the position taken before it was read.
pub fn listen(frame: &mut Frame, channel: &str, position: i64) {
    if let Some(live) = &mut frame.live {
        live.channels = format!("{channel} {}", live.channels);
        live.position = position.to_string();
    }
}

/// A page as an answer; shown anew when one comes back to it, kept by nobody on the way.
pub fn html(page: &impl Template) -> Response {
    match page.render() {
        Ok(text) => {
            let headers = [
                (
                    header::CONTENT_TYPE,
                    HeaderValue::from_static("text/html; charset=utf-8"),
                ),
                (
                    header::CACHE_CONTROL,
                    HeaderValue::from_static("private, no-cache"),
                ),
            ];
            (headers, text).into_response()
        }
        Err(error) => {
            tracing::error!(%error, "a page could not be written");
            axum::http::StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

/// A form that comes back because something was wrong with it.
pub fn refused(page: &impl Template, problem: &Problem) -> Response {
    let mut response = html(page);
    *response.status_mut() = problem.status;
    if let Some(seconds) = problem.retry_after {
        response
            .headers_mut()
            .insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    response
}

/// Goes on to another page after a form was handled.
pub fn on_to(path: &str) -> Response {
    Redirect::to(path).into_response()
}

/// As [`on_to`], with one sentence there: the message `flash-<code>`.
pub fn on_to_with(app: &App, path: &str, code: &'static str) -> Response {
    let mut response = on_to(path);
    response
        .headers_mut()
        .append(header::SET_COOKIE, flash(code, app.settings.secure()));
    response
}

/// A count as pages show it.
pub fn count(n: i64) -> u32 {
    u32::try_from(n.max(0)).unwrap_or(u32::MAX)
}

/// A moment as pages show it to this caller.
pub fn when(caller: &Caller, at: base::Ts) -> When {
    When::new(at, caller.call.now, caller.call.lang)
}

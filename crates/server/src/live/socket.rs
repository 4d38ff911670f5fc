//! `GET /api/v1/live`: a WebSocket from greeting to good-bye.

use std::sync::Arc;

use axum::extract::State;
use axum::extract::ws::{CloseFrame, Message, Utf8Bytes, WebSocket, WebSocketUpgrade};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use base::SessionId;
use futures_util::stream::SplitSink;
use futures_util::{SinkExt, StreamExt};
use tokio::time::{Duration, Instant, MissedTickBehavior, interval, timeout};

use super::protocol::Said;
use super::session::Session;
use notifications::Line;

use crate::app::App;
use crate::extract::{Caller, Via};
use crate::guard;
use crate::limits::Wait;
use crate::problem::Problem;

/// How long one frame may take to leave; a reader slower than this is let go and resumes by position.
const SEND: Duration = Duration::from_secs(30);
/// How often the server asks whether the client is there.
const PING: Duration = Duration::from_secs(45);
/// After this silence it is not.
const SILENCE: Duration = Duration::from_secs(120);
/// How many lines one person may have open on one server: many more than browsers and programs of one person need.
const LINES: usize = 500;
/// The longest message of a client, in bytes.
const MOST: usize = 16 << 10;

/// Opens the live line. Signs in by bearer token, or by cookie from our own site only; `sign-in-needed` otherwise.
pub async fn live(
    State(app): State<App>,
    caller: Caller,
    headers: HeaderMap,
    upgrade: WebSocketUpgrade,
) -> Result<Response, Problem> {
    let person = caller.person()?;
    if !matches!(caller.via, Via::Token(_)) && guard::is_foreign(&headers, &app.settings.base_url) {
        return Err(Problem::new(StatusCode::FORBIDDEN, "cross-site"));
    }
    // A token that is taken back ends its lines as a session does; ids of both are unique.
    let session = match caller.via {
        Via::Session(id) => Some(id),
        Via::Token(id) => Some(SessionId(id.0)),
        Via::Nothing => None,
    };
    if app.settings.rate_limits && app.hub.lines_of(person) >= LINES {
        return Err(Wait { seconds: 60 }.into());
    }
    // Buffers are kept small: the default of 128 KiB would be resident for every idle connection.
    let upgrade = upgrade
        .read_buffer_size(1 << 10)
        .write_buffer_size(0)
        .max_write_buffer_size(4 << 20)
        .max_message_size(MOST)
        .max_frame_size(MOST);
    Ok(upgrade.on_upgrade(async move |socket| {
        let line = app.hub.open(person, session);
        let mut here = Session::new(app.clone(), caller, Arc::clone(&line));
        serve(socket, &mut here, &line).await;
        here.leave_all();
        app.hub.close(&line);
    }))
}

enum Next {
    Said(Option<Result<Message, axum::Error>>),
    Frames(Vec<Utf8Bytes>),
    Woken,
    Tick,
}

async fn serve(socket: WebSocket, here: &mut Session, line: &Line) {
    let (mut out, mut heard) = socket.split();
    let mut tick = interval(PING);
    tick.set_missed_tick_behavior(MissedTickBehavior::Delay);
    tick.tick().await;
    let mut last_heard = Instant::now();
    loop {
        let next = tokio::select! {
            said = heard.next() => Next::Said(said),
            frames = here.frames() => Next::Frames(frames),
            () = line.wake.notified() => Next::Woken,
            _ = tick.tick() => Next::Tick,
        };
        let mut answers: Vec<Message> = Vec::new();
        match next {
            _ if here.is_over() => return signed_out(&mut out).await,
            Next::Said(None | Some(Err(_) | Ok(Message::Close(_)))) => return,
            Next::Said(Some(Ok(Message::Text(text)))) => {
                last_heard = Instant::now();
                answers.extend(answer(here, &text).await.into_iter().map(Message::Text));
            }
            Next::Said(Some(Ok(_))) => last_heard = Instant::now(),
            Next::Frames(frames) => {
                answers.extend(frames.into_iter().map(Message::Text));
                answers.extend(here.catch_up().await.into_iter().map(Message::Text));
            }
            Next::Woken if line.is_closed() => return signed_out(&mut out).await,
            Next::Woken => {
                answers.extend(here.end_lost_rights().await.into_iter().map(Message::Text));
            }
            Next::Tick if last_heard.elapsed() > SILENCE => return,
            Next::Tick => answers.push(Message::Ping(bytes::Bytes::new())),
        }
        let sent = timeout(SEND, async {
            for answer in answers {
                out.feed(answer).await?;
            }
            out.flush().await
        });
        if !matches!(sent.await, Ok(Ok(()))) {
            return;
        }
    }
}

/// Says good-bye to somebody who is no longer signed in.
async fn signed_out(out: &mut SplitSink<WebSocket, Message>) {
    let why = CloseFrame {
        code: 4401,
        reason: Utf8Bytes::from_static("signed out"),
    };
    let _ = timeout(SEND, out.send(Message::Close(Some(why)))).await;
}

async fn answer(here: &mut Session, text: &str) -> Vec<Utf8Bytes> {
    match serde_json::from_str::<Said>(text) {
        Ok(Said::Subscribe {
            channel,
            after,
            html,
        }) => here.subscribe(channel, after.as_deref(), html).await,
        Ok(Said::Unsubscribe { channel }) => here.unsubscribe(&channel),
        Ok(Said::Ping) => vec![Utf8Bytes::from_static(r#"{"type":"pong"}"#)],
        Err(error) => {
            let problem =
                Problem::new(StatusCode::BAD_REQUEST, "malformed").noted(error.to_string());
            vec![here.error(None, &problem)]
        }
    }
}

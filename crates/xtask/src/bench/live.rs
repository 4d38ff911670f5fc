//! Readers that listen: how long until the last of them has a message.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::task::JoinSet;
use tokio::time::timeout;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;

const PATIENCE: Duration = Duration::from_secs(60);

/// One open line.
type Line = WebSocketStream<TcpStream>;

/// Many readers of one thing.
pub(crate) struct Readers {
    arrived: UnboundedReceiver<(Instant, usize)>,
    count: usize,
    _tasks: JoinSet<()>,
}

/// Opens a line; `token` signs in.
pub(crate) async fn open(port: u16, path: &str, token: Option<&str>) -> Result<Line> {
    let stream = TcpStream::connect(("127.0.0.1", port)).await?;
    stream.set_nodelay(true)?;
    let mut request = format!("ws://127.0.0.1:{port}{path}").into_client_request()?;
    if let Some(token) = token {
        request
            .headers_mut()
            .insert("Authorization", format!("Bearer {token}").parse()?);
    }
    let (line, _) = tokio_tungstenite::client_async(request, stream).await?;
    Ok(line)
}

/// Says something and waits for the answer to it.
pub(crate) async fn say(line: &mut Line, text: String) -> Result<String> {
    line.send(Message::text(text)).await?;
    loop {
        match timeout(PATIENCE, line.next()).await? {
            Some(Ok(Message::Text(text))) => return Ok(text.as_str().to_owned()),
            Some(Ok(Message::Ping(_) | Message::Pong(_))) => {}
            other => bail!("the line ended: {other:?}"),
        }
    }
}

/// What a subscriber of the platform says first.
pub(crate) fn subscribe(thread: &str) -> String {
    // With the post as HTML: that is what the pages ask for.
    json!({"type": "subscribe", "channel": format!("thread:{thread}"), "html": true}).to_string()
}

impl Readers {
    /// Opens so many lines and subscribes each; `tokens` are used in turn, none for the bare server.
    pub(crate) async fn start(
        port: u16,
        path: &str,
        count: usize,
        tokens: &[String],
        first: &str,
    ) -> Result<Self> {
        let (sender, arrived) = unbounded_channel();
        let mut tasks = JoinSet::new();
        for number in 0..count {
            let token = tokens.get(number % tokens.len().max(1)).map(String::as_str);
            let mut line = open(port, path, token)
                .await
                .with_context(|| format!("reader {number}"))?;
            let answer = say(&mut line, first.to_owned()).await?;
            if !answer.contains("subscribed") {
                bail!("reader {number} is not subscribed: {answer}");
            }
            tasks.spawn(listen(line, sender.clone()));
        }
        Ok(Self {
            arrived,
            count,
            _tasks: tasks,
        })
    }

    /// Waits until the last reader has the message; gives the time since `from`, and the message's size.
    pub(crate) async fn all_have_it(&mut self, from: Instant) -> Result<(Duration, usize)> {
        let mut last = (from, 0);
        for _ in 0..self.count {
            last = timeout(PATIENCE, self.arrived.recv())
                .await
                .context("a reader did not get the message")?
                .context("the readers ended")?;
        }
        Ok((last.0.saturating_duration_since(from), last.1))
    }
}

async fn listen(mut line: Line, arrived: UnboundedSender<(Instant, usize)>) {
    while let Some(Ok(message)) = line.next().await {
        let Message::Text(text) = message else {
            continue;
        };
        // The answer to a subscription was read before; what comes now is news.
        if arrived.send((Instant::now(), text.len())).is_err() {
            return;
        }
    }
}

/// The number of the post in an answer of the platform.
pub(crate) fn number(answer: &Value) -> Result<u64> {
    answer
        .get("number")
        .and_then(Value::as_u64)
        .context("the answer has no number")
}

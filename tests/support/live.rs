//! Speaking to the server as a live client does.

use std::collections::VecDeque;

use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::{Error, Message};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

use crate::PATIENCE;
use crate::place::Member;
use crate::server::Server;

/// A live line.
pub struct Live {
    socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
    /// What came while an answer was awaited.
    held: VecDeque<Value>,
}

/// Calls with these headers; the status when the line is refused.
///
/// # Panics
/// When there is no answer at all.
pub async fn call(server: &Server, headers: &[(&'static str, &str)]) -> Result<Live, u16> {
    let mut request = server.live().into_client_request().unwrap();
    for (name, value) in headers {
        request.headers_mut().insert(*name, value.parse().unwrap());
    }
    match connect_async(request).await {
        Ok((socket, _)) => Ok(Live {
            socket,
            held: VecDeque::new(),
        }),
        Err(Error::Http(response)) => Err(response.status().as_u16()),
        Err(other) => panic!("no answer: {other:?}"),
    }
}

impl Live {
    /// A member's line, by token.
    pub async fn open(server: &Server, member: &Member) -> Self {
        Self::token(server, &member.token).await
    }

    /// A line by token.
    pub async fn token(server: &Server, token: &str) -> Self {
        match call(server, &[("authorization", &format!("Bearer {token}"))]).await {
            Ok(live) => live,
            Err(status) => panic!("the line was refused: {status}"),
        }
    }

    /// Says something.
    pub async fn say(&mut self, value: Value) {
        self.text(&value.to_string()).await;
    }

    /// Says something that need not be JSON.
    pub async fn text(&mut self, text: &str) {
        self.socket.send(Message::text(text)).await.unwrap();
    }

    /// Sends any message.
    pub async fn message(&mut self, message: Message) {
        self.socket.send(message).await.unwrap();
    }

    /// What comes next, as it came; `None` when the line is closed or cut.
    ///
    /// # Panics
    /// When nothing comes for too long.
    pub async fn hear(&mut self) -> Option<Message> {
        match tokio::time::timeout(PATIENCE, self.socket.next()).await {
            Ok(heard) => heard?.ok(),
            Err(_) => panic!("waited in vain for a message"),
        }
    }

    /// The next message that is text, read as JSON.
    ///
    /// # Panics
    /// When the line closes before.
    pub async fn next(&mut self) -> Value {
        match self.held.pop_front() {
            Some(said) => said,
            None => self.fresh().await,
        }
    }

    /// The next text from the line itself.
    async fn fresh(&mut self) -> Value {
        loop {
            match self.hear().await {
                Some(Message::Text(text)) => return serde_json::from_str(&text).unwrap(),
                Some(Message::Ping(_) | Message::Pong(_)) => {}
                other => panic!("the line closed: {other:?}"),
            }
        }
    }

    /// Subscribes; the confirmation.
    ///
    /// # Panics
    /// When it is refused.
    pub async fn subscribe(&mut self, channel: &str, after: Option<&str>) -> Value {
        let mut ask = json!({"type": "subscribe", "channel": channel});
        if let Some(after) = after {
            ask["after"] = after.into();
        }
        self.say(ask).await;
        // What happens on other channels meanwhile is heard afterwards.
        let said = loop {
            let said = self.fresh().await;
            if said["type"] != "event" || said["channel"] == channel {
                break said;
            }
            self.held.push_back(said);
        };
        assert_eq!(
            (&said["type"], &said["channel"]),
            (&json!("subscribed"), &json!(channel)),
            "{said}"
        );
        said
    }

    /// Subscribes; the position.
    pub async fn at(&mut self, channel: &str) -> String {
        self.subscribe(channel, None).await["position"]
            .as_str()
            .unwrap()
            .to_owned()
    }

    /// The next event of this name; others are passed over.
    pub async fn event(&mut self, name: &str) -> Value {
        loop {
            let said = self.next().await;
            assert_eq!(said["type"], "event", "{said}");
            if said["event"] == name {
                return said;
            }
        }
    }

    /// The next so many events of this name.
    pub async fn events(&mut self, name: &str, count: usize) -> Vec<Value> {
        let mut all = Vec::with_capacity(count);
        while all.len() < count {
            all.push(self.event(name).await);
        }
        all
    }

    /// Everything that was on its way before the answer to a ping.
    pub async fn settled(&mut self) -> Vec<Value> {
        self.say(json!({"type": "ping"})).await;
        let mut all = Vec::new();
        loop {
            let said = self.next().await;
            if said["type"] == "pong" {
                return all;
            }
            all.push(said);
        }
    }

    /// Waits for the close frame; its code.
    ///
    /// # Panics
    /// When something else comes, other than control frames.
    pub async fn closed(&mut self) -> Option<u16> {
        loop {
            match self.hear().await {
                Some(Message::Close(frame)) => return frame.map(|frame| frame.code.into()),
                Some(Message::Ping(_) | Message::Pong(_)) => {}
                None => return None,
                Some(other) => panic!("nothing should come after the end: {other:?}"),
            }
        }
    }
}

/// The numbers of `post.created` events.
pub fn numbers(events: &[Value]) -> Vec<i64> {
    events
        .iter()
        .map(|event| event["data"]["number"].as_i64().unwrap())
        .collect()
}

//! The limit of live updates: one message to every socket, by tokio-tungstenite and a broadcast channel.

use futures_util::{SinkExt, StreamExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::broadcast;
use tokio_tungstenite::tungstenite::protocol::WebSocketConfig;
use tokio_tungstenite::tungstenite::{Message, Utf8Bytes};

/// Takes connections: one that says `subscribe` gets everything; what another says goes to all who did.
pub(crate) async fn serve(listener: TcpListener) {
    let (all, _) = broadcast::channel::<Utf8Bytes>(64);
    while let Ok((stream, _)) = listener.accept().await {
        let _ = stream.set_nodelay(true);
        tokio::spawn(connection(stream, all.clone()));
    }
}

async fn connection(stream: TcpStream, all: broadcast::Sender<Utf8Bytes>) {
    // As small as the platform's own: the default would be resident for every idle connection.
    let config = WebSocketConfig::default()
        .read_buffer_size(1 << 10)
        .write_buffer_size(0);
    let Ok(mut socket) = tokio_tungstenite::accept_async_with_config(stream, Some(config)).await
    else {
        return;
    };
    let mut news = None;
    loop {
        let message = match news.as_mut() {
            None => socket.next().await,
            Some(news) => {
                tokio::select! {
                    message = socket.next() => message,
                    text = next(news) => {
                        let Some(text) = text else { return };
                        if socket.send(Message::Text(text)).await.is_err() {
                            return;
                        }
                        continue;
                    }
                }
            }
        };
        let Some(Ok(Message::Text(text))) = message else {
            return;
        };
        let answer = if text.as_str() == "subscribe" {
            news = Some(all.subscribe());
            "subscribed"
        } else {
            let _ = all.send(text);
            "done"
        };
        if socket.send(Message::text(answer)).await.is_err() {
            return;
        }
    }
}

async fn next(news: &mut broadcast::Receiver<Utf8Bytes>) -> Option<Utf8Bytes> {
    news.recv().await.ok()
}

//! Where our Redis is, and the ways to get a connection to it.

use std::future::Future;
use std::time::Duration;

use redis::aio::{MultiplexedConnection, PubSub};
use redis::{AsyncConnectionConfig, Client, RedisError};
use tokio::time::timeout;

use crate::Error;

/// How long a connection may take to be there, with greeting and subscription.
const TO_CONNECT: Duration = Duration::from_secs(3);
/// How long an answer on a standing connection may take.
pub(super) const TO_ANSWER: Duration = Duration::from_secs(1);

const CHANNEL: &str = "kenniskring:events";

/// A Redis server and the channel on it that is ours.
#[derive(Clone)]
pub(super) struct Place {
    client: Client,
    channel: String,
    at: String,
}

impl Place {
    pub(super) fn parse(url: &str, namespace: &str) -> Result<Self, Error> {
        // The parser's own message is dropped: it could repeat part of the address, and so of the password.
        let client = Client::open(url).map_err(|_| Error::Address)?;
        let at = client.get_connection_info().addr().to_string();
        let channel = match namespace {
            "" => CHANNEL.to_owned(),
            namespace => format!("{CHANNEL}:{namespace}"),
        };
        Ok(Self {
            client,
            channel,
            at,
        })
    }

    /// Host and port, or the path of the socket; no secrets.
    pub(super) fn at(&self) -> &str {
        &self.at
    }

    pub(super) fn channel(&self) -> &str {
        &self.channel
    }

    /// A new connection that is subscribed to our channel.
    pub(super) async fn subscribe(&self) -> Result<PubSub, Error> {
        self.within(TO_CONNECT, async {
            let mut subscription = self.client.get_async_pubsub().await?;
            subscription.subscribe(&self.channel).await?;
            Ok(subscription)
        })
        .await
    }

    /// A new connection for commands. Each answer on it must come within [`TO_ANSWER`].
    pub(super) async fn connect(&self) -> Result<MultiplexedConnection, Error> {
        let config = AsyncConnectionConfig::new()
            .set_connection_timeout(Some(TO_CONNECT))
            .set_response_timeout(Some(TO_ANSWER));
        self.within(
            TO_CONNECT,
            self.client
                .get_multiplexed_async_connection_with_config(&config),
        )
        .await
    }

    /// Asks on a connection of its own, because a standing one that broke unnoticed would say no after Redis has
    /// come back.
    pub(super) async fn ping(&self) -> Result<(), Error> {
        self.within(TO_ANSWER, async {
            let mut connection = self.client.get_multiplexed_async_connection().await?;
            redis::cmd("PING").exec_async(&mut connection).await
        })
        .await
    }

    pub(super) async fn within<T>(
        &self,
        limit: Duration,
        asked: impl Future<Output = Result<T, RedisError>>,
    ) -> Result<T, Error> {
        let silent = || Error::Silent {
            at: self.at.clone(),
        };
        match timeout(limit, asked).await {
            Ok(Ok(answer)) => Ok(answer),
            Ok(Err(error)) if error.is_timeout() => Err(silent()),
            Ok(Err(error)) => Err(Error::Refused {
                at: self.at.clone(),
                why: error.to_string(),
            }),
            Err(_) => Err(silent()),
        }
    }
}

//! The wake-up hint between the servers of one installation: "there are events up to number N".
//!
//! A hint carries no content. It may come twice, late, out of order or not at all; whoever hears one asks the
//! database for everything after the last number it has seen, and asks of its own accord every few seconds as well.
//! So a bus that is away costs delay and never an event.
//!
//! Deliberately absent: messages, topics, delivery, replay. Also absent: Redis Sentinel and failover between the
//! nodes of a Redis Cluster.

mod error;
mod hints;
mod local;
mod redis;

pub use error::Error;
pub use hints::{Hint, Hints};
pub use local::Local;
pub use redis::Redis;

/// The way in which the servers of an installation wake one another. Cheap to clone; the clones are one bus.
#[derive(Clone, Debug)]
pub enum Bus {
    /// For an installation of one server: hints stay within the process.
    Local(Local),
    /// For several servers: hints travel by Redis publish/subscribe.
    Redis(Redis),
}

impl Bus {
    /// A bus within this process. Always works.
    pub fn local() -> Self {
        Self::Local(Local::new())
    }

    /// A bus over the Redis server at `url`, shared by all that give the same `namespace` (which may be empty).
    ///
    /// Understands `redis://[user:password@]host[:port][/database]`, `rediss://` for TLS (the process must have
    /// installed a provider of cryptography for rustls) and `redis+unix:///path`. Of a Redis Cluster give one node.
    ///
    /// Returns when the subscription stands, or after at most three seconds with an [`Error`]. From then on Redis
    /// may come and go: the subscription is renewed after 50 ms at first, 2 s at most. Needs a tokio runtime; the
    /// background tasks end when the last clone is dropped.
    pub async fn redis(url: &str, namespace: &str) -> Result<Self, Error> {
        Redis::connect(url, namespace).await.map(Self::Redis)
    }

    /// Tells all servers, this one included, that there are events up to this number. Call it after the commit.
    ///
    /// Never waits and never fails. While Redis is away the highest number waits to be sent; this process hears the
    /// hint all the same.
    pub fn announce(&self, upto: i64) {
        match self {
            Self::Local(local) => local.announce(upto),
            Self::Redis(redis) => redis.announce(upto),
        }
    }

    /// The hints from now on. To miss nothing ask for the hints first and read the database second.
    pub fn hints(&self) -> Hints {
        match self {
            Self::Local(local) => local.hints(),
            Self::Redis(redis) => redis.hints(),
        }
    }

    /// Asks whether the bus answers now, within one second. A local bus always does.
    pub async fn ping(&self) -> Result<(), Error> {
        match self {
            Self::Local(_) => Ok(()),
            Self::Redis(redis) => redis.ping().await,
        }
    }
}

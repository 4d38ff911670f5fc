//! The bus of an installation of several servers: Redis publish/subscribe, on two connections that come back.

mod listen;
mod pause;
mod place;
mod publish;

use std::fmt;
use std::sync::Arc;

use tokio::task::JoinSet;

use self::place::Place;
use self::publish::Pending;
use crate::Error;
use crate::hints::{Hint, Hints, Readers};

/// Hints over Redis. Made by [`Bus::redis`](crate::Bus::redis).
#[derive(Clone)]
pub struct Redis {
    shared: Arc<Shared>,
}

struct Shared {
    place: Place,
    readers: Readers,
    pending: Arc<Pending>,
    /// Ends the tasks when it is dropped.
    _tasks: JoinSet<()>,
}

impl Redis {
    pub(crate) async fn connect(url: &str, namespace: &str) -> Result<Self, Error> {
        let place = Place::parse(url, namespace)?;
        let readers = Readers::new();
        let pending = Arc::new(Pending::default());

        let subscription = place.subscribe().await?;
        let mut tasks = JoinSet::new();
        tasks.spawn(listen::run(place.clone(), subscription, readers.clone()));
        tasks.spawn(publish::run(place.clone(), Arc::clone(&pending)));

        Ok(Self {
            shared: Arc::new(Shared {
                place,
                readers,
                pending,
                _tasks: tasks,
            }),
        })
    }

    /// Tells our own readers directly, so that they hear it also while Redis is away; they hear it a second time
    /// when it comes back from Redis, which [`Hint::Upto`] allows for.
    pub(crate) fn announce(&self, upto: i64) {
        self.shared.readers.tell(Hint::Upto(upto));
        self.shared.pending.raise(upto);
    }

    pub(crate) fn hints(&self) -> Hints {
        self.shared.readers.hints()
    }

    pub(crate) async fn ping(&self) -> Result<(), Error> {
        self.shared.place.ping().await
    }
}

impl fmt::Debug for Redis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Redis")
            .field(&self.shared.place.at())
            .finish()
    }
}

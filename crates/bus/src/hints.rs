//! Hearing hints: what a reader is told, and how hints that wait are folded into one.

use tokio::sync::broadcast::{
    self,
    error::{RecvError, TryRecvError},
};

/// How many hints may wait for one reader before they become a [`Hint::CatchUp`].
const CAPACITY: usize = 64;

/// What a reader is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hint {
    /// There are events up to this number. Nothing is to be done when that number has been seen already.
    Upto(i64),
    /// Hints may have been lost: ask the database what there is.
    CatchUp,
}

impl Hint {
    /// One hint that leads to at least as much reading as both.
    fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Upto(one), Self::Upto(two)) => Self::Upto(one.max(two)),
            (Self::CatchUp, _) | (_, Self::CatchUp) => Self::CatchUp,
        }
    }
}

/// A reader's own view of the hints, from [`Bus::hints`](crate::Bus::hints). Does not keep the bus alive.
#[derive(Debug)]
pub struct Hints {
    receiver: broadcast::Receiver<Hint>,
}

impl Hints {
    /// Waits for the next hint. Hints that came in the meantime are folded into one: the highest number, or
    /// [`Hint::CatchUp`] when there was one among them or there were too many.
    ///
    /// Can be dropped at any time without losing a hint. Waits for ever once the bus is gone.
    pub async fn next(&mut self) -> Hint {
        let mut hint = match self.receiver.recv().await {
            Ok(hint) => hint,
            Err(RecvError::Lagged(_)) => Hint::CatchUp,
            Err(RecvError::Closed) => std::future::pending().await,
        };
        // Bounded, so that a reader gets its turn however fast the hints come.
        for _ in 0..CAPACITY {
            match self.receiver.try_recv() {
                Ok(next) => hint = hint.and(next),
                Err(TryRecvError::Lagged(_)) => hint = Hint::CatchUp,
                Err(TryRecvError::Empty | TryRecvError::Closed) => break,
            }
        }
        hint
    }
}

/// The other end: tells all readers in this process.
#[derive(Clone, Debug)]
pub(crate) struct Readers {
    sender: broadcast::Sender<Hint>,
}

impl Readers {
    pub(crate) fn new() -> Self {
        Self {
            sender: broadcast::Sender::new(CAPACITY),
        }
    }

    /// Tells every reader there is; none is fine.
    pub(crate) fn tell(&self, hint: Hint) {
        let _nobody_listens = self.sender.send(hint);
    }

    pub(crate) fn hints(&self) -> Hints {
        Hints {
            receiver: self.sender.subscribe(),
        }
    }
}

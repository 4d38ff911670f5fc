//! The hub: hands each event of this server to the connections that listen, in the order of their numbers.
//!
//! Joining, leaving, ending of rights and handing out all happen under one lock, so that a subscription sees exactly the
//! events after the position it was given, and none after its right has ended.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use base::{CommunityId, PersonId, SessionId};
use tokio::sync::{Notify, broadcast};

use crate::Channel;

/// How many events a slow connection may fall behind before it has to catch up from the log.
const BUFFER: usize = 256;

/// The hub of one server; `F` is the finished frame a connection sends.
pub struct Hub<F> {
    state: Arc<Mutex<State<F>>>,
}

impl<F> Clone for Hub<F> {
    fn clone(&self) -> Self {
        Self {
            state: Arc::clone(&self.state),
        }
    }
}

struct State<F> {
    position: i64,
    channels: HashMap<Channel, Open<F>>,
    lines: HashMap<u64, Arc<Line>>,
    next_line: u64,
}

/// One connection: whose it is, and how it is told that something ended.
pub struct Line {
    id: u64,
    person: PersonId,
    session: Option<SessionId>,
    closed: AtomicBool,
    /// Notified when a right or the session ended.
    pub wake: Notify,
}

impl Line {
    /// Whether the session behind it has ended.
    pub fn is_closed(&self) -> bool {
        self.closed.load(Ordering::SeqCst)
    }
}

struct Open<F> {
    sender: broadcast::Sender<(i64, F)>,
    listeners: Vec<Listener>,
}

struct Listener {
    line: Arc<Line>,
    community: Option<CommunityId>,
    ended: Arc<AtomicBool>,
    doubted: Arc<AtomicBool>,
}

/// A connection's place on one channel.
pub struct Subscription<F> {
    /// The last event that was handed out before this place was taken: everything after it arrives here.
    pub position: i64,
    /// Where the events arrive; `Lagged` means: catch up from the log.
    pub receiver: broadcast::Receiver<(i64, F)>,
    ended: Arc<AtomicBool>,
    doubted: Arc<AtomicBool>,
}

impl<F> Subscription<F> {
    /// Turns true when the right to listen has ended; asked before every delivery.
    pub fn mark(&self) -> Arc<AtomicBool> {
        Arc::clone(&self.ended)
    }

    /// Turns true, before [`Subscription::mark`] does, when the right did not end for sure but has to be asked for again.
    pub fn doubt(&self) -> Arc<AtomicBool> {
        Arc::clone(&self.doubted)
    }
}

impl<F: Clone> Hub<F> {
    /// A hub that has handed out everything up to `position`.
    pub fn starting_at(position: i64) -> Self {
        let state = State {
            position,
            channels: HashMap::new(),
            lines: HashMap::new(),
            next_line: 0,
        };
        Self {
            state: Arc::new(Mutex::new(state)),
        }
    }

    fn lock(&self) -> MutexGuard<'_, State<F>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The number of the last event that was handed out here.
    pub fn position(&self) -> i64 {
        self.lock().position
    }

    /// Takes a connection in.
    pub fn open(&self, person: PersonId, session: Option<SessionId>) -> Arc<Line> {
        let mut state = self.lock();
        state.next_line += 1;
        let id = state.next_line;
        let line = Arc::new(Line {
            id,
            person,
            session,
            closed: AtomicBool::new(false),
            wake: Notify::new(),
        });
        state.lines.insert(id, Arc::clone(&line));
        line
    }

    /// How many connections somebody has open here.
    pub fn lines_of(&self, person: PersonId) -> usize {
        let state = self.lock();
        state
            .lines
            .values()
            .filter(|line| line.person == person)
            .count()
    }

    /// Lets a connection go; its places have to be given back before.
    pub fn close(&self, line: &Line) {
        self.lock().lines.remove(&line.id);
    }

    /// Takes a place on a channel. `community` is where the right comes from. Check the right after this, so that its end
    /// cannot slip in between.
    pub fn subscribe(
        &self,
        channel: Channel,
        line: &Arc<Line>,
        community: Option<CommunityId>,
    ) -> Subscription<F> {
        let mut state = self.lock();
        let position = state.position;
        let open = state.channels.entry(channel).or_insert_with(|| Open {
            sender: broadcast::channel(BUFFER).0,
            listeners: Vec::new(),
        });
        let ended = Arc::new(AtomicBool::new(false));
        let doubted = Arc::new(AtomicBool::new(false));
        open.listeners.push(Listener {
            line: Arc::clone(line),
            community,
            ended: Arc::clone(&ended),
            doubted: Arc::clone(&doubted),
        });
        Subscription {
            position,
            receiver: open.sender.subscribe(),
            ended,
            doubted,
        }
    }

    /// Gives a place back.
    pub fn unsubscribe(&self, channel: Channel, mark: &Arc<AtomicBool>) {
        let mut state = self.lock();
        if let Some(open) = state.channels.get_mut(&channel) {
            open.listeners
                .retain(|listener| !Arc::ptr_eq(&listener.ended, mark));
            if open.listeners.is_empty() {
                state.channels.remove(&channel);
            }
        }
    }

    /// Whether anybody listens to a channel here.
    pub fn is_open(&self, channel: Channel) -> bool {
        self.lock().channels.contains_key(&channel)
    }

    /// Hands a frame to everybody on its channels, and moves the position.
    pub fn hand_out(&self, seq: i64, frames: Vec<(Channel, F)>) {
        let mut state = self.lock();
        for (channel, frame) in frames {
            if let Some(open) = state.channels.get(&channel) {
                // Fails only when nobody listens any more.
                let _ = open.sender.send((seq, frame));
            }
        }
        state.position = state.position.max(seq);
    }

    /// Ends what a person listens to in a community they left: nothing handed out after this reaches them.
    pub fn end_membership(&self, person: PersonId, community: CommunityId) {
        for open in self.lock().channels.values() {
            let theirs = |l: &&Listener| l.line.person == person && l.community == Some(community);
            for listener in open.listeners.iter().filter(theirs) {
                listener.ended.store(true, Ordering::SeqCst);
                listener.line.wake.notify_one();
            }
        }
    }

    /// Lets everybody who listens by a right in this community ask for it again: nothing handed out after this reaches them
    /// before they have.
    pub fn doubt(&self, community: CommunityId) {
        for open in self.lock().channels.values() {
            let theirs = |l: &&Listener| l.community == Some(community);
            for listener in open.listeners.iter().filter(theirs) {
                listener.doubted.store(true, Ordering::SeqCst);
                listener.ended.store(true, Ordering::SeqCst);
                listener.line.wake.notify_one();
            }
        }
    }

    /// Closes the connections of a session.
    pub fn end_session(&self, session: SessionId) {
        let state = self.lock();
        for line in state
            .lines
            .values()
            .filter(|line| line.session == Some(session))
        {
            line.closed.store(true, Ordering::SeqCst);
            line.wake.notify_one();
        }
    }

    /// How many connections and how many channels are open here.
    pub fn size(&self) -> (usize, usize) {
        let state = self.lock();
        (state.lines.len(), state.channels.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn nothing_handed_out_after_the_right_ended_is_seen_as_allowed() {
        let hub: Hub<&str> = Hub::starting_at(5);
        let (person, community) = (PersonId(Uuid::nil()), CommunityId(Uuid::nil()));
        let channel = Channel::Community(community);
        let line = hub.open(person, None);
        let mut place = hub.subscribe(channel, &line, Some(community));
        let ended = place.mark();
        assert_eq!(place.position, 5);
        hub.hand_out(6, vec![(channel, "before")]);
        assert!(!ended.load(Ordering::SeqCst));
        assert_eq!(place.receiver.try_recv(), Ok((6, "before")));
        hub.end_membership(person, community);
        hub.hand_out(7, vec![(channel, "after")]);
        assert!(ended.load(Ordering::SeqCst));
        hub.unsubscribe(channel, &ended);
        assert!(!hub.is_open(channel));
        assert_eq!(hub.position(), 7);
    }
}

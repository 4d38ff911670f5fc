//! What one live connection listens to, and what has to be sent to it.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use axum::extract::ws::Utf8Bytes;
use base::{Call, CommunityId, Lang};
use futures_util::{FutureExt, StreamExt};
use membership::Slug;
use notifications::{Channel, Line, event::log};
use serde_json::json;
use store::Reader;
use tokio_stream::StreamMap;
use tokio_stream::wrappers::BroadcastStream;
use tokio_stream::wrappers::errors::BroadcastStreamRecvError;

use super::frame::{self, Frame};
use super::protocol::{Named, position};
use crate::app::App;
use crate::extract::Caller;
use crate::problem::Problem;

/// The most channels one connection may listen to.
const CHANNELS: usize = 100;
/// The most events that are replayed; who missed more loads the state anew.
const REPLAY: i64 = 5_000;
/// How many frames are made at once during a replay, or sent at once when they wait.
const STEP: usize = 200;

/// One connection's state.
pub(super) struct Session {
    app: App,
    caller: Caller,
    line: Arc<Line>,
    places: HashMap<Channel, Place>,
    streams: StreamMap<Channel, BroadcastStream<(i64, Arc<Frame>)>>,
    /// Channels whose ring ran ahead of this connection.
    behind: Vec<Channel>,
}

struct Place {
    name: String,
    html: Option<Lang>,
    /// The last event that was sent, or that came before the client began to listen.
    last: i64,
    ended: Arc<AtomicBool>,
    /// The right has to be asked for again.
    doubted: Arc<AtomicBool>,
}

impl Session {
    pub(super) fn new(app: App, caller: Caller, line: Arc<Line>) -> Self {
        Self {
            app,
            caller,
            line,
            places: HashMap::new(),
            streams: StreamMap::new(),
            behind: Vec::new(),
        }
    }

    /// Whether a guest's time is over: then nothing more is sent.
    pub(super) fn is_over(&self) -> bool {
        let account = self.caller.account.as_deref();
        let until = account.and_then(|account| account.guest_until);
        until.is_some_and(|until| until <= self.app.clock.now())
    }

    /// Begins to listen; the confirmation, and what was missed.
    pub(super) async fn subscribe(
        &mut self,
        name: String,
        after: Option<&str>,
        html: bool,
    ) -> Vec<Utf8Bytes> {
        match self.try_subscribe(&name, after, html).await {
            Ok(texts) => texts,
            Err(problem) => vec![self.error(Some(&name), &problem)],
        }
    }

    async fn try_subscribe(
        &mut self,
        name: &str,
        after: Option<&str>,
        html: bool,
    ) -> Result<Vec<Utf8Bytes>, Problem> {
        let named = Named::parse(name).ok_or_else(|| Problem::field("channel", "unknown"))?;
        if self.places.len() >= CHANNELS {
            return Err(Problem::field("channel", "too-many-channels"));
        }
        let (channel, community) = self.resolve(&named).await?;
        self.leave(channel);
        let subscription = self.app.hub.subscribe(channel, &self.line, community);
        let (ended, doubted) = (subscription.mark(), subscription.doubt());
        let known = subscription.position;
        // Asked again now that the place is taken: a right that ended in between is seen here, one that ends later there.
        if let Err(problem) = self.resolve(&named).await {
            self.app.hub.unsubscribe(channel, &ended);
            return Err(problem);
        }
        let place = Place {
            name: name.to_owned(),
            html: html.then_some(self.caller.call.lang),
            last: known,
            ended,
            doubted,
        };
        self.places.insert(channel, place);
        self.streams
            .insert(channel, BroadcastStream::new(subscription.receiver));

        let missed = match after {
            None => Some(Vec::new()),
            Some(text) => match position(text) {
                None => None,
                Some(after) => {
                    if let Some(place) = self.places.get_mut(&channel) {
                        place.last = known.max(after);
                    }
                    self.missed(channel, after, known).await?
                }
            },
        };
        let recovered = missed.is_some();
        if !recovered && let Some(place) = self.places.get_mut(&channel) {
            place.last = known;
        }
        let said = json!({"type": "subscribed", "channel": name, "position": known.to_string(), "recovered": recovered});
        let mut texts = vec![Utf8Bytes::from(said.to_string())];
        texts.extend(missed.unwrap_or_default());
        Ok(texts)
    }

    /// Which channel is meant, and the community its right comes from; fails like the page would.
    async fn resolve(&self, named: &Named) -> Result<(Channel, Option<CommunityId>), Problem> {
        let mut r = self.app.db.read().await?;
        let call = &self.caller.call;
        Ok(match named {
            Named::Me => (Channel::Me(self.caller.person()?), None),
            Named::Thread(id) => {
                let page = discussion::thread(&mut r, call, *id).await?;
                (Channel::Thread(*id), Some(page.thread.community_id))
            }
            Named::Community(slug) => {
                let shown = community(&mut r, call, slug).await?;
                (
                    Channel::Community(shown.community.id),
                    Some(shown.community.id),
                )
            }
        })
    }

    /// The frames of a channel after one number up to and with another; `None` when they cannot be replayed.
    async fn missed(
        &self,
        channel: Channel,
        after: i64,
        upto: i64,
    ) -> Result<Option<Vec<Utf8Bytes>>, Problem> {
        let html = self.places.get(&channel).and_then(|place| place.html);
        let mut r = self.app.db.read().await?;
        let Some(events) = log::replay(&mut r, channel, after, upto, REPLAY).await? else {
            return Ok(None);
        };
        let mut texts = Vec::with_capacity(events.len());
        for some in events.chunks(STEP) {
            let frames = frame::frames(
                &mut r,
                some,
                |wanted| wanted == channel,
                self.app.clock.now(),
            )
            .await?;
            texts.extend(
                frames
                    .iter()
                    .flat_map(|(_, frames)| frames)
                    .map(|(_, frame)| frame.text(html)),
            );
        }
        metrics::counter!("kenniskring_events_replayed_total").increment(texts.len() as u64);
        Ok(Some(texts))
    }

    /// Waits for the next live frames, and takes those along that wait behind the first. May be given up while it waits:
    /// nothing is lost by it.
    pub(super) async fn frames(&mut self) -> Vec<Utf8Bytes> {
        if self.streams.is_empty() {
            return std::future::pending().await;
        }
        let mut texts = Vec::new();
        let Some((channel, first)) = self.streams.next().await else {
            return texts;
        };
        self.take(channel, first, &mut texts);
        while texts.len() < STEP {
            match self.streams.next().now_or_never() {
                Some(Some((channel, next))) => self.take(channel, next, &mut texts),
                _ => break,
            }
        }
        texts
    }

    fn take(
        &mut self,
        channel: Channel,
        got: Result<(i64, Arc<Frame>), BroadcastStreamRecvError>,
        texts: &mut Vec<Utf8Bytes>,
    ) {
        let Some(place) = self.places.get_mut(&channel) else {
            return;
        };
        if place.ended.load(Ordering::SeqCst) || self.behind.contains(&channel) {
            return;
        }
        match got {
            Ok((seq, frame)) if seq > place.last => {
                place.last = seq;
                texts.push(frame.text(place.html));
            }
            Ok(_) => {}
            // Too slow for the ring: what was passed over has to be read from the log, and what follows it as well.
            Err(BroadcastStreamRecvError::Lagged(_)) => self.behind.push(channel),
        }
    }

    /// Reads from the log what the rings passed over.
    pub(super) async fn catch_up(&mut self) -> Vec<Utf8Bytes> {
        let mut texts = Vec::new();
        for channel in std::mem::take(&mut self.behind) {
            metrics::counter!("kenniskring_live_lagged_total").increment(1);
            let position = self.app.hub.position();
            let Some(place) = self.places.get_mut(&channel) else {
                continue;
            };
            let (after, name) = (place.last, place.name.clone());
            place.last = position.max(after);
            if let Ok(Some(missed)) = self.missed(channel, after, position).await {
                texts.extend(missed);
            } else {
                let said = json!({"type": "subscribed", "channel": name, "position": position.to_string(), "recovered": false});
                texts.push(Utf8Bytes::from(said.to_string()));
            }
        }
        texts
    }

    /// Stops listening where the right has ended; the messages that say so. Where it is only in doubt it is asked for again, and
    /// what was held back meanwhile is sent.
    pub(super) async fn end_lost_rights(&mut self) -> Vec<Utf8Bytes> {
        let ended = |place: &Place| place.ended.load(Ordering::SeqCst);
        let lost: Vec<Channel> = self
            .places
            .iter()
            .filter(|(_, place)| ended(place))
            .map(|(channel, _)| *channel)
            .collect();
        let mut texts = Vec::new();
        for channel in lost {
            let Some(place) = self.leave(channel) else {
                continue;
            };
            let name = place.name.as_str();
            let doubted = place.doubted.load(Ordering::SeqCst);
            let after = place.last.to_string();
            let again = if doubted {
                self.try_subscribe(name, Some(&after), place.html.is_some())
                    .await
                    .ok()
            } else {
                None
            };
            match again {
                // Nothing was missed, so there is nothing to say of it.
                Some(said) => texts.extend(said.into_iter().skip(1)),
                None => {
                    let reason = if doubted {
                        "access-ended"
                    } else {
                        "membership-ended"
                    };
                    let said = json!({"type": "unsubscribed", "channel": name, "reason": reason});
                    texts.push(Utf8Bytes::from(said.to_string()));
                }
            }
        }
        texts
    }

    /// Stops listening because the client asked.
    pub(super) fn unsubscribe(&mut self, name: &str) -> Vec<Utf8Bytes> {
        let channel = self
            .places
            .iter()
            .find(|(_, place)| place.name == name)
            .map(|(channel, _)| *channel);
        if let Some(channel) = channel {
            self.leave(channel);
        }
        vec![Utf8Bytes::from(
            json!({"type": "unsubscribed", "channel": name}).to_string(),
        )]
    }

    /// Gives every place back.
    pub(super) fn leave_all(&mut self) {
        let all: Vec<Channel> = self.places.keys().copied().collect();
        for channel in all {
            self.leave(channel);
        }
    }

    fn leave(&mut self, channel: Channel) -> Option<Place> {
        self.streams.remove(&channel);
        let place = self.places.remove(&channel)?;
        self.app.hub.unsubscribe(channel, &place.ended);
        Some(place)
    }

    /// An error as a message.
    pub(super) fn error(&self, channel: Option<&str>, problem: &Problem) -> Utf8Bytes {
        let call = &self.caller.call;
        let problem = problem.to_json(call.lang, &call.trace.to_string());
        Utf8Bytes::from(
            json!({"type": "error", "channel": channel, "problem": problem}).to_string(),
        )
    }
}

/// The community of a name in addresses, or of one it had before.
async fn community(
    r: &mut Reader,
    call: &Call,
    slug: &Slug,
) -> Result<membership::CommunityDetail, Problem> {
    match membership::community(r, call, slug).await {
        Err(membership::Error::NotFound) => {
            let current = membership::current_slug(r, call, slug).await?;
            let current = current.ok_or_else(Problem::not_found)?;
            Ok(membership::community(r, call, &current).await?)
        }
        found => Ok(found?),
    }
}

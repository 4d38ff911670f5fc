//! A finished frame: what an event says to the outside, written once and shared by everybody who listens.

use std::sync::Arc;

use axum::extract::ws::Utf8Bytes;
use base::{Lang, PersonId, PostId, Ts};
use discussion::Post;
use identity::Card;
use notifications::{Channel, Event, EventName};
use serde_json::{Value, json};
use store::Reader;

use crate::pages::present;
use crate::problem::Problem;

/// An event as text, in the three forms clients ask for.
#[derive(Debug)]
pub struct Frame {
    /// Without HTML.
    plain: Utf8Bytes,
    /// With the post as HTML, per language; `None` when the event has none.
    html: Option<[Utf8Bytes; 2]>,
}

impl Frame {
    /// The text for a client that wants HTML in a language, or none.
    pub fn text(&self, html: Option<Lang>) -> Utf8Bytes {
        match (html, &self.html) {
            (Some(Lang::Nl), Some([nl, _])) => nl.clone(),
            (Some(Lang::En), Some([_, en])) => en.clone(),
            (_, _) => self.plain.clone(),
        }
    }
}

/// The frames of some events on the channels somebody listens to. Posts, people and counts are looked up in sets.
pub async fn frames(
    r: &mut Reader,
    events: &[Event],
    wanted: impl Fn(Channel) -> bool,
    now: Ts,
) -> Result<Vec<(i64, Vec<(Channel, Arc<Frame>)>)>, Problem> {
    let shown: Vec<&Event> = events
        .iter()
        .filter(|event| event.channels().any(&wanted))
        .collect();
    let look_up = LookUp::about(r, &shown).await?;
    let mut all = Vec::with_capacity(events.len());
    for event in events {
        let mut some = Vec::new();
        for channel in event.channels().filter(|channel| wanted(*channel)) {
            some.push((
                channel,
                Arc::new(look_up.frame(r, event, channel, now).await?),
            ));
        }
        all.push((event.seq, some));
    }
    Ok(all)
}

struct LookUp {
    posts: Vec<(PostId, Post)>,
    cards: Vec<Card>,
    slugs: Vec<(base::CommunityId, String)>,
}

impl LookUp {
    async fn about(r: &mut Reader, events: &[&Event]) -> Result<Self, Problem> {
        let mut posts = Vec::new();
        let mut slugs: Vec<(base::CommunityId, String)> = Vec::new();
        for event in events {
            if let Some(id) = event.post_id
                && event.me_id.is_none()
                && !posts.iter().any(|(known, _)| *known == id)
                && let Some(post) = discussion::system::post(r, id).await?
            {
                posts.push((id, post));
            }
            if let Some(id) = event.community_id
                && !slugs.iter().any(|(known, _)| *known == id)
                && let Some(slug) = membership::system::slug_of(r, id).await?
            {
                slugs.push((id, slug));
            }
        }
        let mut people: Vec<PersonId> = events.iter().filter_map(|event| event.person_id).collect();
        people.sort_unstable();
        people.dedup();
        let cards = if people.is_empty() {
            Vec::new()
        } else {
            identity::cards(r, &people).await?
        };
        Ok(Self {
            posts,
            cards,
            slugs,
        })
    }

    async fn frame(
        &self,
        r: &mut Reader,
        event: &Event,
        channel: Channel,
        now: Ts,
    ) -> Result<Frame, Problem> {
        let data = self.data(r, event).await?;
        let channel = self.named(event, channel);
        let write = |data: &Value| {
            let whole = json!({
                "type": "event",
                "channel": channel,
                "position": event.seq.to_string(),
                "event": event.name.as_str(),
                "data": data,
            });
            Utf8Bytes::from(whole.to_string())
        };
        let with_html = |lang: Lang| {
            let (Some(thread), Some((_, post))) = (event.thread_id, self.post(event)) else {
                return None;
            };
            let html = present::fragment(thread, post, lang, now);
            let mut data = data.clone();
            data.as_object_mut()?.insert("html".to_owned(), html.into());
            Some(write(&data))
        };
        let html = match (with_html(Lang::Nl), with_html(Lang::En)) {
            (Some(nl), Some(en)) => Some([nl, en]),
            _ => None,
        };
        Ok(Frame {
            plain: write(&data),
            html,
        })
    }

    fn post(&self, event: &Event) -> Option<&(PostId, Post)> {
        self.posts
            .iter()
            .find(|(id, _)| Some(*id) == event.post_id && event.me_id.is_none())
    }

    fn named(&self, event: &Event, channel: Channel) -> String {
        match channel {
            Channel::Thread(id) => format!("thread:{id}"),
            Channel::Community(id) => {
                let slug = self.slugs.iter().find(|(known, _)| *known == id);
                format!("community:{}", slug.map_or("", |(_, slug)| slug))
            }
            Channel::Me(_) => {
                debug_assert!(
                    event.me_id.is_some(),
                    "only a person's own events stand on `me`"
                );
                "me".to_owned()
            }
        }
    }

    async fn data(&self, r: &mut Reader, event: &Event) -> Result<Value, Problem> {
        let card = event
            .person_id
            .and_then(|id| self.cards.iter().find(|card| card.id == id));
        let author = card.map(|c| json!({"id": c.id, "handle": c.handle, "name": c.name, "organisation": c.organisation}));
        let slug = self
            .slugs
            .iter()
            .find(|(id, _)| Some(*id) == event.community_id)
            .map(|(_, slug)| slug);
        let (thread, post, number) = (event.thread_id, event.post_id, event.number);
        Ok(match event.name {
            EventName::PostCreated => {
                json!({"threadId": thread, "postId": post, "number": number, "author": author, "community": slug, "createdAt": event.at.rfc3339()})
            }
            EventName::ThreadCreated => {
                json!({"threadId": thread, "author": author, "community": slug, "createdAt": event.at.rfc3339()})
            }
            EventName::PostEdited | EventName::PostDeleted => {
                json!({"threadId": thread, "postId": post, "number": number, "community": slug, "at": event.at.rfc3339()})
            }
            EventName::NoticeCreated => {
                let unread = unread(r, event).await?;
                json!({"threadId": thread, "postId": post, "number": number, "actor": author, "community": slug, "at": event.at.rfc3339(), "unreadNotices": unread})
            }
            EventName::UnreadChanged => json!({"unreadNotices": unread(r, event).await?}),
            EventName::MembershipStarted
            | EventName::MembershipEnded
            | EventName::SessionEnded
            | EventName::RightsChanged => {
                json!({})
            }
        })
    }
}

async fn unread(r: &mut Reader, event: &Event) -> Result<i64, Problem> {
    match event.me_id {
        Some(person) => Ok(notifications::count_unread(r, person).await?),
        None => Ok(0),
    }
}

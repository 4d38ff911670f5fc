//! Things of the domain as pages show them.

use askama::Template;
use base::{CommunityId, Lang, PersonId, ThreadId, Ts};
use discussion::{Post, Ranges};
use identity::{Card, PhotoSize};
use membership::Priority;

use crate::pages::frame::count;
use crate::view;
use crate::when::When;
use crate::words::Words;

/// A person to be named, from the cards of those on the page.
pub fn person(cards: &[Card], id: PersonId) -> Option<view::PersonLink> {
    cards.iter().find(|card| card.id == id).map(card)
}

/// A person to be named, from their card.
pub fn card(card: &Card) -> view::PersonLink {
    view::PersonLink {
        name: card.name.clone(),
        handle: card.handle.clone(),
        initials: base::initials(&card.name),
        organisation: card.organisation.clone(),
        photo: photo(&card.handle, card.photo, PhotoSize::Small),
    }
}

/// A member to be named.
pub fn member(member: &identity::Member) -> view::PersonLink {
    view::PersonLink {
        name: member.name.clone(),
        handle: member.handle.clone(),
        initials: base::initials(&member.name),
        organisation: member.organisation.clone(),
        photo: photo(&member.handle, member.photo, PhotoSize::Small),
    }
}

/// The address of somebody's photo; empty without one. What is there is up to who looks. Another photo, or another audience,
/// has another address, which does not tell when it was set.
pub fn photo(handle: &str, set: Option<Ts>, size: PhotoSize) -> String {
    set.map_or_else(String::new, |set| {
        let name = set
            .micros()
            .unsigned_abs()
            .wrapping_mul(0x9e37_79b9_7f4a_7c15)
            >> 40;
        format!("/people/{handle}/photo?size={size}&v={name:06x}")
    })
}

/// A person to be named, from what stands beside their post.
pub fn author(of: discussion::Author<'_>) -> view::PersonLink {
    view::PersonLink {
        name: of.name.to_owned(),
        handle: of.handle.to_owned(),
        initials: base::initials(of.name),
        organisation: of.organisation.to_owned(),
        photo: photo(of.handle, of.photo, PhotoSize::Small),
    }
}

/// What stands in the place of the name of somebody who is gone: that they were a member, or worked where what they wrote
/// was left to.
pub fn former(lang: Lang, left_to: Option<&str>) -> String {
    let w = Words::of(lang);
    match left_to {
        Some(organisation) => w.fill("person-former-of", "organisation", organisation),
        None => w.get("person-former").to_owned(),
    }
}

/// The kind of a thread, as the pages tell kinds apart.
pub fn kind(kind: discussion::Kind) -> view::Kind {
    match kind {
        discussion::Kind::Question => view::Kind::Question,
        discussion::Kind::Experience => view::Kind::Experience,
        discussion::Kind::Announcement => view::Kind::Announcement,
        discussion::Kind::Decision => view::Kind::Decision,
        discussion::Kind::Discussion => view::Kind::Discussion,
    }
}

/// The mark of a priority: its place from 1, 0 for an unknown one.
pub fn mark(priorities: &[Priority], slug: &str) -> u8 {
    let place = priorities.iter().position(|priority| priority.slug == slug);
    place
        .and_then(|place| u8::try_from(place + 1).ok())
        .unwrap_or(0)
}

/// Who looks at a post, and in which language and when.
pub struct Look<'a> {
    /// The language.
    pub lang: Lang,
    /// The moment.
    pub now: Ts,
    /// The viewer, when somebody is signed in.
    pub viewer: Option<PersonId>,
    /// What they have read; `None` when nothing is marked as new for them.
    pub read: Option<&'a Ranges>,
}

/// A post as a page shows it.
pub fn post(thread: ThreadId, post: &Post, look: &Look<'_>) -> view::Post {
    let own = look.viewer == Some(post.author_id) && post.deleted_at.is_none();
    let when = |at| When::new(at, look.now, look.lang);
    let erased = || Words::of(look.lang).get("person-erased").to_owned();
    let reply_to = post.reply_to.map(|number| view::ReplyTo {
        number: count(number),
        author: post
            .reply_author_name()
            .map_or_else(erased, ToOwned::to_owned),
        url: format!("/t/{thread}/{number}"),
    });
    view::Post {
        id: post.id.to_string(),
        number: count(post.number),
        url: format!("/t/{thread}/{}", post.number),
        author: post.author().map(author),
        former: former(look.lang, post.left_to()),
        when: when(post.created_at),
        edited: post
            .edited_at
            .filter(|_| post.deleted_at.is_none())
            .map(when),
        reply_to,
        body_html: post.body_html.clone(),
        removed: post.deleted_at.map(|_| view::Removed::ByAuthor),
        unread: look.read.is_some_and(|read| !read.contains(post.number)),
        can_edit: own,
        can_delete: own,
    }
}

/// A post alone, exactly as the page shows it to somebody without rights of their own on it.
pub fn fragment(thread: ThreadId, of: &Post, lang: Lang, now: Ts) -> String {
    let look = Look {
        lang,
        now,
        viewer: None,
        read: None,
    };
    let fragment = view::PostFragment {
        w: Words::of(lang),
        post: post(thread, of, &look),
    };
    fragment.render().unwrap_or_default()
}

/// A community to be named and linked, among those shown.
pub fn community(
    shown: &[(membership::Community, membership::Standing)],
    priorities: &[Priority],
    id: CommunityId,
    lang: Lang,
) -> Option<view::CommunityLink> {
    let (community, _) = shown.iter().find(|(community, _)| community.id == id)?;
    Some(view::CommunityLink {
        slug: community.slug.clone(),
        name: community.name(lang).to_owned(),
        mark: mark(priorities, &community.priority_slug),
    })
}

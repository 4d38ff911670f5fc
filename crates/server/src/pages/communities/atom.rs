//! Threads as an Atom feed (RFC 4287).

use atom_syndication::{Category, Entry, Feed, FixedDateTime, Link, Person, Text};
use base::Ts;
use discussion::Heading;
use identity::Card;
use membership::Community;

use crate::app::App;
use crate::extract::Caller;
use crate::pages::present;

pub(super) fn written(
    app: &App,
    caller: &Caller,
    community: &Community,
    threads: &[Heading],
    cards: &[Card],
    updated: Ts,
) -> String {
    let (base, lang) = (&app.settings.base_url, caller.call.lang);
    let page = format!("{base}/c/{}", community.slug);
    let entries: Vec<Entry> = threads
        .iter()
        .map(|thread| entry(base, caller, thread, cards))
        .collect();
    let feed = Feed {
        title: Text::plain(community.name(lang)),
        subtitle: Some(Text::plain(community.purpose(lang))),
        id: format!("urn:uuid:{}", community.id),
        updated: moment(updated),
        lang: Some(lang.as_str().to_owned()),
        links: vec![
            link("self", format!("{page}/feed")),
            link("alternate", page),
        ],
        entries,
        ..Feed::default()
    };
    feed.to_string()
}

fn entry(base: &str, caller: &Caller, thread: &Heading, cards: &[Card]) -> Entry {
    let page = format!("{base}/t/{}", thread.id);
    let author = present::person(cards, thread.author_id);
    Entry {
        title: Text::plain(thread.title.as_str()),
        id: page.clone(),
        updated: moment(thread.last_post_at),
        published: Some(moment(thread.created_at)),
        authors: vec![Person {
            name: author.map_or_else(
                || present::former(caller.call.lang, None),
                |author| author.name,
            ),
            ..Person::default()
        }],
        categories: vec![Category {
            term: thread.kind.as_str().to_owned(),
            ..Category::default()
        }],
        links: vec![link("alternate", page)],
        ..Entry::default()
    }
}

fn link(rel: &str, href: String) -> Link {
    Link {
        rel: rel.to_owned(),
        href,
        ..Link::default()
    }
}

fn moment(at: Ts) -> FixedDateTime {
    at.rfc3339().parse().unwrap_or_default()
}

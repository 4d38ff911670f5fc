//! What a digest is about, looked up at the moment of sending and with the reader's rights. Written once, for all mail.

use std::collections::{HashMap, HashSet};

use base::{Actor, Call, CommunityId, Lang, Person, PersonId, PostId, ThreadId, Ts};
use digests::{Contents, Describe};
use discussion::Ranges;
use notifications::Event;
use store::Reader;

use askama::Template;

use crate::pages::present;
use crate::view;
use crate::when::When;
use crate::words::Words;

/// How many posts of one thread are quoted in a digest; the others are counted.
const QUOTED: usize = 5;
/// How many posts are quoted in all: Gmail cuts a letter off at 102 KB. Threads after that are named and counted.
const QUOTED_IN_ALL: usize = 60;
/// How many things are looked up by one statement.
const LOOKED_UP: usize = 500;
/// The longest quotation, in characters.
const EXCERPT: usize = 180;

/// Describes for an installation whose pages stand at this address (without a slash at the end).
pub struct Describer {
    /// The address.
    pub base_url: String,
}

type Found<T> = std::result::Result<T, digests::Error>;

fn failed(error: impl std::error::Error + Send + Sync + 'static) -> digests::Error {
    digests::Error::Describe(Box::new(error))
}

impl Describe for Describer {
    async fn communities(&self, r: &mut Reader, person: PersonId) -> Found<Vec<(CommunityId, Ts)>> {
        Ok(membership::system::communities_of(r, person).await?)
    }

    async fn contents(
        &self,
        r: &mut Reader,
        person: PersonId,
        posts: &[Event],
        token: &str,
        now: Ts,
    ) -> Found<Option<Contents>> {
        let Some(to) = identity::system::recipient(r, person)
            .await
            .map_err(failed)?
        else {
            return Ok(None);
        };
        if to.guest_until.is_some_and(|until| until <= now) {
            return Ok(None);
        }
        let unread = self.unread(r, person, posts, now).await?;
        if unread.is_empty() {
            return Ok(None);
        }
        let groups = self.groups(r, &to, unread).await?;
        let w = Words::of(to.language);
        let letter = view::DigestMail {
            w,
            lang: to.language,
            name: to.name.clone(),
            date: When::date(now, to.language),
            total: groups
                .iter()
                .flat_map(|group| &group.threads)
                .map(|thread| thread.new_posts)
                .sum(),
            groups,
            home_url: format!("{}/", self.base_url),
            settings_url: format!("{}/settings#digest", self.base_url),
            unsubscribe_url: format!("{}/unsubscribe/{token}", self.base_url),
        };
        let text = letter.text().render().map_err(failed)?;
        let html = letter.render().map_err(failed)?;
        let (subject, unsubscribe_url) = (letter.subject(), letter.unsubscribe_url);
        Ok(Some(Contents {
            recipient: to.email,
            name: to.name,
            subject,
            text,
            html,
            unsubscribe_url,
        }))
    }
}

/// A thread with posts a reader has not seen.
struct Unread {
    thread: discussion::Thread,
    posts: Vec<(PostId, i64)>,
    /// How many of the latest are quoted.
    quoted: usize,
}

impl Describer {
    /// The posts the person may read now and has not read, by thread, in the order in which talk began.
    async fn unread(
        &self,
        r: &mut Reader,
        person: PersonId,
        posts: &[Event],
        now: Ts,
    ) -> Found<Vec<Unread>> {
        let mut ids: Vec<ThreadId> = posts.iter().filter_map(|post| post.thread_id).collect();
        ids.sort_unstable();
        ids.dedup();
        let reader = Actor::Person(Person {
            id: person,
            administrator: false,
            session: None,
            guest: false,
        });
        let call = Call {
            actor: reader,
            ..Call::system("digest", now)
        };
        let mut threads: HashMap<ThreadId, discussion::Thread> = HashMap::new();
        let mut read: HashMap<ThreadId, Ranges> = HashMap::new();
        for some in ids.chunks(LOOKED_UP) {
            let named = discussion::threads_named(r, &call, some)
                .await
                .map_err(failed)?;
            threads.extend(named.into_iter().map(|thread| (thread.id, thread)));
            read.extend(discussion::system::read_of(r, person, some).await?);
        }
        let mut waiting: Vec<(ThreadId, PostId, i64)> = Vec::new();
        for post in posts {
            if let (Some(thread), Some(id), Some(number)) =
                (post.thread_id, post.post_id, post.number)
                && threads.contains_key(&thread)
                && !read
                    .get(&thread)
                    .is_some_and(|ranges| ranges.contains(number))
            {
                waiting.push((thread, id, number));
            }
        }
        let ids: Vec<PostId> = waiting.iter().map(|(_, id, _)| *id).collect();
        let mut there: HashSet<PostId> = HashSet::new();
        for some in ids.chunks(LOOKED_UP) {
            there.extend(discussion::system::still_there(r, some).await?);
        }
        let mut found: Vec<Unread> = Vec::new();
        let mut place: HashMap<ThreadId, usize> = HashMap::new();
        for (thread, id, number) in waiting.into_iter().filter(|(_, id, _)| there.contains(id)) {
            let known = place.get(&thread).and_then(|at| found.get_mut(*at));
            if let Some(known) = known {
                known.posts.push((id, number));
            } else if let Some(thread) = threads.remove(&thread) {
                place.insert(thread.id, found.len());
                found.push(Unread {
                    thread,
                    posts: vec![(id, number)],
                    quoted: 0,
                });
            }
        }
        let mut left = QUOTED_IN_ALL;
        for one in &mut found {
            one.quoted = one.posts.len().min(QUOTED).min(left);
            left -= one.quoted;
        }
        Ok(found)
    }

    async fn groups(
        &self,
        r: &mut Reader,
        to: &identity::system::Recipient,
        unread: Vec<Unread>,
    ) -> Found<Vec<view::DigestGroup>> {
        let quoted: Vec<PostId> = unread
            .iter()
            .flat_map(|one| one.posts.iter().rev().take(one.quoted))
            .map(|(id, _)| *id)
            .collect();
        let mut texts = Vec::with_capacity(quoted.len());
        for some in quoted.chunks(LOOKED_UP) {
            texts.extend(discussion::system::quoted(r, some).await?);
        }
        let mut people: Vec<PersonId> = texts.iter().map(|text| text.author_id).collect();
        people.sort_unstable();
        people.dedup();
        let cards = identity::cards(r, &people).await.map_err(failed)?;
        let mut groups: Vec<view::DigestGroup> = Vec::new();
        for one in unread {
            let thread = self.thread(&one, &texts, &cards, to.language);
            let url = format!("{}/c/{}", self.base_url, one.thread.community_slug);
            if let Some(group) = groups.iter_mut().find(|group| group.url == url) {
                group.threads.push(thread);
            } else {
                let community = one.thread.community_name(to.language).to_owned();
                groups.push(view::DigestGroup {
                    community,
                    url,
                    threads: vec![thread],
                });
            }
        }
        Ok(groups)
    }

    /// A thread of the letter.
    fn thread(
        &self,
        one: &Unread,
        texts: &[discussion::system::Quoted],
        cards: &[identity::Card],
        lang: Lang,
    ) -> view::DigestThread {
        let id = one.thread.id;
        let url = |number: i64| format!("{}/t/{id}/{number}", self.base_url);
        let skipped = one.posts.len() - one.quoted;
        let former = Words::of(lang).get("person-former");
        let items: Vec<view::DigestItem> = one
            .posts
            .iter()
            .skip(skipped)
            .filter_map(|(post, number)| {
                let text = texts.iter().find(|text| text.id == *post)?;
                let author = present::person(cards, text.author_id);
                Some(view::DigestItem {
                    author: author
                        .as_ref()
                        .map_or_else(|| former.to_owned(), |person| person.name.clone()),
                    organisation: author.map(|person| person.organisation).unwrap_or_default(),
                    excerpt: prose::excerpt(&text.body, EXCERPT),
                    url: url(*number),
                })
            })
            .collect();
        view::DigestThread {
            title: one.thread.title.clone(),
            kind: present::kind(one.thread.kind),
            url: url(one.posts.first().map_or(1, |(_, number)| *number)),
            new_posts: total(one.posts.len()),
            items,
            more: total(skipped),
        }
    }
}

fn total(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

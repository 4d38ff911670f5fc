//! What a digest is about, looked up at the moment of sending and with the reader's rights. Written once, for all mail.

use base::{Actor, Call, CommunityId, Person, PersonId, PostId, ThreadId, Ts};
use digests::{Contents, Describe};
use discussion::Ranges;
use notifications::Event;
use store::Reader;

use askama::Template;

use crate::pages::frame::count;
use crate::pages::present;
use crate::view;
use crate::when::When;
use crate::words::Words;

/// How many posts of one thread are quoted in a digest; the others are counted.
const QUOTED: usize = 5;
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
        });
        let call = Call {
            actor: reader,
            ..Call::system("digest", now)
        };
        let mut threads = Vec::with_capacity(ids.len());
        let mut read: Vec<(ThreadId, Ranges)> = Vec::new();
        for some in ids.chunks(500) {
            threads.extend(
                discussion::threads_named(r, &call, some)
                    .await
                    .map_err(failed)?,
            );
            read.extend(discussion::system::read_of(r, person, some).await?);
        }
        let mut found: Vec<Unread> = Vec::new();
        for post in posts {
            let (Some(thread), Some(id), Some(number)) =
                (post.thread_id, post.post_id, post.number)
            else {
                continue;
            };
            if read
                .iter()
                .any(|(of, ranges)| *of == thread && ranges.contains(number))
            {
                continue;
            }
            if let Some(known) = found.iter_mut().find(|known| known.thread.id == thread) {
                known.posts.push((id, number));
            } else if let Some(thread) = threads.iter().find(|named| named.id == thread) {
                found.push(Unread {
                    thread: thread.clone(),
                    posts: vec![(id, number)],
                });
            }
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
            .flat_map(|one| one.posts.iter().rev().take(QUOTED))
            .map(|(id, _)| *id)
            .collect();
        let mut texts = Vec::with_capacity(quoted.len());
        for some in quoted.chunks(500) {
            texts.extend(discussion::system::quoted(r, some).await?);
        }
        let mut people: Vec<PersonId> = texts.iter().map(|text| text.author_id).collect();
        people.sort_unstable();
        people.dedup();
        let cards = identity::cards(r, &people).await.map_err(failed)?;
        let mut groups: Vec<view::DigestGroup> = Vec::new();
        for one in unread {
            let Some(thread) = self.thread(&one, &texts, &cards) else {
                continue;
            };
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

    /// A thread of the letter; `None` when everything new in it was removed meanwhile.
    fn thread(
        &self,
        one: &Unread,
        texts: &[discussion::system::Quoted],
        cards: &[identity::Card],
    ) -> Option<view::DigestThread> {
        let id = one.thread.id;
        let url = |number: i64| format!("{}/t/{id}/{number}", self.base_url);
        let skipped = one.posts.len().saturating_sub(QUOTED);
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
                        .map(|person| person.name.clone())
                        .unwrap_or_default(),
                    organisation: author.map(|person| person.organisation).unwrap_or_default(),
                    excerpt: prose::excerpt(&text.body, EXCERPT),
                    url: url(*number),
                })
            })
            .collect();
        if items.is_empty() && skipped == 0 {
            return None;
        }
        let new_posts = u32::try_from(items.len() + skipped).unwrap_or(u32::MAX);
        Some(view::DigestThread {
            title: one.thread.title.clone(),
            kind: present::kind(one.thread.kind),
            url: url(one.posts.first().map_or(1, |(_, number)| *number)),
            new_posts,
            items,
            more: count(i64::try_from(skipped).unwrap_or(i64::MAX)),
        })
    }
}

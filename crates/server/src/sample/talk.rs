//! The threads and posts of the data set, without their texts: where, when and by whom.

use std::collections::HashSet;

use anyhow::{Context, Result};
use base::{Ids, PostId, ThreadId, Ts};
use discussion::{Kind, Title};

use super::dice::{Dice, Use, shares};
use super::people::{Community, People};
use super::words::Words;
use super::{END, START, text};

const DAY: f64 = 86_400_000_000.0;
const SECOND: i64 = 1_000_000;
/// The threads of a known length, at the head of the list: the longest, the one of 20 and the one of 1.
const KNOWN: usize = 3;

/// A thread.
pub(super) struct Thread {
    pub(super) id: ThreadId,
    /// Where: a place in [`People::communities`].
    pub(super) community: usize,
    /// By whom: a place in [`People::members`].
    pub(super) author: usize,
    pub(super) kind: Kind,
    pub(super) title: Title,
    /// How many posts it has.
    pub(super) size: usize,
    pub(super) created_at: Ts,
    pub(super) last_post_at: Ts,
}

/// A post.
#[derive(Debug, Clone, Copy)]
pub(super) struct Post {
    pub(super) id: PostId,
    pub(super) at: Ts,
    /// In which: a place in [`Talk::threads`].
    pub(super) thread: usize,
    pub(super) number: usize,
    /// By whom: a place in [`People::members`].
    pub(super) author: usize,
}

/// All threads, and all posts in the order in which they were placed.
pub(super) struct Talk {
    pub(super) threads: Vec<Thread>,
    pub(super) posts: Vec<Post>,
}

impl Talk {
    /// Makes up who talks where and when.
    pub(super) fn plan(
        seed: u64,
        sizes: &[usize],
        people: &People,
        words: &Words,
        ids: &Ids,
    ) -> Result<Self> {
        let shares = shares(people.communities.len());
        let others = sizes.len().saturating_sub(KNOWN).max(1) as f64;
        let mut taken = HashSet::new();
        let mut talk = Self {
            threads: Vec::with_capacity(sizes.len()),
            posts: Vec::new(),
        };
        for (place, size) in sizes.iter().enumerate() {
            let mut dice = Dice::new(seed, Use::Thread, place);
            // Spread exactly by the shares; the known threads stand in the largest community, to which everybody belongs.
            let part = place
                .checked_sub(KNOWN)
                .map_or(0.0, |turn| (turn as f64 + 0.5) / others);
            let rank = shares
                .iter()
                .filter(|share| **share < part)
                .count()
                .min(people.communities.len() - 1);
            let community = people
                .communities
                .get(rank)
                .context("there is no community")?;
            let moments = moments(&mut dice, place, *size);
            let authors = authors(&mut dice, community, &moments);
            let (kind, title) = text::title(words, &mut dice)?;
            talk.threads.push(Thread {
                id: fresh(ids, &mut taken),
                community: rank,
                author: authors.first().copied().unwrap_or_default(),
                kind,
                title,
                size: *size,
                created_at: moments.first().copied().unwrap_or(START),
                last_post_at: moments.last().copied().unwrap_or(START),
            });
            let id = PostId(Default::default());
            let posts = moments.into_iter().zip(authors).zip(1..);
            talk.posts.extend(posts.map(|((at, author), number)| Post {
                id,
                at,
                thread: place,
                number,
                author,
            }));
        }
        talk.posts
            .sort_unstable_by_key(|post| (post.at, post.thread, post.number));
        for post in &mut talk.posts {
            post.id = PostId(ids.uuid(post.at));
        }
        Ok(talk)
    }
}

/// An id no other thread has.
fn fresh(ids: &Ids, taken: &mut HashSet<ThreadId>) -> ThreadId {
    loop {
        let id = ids.thread();
        if taken.insert(id) {
            return id;
        }
    }
}

/// When each post was placed: the platform grows, a thread is busiest at first, and its posts are at least a second apart.
fn moments(dice: &mut Dice, place: usize, size: usize) -> Vec<Ts> {
    let least = i64::try_from(size)
        .unwrap_or(i64::MAX)
        .saturating_mul(2 * SECOND);
    let latest = END.micros() - least - 3_600 * SECOND;
    let (opened, lasts) = match place {
        // The longest goes on for most of a year, and the two others are recent.
        0 => (END.micros() - (300.0 * DAY) as i64, 299.9 * DAY),
        1 => (END.micros() - (4.0 * DAY) as i64, 3.5 * DAY),
        2 => (END.micros() - (2.0 * DAY) as i64, 0.0),
        _ => {
            let since = (10.0 + 529.5 * dice.unit().sqrt()) * DAY;
            (
                START.micros() + since as i64,
                dice.between(0.5, 6.0) * DAY * (size as f64).sqrt(),
            )
        }
    };
    let opened = opened.min(latest);
    let room = (END.micros() - opened - least) as f64;
    let mut after: Vec<i64> = (1..size)
        .map(|_| (lasts.min(room) * dice.unit().powf(1.6)) as i64)
        .collect();
    after.sort_unstable();
    let mut last = opened;
    let mut moments = vec![Ts::from_micros(opened)];
    for wait in after {
        last = (opened + wait).max(last + SECOND);
        moments.push(Ts::from_micros(last));
    }
    moments
}

/// Who wrote each post: a few people of the community write most, and who wrote in a thread often comes back to it.
/// Nobody writes before joining.
fn authors(dice: &mut Dice, community: &Community, moments: &[Ts]) -> Vec<usize> {
    let mut authors: Vec<usize> = Vec::with_capacity(moments.len());
    for at in moments {
        let back = dice
            .chance(0.35)
            .then(|| dice.pick(&authors).copied())
            .flatten();
        let back = back.filter(|one| authors.last() != Some(one));
        let drawn = back.or_else(|| {
            (0..12).find_map(|_| {
                let one = community
                    .members
                    .get(dice.skewed(community.members.len(), 2.5))?;
                (one.joined_at <= *at && authors.last() != Some(&one.member)).then_some(one.member)
            })
        });
        // The coordinator stands first and was there from the start.
        let author = drawn
            .or(community.members.first().map(|one| one.member))
            .unwrap_or_default();
        authors.push(author);
    }
    authors
}

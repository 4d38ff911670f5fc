//! What the members have read: the threads they wrote in up to their own last post, and part of the latest talk.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::Set;
use super::dice::{Dice, Use};

/// Up to which number somebody has read a thread, by the places of the member and the thread.
pub(super) type Readings = BTreeMap<(usize, usize), usize>;

/// Who has read what.
pub(super) fn plan(set: &Set) -> Readings {
    let mut all = Readings::new();
    for post in &set.talk.posts {
        let upto = all.entry((post.author, post.thread)).or_default();
        *upto = post.number.max(*upto);
    }
    // The threads of each community, latest talk first.
    let mut latest: Vec<Vec<usize>> = set.people.communities.iter().map(|_| Vec::new()).collect();
    for (place, thread) in set.talk.threads.iter().enumerate() {
        if let Some(list) = latest.get_mut(thread.community) {
            list.push(place);
        }
    }
    for list in &mut latest {
        list.sort_by_key(|place| {
            Reverse(
                set.talk
                    .threads
                    .get(*place)
                    .map(|thread| thread.last_post_at),
            )
        });
    }
    for (community, list) in set.people.communities.iter().zip(&latest) {
        for one in &community.members {
            let mut dice = Dice::new(set.seed ^ list.len() as u64, Use::Reading, one.member);
            let (away, most) = (dice.below(7), 2 + dice.skewed(60, 3.0));
            for place in list.iter().skip(away).take(most) {
                let Some(thread) = set.talk.threads.get(*place) else {
                    continue;
                };
                if thread.last_post_at <= one.joined_at || dice.chance(0.15) {
                    continue;
                }
                let left = if dice.chance(0.8) {
                    0
                } else {
                    dice.below(thread.size)
                };
                let upto = all.entry((one.member, *place)).or_default();
                *upto = (thread.size - left).max(*upto);
            }
        }
    }
    all
}

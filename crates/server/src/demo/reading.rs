//! What the people of the demo have read, so that everybody finds something new, and nobody a flood.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;
use base::{Call, Limit, ThreadId, Ts};
use discussion::Ranges;
use notifications::{Notice, Reason};

use super::people::{Cast, Player};
use super::stage::Stage;
use super::talk::Talk;

/// Days since their last visit, in turn, of those who are no demo account.
const VISITS: [f64; 10] = [0.1, 0.4, 1.0, 0.2, 2.5, 0.7, 6.0, 1.6, 0.3, 14.0];

/// Days since the last visit that are tried for a demo account, until it finds enough that is new.
const TRIED: [f64; 11] = [0.25, 0.5, 1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0, 10.0, 14.0];

/// A demo account finds at least so many unread posts …
const ENOUGH: usize = 8;
/// … in so many communities (or all of its own) …
const COMMUNITIES: usize = 3;
/// … never more than this many …
const MOST: usize = 40;
/// … and so many unread notices, each in a thread of its own with at most this many posts left.
const NOTICES: usize = 3;
const LEFT: usize = 9;

/// Up to which number somebody has read each thread.
type Upto<'a> = BTreeMap<ThreadId, (&'a Talk, usize)>;

/// Marks as read what everybody has read, and the notices about it.
pub(super) async fn catch_up(stage: &Stage<'_>, cast: &Cast, talks: &[Talk]) -> Result<()> {
    for (place, (player, days)) in cast.players.iter().zip(VISITS.iter().cycle()).enumerate() {
        let call = stage.call(stage.days_ago(0.0)).as_person(player.id);
        let (visit, upto) = if player.demo {
            let mut r = stage.db.read().await?;
            let notices = notifications::list_notices(
                &mut r,
                &call,
                None,
                Limit::new(100).unwrap_or(Limit::USUAL),
            )
            .await?
            .items;
            chosen(stage, player, talks, &notices)
        } else {
            let visit = stage.days_ago(*days);
            (visit, usual(player, talks, visit, place))
        };
        let mut w = stage.db.write().await?;
        for (talk, last) in upto.into_values().filter(|(_, last)| *last > 0) {
            mark(&mut w, &call, talk, last, visit).await?;
        }
        w.commit().await?;
    }
    Ok(())
}

async fn mark(
    w: &mut store::Writer,
    call: &Call,
    talk: &Talk,
    last: usize,
    visit: Ts,
) -> Result<()> {
    let placed = talk.posts.get(last - 1).map_or(visit, |(_, at)| *at);
    let call = Call {
        now: visit.max(placed),
        ..call.clone()
    };
    let read = Ranges::parse(&[(1, i64::try_from(last)?)])?;
    let read = discussion::mark_read(w, &call, talk.id, &read).await?;
    if let Some(person) = call.actor.person() {
        notifications::read_thread(w, person, talk.id, read.as_pairs(), call.now).await?;
    }
    Ok(())
}

/// Everything in the own communities until the last visit, and every thread up to the own last post.
fn until<'a>(player: &Player, talks: &'a [Talk], visit: Ts) -> Upto<'a> {
    talks
        .iter()
        .filter(|talk| player.communities.iter().any(|slug| slug == talk.community))
        .map(|talk| {
            (
                talk.id,
                (talk, talk.count_until(visit).max(talk.last_by(player.id))),
            )
        })
        .collect()
}

/// As most people do: a thread here and there was never opened.
fn usual<'a>(player: &Player, talks: &'a [Talk], visit: Ts, place: usize) -> Upto<'a> {
    let mut upto = until(player, talks, visit);
    for (turn, (talk, last)) in upto.values_mut().enumerate() {
        if (place * 5 + turn * 3).is_multiple_of(11) {
            *last = talk.last_by(player.id);
        }
    }
    upto
}

/// The most recent visit after which a demo account finds enough that is new.
fn chosen<'a>(
    stage: &Stage<'_>,
    player: &Player,
    talks: &'a [Talk],
    notices: &[Notice],
) -> (Ts, Upto<'a>) {
    let communities = player.communities.len().min(COMMUNITIES);
    let mut best = (stage.days_ago(0.0), Upto::new());
    for (turn, days) in TRIED.iter().enumerate() {
        let visit = stage.days_ago(*days);
        let mut upto = until(player, talks, visit);
        leave_notices(player, &mut upto, notices);
        let unread = |(talk, last): &(&Talk, usize)| talk.posts.len() - last;
        let posts: usize = upto.values().map(unread).sum();
        let places: BTreeSet<&str> = upto
            .values()
            .filter(|one| unread(one) > 0)
            .map(|(talk, _)| talk.community)
            .collect();
        if turn > 0 && posts > MOST {
            return best;
        }
        best = (visit, upto);
        if posts >= ENOUGH && places.len() >= communities {
            return best;
        }
    }
    best
}

/// Leaves some notices unread, with the posts they are about: who answered or named comes before who merely wrote.
fn leave_notices(player: &Player, upto: &mut Upto<'_>, notices: &[Notice]) {
    let (strong, weak): (Vec<&Notice>, Vec<&Notice>) = notices
        .iter()
        .partition(|notice| notice.reason != Reason::Followed);
    let mut left = BTreeSet::new();
    for notice in strong.into_iter().chain(weak) {
        let Some((talk, last)) = upto.get_mut(&notice.thread_id) else {
            continue;
        };
        let Ok(before) = usize::try_from(notice.number - 1) else {
            continue;
        };
        let fits = before >= talk.last_by(player.id) && talk.posts.len() - before <= LEFT;
        if fits && left.len() < NOTICES && left.insert(notice.thread_id) {
            *last = before.min(*last);
        }
    }
}

//! What whoever looks after a community sees of its talk on one page: what waits for an answer, who came and was not
//! answered, which threads to come back to, and how lively it was. Never a ranking of people.

pub mod follow_up;
mod rules;
mod store;

use ::store::Reader;
use base::{Call, PersonId, SMALLEST_GROUP, ThreadId, Ts};
use membership::CommunityDetail;

use crate::{Error, Kind};

/// How many weeks back the figures look.
pub const WEEKS: usize = 12;
/// After how many working days a question without an answer stands on the desk.
pub const PATIENCE: u32 = 3;
/// For how long somebody who joined is a newcomer, in days.
pub const NEW_DAYS: i64 = 60;
/// The longest list of the desk; what goes beyond it comes when the first are done.
pub const LONGEST: usize = 200;

const WEEK: i64 = 7 * 86_400;

/// A thread that waits for somebody.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Waiting {
    /// Which.
    pub id: ThreadId,
    /// Its title.
    pub title: String,
    /// What it is.
    #[sqlx(try_from = "String")]
    pub kind: Kind,
    /// Who opened it.
    pub author_id: PersonId,
    /// When it was opened.
    pub created_at: Ts,
    /// The number of its last post.
    pub last_number: i64,
}

/// Somebody who came lately and whose latest post in a thread nobody answered.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Newcomer {
    /// Who.
    pub person_id: PersonId,
    /// Since when they belong to the community.
    pub joined_at: Ts,
    /// In which thread they wrote.
    pub thread_id: ThreadId,
    /// Its title.
    pub title: String,
    /// The number of their post.
    pub number: i64,
    /// When they wrote it.
    pub created_at: Ts,
}

/// How much was written in seven days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Week {
    /// When they began.
    pub from: Ts,
    /// How many posts.
    pub posts: i64,
    /// How many people wrote; `None` when they were fewer than [`SMALLEST_GROUP`] but some.
    pub writers: Option<i64>,
}

/// The talk of the last [`WEEKS`] weeks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Talk {
    /// The weeks, the earliest first.
    pub weeks: Vec<Week>,
    /// How many posts in all.
    pub posts: i64,
    /// How many people wrote; `None` when they were fewer than [`SMALLEST_GROUP`] but some.
    pub writers: Option<i64>,
    /// How much of it the three who wrote most carry, in percent; `None` when fewer than [`SMALLEST_GROUP`] wrote.
    pub top_three: Option<i64>,
}

/// The open questions that nobody but who asked has written to for more than [`PATIENCE`] working days, the oldest first, at
/// most [`LONGEST`]. Only for who looks after the community; fails with `SignInNeeded` and `NotCoordinator`.
pub async fn list_waiting(
    r: &mut Reader,
    call: &Call,
    shown: &CommunityDetail,
) -> Result<Vec<Waiting>, Error> {
    membership::looks_after(&shown.standing)?;
    let before = rules::working_days_before(call.now, PATIENCE);
    Ok(store::list_waiting(r, shown.community.id, before, LONGEST).await?)
}

/// Who joined within [`NEW_DAYS`] days, wrote, and got no answer to the last they wrote; once each, the latest first, at most
/// [`LONGEST`]. Only for who looks after the community.
pub async fn list_newcomers(
    r: &mut Reader,
    call: &Call,
    shown: &CommunityDetail,
) -> Result<Vec<Newcomer>, Error> {
    membership::looks_after(&shown.standing)?;
    let since = call.now.plus_seconds(-NEW_DAYS * 86_400);
    let mut found = store::list_newcomers(r, shown.community.id, since, LONGEST).await?;
    let mut seen = std::collections::HashSet::new();
    found.retain(|one| seen.insert(one.person_id));
    Ok(found)
}

/// The threads somebody wanted to come back to by now, the longest due first, at most [`LONGEST`], with their notes. Only for
/// who looks after the community.
pub async fn due_follow_ups(
    r: &mut Reader,
    call: &Call,
    shown: &CommunityDetail,
) -> Result<Vec<(Waiting, follow_up::FollowUp)>, Error> {
    membership::looks_after(&shown.standing)?;
    let found = store::list_due(r, shown.community.id, call.now, LONGEST).await?;
    Ok(found.into_iter().map(|row| (row.thread, row.set)).collect())
}

/// The figures of the talk. Only for who looks after the community.
pub async fn talk(r: &mut Reader, call: &Call, shown: &CommunityDetail) -> Result<Talk, Error> {
    membership::looks_after(&shown.standing)?;
    let weeks = i64::try_from(WEEKS).unwrap_or_default();
    let since = call.now.plus_seconds(-weeks * WEEK);
    let rows = store::count_talk(r, shown.community.id, since, call.now).await?;
    let mut by_author: std::collections::HashMap<PersonId, i64> = std::collections::HashMap::new();
    let mut by_week = vec![(0_i64, 0_i64); WEEKS];
    for (author, ago, posts) in rows {
        *by_author.entry(author).or_default() += posts;
        let place = usize::try_from(ago).unwrap_or(0).min(WEEKS - 1);
        if let Some((all, writers)) = by_week.get_mut(WEEKS - 1 - place) {
            *all += posts;
            *writers += 1;
        }
    }
    let counts: Vec<i64> = by_author.into_values().collect();
    let weeks = by_week
        .into_iter()
        .enumerate()
        .map(|(n, (posts, writers))| Week {
            from: since.plus_seconds(i64::try_from(n).unwrap_or_default() * WEEK),
            posts,
            writers: hidden(writers),
        });
    Ok(Talk {
        weeks: weeks.collect(),
        posts: counts.iter().sum(),
        writers: hidden(i64::try_from(counts.len()).unwrap_or_default()),
        top_three: rules::share_of_three(&counts),
    })
}

/// The threads somebody wrote in during a week of [`talk`] (0 is the earliest) or, without one, in all of them, latest
/// talk first, at most [`LONGEST`]. Only for who looks after the community.
pub async fn list_of_week(
    r: &mut Reader,
    call: &Call,
    shown: &CommunityDetail,
    week: Option<usize>,
) -> Result<Vec<Waiting>, Error> {
    membership::looks_after(&shown.standing)?;
    let weeks = i64::try_from(WEEKS).unwrap_or_default();
    let since = call.now.plus_seconds(-weeks * WEEK);
    let (from, upto) = match week {
        None => (since, call.now.plus_seconds(1)),
        Some(n) => {
            let n = i64::try_from(n.min(WEEKS - 1)).unwrap_or_default();
            let from = since.plus_seconds(n * WEEK);
            (from, from.plus_seconds(WEEK))
        }
    };
    Ok(store::list_written_in(r, shown.community.id, from, upto, LONGEST).await?)
}

/// A number of people as it may be shown.
fn hidden(people: i64) -> Option<i64> {
    (people == 0 || people >= SMALLEST_GROUP).then_some(people)
}

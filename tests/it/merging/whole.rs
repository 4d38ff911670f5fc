//! What must not be lost, and what the rules make of it.

use std::collections::{BTreeMap, BTreeSet};

use base::{PersonId, ThreadId, Ts};
use store::{Reader, sql};

use super::people::Cast;

/// All that must not be lost, by whose it is.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Whole {
    posts: BTreeMap<(PersonId, i64), PersonId>,
    threads: BTreeMap<ThreadId, PersonId>,
    memberships: BTreeMap<(PersonId, PersonId), (bool, Ts)>,
    counts: BTreeMap<PersonId, i64>,
    requests: BTreeSet<(PersonId, PersonId)>,
    reading: BTreeMap<(PersonId, ThreadId), BTreeSet<i64>>,
    following: BTreeMap<(PersonId, ThreadId), Ts>,
    notices: BTreeSet<(PersonId, i64)>,
    answers: BTreeSet<(PersonId, String)>,
    digests: BTreeSet<PersonId>,
    employments: BTreeMap<PersonId, PersonId>,
    photos: BTreeSet<(PersonId, i64)>,
    shown: BTreeSet<PersonId>,
    consents: BTreeSet<(PersonId, String, Ts)>,
}

/// The numbers of stored ranges such as `1-3,5`.
pub(super) fn numbers(text: &str) -> BTreeSet<i64> {
    let parts = text.split(',').filter(|part| !part.is_empty());
    let spans = parts.flat_map(|part| {
        let (first, last) = part.split_once('-').unwrap_or((part, part));
        first.parse::<i64>().unwrap()..=last.parse::<i64>().unwrap()
    });
    spans.collect()
}

#[expect(clippy::too_many_lines, reason = "one table after the other")]
pub(super) async fn look(r: &mut Reader) -> Whole {
    let posts: Vec<(PersonId, i64, PersonId)> = r
        .query(sql!("SELECT id, number, author_id FROM post"))
        .fetch_all()
        .await
        .unwrap();
    let threads: Vec<(ThreadId, PersonId)> = r
        .query(sql!("SELECT id, author_id FROM thread"))
        .fetch_all()
        .await
        .unwrap();
    let memberships: Vec<(PersonId, PersonId, String, Ts)> = r
        .query(sql!(
            "SELECT community_id, person_id, role, joined_at FROM membership"
        ))
        .fetch_all()
        .await
        .unwrap();
    let counts: Vec<(PersonId, i64)> = r
        .query(sql!("SELECT id, member_count FROM community"))
        .fetch_all()
        .await
        .unwrap();
    let requests: Vec<(PersonId, PersonId)> = r
        .query(sql!("SELECT community_id, person_id FROM join_request"))
        .fetch_all()
        .await
        .unwrap();
    let reading: Vec<(PersonId, ThreadId, String, i64)> = r
        .query(sql!(
            "SELECT person_id, thread_id, ranges, read_count FROM reading"
        ))
        .fetch_all()
        .await
        .unwrap();
    let following: Vec<(PersonId, ThreadId, Ts)> = r
        .query(sql!("SELECT person_id, thread_id, since FROM following"))
        .fetch_all()
        .await
        .unwrap();
    let notices: Vec<(PersonId, i64)> = r
        .query(sql!("SELECT person_id, seq FROM notice"))
        .fetch_all()
        .await
        .unwrap();
    let answers: Vec<(PersonId, String)> = r
        .query(sql!("SELECT person_id, key FROM answer"))
        .fetch_all()
        .await
        .unwrap();
    let digests: Vec<(PersonId,)> = r
        .query(sql!("SELECT person_id FROM digest"))
        .fetch_all()
        .await
        .unwrap();
    let employments: Vec<(PersonId, PersonId)> = r
        .query(sql!("SELECT id, person_id FROM employment"))
        .fetch_all()
        .await
        .unwrap();
    let photos: Vec<(PersonId, i64)> = r
        .query(sql!("SELECT person_id, size FROM photo"))
        .fetch_all()
        .await
        .unwrap();
    let consents: Vec<(PersonId, String, Ts)> = r
        .query(sql!("SELECT person_id, subject, at FROM consent"))
        .fetch_all()
        .await
        .unwrap();
    let shown: Vec<(PersonId,)> = r
        .query(sql!("SELECT id FROM person WHERE photo IS NOT NULL"))
        .fetch_all()
        .await
        .unwrap();
    for (_, _, ranges, count) in &reading {
        assert_eq!(numbers(ranges).len(), usize::try_from(*count).unwrap());
    }
    Whole {
        posts: posts
            .into_iter()
            .map(|(id, n, who)| ((id, n), who))
            .collect(),
        threads: threads.into_iter().collect(),
        memberships: memberships
            .into_iter()
            .map(|(c, p, role, at)| ((c, p), (role == "coordinator", at)))
            .collect(),
        counts: counts.into_iter().collect(),
        requests: requests.into_iter().collect(),
        reading: reading
            .into_iter()
            .map(|(p, t, ranges, _)| ((p, t), numbers(&ranges)))
            .collect(),
        following: following
            .into_iter()
            .map(|(p, t, at)| ((p, t), at))
            .collect(),
        notices: notices.into_iter().collect(),
        answers: answers.into_iter().collect(),
        digests: digests.into_iter().map(|(p,)| p).collect(),
        employments: employments.into_iter().collect(),
        photos: photos.into_iter().collect(),
        shown: shown.into_iter().map(|(p,)| p).collect(),
        consents: consents.into_iter().collect(),
    }
}

/// What the rules make of it.
pub(super) fn merged(before: Whole, cast: &Cast) -> Whole {
    let who = |id: PersonId| if id == cast.gone { cast.kept } else { id };
    let mut after = Whole {
        posts: before.posts.into_iter().map(|(k, p)| (k, who(p))).collect(),
        threads: before
            .threads
            .into_iter()
            .map(|(k, p)| (k, who(p)))
            .collect(),
        memberships: BTreeMap::new(),
        counts: before.counts.keys().map(|id| (*id, 0)).collect(),
        requests: BTreeSet::new(),
        reading: BTreeMap::new(),
        following: BTreeMap::new(),
        photos: before
            .photos
            .into_iter()
            .map(|(p, size)| (who(p), size))
            .collect(),
        shown: before.shown.into_iter().map(who).collect(),
        consents: before
            .consents
            .into_iter()
            .map(|(p, subject, at)| (who(p), subject, at))
            .collect(),
        notices: before
            .notices
            .into_iter()
            .map(|(p, n)| (who(p), n))
            .collect(),
        answers: before
            .answers
            .into_iter()
            .map(|(p, k)| (who(p), k))
            .collect(),
        digests: before.digests.into_iter().map(who).collect(),
        employments: before
            .employments
            .into_iter()
            .map(|(k, p)| (k, who(p)))
            .collect(),
    };
    for ((community, person), (coordinates, at)) in before.memberships {
        let now = after
            .memberships
            .entry((community, who(person)))
            .or_insert((coordinates, at));
        *now = (now.0 || coordinates, now.1.min(at));
    }
    for (community, _) in after.memberships.keys() {
        *after.counts.entry(*community).or_default() += 1;
    }
    after.requests = before
        .requests
        .into_iter()
        .map(|(community, person)| (community, who(person)))
        .filter(|(community, person)| {
            *person != cast.kept || !after.memberships.contains_key(&(*community, *person))
        })
        .collect();
    for ((person, thread), read) in before.reading {
        after
            .reading
            .entry((who(person), thread))
            .or_default()
            .extend(read);
    }
    for ((person, thread), since) in before.following {
        let now = after
            .following
            .entry((who(person), thread))
            .or_insert(since);
        *now = (*now).min(since);
    }
    after
}

//! Puts the data set into the database: large transactions, texts rendered on all cores while the previous ones are
//! stored, and never all of them in memory.

use std::ops::Range;
use std::sync::Arc;

use anyhow::{Context, Result};
use base::{Call, PersonId, Ts};
use discussion::Draft;
use discussion::system::{Follower, LoadedPost, LoadedReading, LoadedThread};
use identity::Hash;
use identity::system::NewPerson;
use membership::system::Loaded;
use store::Db;
use tokio::task::{JoinHandle, spawn_blocking};

use super::dice::{Dice, Use};
use super::people::People;
use super::{Set, reading, text};

/// Rows in one transaction.
const CHUNK: usize = 4_096;

/// Loads the members and where they belong.
pub(super) async fn people(db: &Db, people: &People, hash: Option<&Hash>) -> Result<()> {
    for some in people.members.chunks(CHUNK) {
        let some: Vec<NewPerson> = some
            .iter()
            .map(|one| NewPerson {
                password: hash.cloned(),
                ..one.clone()
            })
            .collect();
        let mut w = db.write().await?;
        identity::system::insert_people(&mut w, &some).await?;
        w.commit().await?;
    }
    let mut all = Vec::new();
    for community in &people.communities {
        for one in &community.members {
            let person = person(people, one.member)?;
            all.push(Loaded {
                community: community.id,
                person,
                role: one.role,
                joined_at: one.joined_at,
            });
        }
    }
    for some in all.chunks(CHUNK) {
        let mut w = db.write().await?;
        membership::system::load(&mut w, some).await?;
        w.commit().await?;
    }
    Ok(())
}

/// Loads the threads; who opened one follows it.
pub(super) async fn threads(db: &Db, set: &Set) -> Result<()> {
    for some in set.talk.threads.chunks(CHUNK) {
        let mut w = db.write().await?;
        let mut loaded = Vec::with_capacity(some.len());
        for thread in some {
            loaded.push(LoadedThread {
                id: thread.id,
                community: set
                    .people
                    .communities
                    .get(thread.community)
                    .context("no such community")?
                    .id,
                author: person(&set.people, thread.author)?,
                kind: thread.kind,
                title: thread.title.clone(),
                last_number: i64::try_from(thread.size)?,
                created_at: thread.created_at,
                last_post_at: thread.last_post_at,
            });
        }
        discussion::system::load_threads(&mut w, &loaded).await?;
        let followers: Vec<Follower> = loaded
            .iter()
            .map(|thread| Follower {
                thread: thread.id,
                person: thread.author,
                since: thread.created_at,
            })
            .collect();
        discussion::system::follow(&mut w, &followers).await?;
        w.commit().await?;
    }
    Ok(())
}

/// Loads the posts in the order in which they were placed.
pub(super) async fn posts(db: &Db, set: &Arc<Set>) -> Result<()> {
    let whole = set.talk.posts.len();
    let mut ahead = render(set, 0..CHUNK.min(whole));
    let mut first = 0;
    while first < whole {
        let parts = ahead;
        first += CHUNK;
        ahead = render(set, first.min(whole)..(first + CHUNK).min(whole));
        let mut ready = Vec::with_capacity(CHUNK);
        for part in parts {
            ready.extend(part.await??);
        }
        let mut w = db.write().await?;
        discussion::system::load_posts(&mut w, &ready).await?;
        w.commit().await?;
    }
    Ok(())
}

/// Begins to write the texts of a stretch of posts, a part on each core.
fn render(set: &Arc<Set>, stretch: Range<usize>) -> Vec<JoinHandle<Result<Vec<LoadedPost>>>> {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let size = stretch.len().div_ceil(cores).max(1);
    let begin = |first: usize| {
        let (set, part) = (Arc::clone(set), first..(first + size).min(stretch.end));
        spawn_blocking(move || part.map(|place| written(&set, place)).collect())
    };
    stretch.clone().step_by(size).map(begin).collect()
}

fn written(set: &Set, place: usize) -> Result<LoadedPost> {
    let post = set.talk.posts.get(place).context("no such post")?;
    let body = text::body(
        &set.words,
        &mut Dice::new(set.seed, Use::Body, place),
        set.people.members.len(),
    );
    Ok(LoadedPost {
        id: post.id,
        thread: set
            .talk
            .threads
            .get(post.thread)
            .context("no such thread")?
            .id,
        number: i64::try_from(post.number)?,
        author: person(&set.people, post.author)?,
        draft: Draft::parse(&body)?,
        created_at: post.at,
    })
}

/// Loads what has been read.
pub(super) async fn readings(db: &Db, set: &Set) -> Result<()> {
    let mut all = Vec::new();
    for ((member, thread), upto) in reading::plan(set) {
        let thread = set.talk.threads.get(thread).context("no such thread")?.id;
        all.push(LoadedReading {
            person: person(&set.people, member)?,
            thread,
            upto: i64::try_from(upto)?,
        });
    }
    for some in all.chunks(2 * CHUNK) {
        let mut w = db.write().await?;
        discussion::system::load_readings(&mut w, some).await?;
        w.commit().await?;
    }
    Ok(())
}

/// Gives every member a digest of everything in the log, from the usual hour after the moment of loading on.
pub(super) async fn digests(db: &Db, people: &People, now: Ts) -> Result<()> {
    let call = Call::system("sample", now);
    for some in people.members.chunks(CHUNK) {
        let ids: Vec<PersonId> = some.iter().map(|one| one.id).collect();
        let mut w = db.write().await?;
        digests::system::enrol(&mut w, &call, &ids, 0).await?;
        w.commit().await?;
    }
    Ok(())
}

/// The id of the member at a place.
pub(super) fn person(people: &People, place: usize) -> Result<PersonId> {
    people
        .members
        .get(place)
        .map(|one| one.id)
        .context("no such member")
}

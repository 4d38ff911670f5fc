//! Going through every text for who is to be named no longer.

use ::store::{Db, outbox};
use base::{Call, Counts, Fact, PostId, ThreadId, Traces};

use super::{Written, store};
use crate::{Draft, Error, Title};

/// How many texts are looked through at once.
const MANY: i64 = 200;

/// Puts a word that names nobody wherever a post or a title names the person, and blanks what others quote of `written`.
/// How many of each.
///
/// Nobody's post counts as edited by that. Goes through everything in small transactions and may take minutes; done again it
/// finds what came meanwhile. States [`Fact::PostEdited`] for every changed post.
pub async fn forget(
    db: &Db,
    call: &Call,
    traces: &Traces,
    written: Option<&Written>,
) -> Result<Counts, Error> {
    let mut counts = Counts::default();
    counts.add("mentions", in_posts(db, call, traces, written).await?);
    counts.add("titles-of-others", in_titles(db, traces).await?);
    counts.add("notes", in_notes(db, traces).await?);
    Ok(counts)
}

/// The notes of whoever comes back to a thread.
async fn in_notes(db: &Db, traces: &Traces) -> Result<u64, Error> {
    let mut r = db.read().await?;
    let notes = store::list_notes(&mut r).await?;
    drop(r);
    let mut changed = 0;
    for (thread, note) in notes {
        if let Some(neutral) = traces.neutral(&note) {
            let mut w = db.write().await?;
            store::update_note(&mut w, thread, &neutral).await?;
            w.commit().await?;
            changed += 1;
        }
    }
    Ok(changed)
}

async fn in_posts(
    db: &Db,
    call: &Call,
    traces: &Traces,
    written: Option<&Written>,
) -> Result<u64, Error> {
    let (mut after, mut changed) = (PostId(Default::default()), 0);
    loop {
        let mut r = db.read().await?;
        let posts = store::list_after(&mut r, after, MANY).await?;
        drop(r);
        match posts.last() {
            Some(last) => after = last.id,
            None => return Ok(changed),
        }
        let mended: Vec<(&store::Text, Draft)> = posts
            .iter()
            .filter_map(|post| Some((post, Draft::mended(neutral(&post.body, traces, written)?))))
            .collect();
        if mended.is_empty() {
            continue;
        }
        let mut w = db.write().await?;
        for (post, draft) in &mended {
            // Whoever edits at this moment is not overwritten; the next look finds it.
            let Some(place) = store::mend(&mut w, post.id, post.version, draft).await? else {
                continue;
            };
            store::update_version(&mut w, place.thread_id).await?;
            let fact = Fact::PostEdited {
                community: place.community_id,
                thread: place.thread_id,
                post: post.id,
                number: place.number,
            };
            outbox::append(&mut w, call, &fact).await?;
            changed += 1;
        }
        w.commit().await?;
    }
}

/// The text without what is to be forgotten; `None` when there is nothing of it.
fn neutral(body: &str, traces: &Traces, written: Option<&Written>) -> Option<String> {
    let blanked = written.and_then(|theirs| prose::blank_quotes(body, |line| theirs.holds(line)));
    let now = blanked.as_deref().unwrap_or(body);
    traces.neutral(now).or(blanked)
}

async fn in_titles(db: &Db, traces: &Traces) -> Result<u64, Error> {
    let (mut after, mut changed) = (ThreadId::from_bits(0), 0);
    loop {
        let mut r = db.read().await?;
        let titles = store::list_titles(&mut r, after, MANY).await?;
        drop(r);
        match titles.last() {
            Some((last, _)) => after = *last,
            None => return Ok(changed),
        }
        for (id, title) in &titles {
            if let Some(neutral) = traces.neutral(title) {
                let neutral: String = neutral.chars().take(Title::MOST).collect();
                let mut w = db.write().await?;
                if store::update_title(&mut w, *id, title, &neutral).await? {
                    changed += 1;
                }
                w.commit().await?;
            }
        }
    }
}

//! The letters about announcements: one for each person and act, as the reader may see it at this moment.

use std::collections::HashMap;

use base::{AnyId, Call, PersonId, PostId, ThreadId};
use discussion::system as discussions;
use notifications::system::{ToMail, take_to_mail};
use store::{Db, Writer};

use crate::letters;

/// How many are queued in one transaction.
const MANY: i64 = 200;
/// The longest quotation, in characters.
const EXCERPT: usize = 1_200;

type Failed = Box<dyn std::error::Error + Send + Sync>;

/// Queues every letter that is due; how many.
pub async fn queue_letters(db: &Db, call: &Call, base_url: &str) -> Result<usize, Failed> {
    let mut queued = 0;
    loop {
        let mut w = db.write().await?;
        let taken = take_to_mail(&mut w, call.now, MANY).await?;
        if taken.is_empty() {
            return Ok(queued);
        }
        queued += batch(&mut w, call, base_url, &taken).await?;
        w.commit().await?;
    }
}

async fn batch(
    w: &mut Writer,
    call: &Call,
    base_url: &str,
    taken: &[ToMail],
) -> Result<usize, Failed> {
    let mut by_thread: HashMap<ThreadId, Vec<&ToMail>> = HashMap::new();
    for one in taken.iter().filter(|one| one.read_at.is_none()) {
        by_thread.entry(one.thread_id).or_default().push(one);
    }
    let threads: Vec<ThreadId> = by_thread.keys().copied().collect();
    if threads.is_empty() {
        return Ok(0);
    }
    let acts: HashMap<ThreadId, AnyId> = discussions::acts_of(w, &threads)
        .await?
        .into_iter()
        .collect();
    let named = discussions::named(w, &threads).await?;
    let mut queued = 0;
    for (thread, all) in by_thread {
        let (Some(first), Some(act)) = (all.first(), acts.get(&thread)) else {
            continue;
        };
        let posts: [PostId; 1] = [first.post_id];
        let quoted = discussions::quoted(w, &posts).await?;
        let community = membership::system::community(w, first.community_id).await?;
        let (Some(text), Some(community)) = (quoted.first(), community) else {
            continue;
        };
        let author = identity::cards(w, &[first.actor_id]).await?;
        let people: Vec<PersonId> = all.iter().map(|one| one.person_id).collect();
        let may = discussions::may_read(w, thread, &people).await?;
        let wanting: HashMap<PersonId, String> = digests::system::list_wanting(w, &may)
            .await?
            .into_iter()
            .collect();
        for to in identity::system::recipients(w, &may).await? {
            let Some(token) = wanting.get(&to.person) else {
                continue;
            };
            if to.guest_until.is_some_and(|until| until <= call.now) {
                continue;
            }
            let said = letters::Announced {
                by: author.first().map(|card| card.name.as_str()),
                community: community.name(to.language),
                title: named
                    .iter()
                    .find(|one| one.id == thread)
                    .map_or("", |one| one.title.as_str()),
                excerpt: prose::excerpt(&text.body, EXCERPT),
                thread,
            };
            let letter = letters::announced(base_url, &to, said);
            let key = format!("announced:{}:{}", act.0, to.person);
            let mut letter = letters::written(call, &to, &letter, key)?;
            letter.unsubscribe_url = Some(format!("{base_url}/unsubscribe/{token}"));
            queued += usize::from(mail::enqueue(w, call.now, &letter).await?);
        }
    }
    Ok(queued)
}

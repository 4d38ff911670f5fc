//! The last week of the data set in the log of events, so that digests have something to say.

use anyhow::{Context, Result};
use base::Ts;
use notifications::{Event, EventName, event::log};
use store::{Db, outbox};

use super::{END, Set, load};

const DAYS: i64 = 7;
/// Events in one transaction.
const CHUNK: usize = 4_096;

/// Records an event for every post of the last week, and for every thread opened in it.
///
/// Their times count back from the moment of loading, as the log is cut by age; they keep their distances.
pub(super) async fn record(db: &Db, set: &Set, now: Ts) -> Result<()> {
    let shift = now.micros() - END.micros();
    let since = END.plus_seconds(-DAYS * 86_400);
    let mut all = Vec::new();
    for post in set.talk.posts.iter().filter(|post| post.at >= since) {
        let thread = set
            .talk
            .threads
            .get(post.thread)
            .context("no such thread")?;
        let event = Event {
            community_id: Some(
                set.people
                    .communities
                    .get(thread.community)
                    .context("no such community")?
                    .id,
            ),
            thread_id: Some(thread.id),
            person_id: Some(load::person(&set.people, post.author)?),
            ..Event::new(
                EventName::ThreadCreated,
                Ts::from_micros(post.at.micros() + shift),
            )
        };
        if post.number == 1 {
            all.push(event);
        }
        let number = Some(i64::try_from(post.number)?);
        all.push(Event {
            name: EventName::PostCreated,
            post_id: Some(post.id),
            number,
            ..event
        });
    }
    for some in all.chunks_mut(CHUNK) {
        let mut w = db.write().await?;
        let mut last = outbox::lock(&mut w).await?;
        for event in some.iter_mut() {
            last += 1;
            event.seq = last;
        }
        log::record(&mut w, some).await?;
        outbox::done(&mut w, &[], last).await?;
        w.commit().await?;
    }
    Ok(())
}

//! The log of events: written by the relay, read by every server to hand out, replayed to who was away.

use base::{CommunityId, PersonId, PostId, ThreadId, Ts};
use store::{Reader, Result, Writer, sql};

use super::{Channel, Event};

/// Writes events whose numbers the relay has given, in its transaction.
pub async fn record(w: &mut Writer, events: &[Event]) -> Result<()> {
    for some in events.chunks(256) {
        w.query(sql!("INSERT INTO event (seq, name, at, me_id, community_id, thread_id, post_id, number, person_id, session_id) VALUES $*10 ON CONFLICT (seq) DO NOTHING"))
            .rows(10, some, |cells, e| {
                cells.bind(e.seq).bind(e.name.as_str()).bind(e.at).bind(e.me_id).bind(e.community_id);
                cells.bind(e.thread_id).bind(e.post_id).bind(e.number).bind(e.person_id).bind(e.session_id);
            })
            .execute()
            .await?;
    }
    Ok(())
}

/// The events after a number, in order; for the servers, which hand them out.
pub async fn after(r: &mut Reader, seq: i64, most: i64) -> Result<Vec<Event>> {
    r.query(sql!("SELECT seq, name, at, me_id, community_id, thread_id, post_id, number, person_id, session_id FROM event WHERE seq > $1 ORDER BY seq LIMIT $2"))
        .bind(seq)
        .bind(most)
        .fetch_all()
        .await
}

/// The events of a channel after one number up to and with another, in order; `None` when the log does not reach back
/// so far, or `after` was never given out: then the caller has to load the state anew.
///
/// Rights are not looked at here: a channel is checked when it is subscribed to.
pub async fn replay(
    r: &mut Reader,
    channel: Channel,
    after: i64,
    upto: i64,
    most: i64,
) -> Result<Option<Vec<Event>>> {
    let newest = store::outbox::last_seq(r).await?;
    if after > newest || after < 0 {
        return Ok(None);
    }
    let (oldest,): (Option<i64>,) = r
        .query(sql!("SELECT MIN(seq) FROM event"))
        .fetch_one()
        .await?;
    // An empty log reaches back only to what was given out last.
    if after + 1 < oldest.unwrap_or(newest + 1) {
        return Ok(None);
    }
    let events: Vec<Event> = match channel {
        Channel::Thread(id) => of_thread(r, id, after, upto, most + 1).await?,
        Channel::Community(id) => of_community(r, id, after, upto, most + 1).await?,
        Channel::Me(id) => of_person(r, id, after, upto, most + 1).await?,
    };
    let fits = i64::try_from(events.len()).is_ok_and(|n| n <= most);
    Ok(fits.then(|| events.into_iter().filter(Event::is_public).collect()))
}

async fn of_thread(
    r: &mut Reader,
    id: ThreadId,
    after: i64,
    upto: i64,
    most: i64,
) -> Result<Vec<Event>> {
    r.query(sql!("SELECT seq, name, at, me_id, community_id, thread_id, post_id, number, person_id, session_id FROM event WHERE thread_id = $1 AND me_id IS NULL AND seq > $2 AND seq <= $3 ORDER BY seq LIMIT $4"))
        .bind(id)
        .bind(after)
        .bind(upto)
        .bind(most)
        .fetch_all()
        .await
}

async fn of_community(
    r: &mut Reader,
    id: CommunityId,
    after: i64,
    upto: i64,
    most: i64,
) -> Result<Vec<Event>> {
    r.query(sql!("SELECT seq, name, at, me_id, community_id, thread_id, post_id, number, person_id, session_id FROM event WHERE community_id = $1 AND me_id IS NULL AND seq > $2 AND seq <= $3 ORDER BY seq LIMIT $4"))
        .bind(id)
        .bind(after)
        .bind(upto)
        .bind(most)
        .fetch_all()
        .await
}

async fn of_person(
    r: &mut Reader,
    id: PersonId,
    after: i64,
    upto: i64,
    most: i64,
) -> Result<Vec<Event>> {
    r.query(sql!("SELECT seq, name, at, me_id, community_id, thread_id, post_id, number, person_id, session_id FROM event WHERE me_id = $1 AND seq > $2 AND seq <= $3 ORDER BY seq LIMIT $4"))
        .bind(id)
        .bind(after)
        .bind(upto)
        .bind(most)
        .fetch_all()
        .await
}

/// The posts placed in these communities after one number up to and with another, except those of `reader`; for digests.
pub async fn posts_between(
    r: &mut Reader,
    communities: &[CommunityId],
    reader: PersonId,
    after: i64,
    upto: i64,
) -> Result<Vec<Event>> {
    r.query(sql!("SELECT seq, name, at, me_id, community_id, thread_id, post_id, number, person_id, session_id FROM event WHERE me_id IS NULL AND name = 'post.created' AND seq > $1 AND seq <= $2 AND person_id <> $3 AND community_id IN ($*) ORDER BY seq"))
        .bind(after)
        .bind(upto)
        .bind(reader)
        .list(communities)
        .fetch_all()
        .await
}

/// The posts that a letter of their own told somebody of, or is about to, after a number: their digest leaves them out.
pub async fn mailed_singly(r: &mut Reader, person: PersonId, after: i64) -> Result<Vec<PostId>> {
    let rows: Vec<(PostId,)> = r
        .query(sql!("SELECT post_id FROM notice WHERE person_id = $1 AND seq > $2 AND mail_due_at IS NOT NULL ORDER BY seq"))
        .bind(person)
        .bind(after)
        .fetch_all()
        .await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Forgets events older than a moment; the number forgotten.
///
/// One that stands behind a younger event (its fact was handled late) stays as long as that one, so that the log has no
/// holes and [`replay`] can tell from its first event how far it reaches back.
pub async fn prune(w: &mut Writer, before: Ts) -> Result<u64> {
    w.query(sql!("DELETE FROM event WHERE at < $1 AND seq < (SELECT COALESCE(MIN(seq), $2) FROM event WHERE at >= $1)"))
        .bind(before)
        .bind(i64::MAX)
        .execute()
        .await
}

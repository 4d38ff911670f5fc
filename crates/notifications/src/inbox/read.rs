//! Marking notices as read.

use base::{Call, Fact, PersonId, ThreadId, Ts};
use store::{Writer, outbox, sql};

use crate::Error;

/// Marks everything in the caller's inbox as read; states [`Fact::NoticesRead`] when something was unread.
/// Fails with `SignInNeeded`.
pub async fn read_all(w: &mut Writer, call: &Call) -> Result<u64, Error> {
    let person = call.actor.person().ok_or(Error::SignInNeeded)?;
    let read = w
        .query(sql!(
            "UPDATE notice SET read_at = $2 WHERE person_id = $1 AND read_at IS NULL"
        ))
        .bind(person)
        .bind(call.now)
        .execute()
        .await?;
    if read > 0 {
        outbox::append(w, call, &Fact::NoticesRead { person }).await?;
    }
    Ok(read)
}

/// Marks a person's notices about posts they have read in a thread; for the transaction that marks the posts.
pub async fn read_thread(
    w: &mut Writer,
    person: PersonId,
    thread: ThreadId,
    ranges: &[(i64, i64)],
    now: Ts,
) -> store::Result<u64> {
    let mut read = 0;
    let (first, last) = match (ranges.first(), ranges.last()) {
        (Some((first, _)), Some((_, last))) => (*first, *last),
        _ => return Ok(0),
    };
    let waiting: Vec<(i64,)> = w
        .query(sql!("SELECT number FROM notice WHERE person_id = $1 AND thread_id = $2 AND read_at IS NULL AND number >= $3 AND number <= $4"))
        .bind(person)
        .bind(thread)
        .bind(first)
        .bind(last)
        .fetch_all()
        .await?;
    let seen: Vec<i64> = waiting
        .into_iter()
        .map(|(number,)| number)
        .filter(|number| ranges.iter().any(|(a, b)| (*a..=*b).contains(number)))
        .collect();
    if !seen.is_empty() {
        read = w
            .query(sql!("UPDATE notice SET read_at = $3 WHERE person_id = $1 AND thread_id = $2 AND read_at IS NULL AND number IN ($*)"))
            .bind(person)
            .bind(thread)
            .bind(now)
            .list(&seen)
            .execute()
            .await?;
    }
    Ok(read)
}

//! Handing what one account wrote, read and follows to another, when both are one person's.

use base::{Actor, Call, PersonId, ThreadId};
use store::{Reader, Result as Stored, Writer, pair, sql};

use crate::Error;
use crate::reading::{Ranges, store as readings};

/// Hands threads, posts, what was read and what is followed from `gone` to `kept`, for the program and administrators.
///
/// Posts keep their place and their number. What either read is read; a thread that both follow is followed since the earlier
/// moment. Doing it again changes nothing. Fails with `NotFound` for others.
pub async fn merge_person(
    w: &mut Writer,
    call: &Call,
    kept: PersonId,
    gone: PersonId,
) -> Result<(), Error> {
    administers(call)?;
    // Pages that are kept show the author's name and go by the version of the thread.
    update_versions(w, gone).await?;
    move_threads(w, kept, gone).await?;
    move_posts(w, kept, gone).await?;
    for (thread, ranges) in list_read_by_both(w, kept, gone).await? {
        let (stored, _) = readings::hold(w, kept, thread).await?;
        let both = Ranges::from_stored(&stored).union(&Ranges::from_stored(&ranges));
        readings::update(w, kept, thread, &both.to_stored(), both.count()).await?;
        delete_reading(w, gone, thread).await?;
    }
    move_readings(w, kept, gone).await?;
    update_since(w, kept, gone).await?;
    move_following(w, kept, gone).await?;
    move_announced(w, kept, gone).await?;
    move_follow_ups(w, kept, gone).await?;
    Ok(delete_following(w, gone).await?)
}

/// How much somebody wrote and follows: threads, posts that are still there, threads followed. For administrators and the
/// program: fails with `NotFound` for others.
pub async fn written_by(
    r: &mut Reader,
    call: &Call,
    person: PersonId,
) -> Result<(i64, i64, i64), Error> {
    administers(call)?;
    Ok(r
        .query(sql!("SELECT (SELECT CAST(COUNT(*) AS BIGINT) FROM thread t WHERE t.author_id = $1) AS threads, (SELECT CAST(COUNT(*) AS BIGINT) FROM post p WHERE p.author_id = $1 AND p.deleted_at IS NULL) AS posts, (SELECT CAST(COUNT(*) AS BIGINT) FROM following f WHERE f.person_id = $1) AS following"))
        .bind(person)
        .fetch_one()
        .await?)
}

/// Holds people who write until the commit, so that their account cannot become part of another meanwhile; `SignInNeeded` when
/// one of them is not there any more.
pub(crate) async fn hold_authors(w: &mut Writer, authors: &[PersonId]) -> Result<(), Error> {
    let there: Vec<(PersonId,)> = w
        .query(pair!(
            sqlite: "SELECT id FROM person_card WHERE id IN ($*) ORDER BY id",
            postgres: "SELECT id FROM person_card WHERE id IN ($*) ORDER BY id FOR KEY SHARE"
        ))
        .list(authors)
        .fetch_all()
        .await?;
    if authors
        .iter()
        .all(|author| there.iter().any(|(id,)| id == author))
    {
        Ok(())
    } else {
        Err(Error::SignInNeeded)
    }
}

fn administers(call: &Call) -> Result<(), Error> {
    if call.actor.is_administrator() || matches!(call.actor, Actor::System(_)) {
        Ok(())
    } else {
        Err(Error::NotFound)
    }
}

async fn move_announced(w: &mut Writer, kept: PersonId, gone: PersonId) -> Stored<()> {
    w.query(sql!(
        "UPDATE announcement SET person_id = $1 WHERE person_id = $2"
    ))
    .bind(kept)
    .bind(gone)
    .execute()
    .await?;
    Ok(())
}

async fn move_follow_ups(w: &mut Writer, kept: PersonId, gone: PersonId) -> Stored<()> {
    w.query(sql!("UPDATE follow_up SET set_by = $1 WHERE set_by = $2"))
        .bind(kept)
        .bind(gone)
        .execute()
        .await?;
    Ok(())
}

async fn update_versions(w: &mut Writer, gone: PersonId) -> Stored<()> {
    w.query(sql!("UPDATE thread SET version = version + 1 WHERE id IN (SELECT p.thread_id FROM post p WHERE p.author_id = $1)"))
        .bind(gone)
        .execute()
        .await?;
    Ok(())
}

async fn move_threads(w: &mut Writer, kept: PersonId, gone: PersonId) -> Stored<()> {
    w.query(sql!(
        "UPDATE thread SET author_id = $1 WHERE author_id = $2"
    ))
    .bind(kept)
    .bind(gone)
    .execute()
    .await?;
    Ok(())
}

async fn move_posts(w: &mut Writer, kept: PersonId, gone: PersonId) -> Stored<()> {
    w.query(sql!("UPDATE post SET author_id = $1 WHERE author_id = $2"))
        .bind(kept)
        .bind(gone)
        .execute()
        .await?;
    Ok(())
}

/// Where both read something, and what the one who goes read.
async fn list_read_by_both(
    r: &mut Reader,
    kept: PersonId,
    gone: PersonId,
) -> Stored<Vec<(ThreadId, String)>> {
    r.query(sql!("SELECT b.thread_id, b.ranges FROM reading b JOIN reading a ON a.thread_id = b.thread_id AND a.person_id = $1 WHERE b.person_id = $2 ORDER BY b.thread_id"))
        .bind(kept)
        .bind(gone)
        .fetch_all()
        .await
}

async fn delete_reading(w: &mut Writer, gone: PersonId, thread: ThreadId) -> Stored<()> {
    w.query(sql!(
        "DELETE FROM reading WHERE person_id = $1 AND thread_id = $2"
    ))
    .bind(gone)
    .bind(thread)
    .execute()
    .await?;
    Ok(())
}

async fn move_readings(w: &mut Writer, kept: PersonId, gone: PersonId) -> Stored<()> {
    w.query(sql!(
        "UPDATE reading SET person_id = $1 WHERE person_id = $2"
    ))
    .bind(kept)
    .bind(gone)
    .execute()
    .await?;
    Ok(())
}

async fn update_since(w: &mut Writer, kept: PersonId, gone: PersonId) -> Stored<()> {
    w.query(sql!("UPDATE following SET since = (SELECT g.since FROM following g WHERE g.person_id = $2 AND g.thread_id = following.thread_id) WHERE person_id = $1 AND EXISTS (SELECT 1 FROM following g WHERE g.person_id = $2 AND g.thread_id = following.thread_id AND g.since < following.since)"))
        .bind(kept)
        .bind(gone)
        .execute()
        .await?;
    Ok(())
}

async fn move_following(w: &mut Writer, kept: PersonId, gone: PersonId) -> Stored<()> {
    w.query(sql!("UPDATE following SET person_id = $1 WHERE person_id = $2 AND thread_id NOT IN (SELECT thread_id FROM following WHERE person_id = $1)"))
        .bind(kept)
        .bind(gone)
        .execute()
        .await?;
    Ok(())
}

async fn delete_following(w: &mut Writer, gone: PersonId) -> Stored<()> {
    w.query(sql!("DELETE FROM following WHERE person_id = $1"))
        .bind(gone)
        .execute()
        .await?;
    Ok(())
}

//! The statements about what has been read.

use base::{PersonId, ThreadId};
use store::{Reader, Result, Writer, sql};

use super::unread::{UnreadRow, UnreadTotal};

/// Numbers somebody has read that were not there before: fresh posts of one's own.
pub(crate) struct Fresh {
    pub(crate) person: PersonId,
    pub(crate) thread: ThreadId,
    pub(crate) numbers: Vec<i64>,
}

/// Adds fresh numbers without looking at the others. At most 64, each person and thread once.
pub(crate) async fn append(w: &mut Writer, all: &[Fresh]) -> Result<()> {
    w.query(sql!("INSERT INTO reading (person_id, thread_id, ranges, read_count) VALUES $*4 ON CONFLICT (person_id, thread_id) DO UPDATE SET ranges = reading.ranges || ',' || excluded.ranges, read_count = reading.read_count + excluded.read_count"))
        .rows_once(4, all, |cells, fresh| {
            let numbers: Vec<String> = fresh.numbers.iter().map(ToString::to_string).collect();
            let count = i64::try_from(numbers.len()).unwrap_or(i64::MAX);
            cells.bind(fresh.person).bind(fresh.thread).bind(numbers.join(",")).bind(count);
        })
        .execute()
        .await?;
    Ok(())
}

/// Writes what is stored as `before` in a shorter way; nothing happens when it has changed since.
pub(crate) async fn shorten(
    w: &mut Writer,
    person: PersonId,
    thread: ThreadId,
    before: &str,
    after: &str,
) -> Result<()> {
    w.query(sql!(
        "UPDATE reading SET ranges = $4 WHERE person_id = $1 AND thread_id = $2 AND ranges = $3"
    ))
    .bind(person)
    .bind(thread)
    .bind(before)
    .bind(after)
    .execute()
    .await?;
    Ok(())
}

/// What is stored, held for this transaction so that a second device waits and then adds to it.
pub(crate) async fn hold(
    w: &mut Writer,
    person: PersonId,
    thread: ThreadId,
) -> Result<(String, i64)> {
    w.query(sql!("INSERT INTO reading (person_id, thread_id, ranges, read_count) VALUES ($1, $2, '', 0) ON CONFLICT (person_id, thread_id) DO UPDATE SET ranges = reading.ranges RETURNING ranges, read_count"))
        .bind(person)
        .bind(thread)
        .fetch_one()
        .await
}

pub(crate) async fn update(
    w: &mut Writer,
    person: PersonId,
    thread: ThreadId,
    ranges: &str,
    count: i64,
) -> Result<()> {
    w.query(sql!(
        "UPDATE reading SET ranges = $3, read_count = $4 WHERE person_id = $1 AND thread_id = $2"
    ))
    .bind(person)
    .bind(thread)
    .bind(ranges)
    .bind(count)
    .execute()
    .await?;
    Ok(())
}

pub(crate) async fn list_unread(
    r: &mut Reader,
    person: PersonId,
    most: i64,
) -> Result<Vec<UnreadRow>> {
    r.query(sql!("SELECT t.id, t.community_id, t.author_id, t.kind, t.title, t.last_number, t.last_post_at, CAST(COALESCE(rd.read_count, 0) AS BIGINT) AS read_count, rd.ranges FROM community_member m JOIN thread t ON t.community_id = m.community_id AND t.last_post_at > m.joined_at LEFT JOIN reading rd ON rd.thread_id = t.id AND rd.person_id = m.person_id WHERE m.person_id = $1 AND t.last_number > COALESCE(rd.read_count, 0) ORDER BY t.last_post_at DESC, t.id DESC LIMIT $2"))
        .bind(person)
        .bind(most)
        .fetch_all()
        .await
}

pub(crate) async fn list_totals(r: &mut Reader, person: PersonId) -> Result<Vec<UnreadTotal>> {
    r.query(sql!("SELECT t.community_id, COUNT(*) AS threads, CAST(SUM(t.last_number - COALESCE(rd.read_count, 0)) AS BIGINT) AS posts FROM community_member m JOIN thread t ON t.community_id = m.community_id AND t.last_post_at > m.joined_at LEFT JOIN reading rd ON rd.thread_id = t.id AND rd.person_id = m.person_id WHERE m.person_id = $1 AND t.last_number > COALESCE(rd.read_count, 0) GROUP BY t.community_id ORDER BY t.community_id"))
        .bind(person)
        .fetch_all()
        .await
}

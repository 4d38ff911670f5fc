//! Sending what is due: one letter per person, composed of what is unread at that moment, or none.

use base::{Call, CommunityId, LetterId, PersonId, Ts};
use mail::Letter;
use notifications::{Event, event::log};
use store::{Db, Reader, outbox};

use crate::store as rows;
use crate::{Error, next_at};

/// What goes into a letter.
#[derive(Debug, Clone)]
pub struct Contents {
    /// The address it goes to.
    pub recipient: String,
    /// The name that goes with it.
    pub name: String,
    /// The subject.
    pub subject: String,
    /// The text part.
    pub text: String,
    /// The HTML part.
    pub html: String,
    /// The address of one-click unsubscribing (RFC 8058).
    pub unsubscribe_url: String,
}

/// Looks up what events are about, at the moment of sending and with the reader's rights. The server implements it once.
pub trait Describe: Sync {
    /// The communities a person belongs to, and since when.
    fn communities(
        &self,
        r: &mut Reader,
        person: PersonId,
    ) -> impl Future<Output = Result<Vec<(CommunityId, Ts)>, Error>> + Send;

    /// The letter about these posts, as far as the person has not read them and may; `None` when nothing is left.
    fn contents(
        &self,
        r: &mut Reader,
        person: PersonId,
        posts: &[Event],
        unsubscribe_token: &str,
        now: Ts,
    ) -> impl Future<Output = Result<Option<Contents>, Error>> + Send;
}

/// What a run did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Ran {
    /// Digests that were due.
    pub due: usize,
    /// Letters that were queued; the others had nothing unread.
    pub queued: usize,
}

/// Queues a letter for everybody whose digest is due at `call.now` and who has something unread, exactly once each:
/// the digest moves on in the transaction that queues the letter.
///
/// A digest that cannot be composed is left due for the next run and does not stop the others.
pub async fn run(db: &Db, call: &Call, describe: &impl Describe) -> Result<Ran, Error> {
    let mut ran = Ran::default();
    let mut failed: Vec<PersonId> = Vec::new();
    loop {
        // One moment for all questions: what moves to another community meanwhile is neither lost nor told twice.
        let mut r = db.snapshot().await?;
        let upto = outbox::last_seq(&mut r).await?;
        let batch = 200 + i64::try_from(failed.len()).unwrap_or_default();
        let mut due = rows::list_due(&mut r, call.now, batch).await?;
        due.retain(|row| !failed.contains(&row.person_id));
        if due.is_empty() {
            return Ok(ran);
        }
        let mut written = Vec::with_capacity(due.len());
        for row in due {
            ran.due += 1;
            match compose(&mut r, call, describe, &row, upto).await {
                Ok(contents) => written.push((row, contents)),
                Err(Error::Store(error)) => return Err(error.into()),
                Err(error) => {
                    tracing::error!(person = %row.person_id, %error, "a digest could not be composed");
                    failed.push(row.person_id);
                }
            }
        }
        drop(r);
        let mut w = db.write().await?;
        for (row, contents) in written {
            let next = next_at(call.now, row.hour);
            if !rows::move_on(&mut w, &row, upto.max(row.considered_seq), next).await? {
                continue;
            }
            if let Some(contents) = contents {
                mail::enqueue(
                    &mut w,
                    call.now,
                    &letter(call, row.person_id, upto, contents),
                )
                .await?;
                ran.queued += 1;
            }
        }
        w.commit().await?;
    }
}

async fn compose(
    r: &mut Reader,
    call: &Call,
    describe: &impl Describe,
    row: &rows::DigestRow,
    upto: i64,
) -> Result<Option<Contents>, Error> {
    let belongs = describe.communities(r, row.person_id).await?;
    let ids: Vec<CommunityId> = belongs.iter().map(|(id, _)| *id).collect();
    let mut posts = log::posts_between(r, &ids, row.person_id, row.considered_seq, upto).await?;
    posts.retain(|post| {
        belongs
            .iter()
            .any(|(id, joined)| Some(*id) == post.community_id && post.at >= *joined)
    });
    if !posts.is_empty() {
        let singly = log::mailed_singly(r, row.person_id, row.considered_seq).await?;
        posts.retain(|post| post.post_id.is_none_or(|id| !singly.contains(&id)));
    }
    if posts.is_empty() {
        return Ok(None);
    }
    describe
        .contents(r, row.person_id, &posts, &row.unsubscribe_token, call.now)
        .await
}

fn letter(call: &Call, person: PersonId, upto: i64, contents: Contents) -> Letter {
    Letter {
        id: LetterId(call.ids.uuid(call.now)),
        unique_key: format!("digest:{person}:{upto}"),
        recipient: contents.recipient,
        name: contents.name,
        subject: contents.subject,
        text: contents.text,
        html: contents.html,
        unsubscribe_url: Some(contents.unsubscribe_url),
    }
}

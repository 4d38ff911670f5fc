//! The statements on `way_in`.

use ::store::{Reader, Result, Writer, sql};
use base::{CommunityId, PersonId, Secret, Ts, WayInId};

use super::WayIn;

/// A row to be written.
pub(super) struct New {
    pub(super) id: WayInId,
    pub(super) community: CommunityId,
    pub(super) secret: Secret,
    /// Folded and as typed.
    pub(super) email: Option<(String, String)>,
    pub(super) name: String,
    pub(super) organisation: String,
    pub(super) role: &'static str,
    pub(super) word: String,
    pub(super) invited_by: PersonId,
    pub(super) created_at: Ts,
    pub(super) expires_at: Ts,
    pub(super) uses: i64,
    pub(super) link: Option<WayInId>,
}

/// Writes ways in down; at most 500.
pub(super) async fn insert_all(w: &mut Writer, all: &[New]) -> Result<()> {
    if all.is_empty() {
        return Ok(());
    }
    w.query(sql!("INSERT INTO way_in (id, community_id, digest, email_key, email, name, organisation, role, word, invited_by, created_at, expires_at, uses_left, link_id) VALUES $*14 ON CONFLICT (id) DO NOTHING"))
        .rows(14, all, |cells, one| {
            let (key, email) = one.email.clone().unzip();
            cells
                .bind(one.id)
                .bind(one.community)
                .bind(one.secret.digest())
                .bind(key)
                .bind(email)
                .bind(one.name.clone())
                .bind(one.organisation.clone())
                .bind(one.role)
                .bind(one.word.clone())
                .bind(one.invited_by)
                .bind(one.created_at)
                .bind(one.expires_at)
                .bind(one.uses)
                .bind(one.link);
        })
        .execute()
        .await?;
    Ok(())
}

/// The living invitations for these folded addresses: the address, and which.
pub(super) async fn list_of_addresses(
    r: &mut Reader,
    community: CommunityId,
    now: Ts,
    keys: &[String],
) -> Result<Vec<(String, WayInId)>> {
    r.query(sql!("SELECT email_key, id FROM way_in WHERE community_id = $1 AND expires_at > $2 AND uses_left > 0 AND withdrawn_at IS NULL AND link_id IS NULL AND email_key IN ($*) ORDER BY created_at, id"))
        .bind(community)
        .bind(now)
        .list(keys)
        .fetch_all()
        .await
}

/// Lets an invitation begin anew, as `new` has it; the secret of the earlier letter opens nothing any more.
pub(super) async fn renew(w: &mut Writer, id: WayInId, new: &New) -> Result<()> {
    w.query(sql!("UPDATE way_in SET digest = $2, role = $3, word = $4, invited_by = $5, created_at = $6, expires_at = $7, name = CASE WHEN $8 = '' THEN name ELSE $8 END, organisation = CASE WHEN $9 = '' THEN organisation ELSE $9 END WHERE id = $1"))
        .bind(id)
        .bind(new.secret.digest())
        .bind(new.role)
        .bind(new.word.as_str())
        .bind(new.invited_by)
        .bind(new.created_at)
        .bind(new.expires_at)
        .bind(new.name.as_str())
        .bind(new.organisation.as_str())
        .execute()
        .await?;
    Ok(())
}

/// Gives a living way in the secret of the letter that is being written.
pub(super) async fn update_digest(
    w: &mut Writer,
    id: WayInId,
    secret: &Secret,
    now: Ts,
) -> Result<bool> {
    let rows = w
        .query(sql!("UPDATE way_in SET digest = $2 WHERE id = $1 AND expires_at > $3 AND uses_left > 0 AND withdrawn_at IS NULL"))
        .bind(id)
        .bind(secret.digest())
        .bind(now)
        .execute()
        .await?;
    Ok(rows == 1)
}

pub(super) async fn find(r: &mut Reader, id: WayInId) -> Result<Option<WayIn>> {
    r.query(sql!("SELECT id, community_id, email, name, organisation, role, word, invited_by, created_at, expires_at, uses_left, uses, link_id FROM way_in WHERE id = $1"))
        .bind(id)
        .fetch_optional()
        .await
}

/// The way in with this secret, if it leads in; a letter that was asked for by a link leads in as long as the link does.
pub(super) async fn find_living(r: &mut Reader, secret: &Secret, now: Ts) -> Result<Option<WayIn>> {
    r.query(sql!("SELECT v.id, v.community_id, v.email, v.name, v.organisation, v.role, v.word, v.invited_by, v.created_at, v.expires_at, v.uses_left, v.uses, v.link_id FROM way_in v LEFT JOIN way_in l ON l.id = v.link_id WHERE v.digest = $1 AND v.expires_at > $2 AND v.uses_left > 0 AND v.withdrawn_at IS NULL AND (v.link_id IS NULL OR (l.expires_at > $2 AND l.uses_left > 0 AND l.withdrawn_at IS NULL))"))
        .bind(secret.digest())
        .bind(now)
        .fetch_optional()
        .await
}

/// Counts one use; `false` when none was left, or it leads nowhere any more. Of two at once only one gets the last.
pub(super) async fn use_up(w: &mut Writer, id: WayInId, now: Ts) -> Result<bool> {
    let rows = w
        .query(sql!("UPDATE way_in SET uses_left = uses_left - 1, uses = uses + 1 WHERE id = $1 AND uses_left > 0 AND expires_at > $2 AND withdrawn_at IS NULL"))
        .bind(id)
        .bind(now)
        .execute()
        .await?;
    Ok(rows == 1)
}

/// The ways into a community that lead in, newest first, older than a place. Letters asked for by a link are not told of.
pub(super) async fn list(
    r: &mut Reader,
    community: CommunityId,
    now: Ts,
    before: (Ts, WayInId),
    most: i64,
) -> Result<Vec<WayIn>> {
    r.query(sql!("SELECT id, community_id, email, name, organisation, role, word, invited_by, created_at, expires_at, uses_left, uses, link_id FROM way_in WHERE community_id = $1 AND expires_at > $2 AND uses_left > 0 AND withdrawn_at IS NULL AND link_id IS NULL AND (created_at, id) < ($3, $4) ORDER BY created_at DESC, id DESC LIMIT $5"))
        .bind(community)
        .bind(now)
        .bind(before.0)
        .bind(before.1)
        .bind(most)
        .fetch_all()
        .await
}

pub(super) async fn withdraw(
    w: &mut Writer,
    community: CommunityId,
    id: WayInId,
    now: Ts,
) -> Result<bool> {
    let rows = w
        .query(sql!("UPDATE way_in SET withdrawn_at = $3, uses_left = 0 WHERE id = $2 AND community_id = $1 AND withdrawn_at IS NULL AND link_id IS NULL"))
        .bind(community)
        .bind(id)
        .bind(now)
        .execute()
        .await?;
    Ok(rows == 1)
}

/// Forgets the letters that one address asked for by one link.
pub(super) async fn delete_asked(w: &mut Writer, link: WayInId, key: &str) -> Result<()> {
    w.query(sql!(
        "DELETE FROM way_in WHERE link_id = $1 AND email_key = $2"
    ))
    .bind(link)
    .bind(key)
    .execute()
    .await?;
    Ok(())
}

/// A request of somebody who came in by another way is answered by it.
pub(super) async fn settle_request(
    w: &mut Writer,
    community: CommunityId,
    person: PersonId,
    by: PersonId,
    now: Ts,
) -> Result<()> {
    w.query(sql!("UPDATE join_request SET state = 'accepted', answered_at = $3, answered_by = $4 WHERE community_id = $1 AND person_id = $2 AND state = 'waiting'"))
        .bind(community)
        .bind(person)
        .bind(now)
        .bind(by)
        .execute()
        .await?;
    Ok(())
}

pub(crate) async fn delete_expired(w: &mut Writer, before: Ts) -> Result<u64> {
    w.query(sql!("DELETE FROM way_in WHERE expires_at < $1"))
        .bind(before)
        .execute()
        .await
}

/// What names people in a way in: its address, its name, its word.
pub(crate) async fn list_texts(
    r: &mut Reader,
) -> Result<Vec<(WayInId, Option<String>, String, String)>> {
    r.query(sql!("SELECT id, email, name, word FROM way_in ORDER BY id"))
        .fetch_all()
        .await
}

pub(crate) async fn delete(w: &mut Writer, id: WayInId) -> Result<u64> {
    w.query(sql!("DELETE FROM way_in WHERE id = $1"))
        .bind(id)
        .execute()
        .await
}

pub(crate) async fn update_word(w: &mut Writer, id: WayInId, word: &str) -> Result<u64> {
    w.query(sql!("UPDATE way_in SET word = $2 WHERE id = $1"))
        .bind(id)
        .bind(word)
        .execute()
        .await
}

/// Hands what one person invited to another.
pub(crate) async fn move_inviter(w: &mut Writer, kept: PersonId, gone: PersonId) -> Result<()> {
    w.query(sql!(
        "UPDATE way_in SET invited_by = $1 WHERE invited_by = $2"
    ))
    .bind(kept)
    .bind(gone)
    .execute()
    .await?;
    Ok(())
}

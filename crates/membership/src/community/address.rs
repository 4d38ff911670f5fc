//! Names in addresses: a name that was used once leads on for ever, and is never given to another community.

use ::store::{Reader, Result as Stored, Writer, sql};
use base::{Call, CommunityId, Invalid};

use super::{Slug, store as rows};
use crate::Error;

/// The name that a former one leads on to now; `None` when it is no former name, and when the caller may not know of the
/// community it leads to.
pub async fn current_slug(
    r: &mut Reader,
    call: &Call,
    former: &Slug,
) -> Result<Option<Slug>, Error> {
    let Some(slug) = find_current(r, former.as_str()).await? else {
        return Ok(None);
    };
    let row = rows::find(r, call, &slug).await?;
    let readable = row.is_some_and(|row| row.standing(call).may_read());
    Ok(readable.then_some(Slug(slug)))
}

/// Takes the names for this transaction, so that nobody gives or changes one at the same moment.
pub(crate) async fn hold(w: &mut Writer) -> Stored<()> {
    w.query(sql!("UPDATE priority SET place = place"))
        .execute()
        .await?;
    Ok(())
}

/// Fails with `slug` / `taken` when a community has, or ever had, this name; `own` may take its own former name back.
pub(crate) async fn free(
    w: &mut Writer,
    slug: &str,
    own: Option<CommunityId>,
) -> Result<(), Error> {
    let former = find_former(w, slug).await?;
    let used = find_used(w, slug).await?;
    if used.is_some() || former.is_some_and(|id| Some(id) != own) {
        return Err(Invalid::new("slug", "taken").into());
    }
    Ok(())
}

/// Gives a community another name; the former one leads on.
pub(crate) async fn rename(
    w: &mut Writer,
    id: CommunityId,
    former: &str,
    slug: &Slug,
) -> Result<(), Error> {
    hold(w).await?;
    free(w, slug.as_str(), Some(id)).await?;
    delete_former(w, slug.as_str()).await?;
    insert_former(w, former, id).await?;
    update_slug(w, id, slug.as_str()).await?;
    Ok(())
}

async fn find_current(r: &mut Reader, former: &str) -> Stored<Option<String>> {
    let row: Option<(String,)> = r
        .query(sql!("SELECT c.slug FROM former_slug f JOIN community c ON c.id = f.community_id WHERE f.slug = $1"))
        .bind(former)
        .fetch_optional()
        .await?;
    Ok(row.map(|(slug,)| slug))
}

pub(crate) async fn find_former(r: &mut Reader, slug: &str) -> Stored<Option<CommunityId>> {
    let row: Option<(CommunityId,)> = r
        .query(sql!("SELECT community_id FROM former_slug WHERE slug = $1"))
        .bind(slug)
        .fetch_optional()
        .await?;
    Ok(row.map(|(id,)| id))
}

async fn find_used(r: &mut Reader, slug: &str) -> Stored<Option<CommunityId>> {
    let row: Option<(CommunityId,)> = r
        .query(sql!("SELECT id FROM community WHERE slug = $1"))
        .bind(slug)
        .fetch_optional()
        .await?;
    Ok(row.map(|(id,)| id))
}

async fn delete_former(w: &mut Writer, slug: &str) -> Stored<()> {
    w.query(sql!("DELETE FROM former_slug WHERE slug = $1"))
        .bind(slug)
        .execute()
        .await?;
    Ok(())
}

pub(crate) async fn insert_former(w: &mut Writer, slug: &str, id: CommunityId) -> Stored<()> {
    w.query(sql!("INSERT INTO former_slug (slug, community_id) VALUES ($1, $2) ON CONFLICT (slug) DO UPDATE SET community_id = excluded.community_id"))
        .bind(slug)
        .bind(id)
        .execute()
        .await?;
    Ok(())
}

async fn update_slug(w: &mut Writer, id: CommunityId, slug: &str) -> Stored<()> {
    w.query(sql!("UPDATE community SET slug = $2 WHERE id = $1"))
        .bind(id)
        .bind(slug)
        .execute()
        .await?;
    Ok(())
}

//! Making a community, or a working group inside one.

use base::{Actor, Call, CommunityId, Fact, Invalid};
use store::{Writer, outbox};

use super::about::{CommunityForm, store as said};
use super::{Community, Slug, State, address, store as rows};
use crate::member::store as members;
use crate::{Capability, Error, Role, access};

/// Where a new community belongs.
#[derive(Debug, Clone)]
pub enum Place {
    /// Under a priority, by its name in addresses: a community of its own. For administrators.
    Priority(String),
    /// Inside a community, as its working group. For its coordinators and administrators.
    Inside(Slug),
}

/// Makes a community; whoever makes it is its coordinator. Making the same `id` again changes nothing.
///
/// States [`Fact::CommunityCreated`] and [`Fact::MembershipStarted`]. Fails with `SignInNeeded`, `NotFound`,
/// `NotCoordinator`, `Archived` where the parent does not go on, and `Invalid`: `slug` / `required` or `taken`, `priority` /
/// `unknown`, `parent` / `too-deep` where the parent is a working group itself.
pub async fn create_community(
    w: &mut Writer,
    call: &Call,
    id: CommunityId,
    place: &Place,
    form: &CommunityForm,
) -> Result<Slug, Error> {
    if call.actor == Actor::Anonymous {
        return Err(Error::SignInNeeded);
    }
    let person = call.actor.person();
    let (priority_slug, parent_id) = found_in(w, call, place).await?;
    let slug = form.slug.clone().ok_or(Invalid::new("slug", "required"))?;
    if let Some(there) = rows::find_by_id(w, id).await? {
        return if there.slug == slug.as_str() {
            Ok(slug)
        } else {
            Err(Invalid::new("slug", "taken").into())
        };
    }
    address::hold(w).await?;
    address::free(w, slug.as_str(), None).await?;
    let community = Community {
        id,
        slug: slug.as_str().to_owned(),
        priority_slug,
        name_nl: form.name_nl.as_str().to_owned(),
        name_en: form.name_en.as_str().to_owned(),
        purpose_nl: form.purpose_nl.as_str().to_owned(),
        purpose_en: form.purpose_en.as_str().to_owned(),
        visibility: form.visibility,
        joining: form.joining,
        state: State::Open,
        parent_id,
        question: form.question.clone(),
        member_count: 0,
        created_at: call.now,
    };
    let last = rows::find_last_place(w).await?;
    if !rows::insert(w, &community, last + 1).await? {
        return Err(Invalid::new("slug", "taken").into());
    }
    if !said::update(w, id, 1, form).await? {
        return Err(Error::EditedMeanwhile);
    }
    said::upsert_charter(w, id, &form.charter).await?;
    said::insert_tags(w, id, &form.tags).await?;
    said::insert_pins(w, call, id, &form.pins).await?;
    outbox::append(w, call, &Fact::CommunityCreated { community: id }).await?;
    if let Some(person) = person {
        members::insert(w, id, person, Role::Coordinator.as_str(), call.now).await?;
        rows::add_members(w, id, 1).await?;
        let started = Fact::MembershipStarted {
            community: id,
            person,
        };
        outbox::append(w, call, &started).await?;
    }
    access::put_on_record(w, call, "community-created", id, None).await?;
    Ok(slug)
}

async fn found_in(
    w: &mut Writer,
    call: &Call,
    place: &Place,
) -> Result<(String, Option<CommunityId>), Error> {
    match place {
        Place::Priority(slug) => {
            access::administers(call)?;
            let known = rows::list_priorities(w).await?;
            if !known.iter().any(|one| one.slug == *slug) {
                return Err(Invalid::new("priority", "unknown").into());
            }
            Ok((slug.clone(), None))
        }
        Place::Inside(parent) => {
            let row = access::to_do(w, call, parent, Capability::FoundGroup).await?;
            if row.community.parent_id.is_some() {
                return Err(Invalid::new("parent", "too-deep").into());
            }
            Ok((row.community.priority_slug, Some(row.community.id)))
        }
    }
}

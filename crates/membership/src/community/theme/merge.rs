//! One community becomes part of another.

use ::store::{Reader, Writer, outbox};
use base::{Call, CommunityId, Fact, Line, fold};

use super::{Going, store};
use crate::community::about::form::{MOST_PINS, MOST_TAGS};
use crate::community::about::{Tag, store as said};
use crate::community::{address, store as communities};
use crate::member::store as members;
use crate::{Error, access};

/// Hands everything of one community to another: members (the higher role and the earlier day count where somebody belongs to
/// both), requests, ways in, stand-ins, saved answers, tags and pins as far as there is room, guests, working groups and
/// addresses, which lead on from now on. Again it hands over what came late.
///
/// States [`Fact::CommunitiesMerged`] once. Fails with `NotCoordinator` unless an administrator or the program
/// calls, and `NotFound`.
pub async fn become_part(w: &mut Writer, call: &Call, going: Going) -> Result<(), Error> {
    access::administers(call)?;
    let Going {
        from: gone,
        to: kept,
    } = going;
    members::lock(w, gone.min(kept)).await?;
    members::lock(w, gone.max(kept)).await?;
    let community = communities::find_by_id(w, gone)
        .await?
        .ok_or(Error::NotFound)?;
    let other = communities::find_by_id(w, kept)
        .await?
        .ok_or(Error::NotFound)?;

    store::update_roles(w, gone, kept).await?;
    store::update_joined(w, gone, kept).await?;
    store::delete_members_of_both(w, gone, kept).await?;
    store::move_members(w, gone, kept).await?;
    store::update_count(w, kept).await?;
    store::update_count(w, gone).await?;

    store::delete_answered_where_waiting(w, gone, kept).await?;
    store::move_requests(w, gone, kept).await?;
    store::delete_requests(w, gone).await?;
    store::delete_moot_requests(w, kept).await?;
    store::move_ways_in(w, gone, kept).await?;
    store::move_saved_answers(w, gone, kept).await?;
    store::move_stand_ins(w, gone, kept).await?;
    store::delete_stand_ins(w, gone).await?;
    store::insert_guests(w, gone, kept).await?;
    store::delete_guests(w, gone).await?;

    // Working groups stand one level deep: under the one that goes on, or beside it when it is a working group itself.
    if other.parent_id == Some(gone) {
        store::update_parent(w, kept, community.parent_id).await?;
        store::move_groups(w, gone, kept).await?;
    } else {
        store::move_groups(w, gone, other.parent_id.unwrap_or(kept)).await?;
    }
    store::move_addresses(w, gone, kept).await?;
    address::insert_former(w, &community.slug, kept).await?;
    if store::update_merged(w, gone, kept).await? {
        unite(w, call, gone, kept).await?;
        access::put_on_record(w, call, "community-merged", gone, None).await?;
        let merged = Fact::CommunitiesMerged {
            community: kept,
            gone,
        };
        outbox::append(w, call, &merged).await?;
    }
    Ok(())
}

/// The tags and the pins of both, those of `kept` first, as far as there is room.
async fn unite(
    w: &mut Writer,
    call: &Call,
    gone: CommunityId,
    kept: CommunityId,
) -> Result<(), Error> {
    let mut tags: Vec<Tag> = tags_of(w, kept).await?;
    for tag in tags_of(w, gone).await? {
        if tags.len() < MOST_TAGS && !tags.iter().any(|known| known.key == tag.key) {
            tags.push(tag);
        }
    }
    let mut pins = said::list_pins(w, kept).await?;
    for pin in said::list_pins(w, gone).await? {
        if pins.len() < MOST_PINS && !pins.contains(&pin) {
            pins.push(pin);
        }
    }
    for one in [gone, kept] {
        said::delete_tags(w, one).await?;
        said::delete_pins(w, one).await?;
    }
    said::insert_tags(w, kept, &tags).await?;
    said::insert_pins(w, call, kept, &pins).await?;
    Ok(())
}

async fn tags_of(r: &mut Reader, id: CommunityId) -> Result<Vec<Tag>, Error> {
    let mut all = Vec::new();
    for name in said::list_tags(r, id).await? {
        let name = Line::parse("tags", &name, usize::MAX)?;
        let key = fold(name.as_str());
        all.push(Tag { key, name });
    }
    Ok(all)
}

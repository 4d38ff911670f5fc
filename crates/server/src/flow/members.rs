//! The members of a community: shown to whoever may, taken along, and one of them taken out.

use base::{Call, PersonId};
use identity::system as people;
use identity::{Member, MemberCursor, MemberFilter};
use membership::{CommunityDetail, Slug};
use store::{Reader, Writer};

use crate::letters;
use crate::problem::Problem;
use crate::view::ActMail;
use crate::words::Words;

/// More members than any community has.
const ALL: i64 = 100_000;

/// The members of a community who fit, of those the caller may see; `shown` proves that they may read it. One statement.
///
/// Fails with `SignInNeeded` as members are shown to nobody outside, and `Guest` for a guest who is not one of them: guests
/// have no directory, they see whom they are together with.
pub async fn list(
    r: &mut Reader,
    call: &Call,
    shown: &CommunityDetail,
    filter: &MemberFilter,
    after: &MemberCursor,
    most: i64,
) -> Result<Vec<Member>, Problem> {
    if call.actor.is_guest() && shown.standing.role().is_none() {
        return Err(membership::Error::Guest.into());
    }
    let id = shown.community.id;
    Ok(identity::list_members(r, call, id, filter, after, most).await?)
}

/// A member of the file.
pub struct Taken {
    /// Who.
    pub member: Member,
    /// Their address; empty for whoever may not see addresses.
    pub email: String,
}

/// All members for a file, which is put on record; with their addresses for administrators. Commit afterwards.
///
/// Fails as [`membership::note_export`] does.
pub async fn take_along(w: &mut Writer, call: &Call, slug: &Slug) -> Result<Vec<Taken>, Problem> {
    let community = membership::note_export(w, call, slug).await?;
    let (filter, start) = (MemberFilter::default(), MemberCursor::START);
    let members = identity::list_members(w, call, community.id, &filter, &start, ALL).await?;
    let mut addresses: std::collections::HashMap<PersonId, String> = Default::default();
    if call.actor.is_administrator() {
        let all = identity::list_member_addresses(w, call, community.id).await?;
        addresses.extend(all);
    }
    let one = |member: Member| Taken {
        email: addresses.remove(&member.id).unwrap_or_default(),
        member,
    };
    Ok(members.into_iter().map(one).collect())
}

/// Takes a member out and writes to them why. Commit afterwards. Fails as [`membership::remove_member`] does.
pub async fn remove(
    w: &mut Writer,
    call: &Call,
    slug: &Slug,
    person: PersonId,
    reason: &str,
    base_url: &str,
) -> Result<(), Problem> {
    let community = membership::remove_member(w, call, slug, person).await?;
    let Some(to) = people::recipient(w, person).await? else {
        return Ok(());
    };
    let Some(shown) = membership::system::community(w, community).await? else {
        return Ok(());
    };
    let words = Words::of(to.language);
    let letter = ActMail {
        text: vec![
            words.fill(
                "members-removed-mail-text",
                "community",
                shown.name(to.language),
            ),
            words.fill("members-removed-mail-reason", "reason", reason),
        ],
        notes: vec![words.get("members-removed-mail-note").to_owned()],
        ..letters::empty(base_url, &to, "members-removed-mail-subject")
    };
    let key = format!("removed:{community}:{person}:{}", call.now.micros());
    let letter = letters::written(call, &to, &letter, key)
        .map_err(|_| Problem::internal("a letter could not be written"))?;
    mail::enqueue(w, call.now, &letter).await?;
    Ok(())
}

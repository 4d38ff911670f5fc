//! Making a link by which many can come in.

use ::store::Writer;
use base::{Call, Invalid, PersonId, Secret, WayInId};

use super::store::{self, New};
use super::{DAY, MOST_DAYS, MOST_USES};
use crate::community::Slug;
use crate::{Capability, Error, Role, access};

/// Makes a link by which so many people can become members within so many days; its secret, which is kept nowhere and so
/// can be shown this once only.
///
/// Nobody is told. Fails with `NotFound`, `SignInNeeded` (the program makes no links), `NotCoordinator`, `Archived`, and
/// `Invalid` for `uses` (1 to 500) or `days` (1 to 90): `out-of-range`.
pub async fn make_link(
    w: &mut Writer,
    call: &Call,
    slug: &Slug,
    uses: i64,
    days: i64,
) -> Result<(WayInId, Secret), Error> {
    let by: PersonId = call.actor.person().ok_or(Error::SignInNeeded)?;
    let community = access::to_do(w, call, slug, Capability::InviteMembers)
        .await?
        .community;
    let wrong = [("uses", uses, MOST_USES), ("days", days, MOST_DAYS)];
    let wrong: Vec<Invalid> = wrong
        .into_iter()
        .filter(|(_, given, most)| !(1..=*most).contains(given))
        .map(|(field, ..)| Invalid::new(field, "out-of-range"))
        .collect();
    if !wrong.is_empty() {
        return Err(Error::Invalid(wrong));
    }
    let (id, secret) = (WayInId(call.ids.uuid(call.now)), Secret::new(&call.ids));
    let new = New {
        id,
        community: community.id,
        secret: secret.clone(),
        email: None,
        name: String::new(),
        organisation: String::new(),
        role: Role::Member.as_str(),
        word: String::new(),
        invited_by: by,
        created_at: call.now,
        expires_at: call.now.plus_seconds(days * DAY),
        uses,
        link: None,
    };
    store::insert_all(w, &[new]).await?;
    Ok((id, secret))
}

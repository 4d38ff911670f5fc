//! Asking for a letter by a link, for whoever is not signed in.

use ::store::{Writer, outbox};
use base::{Call, Email, Fact, Line, Secret, WayInId};

use super::store::{self, New};
use super::{DAY, WayIn};
use crate::{Error, Role};

/// Days that a letter works that was asked for by a link; no longer than the link.
const ASKED_DAYS: i64 = 2;

/// Asks for a letter to an address, by which its owner can come in; an earlier one by the same link stops working.
///
/// Unchecked on purpose: the secret of the link is the proof. It writes the same one row whether the address is somebody's or
/// not, so neither the answer nor its time tells. States [`Fact::InvitedToCommunity`]. Fails with `LinkSpent` when the link
/// leads nowhere any more, or is for one address.
pub async fn ask_by_link(
    w: &mut Writer,
    call: &Call,
    secret: &str,
    name: &Line,
    email: &Email,
) -> Result<(), Error> {
    let secret = Secret::parse(secret).ok_or(Error::LinkSpent)?;
    let link: WayIn = store::find_living(w, &secret, call.now)
        .await?
        .filter(|link| link.email.is_none())
        .ok_or(Error::LinkSpent)?;
    store::delete_asked(w, link.id, email.key()).await?;
    let ends = call.now.plus_seconds(ASKED_DAYS * DAY);
    let new = New {
        id: WayInId(call.ids.uuid(call.now)),
        community: link.community_id,
        secret: Secret::new(&call.ids),
        email: Some((email.key().to_owned(), email.as_str().to_owned())),
        name: name.as_str().to_owned(),
        organisation: String::new(),
        role: Role::Member.as_str(),
        word: String::new(),
        invited_by: link.invited_by,
        created_at: call.now,
        expires_at: ends.min(link.expires_at),
        uses: 1,
        link: Some(link.id),
    };
    let fact = Fact::InvitedToCommunity {
        community: link.community_id,
        way_in: new.id,
    };
    store::insert_all(w, &[new]).await?;
    Ok(outbox::append(w, call, &fact).await?)
}

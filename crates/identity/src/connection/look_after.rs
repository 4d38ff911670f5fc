//! Seeing and removing one's connections.

use ::store::{Reader, Writer, outbox};
use base::{Call, ConnectionId, Fact};

use super::{Connection, store};
use crate::{Error, access, acts, method};

/// The caller's connections, the first made first. Fails with `SignInNeeded`.
pub async fn list_connections(r: &mut Reader, call: &Call) -> Result<Vec<Connection>, Error> {
    let me = access::signed_in(call)?;
    Ok(store::list(r, me.id).await?)
}

/// Removes one of the connections of the caller, who has just proved who they are: nobody signs in by it any more.
///
/// States [`Fact::ConnectionRemoved`]. Fails with `SignInNeeded`, `NotFound` when it is not theirs, or `LastMethod`; then drop the
/// `Writer`.
pub async fn remove_connection(w: &mut Writer, call: &Call, id: ConnectionId) -> Result<(), Error> {
    let me = access::signed_in(call)?;
    method::hold(w, me.id).await?;
    if !store::delete(w, id, me.id).await? {
        return Err(Error::NotFound);
    }
    method::keep_one(w, me.id).await?;
    outbox::append(w, call, &Fact::ConnectionRemoved { person: me.id }).await?;
    acts::on_person(w, call, "connection-removed", me.id, "ok").await
}

//! What a community says of itself beside its name: charter, tags, pinned material, welcome, working groups.

use ::store::Reader;
use base::{Call, CommunityId, Ts};

use super::describe::CommunityDetail;
use super::{Community, store as communities};
use crate::{Error, Standing};

pub mod form;
pub(crate) mod store;

pub use form::{Charter, CommunityForm, CommunityTyped, Pin, Tag};

/// How long somebody who joined is shown the welcome, in days.
pub const NEW_DAYS: i64 = 14;

/// What a community says of itself, for this caller.
#[derive(Debug, Clone)]
pub struct About {
    /// Its charter; fields may be empty.
    pub charter: Charter,
    /// Its tags, in their order.
    pub tags: Vec<String>,
    /// What is pinned, in its order.
    pub pins: Vec<Pin>,
    /// Markdown for whoever joined lately.
    pub welcome: String,
    /// Whether the caller joined in the last [`NEW_DAYS`] days.
    pub newcomer: bool,
    /// The community it is a working group of, when the caller may know of that.
    pub parent: Option<(Community, Standing)>,
    /// Its working groups, as far as the caller may know of them.
    pub groups: Vec<(Community, Standing)>,
    /// Raised by every change to all this; to be given back with a change.
    pub version: i64,
}

/// What a community the caller has been shown says of itself.
pub async fn about(r: &mut Reader, call: &Call, shown: &CommunityDetail) -> Result<About, Error> {
    let id = shown.community.id;
    let said = store::find_said(r, id).await?.ok_or(Error::NotFound)?;
    let joined: Option<Ts> = match call.actor.person() {
        Some(person) => store::find_joined(r, id, person).await?,
        None => None,
    };
    let all = communities::list(r, call).await?;
    let near: Vec<(Community, Standing)> = all
        .into_iter()
        .map(|row| {
            let standing = row.standing(call);
            (row.community, standing)
        })
        .filter(|(_, standing)| standing.may_read())
        .filter(|(one, _)| one.parent_id == Some(id) || shown.community.parent_id == Some(one.id))
        .collect();
    let (groups, parents): (Vec<_>, Vec<_>) = near
        .into_iter()
        .partition(|(one, _)| one.parent_id == Some(id));
    Ok(About {
        charter: store::find_charter(r, id).await?.unwrap_or_default(),
        tags: store::list_tags(r, id).await?,
        pins: store::list_pins(r, id).await?,
        newcomer: joined.is_some_and(|at| at.plus_seconds(NEW_DAYS * 86_400) > call.now),
        welcome: said.welcome,
        version: said.version,
        parent: parents.into_iter().next(),
        groups,
    })
}

/// What communities the caller has been shown say of themselves, as lists tell it: charter and tags of each that has any.
pub async fn list_said(
    r: &mut Reader,
    shown: &[(Community, Standing)],
) -> Result<Vec<(CommunityId, Charter, Vec<String>)>, Error> {
    let charters = store::list_charters(r).await?;
    let tags = store::list_all_tags(r).await?;
    let mut said = Vec::new();
    for (community, _) in shown {
        let id = community.id;
        let charter = charters.iter().find(|one| one.id == id);
        let tags = tags.iter().filter(|(one, _)| *one == id);
        said.push((
            id,
            charter.map(|one| one.charter.clone()).unwrap_or_default(),
            tags.map(|(_, name)| name.clone()).collect(),
        ));
    }
    Ok(said)
}

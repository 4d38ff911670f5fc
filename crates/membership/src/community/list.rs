//! Which communities there are, for this caller.

use base::Call;
use store::Reader;

use super::{Community, Priority, store as rows};
use crate::{Error, Standing};

/// The priorities, in their order.
pub async fn list_priorities(r: &mut Reader) -> Result<Vec<Priority>, Error> {
    Ok(rows::list_priorities(r).await?)
}

/// Every community the caller may read, in its order, with the caller's standing in it.
pub async fn list_communities(
    r: &mut Reader,
    call: &Call,
) -> Result<Vec<(Community, Standing)>, Error> {
    let all = rows::list(r, call).await?;
    Ok(all
        .into_iter()
        .map(|row| {
            let standing = row.standing(call);
            (row.community, standing)
        })
        .filter(|(_, standing)| standing.may_read())
        .collect())
}

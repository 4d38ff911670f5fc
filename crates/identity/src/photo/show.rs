//! Asking for a photo.

use ::store::Reader;
use base::{Call, fold};

use super::{PhotoSize, store};
use crate::Error;
use crate::profile::{Audience, Looker};

/// The photo of whoever has a handle, as a JPEG file; `None` when there is none, or it is not for the caller.
///
/// Fails with `NotFound` when there is no such person or the account is disabled.
pub async fn photo(
    r: &mut Reader,
    call: &Call,
    handle: &str,
    size: PhotoSize,
) -> Result<Option<Vec<u8>>, Error> {
    let me = call.actor.person();
    let row = store::find(r, &fold(handle), size, me)
        .await?
        .ok_or(Error::NotFound)?;
    let looker = Looker::of(call, row.person, row.shares);
    let usual = Audience::SignedIn;
    // An unknown word, of a newer version, is for nobody.
    let audience = row.audience.map_or(usual, |word| {
        Audience::parse(&word).unwrap_or(Audience::Nobody)
    });
    Ok(row.bytes.filter(|_| looker.sees(audience)))
}

//! Questions about profiles.

use ::store::Reader;
use base::{Call, PersonId, Ts, fold};

use super::store::Row;
use super::{Audiences, Looker, OwnProfile, Profile, store};
use crate::{Error, access};

/// The person with a handle, in either case, as the caller may see them.
///
/// Fails with `NotFound` when there is none or the account is disabled.
pub async fn person_by_handle(r: &mut Reader, call: &Call, handle: &str) -> Result<Profile, Error> {
    let me = call.actor.person();
    let row = store::find(r, &fold(handle), me)
        .await?
        .ok_or(Error::NotFound)?;
    let looker = Looker::of(call, row.id, row.shares);
    let (shown, audiences) = whole(r, row).await?;
    Ok(cut(shown, audiences, looker, call.now))
}

/// The present handle of whoever had this one before; `None` when nobody had.
pub async fn current_handle(r: &mut Reader, handle: &str) -> Result<Option<String>, Error> {
    Ok(store::find_present_handle(r, &fold(handle)).await?)
}

/// The caller's own profile with everything in it. Fails with `SignInNeeded`, or `NotFound` when it has been disabled.
pub async fn own_profile(r: &mut Reader, call: &Call) -> Result<OwnProfile, Error> {
    let me = access::signed_in(call)?;
    let row = store::find_own(r, me.id).await?.ok_or(Error::NotFound)?;
    let (shown, audiences) = whole(r, row).await?;
    Ok(OwnProfile { shown, audiences })
}

async fn whole(r: &mut Reader, row: Row) -> Result<(Profile, Audiences), Error> {
    let expertise = expertise(r, row.id).await?;
    let audiences = row.audiences();
    let shown = Profile {
        id: row.id,
        handle: row.handle,
        name: row.name,
        organisation: row.organisation,
        province: row.province,
        job: row.job,
        expertise,
        help: row.help.unwrap_or_default(),
        away_until: row.away_until,
        photo: row.photo,
    };
    Ok((shown, audiences))
}

async fn expertise(r: &mut Reader, person: PersonId) -> Result<Vec<String>, Error> {
    Ok(store::list_expertise(r, person).await?)
}

/// Takes away what is not for the looker, and an absence that is over.
fn cut(mut shown: Profile, audiences: Audiences, looker: Looker, now: Ts) -> Profile {
    if !looker.sees(audiences.job) {
        shown.job.clear();
    }
    if !looker.sees(audiences.expertise) {
        shown.expertise.clear();
    }
    if !looker.sees(audiences.help) {
        shown.help.clear();
    }
    shown.away_until = shown
        .away_until
        .filter(|until| *until > now && looker.sees(audiences.away));
    shown
}

//! Announcing: a thread that everybody in its community is told of at once, and how often that may happen.

mod announce;
pub(crate) mod store;

use ::store::Reader;
use base::{Call, PersonId, Ts};
use membership::CommunityDetail;

pub use announce::{Announcing, announce};

use crate::Error;

/// How many announcements a community may get within [`DAYS`] days. Mail is read as long as there is little of it.
pub const MOST: i64 = 2;
/// How many announcements to several communities one person may make within [`DAYS`] days.
pub const MOST_WIDE: i64 = 1;
/// The days that are counted.
pub const DAYS: i64 = 7;

/// From when one more may be announced in a community the caller has been shown; `None` when it may be now.
pub async fn announced_lately(
    r: &mut Reader,
    call: &Call,
    shown: &CommunityDetail,
) -> Result<Option<Ts>, Error> {
    let lately = store::list_lately(r, shown.community.id, since(call)).await?;
    Ok(again_from(&lately, MOST))
}

fn since(call: &Call) -> Ts {
    call.now.plus_seconds(-DAYS * 86_400)
}

/// From when one more may follow those of these moments (the latest first), of which `most` are allowed.
fn again_from(lately: &[Ts], most: i64) -> Option<Ts> {
    let counts = usize::try_from(most).unwrap_or(0).checked_sub(1)?;
    lately.get(counts).map(|at| at.plus_seconds(DAYS * 86_400))
}

/// From when somebody may announce to several communities again; `None` when it may be now.
async fn announced_widely(
    r: &mut Reader,
    call: &Call,
    person: PersonId,
) -> Result<Option<Ts>, Error> {
    let lately = store::list_wide(r, person, since(call)).await?;
    Ok(again_from(&lately, MOST_WIDE))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_more_is_allowed_when_the_one_that_counts_is_old_enough() {
        let day = |n: i64| Ts::from_micros(0).plus_seconds(n * 86_400);
        assert_eq!(again_from(&[], 2), None);
        assert_eq!(again_from(&[day(3)], 2), None);
        assert_eq!(again_from(&[day(3), day(1)], 2), Some(day(8)));
        assert_eq!(again_from(&[day(5), day(3), day(1)], 2), Some(day(10)));
        assert_eq!(again_from(&[day(3)], 1), Some(day(10)));
    }
}

//! How many of a community's members come from where, in figures that tell of nobody in particular.

use ::store::Reader;
use base::{Call, CommunityId, OrganisationId, SMALLEST_GROUP};

use super::store;
use crate::{Error, Province, access};

/// How many members a community has, by province and by employer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    /// How many in all; `None` when they are too few to tell.
    pub members: Option<i64>,
    /// For each province in its order how many; `None` when they are too few to tell, or would give away how many another
    /// province with too few has.
    pub provinces: Vec<(Province, Option<i64>)>,
    /// The employers with enough members, the most first, then by name.
    pub organisations: Vec<Employer>,
    /// How many employers have too few members to tell how many.
    pub small: i64,
}

/// An employer and how many of a community's members work there.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Employer {
    /// Which.
    pub id: OrganisationId,
    /// Its name.
    pub name: String,
    /// The word of the province it is in, or empty.
    pub(super) province: String,
    /// How many members.
    pub members: i64,
}

/// The figures of a community of `members` that the caller looks after (both come from there). Groups smaller than
/// [`SMALLEST_GROUP`] are not told. Fails with `SignInNeeded`.
pub async fn tally_members(
    r: &mut Reader,
    call: &Call,
    community: CommunityId,
    members: i64,
) -> Result<Tally, Error> {
    access::known(call)?;
    let employers = store::count_by_employer(r, community).await?;
    Ok(told(members, employers))
}

fn told(all: i64, mut employers: Vec<Employer>) -> Tally {
    let provinces = Province::ALL.iter().map(|province| {
        let there = employers
            .iter()
            .filter(|one| one.province == province.as_str());
        (*province, there.map(|one| one.members).sum())
    });
    let provinces = hidden(provinces.collect());
    let few = |n: &i64| (1..SMALLEST_GROUP).contains(n);
    let all_employers = employers.len();
    employers.retain(|one| !few(&one.members));
    let small = all_employers - employers.len();
    employers.sort_by(|a, b| b.members.cmp(&a.members).then_with(|| a.name.cmp(&b.name)));
    Tally {
        members: (all == 0 || !few(&all)).then_some(all),
        provinces,
        organisations: employers,
        small: i64::try_from(small).unwrap_or_default(),
    }
}

/// Hides the small groups; and when that is one alone, the next larger too, as the total would give it away otherwise.
fn hidden(counts: Vec<(Province, i64)>) -> Vec<(Province, Option<i64>)> {
    let few = |n: i64| (1..SMALLEST_GROUP).contains(&n);
    let small = counts.iter().filter(|(_, n)| few(*n)).count();
    let next = counts
        .iter()
        .map(|(_, n)| *n)
        .filter(|n| *n >= SMALLEST_GROUP)
        .min();
    let mut second = if small == 1 { next } else { None };
    counts
        .into_iter()
        .map(|(province, n)| {
            let hide = few(n) || second.take_if(|next| *next == n).is_some();
            (province, (!hide).then_some(n))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(counts: &[(Province, i64)]) -> Vec<Employer> {
        let one = |(province, members): &(Province, i64)| Employer {
            id: OrganisationId(Default::default()),
            name: String::new(),
            province: province.as_str().to_owned(),
            members: *members,
        };
        counts.iter().map(one).collect()
    }

    fn shown(tally: &Tally, province: Province) -> Option<i64> {
        let found = tally.provinces.iter().find(|(one, _)| *one == province);
        found.and_then(|(_, n)| *n)
    }

    #[test]
    fn small_groups_are_not_told() {
        let employers = [
            (Province::Utrecht, 17),
            (Province::Utrecht, 3),
            (Province::Zeeland, 4),
            (Province::Drenthe, 2),
        ];
        let tally = told(35, at(&employers));
        assert_eq!(tally.members, Some(35));
        assert_eq!(shown(&tally, Province::Utrecht), Some(20));
        assert_eq!(shown(&tally, Province::Zeeland), None);
        assert_eq!(shown(&tally, Province::Drenthe), None);
        assert_eq!(shown(&tally, Province::Limburg), Some(0));
        assert_eq!((tally.organisations.len(), tally.small), (1, 3));
    }

    #[test]
    fn one_small_group_alone_takes_the_next_along() {
        let employers = [
            (Province::Utrecht, 20),
            (Province::Zeeland, 4),
            (Province::Drenthe, 7),
            (Province::Limburg, 7),
        ];
        let tally = told(38, at(&employers));
        assert_eq!(shown(&tally, Province::Zeeland), None);
        let sevens = [Province::Drenthe, Province::Limburg].map(|one| shown(&tally, one));
        assert_eq!(sevens.iter().flatten().count(), 1, "one of two: {sevens:?}");
        assert_eq!(shown(&tally, Province::Utrecht), Some(20));
    }

    #[test]
    fn a_community_of_four_tells_nothing() {
        assert_eq!(told(4, at(&[(Province::Utrecht, 4)])).members, None);
        assert_eq!(told(0, Vec::new()).members, Some(0));
    }
}

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
    /// How many members.
    pub members: i64,
}

/// The figures of a community that the caller looks after (its id comes from there). Groups smaller than
/// [`SMALLEST_GROUP`] are not told. Fails with `SignInNeeded`.
pub async fn tally_members(
    r: &mut Reader,
    call: &Call,
    community: CommunityId,
) -> Result<Tally, Error> {
    access::known(call)?;
    let by_province = store::count_by_province(r, community).await?;
    let employers = store::count_by_employer(r, community).await?;
    Ok(told(&by_province, employers))
}

fn told(by_province: &[(String, i64)], mut employers: Vec<Employer>) -> Tally {
    let all: i64 = by_province.iter().map(|(_, n)| *n).sum();
    let provinces = Province::ALL.iter().map(|province| {
        let found = by_province.iter().find(|(name, _)| name == province.name());
        (*province, found.map_or(0, |(_, n)| *n))
    });
    let few = |n: &i64| (1..SMALLEST_GROUP).contains(n);
    let all_employers = employers.len();
    employers.retain(|one| !few(&one.members));
    let small = all_employers - employers.len();
    employers.sort_by(|a, b| b.members.cmp(&a.members).then_with(|| a.name.cmp(&b.name)));
    Tally {
        members: (all == 0 || !few(&all)).then_some(all),
        provinces: hidden(provinces.collect()),
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

    fn provinces(counts: &[(&str, i64)]) -> Vec<(String, i64)> {
        counts
            .iter()
            .map(|(word, n)| ((*word).to_owned(), *n))
            .collect()
    }

    fn shown(tally: &Tally, province: Province) -> Option<i64> {
        let found = tally.provinces.iter().find(|(one, _)| *one == province);
        found.and_then(|(_, n)| *n)
    }

    #[test]
    fn small_groups_are_not_told() {
        let tally = told(
            &provinces(&[("Utrecht", 20), ("Zeeland", 4), ("Drenthe", 2), ("", 9)]),
            Vec::new(),
        );
        assert_eq!(tally.members, Some(35));
        assert_eq!(shown(&tally, Province::Utrecht), Some(20));
        assert_eq!(shown(&tally, Province::Zeeland), None);
        assert_eq!(shown(&tally, Province::Drenthe), None);
        assert_eq!(shown(&tally, Province::Limburg), Some(0));
    }

    #[test]
    fn one_small_group_alone_takes_the_next_along() {
        let tally = told(
            &provinces(&[
                ("Utrecht", 20),
                ("Zeeland", 4),
                ("Drenthe", 7),
                ("Limburg", 7),
            ]),
            Vec::new(),
        );
        assert_eq!(shown(&tally, Province::Zeeland), None);
        let sevens = [Province::Drenthe, Province::Limburg].map(|one| shown(&tally, one));
        assert_eq!(
            sevens.iter().flatten().count(),
            1,
            "one of two equals: {sevens:?}"
        );
        assert_eq!(shown(&tally, Province::Utrecht), Some(20));
    }

    #[test]
    fn a_community_of_four_tells_nothing() {
        assert_eq!(
            told(&provinces(&[("Utrecht", 4)]), Vec::new()).members,
            None
        );
        assert_eq!(told(&[], Vec::new()).members, Some(0));
    }
}

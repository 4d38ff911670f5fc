//! The figures of the desk: weeks, provinces, employers.

use discussion::Talk;
use identity::Tally;

use super::desk::total;
use crate::extract::Caller;
use crate::pages::frame::count;
use crate::view;
use crate::when::date_of;
use crate::words::Words;

pub(super) fn bars(caller: &Caller, talk: &Talk, here: &str) -> Vec<view::Bar> {
    let w = Words::of(caller.call.lang);
    let most = talk
        .weeks
        .iter()
        .map(|week| week.posts)
        .max()
        .unwrap_or(0)
        .max(1);
    let bar = |(n, week): (usize, &discussion::desk::Week)| view::Bar {
        place: total(n),
        from: date_of(week.from, caller.call.lang),
        posts: count(week.posts),
        height: count(week.posts * 80 / most),
        writers: view::people(w, week.writers),
        url: format!("{here}/week?n={n}"),
    };
    talk.weeks.iter().enumerate().map(bar).collect()
}

/// Where a province stands on the map: two letters, column, row.
fn place(province: identity::Province) -> (&'static str, u8, u8) {
    use identity::Province as P;
    match province {
        P::Fryslan => ("FR", 2, 0),
        P::Groningen => ("GR", 3, 0),
        P::NoordHolland => ("NH", 1, 1),
        P::Flevoland => ("FL", 2, 1),
        P::Drenthe => ("DR", 3, 1),
        P::ZuidHolland => ("ZH", 0, 2),
        P::Utrecht => ("UT", 1, 2),
        P::Gelderland => ("GE", 2, 2),
        P::Overijssel => ("OV", 3, 2),
        P::Zeeland => ("ZE", 0, 3),
        P::NoordBrabant => ("NB", 1, 3),
        P::Limburg => ("LI", 2, 3),
    }
}

pub(super) fn tiles(w: &'static Words, tally: &Tally, slug: &str) -> Vec<view::Tile> {
    let tile = |(province, n): &(identity::Province, Option<i64>)| {
        let (letters, column, row) = place(*province);
        view::Tile {
            name: province.name(),
            letters,
            said: view::people(w, *n),
            short: n.map_or_else(|| format!("<{}", base::SMALLEST_GROUP), |n| n.to_string()),
            level: match n {
                Some(0) => 0,
                None => 1,
                Some(..10) => 2,
                Some(10..25) => 3,
                Some(25..50) => 4,
                Some(_) => 5,
            },
            column,
            row,
            url: format!("/c/{slug}/members?province={}", province.as_str()),
        }
    };
    tally.provinces.iter().map(tile).collect()
}

pub(super) fn employers(tally: &Tally, slug: &str) -> Vec<view::DeskEmployer> {
    let one = |employer: &identity::Employer| view::DeskEmployer {
        name: employer.name.clone(),
        members: count(employer.members),
        url: format!("/c/{slug}/members?organisation={}", employer.id),
    };
    tally.organisations.iter().map(one).collect()
}

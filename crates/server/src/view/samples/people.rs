//! The made-up people and the communities of the samples.

use base::Lang;

use super::ago;
use crate::view::{CommunityCard, CommunityLink, PersonLink, PriorityGroup};

/// Handle, name, initials, organisation.
const PEOPLE: [(&str, &str, &str, &str); 6] = [
    ("anna", "Anna de Wit", "AW", "Bibliotheek De Zandloper"),
    ("bram", "Bram Yıldız", "BY", "Biblionet Noorderland"),
    (
        "chantal",
        "Chantal Hoekstra-van Oosterwijk",
        "CH",
        "Bibliotheek Rivierenland-Oost, Maas en Waal en Langstraat",
    ),
    ("dirk", "Dirk Sluis", "DS", ""),
    ("esra", "Esra Bakker", "EB", "Koninklijke Bibliotheek"),
    (
        "marijke",
        "Marijke van den Berg",
        "MB",
        "Bibliotheek Het Lage Land",
    ),
];

/// One of six people.
pub fn person(which: usize) -> PersonLink {
    let (handle, name, initials, organisation) = PEOPLE
        .get(which % PEOPLE.len())
        .copied()
        .unwrap_or_default();
    PersonLink {
        name: name.to_owned(),
        handle: handle.to_owned(),
        initials: initials.to_owned(),
        organisation: organisation.to_owned(),
        photo: if which % 3 == 1 {
            format!("/people/{handle}/photo?size=96&v=1")
        } else {
            String::new()
        },
    }
}

/// Priority, slug, name, purpose.
const COMMUNITIES: [(u8, &str, &str, &str); 15] = [
    (
        1,
        "leesbevordering",
        "Leesbevordering en doorgaande leeslijn",
        "Hoe elk kind lezer wordt en blijft, van baby tot brugklas.",
    ),
    (
        1,
        "jonge-kind-en-gezin",
        "Jonge kind en gezin",
        "Taal en voorlezen thuis, met ouders, consultatiebureau en kinderopvang.",
    ),
    (
        1,
        "mediawijsheid",
        "Digitale geletterdheid en mediawijsheid",
        "Lessen en projecten waarmee kinderen veilig en slim met media omgaan.",
    ),
    (
        1,
        "jongeren-en-vo",
        "Jongeren en voortgezet onderwijs",
        "De bibliotheek op school voor twaalf jaar en ouder.",
    ),
    (
        2,
        "basisvaardigheden",
        "Basisvaardigheden",
        "Lezen, schrijven, rekenen en digitale vaardigheden voor volwassenen.",
    ),
    (
        2,
        "maatschappelijke-deelname",
        "Maatschappelijke deelname",
        "Meedoen aan de samenleving: spreekuren, taalcafés en ontmoeting.",
    ),
    (
        2,
        "digitale-vaardigheden",
        "Digitale vaardigheden en e-overheid",
        "Hulp bij DigiD, formulieren en alles wat online moet.",
    ),
    (
        3,
        "community-en-connectie",
        "Community en connectie",
        "Mensen bij elkaar brengen rond wat ze willen leren en delen.",
    ),
    (
        3,
        "leven-lang-leren",
        "Leven lang leren",
        "Cursussen, taalhuizen en leerkringen voor iedereen die verder wil.",
    ),
    (
        3,
        "21e-eeuwse-vaardigheden",
        "21e-eeuwse vaardigheden en makerplaatsen",
        "Maken, programmeren en ontwerpen in de bibliotheek.",
    ),
    (
        3,
        "kunst-cultuur-erfgoed",
        "Kunst, cultuur en erfgoed",
        "Verhalen van de streek, samen met archief, museum en theater.",
    ),
    (
        4,
        "digitale-innovatie",
        "Digitale innovatie",
        "Nieuwe techniek uitproberen en kijken wat de lezer eraan heeft.",
    ),
    (
        4,
        "open-innovatie",
        "Open innovatie",
        "Samen met bewoners en partners nieuwe diensten bedenken.",
    ),
    (
        4,
        "effectmeting",
        "Effectmeting",
        "Laten zien wat de bibliotheek oplevert, met cijfers en verhalen.",
    ),
    (
        4,
        "community-library",
        "Community library",
        "De bibliotheek van en door de buurt.",
    ),
];

const PRIORITIES: [&str; 4] = [
    "Jeugd & onderwijs",
    "Participatie & zelfredzaamheid",
    "Persoonlijke ontwikkeling",
    "Verandering & verbreding van de klassieke bibliotheek",
];

/// A community by its slug's place in the list.
pub fn community(which: usize) -> CommunityLink {
    let (mark, slug, name, _) = COMMUNITIES
        .get(which % COMMUNITIES.len())
        .copied()
        .unwrap_or_default();
    CommunityLink {
        slug: slug.to_owned(),
        name: name.to_owned(),
        mark,
    }
}

/// A community's card.
pub(super) fn card(which: usize, lang: Lang) -> CommunityCard {
    let (mark, slug, name, purpose) = COMMUNITIES
        .get(which % COMMUNITIES.len())
        .copied()
        .unwrap_or_default();
    let n = u32::try_from(which).unwrap_or_default();
    CommunityCard {
        slug: slug.to_owned(),
        name: name.to_owned(),
        purpose: purpose.to_owned(),
        members: if which == 4 { 1_204 } else { 41 + n * 37 % 230 },
        threads: if which == 14 { 0 } else { 1 + n * 53 % 140 },
        last_activity: (which != 14).then(|| ago(7 + i64::from(n * n) * 190, lang)),
        mine: matches!(which, 0 | 4 | 8 | 14),
        unread: 0,
        mark,
    }
}

/// All communities under their priorities, but for those that are left out.
pub(super) fn priorities(lang: Lang, without: &[usize]) -> Vec<PriorityGroup> {
    PRIORITIES
        .iter()
        .zip(1u8..)
        .map(|(name, mark)| PriorityGroup {
            mark,
            name: (*name).to_owned(),
            communities: (0..COMMUNITIES.len())
                .filter(|which| !without.contains(which))
                .map(|which| card(which, lang))
                .filter(|card| card.mark == mark)
                .collect(),
        })
        .collect()
}

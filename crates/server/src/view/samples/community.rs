//! Samples of a community.

use base::Lang;
use membership::{Door, Joining, State, Visibility};

use super::people::{card, community, person};
use super::rows::rows;
use super::{inside, outside, title};
use crate::view::{
    Asking, Community, CommunityAbout, CommunityEdit, CommunityFields, CommunityLink,
    CommunityOffer, FormErrors, Membership, Nav, OwnRequest, RolesHelp, ThemeAct, ThemePage,
    ThemeRow, Themes, ThreadChoice, Who, charter_names,
};
use crate::words::Words;

fn who(visibility: Visibility, joining: Joining, state: State) -> Who {
    Who(Door::of(visibility, joining, state))
}

/// Everything filled in, as somebody sees it who joined last week and coordinates.
fn full(lang: Lang) -> CommunityAbout {
    let texts = [
        "Minder mensen die moeite hebben met lezen.",
        "Taal, rekenen en digitaal.",
        "Elke maand een vraag uit de praktijk.",
        "Op de eerste dinsdag, online.",
        "Een handreiking die we elk jaar bijwerken.",
        "Tot eind 2027.",
    ];
    CommunityAbout {
        archived: false,
        parent: None,
        groups: vec![community(5)],
        charter: charter_names(Words::of(lang))
            .into_iter()
            .zip(texts.map(ToOwned::to_owned))
            .collect(),
        tags: vec!["taalhuis".to_owned(), "vrijwilligers".to_owned()],
        pins: vec![("Handreiking Taalhuis".to_owned(), "/t/k7f39qz".to_owned())],
        welcome: Some("<p>Stel je even voor in <em>Wie is wie</em>.</p>".to_owned()),
        may_edit: true,
        may_found: true,
    }
}

impl Community {
    /// What a member sees.
    pub fn sample(lang: Lang) -> Self {
        let CommunityLink { slug, name, mark } = community(4);
        let card = card(4, lang);
        Self {
            frame: inside(lang, &name, "/c/basisvaardigheden", Nav::Elsewhere),
            slug,
            name,
            mark,
            priority: "Participatie & zelfredzaamheid".to_owned(),
            purpose: card.purpose,
            who: who(Visibility::Public, Joining::Open, State::Open),
            about: full(lang),
            members: card.members,
            coordinators: vec![person(1), person(2)],
            membership: Membership::Member,
            request: None,
            asking: Asking::default(),
            threads: rows(lang, 0..7),
            newer: None,
            older: Some("/c/basisvaardigheden?cursor=abc".to_owned()),
        }
    }

    /// What a passer-by sees.
    pub fn signed_out_sample(lang: Lang) -> Self {
        let mut threads = rows(lang, 0..7);
        threads.iter_mut().for_each(|row| row.unread = 0);
        Self {
            frame: outside(lang, &community(4).name, "/c/basisvaardigheden"),
            membership: Membership::SignedOut,
            threads,
            newer: Some("/c/basisvaardigheden".to_owned()),
            ..Self::sample(lang)
        }
    }

    /// A working group that is archived.
    pub fn archived_sample(lang: Lang) -> Self {
        Self {
            who: who(Visibility::Network, Joining::Open, State::Archived),
            about: CommunityAbout {
                archived: true,
                parent: Some(community(5)),
                ..CommunityAbout::default()
            },
            ..Self::sample(lang)
        }
    }

    /// A new community that one asks to join.
    pub fn empty_sample(lang: Lang) -> Self {
        let CommunityLink { slug, name, mark } = community(14);
        Self {
            frame: inside(lang, &name, "/c/community-library", Nav::Elsewhere),
            slug,
            name,
            mark,
            priority: "Verandering & verbreding van de klassieke bibliotheek".to_owned(),
            purpose: card(14, lang).purpose,
            who: who(Visibility::Public, Joining::Request, State::Open),
            about: CommunityAbout::default(),
            members: 1,
            coordinators: Vec::new(),
            membership: Membership::Outside,
            request: Some(OwnRequest::refused_sample(lang)),
            asking: Asking::sample(lang),
            threads: Vec::new(),
            newer: None,
            older: None,
        }
    }

    /// What somebody sees who asked to join.
    pub fn asked_sample(lang: Lang) -> Self {
        Self {
            membership: Membership::Asked,
            request: Some(OwnRequest::sample(lang)),
            ..Self::empty_sample(lang)
        }
    }
}

impl CommunityEdit {
    /// The form of a community that is there, for an administrator.
    pub fn sample(lang: Lang) -> Self {
        let link = community(4);
        Self {
            frame: inside(
                lang,
                title(lang, "about-edit"),
                "/c/basisvaardigheden/edit",
                Nav::Elsewhere,
            ),
            lead: title(lang, "about-edit-lead"),
            action: format!("/c/{}/edit", link.slug),
            back: format!("/c/{}", link.slug),
            typed: CommunityFields {
                version: "3".to_owned(),
                name_nl: link.name.clone(),
                name_en: "Basic skills".to_owned(),
                purpose_nl: card(4, lang).purpose,
                purpose_en: "For everybody who helps people to read.".to_owned(),
                slug: link.slug.clone(),
                visibility: "public".to_owned(),
                joining: "request".to_owned(),
                question: "Waar werk je aan?".to_owned(),
                welcome: "Stel je even **voor**.".to_owned(),
                tags: "taalhuis, vrijwilligers".to_owned(),
                pins: "Handreiking Taalhuis /t/k7f39qz".to_owned(),
                ..CommunityFields::default()
            },
            offer: CommunityOffer {
                slug: true,
                priorities: Vec::new(),
            },
            community: Some(link),
            errors: FormErrors::none(),
        }
    }

    /// A new one with nothing right.
    pub fn errors_sample(lang: Lang) -> Self {
        let wrong = title(lang, "invalid-required");
        Self {
            frame: inside(
                lang,
                title(lang, "theme-new"),
                "/admin/communities/new",
                Nav::Elsewhere,
            ),
            action: "/admin/communities".to_owned(),
            back: "/admin/communities".to_owned(),
            community: None,
            typed: CommunityFields::default(),
            offer: CommunityOffer {
                slug: true,
                priorities: vec![("lezen".to_owned(), "Lezen".to_owned())],
            },
            errors: FormErrors::one("name.nl", wrong)
                .and("priority", title(lang, "invalid-unknown"))
                .and("pins", title(lang, "invalid-not-a-link")),
            ..Self::sample(lang)
        }
    }
}

impl RolesHelp {
    /// The table.
    pub fn sample(lang: Lang) -> Self {
        let name = title(lang, "roles-title");
        Self {
            frame: inside(lang, name, "/help/roles", Nav::Elsewhere),
        }
    }
}

impl Themes {
    /// A community, an archived one and a working group.
    pub fn sample(lang: Lang) -> Self {
        let row = |at: usize, archived, parent: &str| {
            let link = community(at);
            ThemeRow {
                slug: link.slug,
                name: link.name,
                parent: parent.to_owned(),
                archived,
                members: 120,
            }
        };
        let name = title(lang, "theme-title");
        Self {
            frame: inside(lang, name, "/admin/communities", Nav::Elsewhere),
            rows: vec![
                row(4, false, ""),
                row(5, true, ""),
                row(6, false, "Basisvaardigheden"),
            ],
        }
    }
}

impl ThemePage {
    /// Threads are to move to a new community.
    pub fn sample(lang: Lang) -> Self {
        let link = community(4);
        let thread = |n: u32, chosen| ThreadChoice {
            id: format!("k7f39q{n}"),
            title: format!("Gesprek {n}"),
            chosen,
        };
        let name = title(lang, "theme-split");
        let will = ["theme-stay", "theme-unread"].map(|id| title(lang, id).to_owned());
        Self {
            frame: inside(lang, name, "/admin/communities/x/split", Nav::Elsewhere),
            slug: link.slug,
            name: link.name,
            act: ThemeAct::Split,
            targets: vec![(
                "+".to_owned(),
                title(lang, "theme-target-new").to_owned(),
                true,
            )],
            threads: vec![thread(2, true), thread(3, false)],
            bring: false,
            fresh: Some(Default::default()),
            will: will.to_vec(),
            errors: FormErrors::none(),
        }
    }

    /// One is to be archived.
    pub fn archive_sample(lang: Lang) -> Self {
        let name = title(lang, "theme-archive");
        Self {
            frame: inside(lang, name, "/admin/communities/x/archive", Nav::Elsewhere),
            act: ThemeAct::Archive,
            targets: Vec::new(),
            threads: Vec::new(),
            fresh: None,
            will: Vec::new(),
            ..Self::sample(lang)
        }
    }
}

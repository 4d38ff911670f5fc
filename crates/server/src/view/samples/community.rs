//! Samples of a community.

use base::Lang;

use super::people::{card, community, person};
use super::rows::rows;
use super::{inside, outside};
use crate::view::{Asking, Community, CommunityLink, Membership, Nav, OwnRequest, Who};

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
            who: Who::Open,
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
            who: Who::OnRequest,
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

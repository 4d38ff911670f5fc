//! What a community says of itself beside name and purpose, as its page shows it.

use base::Lang;
use membership::{Capability, Community, CommunityDetail, Priority, Standing};
use store::Reader;

use crate::extract::Caller;
use crate::pages::present;
use crate::problem::Problem;
use crate::view;
use crate::words::Words;

pub(super) async fn about(
    r: &mut Reader,
    caller: &Caller,
    shown: &CommunityDetail,
    priorities: &[Priority],
) -> Result<view::CommunityAbout, Problem> {
    let lang = caller.call.lang;
    let said = membership::about(r, &caller.call, shown).await?;
    let standing = &shown.standing;
    let charter = said.charter;
    let parts = [
        charter.goal,
        charter.domain,
        charter.practice,
        charter.rhythm,
        charter.outcome,
        charter.term,
    ];
    let names = view::charter_names(Words::of(lang));
    let welcome = said.newcomer && !said.welcome.is_empty();
    let top = shown.community.parent_id.is_none();
    Ok(view::CommunityAbout {
        archived: !standing.is_open(),
        parent: said.parent.map(|parent| link(&parent, priorities, lang)),
        groups: said
            .groups
            .iter()
            .map(|group| link(group, priorities, lang))
            .collect(),
        charter: names
            .into_iter()
            .zip(parts)
            .filter(|(_, text)| !text.is_empty())
            .collect(),
        tags: said.tags,
        pins: said
            .pins
            .into_iter()
            .map(|pin| (pin.title, pin.url))
            .collect(),
        welcome: welcome.then(|| prose::render(&said.welcome).html),
        may_edit: caller.account.is_some() && standing.may(Capability::ChangeCommunity),
        may_found: caller.account.is_some() && top && standing.may(Capability::FoundGroup),
    })
}

fn link(
    (community, _): &(Community, Standing),
    priorities: &[Priority],
    lang: Lang,
) -> view::CommunityLink {
    view::CommunityLink {
        slug: community.slug.clone(),
        name: community.name(lang).to_owned(),
        mark: present::mark(priorities, &community.priority_slug),
    }
}

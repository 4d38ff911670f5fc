//! The form to announce something.

use membership::{Slug, State as Goes};
use store::Reader;

use super::link;
use crate::app::App;
use crate::extract::{Caller, Fields};
use crate::pages::frame::{self, count};
use crate::problem::Problem;
use crate::view;
use crate::when::date_of;
use crate::words::Words;

/// The form for one community, or without one for several, with what was typed.
pub(super) async fn page(
    app: &App,
    caller: &Caller,
    r: &mut Reader,
    slug: Option<&Slug>,
    fields: Option<&Fields>,
    errors: view::FormErrors,
) -> Result<view::Announce, Problem> {
    let (call, lang) = (&caller.call, caller.call.lang);
    let (mut community, mut choices, mut again) = (None, Vec::new(), String::new());
    if let Some(slug) = slug {
        let desk = membership::desk(r, call, slug).await?;
        let priorities = membership::list_priorities(r).await?;
        let from = discussion::announced_lately(r, call, &desk.shown).await?;
        again = from.map(|at| date_of(at, lang)).unwrap_or_default();
        community = Some(link(&desk.shown.community, &priorities, lang));
    } else {
        let chosen: Vec<&str> = fields.iter().flat_map(|all| all.all("community")).collect();
        for (one, _) in membership::list_communities(r, call).await? {
            if one.state == Goes::Open {
                choices.push(view::AnnounceTo {
                    chosen: chosen.contains(&one.slug.as_str()),
                    name: one.name(lang).to_owned(),
                    members: count(one.member_count),
                    slug: one.slug,
                });
            }
        }
    }
    let typed = |name| fields.map_or("", |fields| fields.get(name)).to_owned();
    let id = match typed("id").as_str() {
        "" => call.ids.uuid(call.now).to_string(),
        id => id.to_owned(),
    };
    let title = Words::of(lang).get("announce-title");
    Ok(view::Announce {
        frame: frame::full(app, caller, r, title, view::Nav::Elsewhere).await?,
        community,
        choices,
        id,
        title: typed("title"),
        body: typed("body"),
        again,
        errors,
    })
}

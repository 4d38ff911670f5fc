//! The page to invite at, with the ways in that are open.

use base::Limit;
use membership::{Role, Slug, WayIn, WayInCursor};
use store::Reader;

use super::link;
use crate::app::App;
use crate::extract::Caller;
use crate::pages::frame;
use crate::problem::Problem;
use crate::view::{self, InviteForm};
use crate::when::date_of;
use crate::words::Words;

/// Ways in on a page.
const SHOWN: Limit = Limit::USUAL;
/// What stands in the form for a link at first.
const LINK: (&str, &str) = ("25", "14");

/// The page, with what is open from a place on; for whoever looks after the community.
pub(super) async fn page(
    app: &App,
    caller: &Caller,
    slug: &Slug,
    after: WayInCursor,
) -> Result<view::MembersInvite, Problem> {
    let call = &caller.call;
    let mut r = app.db.read().await?;
    let listed = membership::list_ways_in(&mut r, call, slug, after, SHOWN).await?;
    let shown = membership::community(&mut r, call, slug).await?;
    let here = format!("/coordinate/{}/invite", slug.as_str());
    let last = listed.items.last().filter(|_| listed.more);
    let next = last.map(|last| format!("{here}?after={}.{}", last.created_at.micros(), last.id));
    let title = Words::of(call.lang).get("members-invite-title");
    Ok(view::MembersInvite {
        frame: frame::full(app, caller, &mut r, title, view::Nav::Elsewhere).await?,
        community: link(&mut r, caller, &shown.community).await?,
        form: InviteForm::default(),
        errors: view::FormErrors::none(),
        report: Vec::new(),
        sent: 0,
        link: None,
        uses: LINK.0.to_owned(),
        days: LINK.1.to_owned(),
        link_errors: view::FormErrors::none(),
        ways: rows(&mut r, caller, listed.items).await?,
        first: (after != WayInCursor::start()).then_some(here),
        next,
    })
}

async fn rows(
    r: &mut Reader,
    caller: &Caller,
    ways: Vec<WayIn>,
) -> Result<Vec<view::WayInRow>, Problem> {
    let mut people: Vec<_> = ways.iter().map(|one| one.invited_by).collect();
    people.sort_unstable();
    people.dedup();
    let cards = identity::cards(r, &people).await?;
    let w = Words::of(caller.call.lang);
    let row = |one: WayIn| {
        let by = cards.iter().find(|card| card.id == one.invited_by);
        let uses = [
            ("uses", one.uses.into()),
            ("most", (one.uses + one.uses_left).into()),
        ];
        view::WayInRow {
            id: one.id.to_string(),
            uses: match one.email {
                Some(_) => String::new(),
                None => w.with("members-link-uses", &uses),
            },
            what: one
                .email
                .unwrap_or_else(|| w.get("members-link").to_owned()),
            coordinator: one.role == Role::Coordinator,
            by: by.map(|card| card.name.clone()).unwrap_or_default(),
            until: date_of(one.expires_at, caller.call.lang),
        }
    };
    Ok(ways.into_iter().map(row).collect())
}

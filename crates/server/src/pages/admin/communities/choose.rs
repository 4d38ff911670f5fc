//! What is chosen on the page of an act, and what would come of it.

use base::{Limit, ThreadId};
use discussion::ThreadCursor;
use membership::Slug;
use store::Reader;

use super::plan;
use crate::app::App;
use crate::extract::{Caller, Fields};
use crate::pages::{communities, frame};
use crate::problem::Problem;
use crate::view::{self, ThemeAct};
use crate::words::Words;

/// What stands for a new community among those to choose from; no slug looks so.
pub(super) const NEW: &str = "+";

/// Which community, and what is done with it.
pub(super) type Asked = (Slug, ThemeAct);

pub(super) fn target(fields: &Fields) -> Result<Slug, Problem> {
    Slug::parse(fields.get("target")).map_err(|_| Problem::field("target", "required"))
}

pub(super) fn chosen(page: &view::ThemePage) -> Result<Vec<ThreadId>, Problem> {
    let some = page.threads.iter().filter(|one| one.chosen);
    let some: Vec<ThreadId> = some.filter_map(|one| one.id.parse().ok()).collect();
    if some.is_empty() {
        return Err(Problem::field("threads", "required"));
    }
    Ok(some)
}

pub(super) async fn will(
    r: &mut Reader,
    caller: &Caller,
    (slug, act): &Asked,
    fields: &Fields,
    page: &view::ThemePage,
) -> Result<Vec<String>, Problem> {
    let call = &caller.call;
    let shown = membership::community(r, call, slug).await?;
    if *act == ThemeAct::Merge {
        let moving = membership::look_merge(r, call, slug, &target(fields)?).await?;
        let here = [(shown.community, shown.standing)];
        let lively = discussion::activity(r, &here).await?;
        let threads = lively.first().map_or(0, |one| one.threads);
        return Ok(plan::merged(caller, &moving, threads));
    }
    let moving = match fields.get("target") {
        NEW => {
            communities::read(&fresh(&shown.community, fields))?;
            None
        }
        _ => Some(membership::look_split(r, call, slug, &target(fields)?).await?),
    };
    let many = chosen(page)?.len();
    let from = &shown.community;
    Ok(plan::split(caller, from, moving.as_ref(), many, page.bring))
}

/// A new community that is open to the same people as the one the threads come from.
pub(super) fn fresh(from: &membership::Community, fields: &Fields) -> view::CommunityFields {
    view::CommunityFields {
        visibility: from.visibility.as_str().to_owned(),
        joining: from.joining.as_str().to_owned(),
        ..communities::fields_of(fields)
    }
}

pub(super) async fn page(
    app: &App,
    caller: &Caller,
    r: &mut Reader,
    (slug, act): &Asked,
    fields: &Fields,
) -> Result<view::ThemePage, Problem> {
    let (call, lang) = (&caller.call, caller.call.lang);
    let shown = membership::community(r, call, slug).await?;
    let splits = *act == ThemeAct::Split;
    let w = Words::of(lang);
    let wanted = fields.get("target");
    let mut targets: Vec<(String, String, bool)> = Vec::new();
    if splits {
        targets.push((
            NEW.to_owned(),
            w.get("theme-target-new").to_owned(),
            wanted == NEW,
        ));
    }
    let all = membership::administered(r, call).await?;
    let others = all
        .into_iter()
        .filter(|one| one.id != shown.community.id && one.state == membership::State::Open);
    targets.extend(others.map(|one| {
        let chosen = one.slug == wanted;
        (one.slug.clone(), one.name(lang).to_owned(), chosen)
    }));
    let most = Limit::new(100).unwrap_or(Limit::USUAL);
    let threads = if splits {
        discussion::list_threads(r, call, &shown, ThreadCursor::START, most)
            .await?
            .items
    } else {
        Vec::new()
    };
    let (title, ..) = act.words();
    let names = ["name.nl", "name.en", "purpose.nl", "purpose.en", "slug"];
    Ok(view::ThemePage {
        frame: frame::full(app, caller, r, w.get(title), view::Nav::Elsewhere).await?,
        slug: shown.community.slug.clone(),
        name: shown.community.name(lang).to_owned(),
        act: *act,
        targets,
        threads: threads
            .into_iter()
            .map(|one| view::ThreadChoice {
                chosen: fields.get(&format!("t-{}", one.id)) == "yes",
                id: one.id.to_string(),
                title: one.title,
            })
            .collect(),
        bring: fields.get("bring") == "yes",
        fresh: splits.then(|| names.map(|name| fields.get(name).to_owned())),
        will: Vec::new(),
        errors: view::FormErrors::none(),
    })
}

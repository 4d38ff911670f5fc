//! `/c/{slug}/edit`: changing what a community says of itself.

use axum::extract::{Path, State};
use axum::response::Response;
use membership::{About, Capability, Community, CommunityDetail, Slug};
use store::Reader;

use super::form::{self, Purpose};
use super::slug_of;
use crate::app::App;
use crate::extract::{Caller, Fields};
use crate::pages::frame;
use crate::problem::Problem;
use crate::view;

/// The form.
pub async fn edit(
    State(app): State<App>,
    caller: Caller,
    Path(slug): Path<String>,
) -> Result<Response, Problem> {
    let mut r = app.db.read().await?;
    let (shown, said) = find(&mut r, &caller, &slug_of(&slug)?).await?;
    let typed = stands(&shown.community, said);
    let errors = view::FormErrors::none();
    let page = form::page(&app, &caller, &mut r, purpose(&shown), typed, errors).await?;
    Ok(frame::html(&page))
}

/// Changes it, or shows the form again with what was typed.
pub async fn save(
    State(app): State<App>,
    caller: Caller,
    Path(slug): Path<String>,
    fields: Fields,
) -> Result<Response, Problem> {
    let slug = slug_of(&slug)?;
    let mut typed = form::fields_of(&fields);
    let saved = async {
        caller.person()?;
        let form = form::read(&typed)?;
        let version = typed.version.parse().unwrap_or(0);
        let mut w = app.db.write().await?;
        let slug =
            membership::change_community(&mut w, &caller.call, &slug, version, &form).await?;
        w.commit().await?;
        Ok::<Slug, Problem>(slug)
    };
    match saved.await {
        Ok(slug) => {
            let path = format!("/c/{}", slug.as_str());
            Ok(frame::on_to_with(&app, &path, "saved"))
        }
        Err(problem) => {
            let mut r = app.db.read().await?;
            let (shown, said) = find(&mut r, &caller, &slug).await?;
            drop(r);
            // Whoever has seen that somebody else changed it may save over that.
            typed.version = said.version.to_string();
            form::again(&app, &caller, purpose(&shown), typed, problem).await
        }
    }
}

/// The community, when the caller may change it.
async fn find(
    r: &mut Reader,
    caller: &Caller,
    slug: &Slug,
) -> Result<(CommunityDetail, About), Problem> {
    let shown = membership::community(r, &caller.call, slug).await?;
    caller.person()?;
    if !shown.standing.may(Capability::ChangeCommunity) {
        return Err(membership::Error::NotCoordinator.into());
    }
    let said = membership::about(r, &caller.call, &shown).await?;
    Ok((shown, said))
}

fn purpose(shown: &CommunityDetail) -> Purpose<'_> {
    let path = format!("/c/{}", shown.community.slug);
    Purpose {
        words: ("about-edit", "about-edit-lead"),
        community: Some(&shown.community),
        action: format!("{path}/edit"),
        back: path,
        offer: view::CommunityOffer {
            slug: shown.standing.may(Capability::ChangeSlug),
            priorities: Vec::new(),
        },
    }
}

/// What stands there now.
fn stands(community: &Community, said: About) -> view::CommunityFields {
    let (name_nl, name_en) = community.names();
    let (purpose_nl, purpose_en) = community.purposes();
    let pins: Vec<String> = said
        .pins
        .iter()
        .map(|pin| format!("{} {}", pin.title, pin.url))
        .collect();
    let charter = said.charter;
    view::CommunityFields {
        id: String::new(),
        version: said.version.to_string(),
        name_nl: name_nl.to_owned(),
        name_en: name_en.to_owned(),
        purpose_nl: purpose_nl.to_owned(),
        purpose_en: purpose_en.to_owned(),
        slug: community.slug.clone(),
        priority: String::new(),
        visibility: community.visibility.as_str().to_owned(),
        joining: community.joining.as_str().to_owned(),
        question: community.question.clone(),
        charter: [
            charter.goal,
            charter.domain,
            charter.practice,
            charter.rhythm,
            charter.outcome,
            charter.term,
        ],
        welcome: said.welcome,
        tags: said.tags.join(", "),
        pins: pins.join("\n"),
    }
}

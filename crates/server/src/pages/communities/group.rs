//! `/c/{slug}/groups/new`: beginning a working group.

use axum::extract::{Path, State};
use axum::response::Response;
use base::{CommunityId, Invalid};
use membership::{Capability, CommunityDetail, Place, Slug};
use store::Reader;

use super::form::{self, Purpose};
use super::slug_of;
use crate::app::App;
use crate::extract::{Caller, Fields};
use crate::pages::frame;
use crate::problem::Problem;
use crate::view;

/// The form; it begins as the community itself is.
pub async fn new_group(
    State(app): State<App>,
    caller: Caller,
    Path(slug): Path<String>,
) -> Result<Response, Problem> {
    let mut r = app.db.read().await?;
    let shown = find(&mut r, &caller, &slug_of(&slug)?).await?;
    let typed = view::CommunityFields {
        id: caller.call.ids.uuid(caller.call.now).to_string(),
        visibility: shown.community.visibility.as_str().to_owned(),
        joining: shown.community.joining.as_str().to_owned(),
        ..view::CommunityFields::default()
    };
    let errors = view::FormErrors::none();
    let page = form::page(&app, &caller, &mut r, purpose(&shown), typed, errors).await?;
    Ok(frame::html(&page))
}

/// Makes it, or shows the form again with what was typed.
pub async fn found(
    State(app): State<App>,
    caller: Caller,
    Path(slug): Path<String>,
    fields: Fields,
) -> Result<Response, Problem> {
    let slug = slug_of(&slug)?;
    let typed = form::fields_of(&fields);
    let made = async {
        caller.person()?;
        let form = form::read(&typed)?;
        let fresh = || CommunityId(caller.call.ids.uuid(caller.call.now));
        let id = typed.id.parse().unwrap_or_else(|_| fresh());
        let mut w = app.db.write().await?;
        let place = Place::Inside(slug.clone());
        let made = membership::create_community(&mut w, &caller.call, id, &place, &form).await?;
        w.commit().await?;
        Ok::<Slug, Problem>(made)
    };
    match made.await {
        Ok(made) => {
            let path = format!("/c/{}", made.as_str());
            Ok(frame::on_to_with(&app, &path, "community-created"))
        }
        Err(problem) => {
            let mut r = app.db.read().await?;
            let shown = find(&mut r, &caller, &slug).await?;
            drop(r);
            form::again(&app, &caller, purpose(&shown), typed, problem).await
        }
    }
}

/// The community, when the caller may begin a working group in it.
async fn find(r: &mut Reader, caller: &Caller, slug: &Slug) -> Result<CommunityDetail, Problem> {
    let shown = membership::community(r, &caller.call, slug).await?;
    caller.person()?;
    if !shown.standing.is_open() {
        return Err(membership::Error::Archived.into());
    }
    if !shown.standing.may(Capability::FoundGroup) {
        return Err(membership::Error::NotCoordinator.into());
    }
    if shown.community.parent_id.is_some() {
        return Err(membership::Error::from(Invalid::new("parent", "too-deep")).into());
    }
    Ok(shown)
}

fn purpose(shown: &CommunityDetail) -> Purpose<'_> {
    let path = format!("/c/{}", shown.community.slug);
    Purpose {
        words: ("about-group-new", "about-group-lead"),
        community: Some(&shown.community),
        action: format!("{path}/groups/new"),
        back: path,
        offer: view::CommunityOffer {
            slug: true,
            priorities: Vec::new(),
        },
    }
}

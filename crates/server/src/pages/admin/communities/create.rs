//! Making a community.

use axum::extract::State;
use axum::response::Response;
use base::{CommunityId, Lang};
use membership::{Joining, Place, Priority, Slug, Visibility};

use super::{LIST, administrator};
use crate::app::App;
use crate::extract::{Caller, Fields};
use crate::pages::communities::{self, Purpose};
use crate::pages::frame;
use crate::problem::Problem;
use crate::view;

/// The form.
pub async fn new(State(app): State<App>, caller: Caller) -> Result<Response, Problem> {
    administrator(&caller)?;
    let typed = view::CommunityFields {
        id: caller.call.ids.uuid(caller.call.now).to_string(),
        visibility: Visibility::Public.as_str().to_owned(),
        joining: Joining::Open.as_str().to_owned(),
        ..view::CommunityFields::default()
    };
    let mut r = app.db.read().await?;
    let priorities = membership::list_priorities(&mut r).await?;
    let purpose = purpose(&priorities, caller.call.lang);
    let errors = view::FormErrors::none();
    let page = communities::page(&app, &caller, &mut r, purpose, typed, errors).await?;
    Ok(frame::html(&page))
}

/// Makes it, or shows the form again with what was typed.
pub async fn create(
    State(app): State<App>,
    caller: Caller,
    fields: Fields,
) -> Result<Response, Problem> {
    administrator(&caller)?;
    let typed = communities::fields_of(&fields);
    let made = async {
        let form = communities::read(&typed)?;
        let fresh = || CommunityId(caller.call.ids.uuid(caller.call.now));
        let id = typed.id.parse().unwrap_or_else(|_| fresh());
        let place = Place::Priority(typed.priority.clone());
        let mut w = app.db.write().await?;
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
            let priorities = membership::list_priorities(&mut r).await?;
            drop(r);
            let purpose = purpose(&priorities, caller.call.lang);
            communities::again(&app, &caller, purpose, typed, problem).await
        }
    }
}

fn purpose(priorities: &[Priority], lang: Lang) -> Purpose<'static> {
    let choices = priorities
        .iter()
        .map(|one| (one.slug.clone(), one.name(lang).to_owned()));
    Purpose {
        words: ("theme-new", "about-edit-lead"),
        community: None,
        action: LIST.to_owned(),
        back: LIST.to_owned(),
        offer: view::CommunityOffer {
            slug: true,
            priorities: choices.collect(),
        },
    }
}

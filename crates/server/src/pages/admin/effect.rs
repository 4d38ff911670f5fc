//! `/admin/settings`: the settings in effect, without what is secret.

use axum::extract::State;
use axum::response::Response;

use super::administrator;
use crate::app::App;
use crate::extract::Caller;
use crate::pages::frame;
use crate::problem::Problem;
use crate::shown::Source;
use crate::view;
use crate::words::Words;

/// Every setting.
pub async fn effect(State(app): State<App>, caller: Caller) -> Result<Response, Problem> {
    administrator(&caller)?;
    let w = Words::of(caller.call.lang);
    let text = |text: &Option<String>| match text {
        None => w.get("effect-secret").to_owned(),
        Some(text) if text.is_empty() => w.get("effect-empty").to_owned(),
        Some(text) => text.clone(),
    };
    let rows = app.settings.shown.iter().map(|one| view::EffectRow {
        name: one.name.clone(),
        value: text(&one.value),
        usual: text(&one.usual),
        source: w.get(match one.source {
            Source::Default => "effect-default",
            Source::File => "effect-file",
            Source::Environment => "effect-environment",
        }),
    });
    let rows = rows.collect();
    let mut r = app.db.read().await?;
    let title = w.get("effect-title");
    let page = view::Effect {
        frame: frame::full(&app, &caller, &mut r, title, view::Nav::Elsewhere).await?,
        rows,
    };
    Ok(frame::html(&page))
}
